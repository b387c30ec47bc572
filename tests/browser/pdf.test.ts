import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStudy } from '#files/held-study.ts';
import { textIn } from '#domain/localized-text.ts';
import { writeStudy } from '../build/study-folder.ts';
import { PROJECT, zhagen } from '../build/zhagen.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhagen-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Printed {
  readonly bytes: Buffer;
  readonly raw: string;
  readonly document: Awaited<ReturnType<typeof getDocumentProxy>>;
  /** The text of each page, without spaces, hyphens and dashes. */
  readonly pages: readonly string[];
}

/** Chromium gives for some characters of some fonts the radical that looks the same; not all of them have it as their compatible form. */
const RADICALS: Readonly<Record<string, string>> = { '⻋': '车', '⼾': '户', '⻓': '长', '⻔': '门', '⻅': '见', '⻚': '页', '⻢': '马' };
const plain = (text: string) =>
  text
    .replace(/[⺀-⿕]/g, (sign) => RADICALS[sign] ?? sign)
    .normalize('NFKC')
    .replace(/[\s\u00ad\p{Pd}]/gu, '');

async function print(study: string, name: string, environment: Readonly<Record<string, string>> = {}): Promise<Printed> {
  const file = join(folder, name);
  const { status, stderr } = await zhagen(['pdf', '--study', study, '--to', file], environment);
  if (status !== 0) throw new Error(stderr);
  const bytes = readFileSync(file);
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  return { bytes, raw: bytes.toString('latin1'), document, pages: text.map(plain) };
}

describe('the shipped edition as a PDF', () => {
  const { caseStudy } = openStudy(join(PROJECT, 'content'));
  let printed: Printed;
  beforeAll(async () => {
    printed = await print('content', 'shipped.pdf');
  });

  it('has every concept, category, excerpt and reference in it', () => {
    const all = printed.pages.join('');
    const say = (text: Parameters<typeof textIn>[0]) => plain(textIn(text, 'zh').text);
    const nodes = [...(caseStudy?.concepts.values() ?? []), ...(caseStudy?.categories.values() ?? [])];
    expect(nodes.length).toBe(33);
    expect(nodes.map(({ label }) => say(label)).filter((label) => !all.includes(label))).toEqual([]);
    expect([...(caseStudy?.excerpts.values() ?? [])].map(({ id }) => id)).toHaveLength(24);
    for (const { data } of caseStudy?.references.values() ?? []) expect(all).toContain(plain(data.title));
  });

  it('says in its contents on which page each part begins', async () => {
    const outline = await printed.document.getOutline();
    expect(outline.map(({ title }) => title)).toEqual([
      '小米智能生态协同机制的扎根探索', '目录', '报告', '编码过程', '范畴', '概念', '文献、编者说明',
    ]); // prettier-ignore
    expect(outline.find(({ title }) => title === '概念')?.items.map(({ title }: { title: string }) => title)).toContain(
      '操作系统的统一与优化',
    );
    const contents = printed.pages.slice(1, 4).join('');
    for (const part of ['报告', '编码过程', '范畴', '概念']) {
      const page = Number(new RegExp(`${part}(\\d{1,2})(?=\\D)`).exec(contents)?.[1]);
      expect(printed.pages[page - 1]).toMatch(new RegExp(`^${part}`));
    }
  });

  it('has its version, its address and the page’s number on each page', () => {
    printed.pages.forEach((page, i) => {
      expect(page).toMatch(new RegExp(`1\\.0\\.0版·https://example\\.org/${String(i + 1)}$`));
    });
  });

  it('is tagged, in the study’s language, with every font in it', async () => {
    expect(await printed.document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(printed.raw).toContain('/StructTreeRoot');
    expect((await printed.document.getMetadata()).info).toMatchObject({ Language: 'zh', Title: '小米智能生态协同机制的扎根探索' });
    const objects = new Map(
      printed.raw.split('\nendobj\n').flatMap((text) => {
        const [, id, content] = /(\d+) 0 obj\n(<<[^]*)/.exec(text) ?? [];
        return id === undefined || content === undefined ? [] : [[id, content] as const];
      }),
    );
    const fonts = [...objects.values()].filter((text) => text.includes('/Type /Font\n') && !text.includes('/Subtype /Type0'));
    // A Type 3 font is its glyphs; any other has its file beside its description.
    const embedded = (font: string) =>
      font.includes('/Subtype /Type3')
        ? font.includes('/CharProcs')
        : /\/FontFile[23]?\b/.test(objects.get(/\/FontDescriptor (\d+) 0 R/.exec(font)?.[1] ?? '') ?? '');
    expect(fonts.length).toBeGreaterThan(2);
    expect(fonts.filter((font) => !embedded(font))).toEqual([]);
  });

  it('has the same bytes again, in another time zone and from another folder', async () => {
    const again = await print(join(PROJECT, 'content'), 'again.pdf', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' });
    expect(again.bytes.equals(printed.bytes)).toBe(true);
  });
});

describe('another study’s PDF', () => {
  it('has its concepts in its language, and shows what looks like markup as words', async () => {
    const study = writeStudy({
      'study.yaml': 'title: <b>Small</b> & "quoted"\nlanguages: [en]\nauthors: [{ family: Doe, given: Jane }]\nabstract: A study of little.\nlevels: [Core category, Category, Concept]\n',
    }); // prettier-ignore
    const { pages } = await print(study, 'small.pdf');
    expect(pages[0]).toContain('<b>Small</b>&"quoted"');
    expect(pages.at(-1)).toMatch(/^.*<b>Small<\/b>&"quoted"·.*$/);
    expect(pages.join('')).toContain('Firstimpression');
  });

  it('is not printed while the study has errors, and the errors are told', async () => {
    const { status, stderr } = await zhagen(['pdf', '--study', writeStudy({ 'categories/trust.md': null }), '--to', join(folder, 'none.pdf')]); // prettier-ignore
    expect(status).toBe(1);
    expect(stderr).toContain('Nothing was printed: mend the errors first.');
  });
});
