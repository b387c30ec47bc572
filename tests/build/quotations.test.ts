import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codebookSchema } from '#formats/codebook/codebook-schema.ts';
import { readSite, type BuiltSite } from './built-site.ts';
import { canonicalJsonLd, canonicalTurtle, storeOf } from './rdf-graph.ts';
import { SMALL_STUDY, writeFiles } from './study-folder.ts';
import { zhagen } from './zhagen.ts';

const PIECES = [
  'I said: no',
  'flat #4',
  ' #',
  ': ',
  '"go"',
  "it's",
  '‘a’',
  '“好”',
  '\t',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\r\n',
  '\n  ',
  '😀',
  '👩‍👧',
  '\u202eabc\u202c',
  '\u200f',
  '\u2067אב\u2069',
  'السلام عليكم',
  '他说：借给我，',
  '住在 4 号楼',
  '……',
  '——',
  '<b>x</b>',
  '&amp;',
  '&',
  '<!-- c -->',
  '*a*',
  '_b_',
  '`c`',
  '[[trust]]',
  '[@doe-2020]',
  '{x}',
  '[y]',
  '\\n',
  '\\',
  '|',
  '>',
  '%',
  '@',
  '!',
  '?',
  '-',
  '---',
  '...',
  ',',
  'e\u0301',
  '\u00a0',
  '\u3000',
  '0012',
  '~',
  'null',
  '_x000D_',
  '$1',
  "''",
  '𠀀',
  'https://example.org/?a=b#c',
] as const;
const BEGINNINGS = [
  '',
  '',
  '- ',
  '-',
  '? ',
  '* ',
  '*',
  '&',
  '&a ',
  '% ',
  '@',
  '`',
  '!',
  '! ',
  '| ',
  '> ',
  '[',
  '{',
  '"',
  "'",
  '#',
  '# ',
  ': ',
  ', ',
  ' ',
  '   ',
  '\t',
  '---\n',
  '... ',
  '1. ',
  '~',
] as const;

/** A quotation as somebody may have said or typed it; it neither ends in white space nor begins with a line break. */
const quotation = fc
  .tuple(fc.constantFrom(...BEGINNINGS), fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 9 }))
  .map(([beginning, pieces]) => `${beginning}${pieces.join('')}w`.replace(/^[\r\n]+/, ''));
const QUOTATIONS = [...new Set(fc.sample(quotation, { numRuns: 600, seed: 10 }))].slice(0, 500);

/** A line end is read as a line feed, whatever it is in the file. */
const source = (text: string) => text.replaceAll('\r\n', '\n');
/** `|-` as the README has it, with `2` where the text itself begins with blanks; `>-` and quotes where it is one line. */
function written(text: string, n: number): string {
  const block = (sign: string) => `${sign}${text.startsWith(' ') ? '2' : ''}-\n${text.replace(/^/, '      ').replaceAll('\n', '\n      ')}`;
  if (/[\r\n]/.test(text)) return block('|');
  return [block('|'), block('>'), `'${text.replaceAll("'", "''")}'`][n % 3] ?? '';
}

describe('500 quotations, written as the README says,', () => {
  let folder = '';
  let site: BuiltSite;
  const ids = QUOTATIONS.map((_, n) => `q${String(n)}`);
  const expected = Object.fromEntries(ids.map((id, n) => [id, source(QUOTATIONS[n] ?? '')]));
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zhagen-quotations-'));
    const excerpts = QUOTATIONS.map((text, n) => `  - id: q${String(n)}\n    source: interview\n    text: ${written(text, n)}\n`).join('');
    const concept = `---\nlabel: First impression\ncategory: trust\nexcerpts:\n${excerpts}---\n\nSee [[trust]] and [@doe-2020].\n`;
    writeFiles(join(folder, 'study'), {
      ...SMALL_STUDY,
      'study.yaml': `${String(SMALL_STUDY['study.yaml'])}rules: { exposed-comment: warning }\n`,
      'concepts/first-impression.md': concept,
    });
    const { status, stderr } = await zhagen(['build', '--study', join(folder, 'study'), '--out', join(folder, 'site')]);
    if (status !== 0) throw new Error(stderr);
    site = readSite(join(folder, 'site'), '/');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are 500', () => expect(QUOTATIONS).toHaveLength(500));

  it('stand on the concept’s pages as they are, each under its own address', () => {
    const pages = site.pages.filter(({ file }) => /^concepts\/first-impression\/(?:\d+\/)?index\.html$/.test(file));
    const shown = pages.flatMap(({ document }) =>
      Array.from(document.querySelectorAll('main [id] blockquote'), (found) => {
        const quote = found.cloneNode(true) as Element;
        for (const br of quote.querySelectorAll('br')) br.replaceWith('\n');
        return [found.closest('[id]')?.id, quote.textContent];
      }),
    );
    expect(shown).toHaveLength(500);
    expect(Object.fromEntries(shown)).toEqual(expected);
    const { document } = site.page('concepts/first-impression/index.html');
    expect(ids.filter((id) => document.getElementById(id) === null)).toEqual([]);
  });

  it('are in codebook.json as they are', () => {
    const { excerpts } = codebookSchema.parse(JSON.parse(site.read('codebook.json')));
    expect(Object.fromEntries(excerpts.map(({ id, text }) => [id, text]))).toEqual(expected);
  });

  it.each(['codebook.csv', 'coding/open.csv'])('are in %s as they are', (file) => {
    const cells = new Set(parse(site.read(file), { bom: true }).flat());
    expect(Object.values(expected).filter((text) => !cells.has(text))).toEqual([]);
  });

  it('are in codebook.xlsx as they are', async () => {
    const { sheets } = await readXlsx(readFileSync(join(site.folder, 'codebook.xlsx')));
    const cells = new Set(sheets.flatMap(({ rows }) => rows.flat()));
    expect(Object.values(expected).filter((text) => !cells.has(text))).toEqual([]);
  });

  it('are in Turtle and JSON-LD as they are', async () => {
    for (const quads of [
      await canonicalTurtle(site.read('codebook.ttl'), 'https://a.example/'),
      await canonicalJsonLd(site.read('codebook.jsonld'), 'https://a.example/'),
    ]) {
      const values = new Set(
        storeOf(quads)
          .getObjects(null, null, null)
          .map(({ value }) => value),
      );
      expect(Object.values(expected).filter((text) => !values.has(text))).toEqual([]);
    }
  });
});
