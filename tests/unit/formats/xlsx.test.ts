import { readXlsx } from 'hucre/xlsx';
import { afterEach, expect, it, vi } from 'vitest';
import { formatXlsx, type Sheet } from '#formats/containers/xlsx.ts';

afterEach(() => vi.useRealTimers());

const sheet = (texts: readonly string[]): Sheet => ({ name: 'One', header: ['H'], widths: [20], rows: texts.map((text) => [{ text }]) });
const cells = async (texts: readonly string[]) => (await readXlsx(await formatXlsx([sheet(texts)]))).sheets[0]?.rows.map(([cell]) => cell);

it('keeps a text as it is, a formula’s included', async () => {
  const texts = ['=1+1', '+1', '-1', '@a', '\ta', '007', '1e5', 'TRUE', ' a ', 'a\nb', '<i>&amp;</i>', '_x0041_', '中文', '👩‍🔬', 'עברית'];
  expect(await cells(texts)).toEqual(['H', ...texts]);
});

it('drops what XML cannot hold', async () => expect(await cells(['a\u0001b\uD800c'])).toEqual(['H', 'abc']));

it('shortens a text that no cell can hold, between characters', async () => {
  const [, cell] = (await cells(['👩'.repeat(20_000)])) ?? [];
  expect(cell).toBe(`${'👩'.repeat(16_382)}…`);
});

it('has the same bytes at another hour', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-02-03T04:05:06Z') });
  const early = await formatXlsx([sheet(['a'])]);
  vi.setSystemTime(new Date('2031-12-03T14:15:16Z'));
  expect(Buffer.from(await formatXlsx([sheet(['a'])])).equals(Buffer.from(early))).toBe(true);
});
