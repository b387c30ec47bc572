import { describe, expect, test } from 'vitest';
import { parseProse } from '#formats/prose/prose.ts';
import { createProseRenderer } from '#render/prose/prose-renderer.ts';

const SIZE = 50_000;
const fill = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);
const numbered = (line: (i: number) => string, count: number) => Array.from({ length: count }, (_, i) => line(i)).join('');
const row = (cell: string, columns: number) => `|${cell.repeat(columns)}\n`;

const render = createProseRenderer(
  () => ({
    image: () => undefined,
    diagram: () => undefined,
    node: () => ({ href: '/a/', text: 'A' }),
    reference: () => ({ href: '/b/', text: '1' }),
  }),
  {
    title: 'Notes',
    back: 'Back',
  },
);

/** Each, of 100 kB, once took minutes, or would without its limit. */
const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ...[
    '_a*',
    'a_',
    '*a **b ',
    '**中（',
    '~~a',
    '[',
    '![',
    ']',
    '[a](',
    '[a](b "c" ',
    '[^',
    '[a] ',
    '<a ',
    '<b>x</b>',
    '\\*',
    '&amp;',
    'a <!--x ',
    'a <?x ',
    '<!-- x -->',
  ].map((piece) => [piece, fill(piece)] as const),
  ...[
    '- ',
    '> ',
    '1. ',
    '> - ',
    '> a\n> ',
    'a\n',
    'a\n\n',
    '# a\n',
    '中\n',
    '|',
    '|[[a|b]]',
    '|a|b|\n',
    '\\[\\[a',
    '\\[[a',
    '[[a\\[',
    '<!-- -->',
  ].map((piece) => [piece, fill(piece)] as const),
  ...['[@a]', '[@a]\n\n', '[[a]] ', '[@a；', '@a-', 'a@', 'www.', '＊＊a', '～～a', '［［', '[[a|', '`', '#a ', '[^1] '].map(
    (piece) => [piece, fill(piece)] as const,
  ),
  ['words behind a bracket', `[${fill('a ')}`],
  ['other words behind a bracket', `[${fill('#h')}`],
  ['one cluster', `[${fill('@a; ')}@b]`],
  ['backticks of growing length', numbered((i) => `${'`'.repeat(i + 1)} `, 446)],
  ['lists within lists', numbered((i) => `${'  '.repeat(i)}- a\n`, 316)],
  ['lists within lists, again and again', numbered((i) => `${'  '.repeat(i % 19)}- a\n`, 2000)],
  ['a table of 10,000 columns', row('a|', 10_000) + row('-|', 10_000) + row('b|', 10_000)],
  ['a table of many columns and rows', row('a|', 3000) + row('-|', 3000) + 'a\n'.repeat(4900)],
  ['definitions', numbered((i) => `[${String(i)}]: /u\n`, 9000)],
  ['footnotes', numbered((i) => `[^${String(i)}]: a\n\n`, 6000)],
  ['an address with many dots', `https://a.b/${fill('.')}a`],
  ...['[[a_b]]', '[@a_b]', '## a_b [#c;_#d]', '_a_<!-- x -->', 'a {/*_*/} b'].map(
    (text) => [`${text}, with blanks`, text.replaceAll('_', fill(' '))] as const,
  ),
  ['braces', `{"${fill('}')}`],
];

describe.each(['markdown', 'mdx'] as const)('in %s a text of 100 kB is read soon, or refused where it stands:', (form) => {
  // What does not end fails by the time that a test has.
  test.each(TEXTS)('%s', (_, text) => {
    const read = parseProse(text, 7, form);
    if ('prose' in read && form === 'markdown') render(read.prose.text);
    if ('prose' in read) expect(read.prose.text.length).toBeLessThanOrEqual(text.length);
    else {
      expect(read.position.line).toBeGreaterThanOrEqual(7);
      expect(read.position.column).toBeGreaterThanOrEqual(1);
    }
  });
});

test.each([
  ['marks', '_a*'.repeat(2000), /more marks/],
  ['levels', '> '.repeat(21), /nested/],
  ['levels of emphasis', `${'*a **b '.repeat(60)}${'b** a* '.repeat(60)}`, /nested/],
  ['lines', 'a\n'.repeat(5001), /5,000 lines/],
  ['items', '- a\n'.repeat(2001), /2,000 lines of lists/],
  ['citations', '[@a]\n'.repeat(2001), /2,000 signs/],
  ['bars', '|'.repeat(10_001), /10,000 bars/],
  ['cells', row('a|', 1000) + row('-|', 1000) + 'a\n'.repeat(20), /10,000 cells/],
  ['blanks in a row', `[[a${' '.repeat(500)}b]]`, /500 blanks/],
  ['marks in a row', `https://a.b/${'.'.repeat(500)}a`, /500 marks/],
])('the limit is named: %s', (_, text, reason) => {
  expect(parseProse(text, 1, 'markdown')).toMatchObject({ reason: expect.stringMatching(reason) as string, limit: true });
});

test('a long text as people write it is read', () => {
  const paragraph = 'A **word** of [[a|her]] and [@b, p. 5], *so* to `say`. '.repeat(20);
  expect('prose' in parseProse(`${paragraph}\n\n`.repeat(90), 1, 'markdown')).toBe(true);
});
