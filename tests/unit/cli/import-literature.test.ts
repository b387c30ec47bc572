import { strToU8, zipSync } from 'fflate';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importProject, type ImportOptions } from '#cli/import.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { useBench } from './bench.ts';

const FOLDER = new URL('../../exchange/chinese/', import.meta.url).pathname;
const inputs = (number: RegExp) => readdirSync(FOLDER).filter((name) => number.test(name) && !name.endsWith('.json'));

const bench = useBench();

const study = () => join(bench.folder, 'study');
const bring = (files: readonly string[], options: Partial<ImportOptions> = {}) => importProject(files, { to: study(), ...options });
const given = (name: string) => FOLDER + name;
const { own } = bench;
const references = () => readdirSync(join(study(), 'references')).toSorted();

it.each(inputs(/^5/))('makes a study of %s that passes the check', async (name) => {
  expect(await bring([given(name)], { core: '共享', excerpts: 'all' }), bench.told).toBe(0);
  const { findings, caseStudy } = reloadStudy(study());
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(caseStudy?.core?.label).toEqual({ zh: '共享' });
  const files = readdirSync(study(), { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path));
  expect(files.map((path) => readFileSync(join(study(), path), 'utf8')).join('\n')).not.toContain('王某');
});

it('makes references of everything that databases export, of printed lists, and of all at once, and nothing new of them again', async () => {
  const all = inputs(/^[67]/).map(given);
  expect(await bring(all), bench.told).toBe(0);
  const first = references();
  expect(first).toEqual(expect.arrayContaining(['gb-t-00001-2015.yaml', 'he-2021-en.yaml', 'lin-2024.yaml', 'zhou-2025.yaml']));
  const text = readFileSync(join(study(), 'references/lin-2024.yaml'), 'utf8');
  expect(await bring(all), bench.told).toBe(0);
  expect(bench.told).toContain('Nothing in it is new: no file was written.');
  expect(references()).toEqual(first);
  expect(readFileSync(join(study(), 'references/lin-2024.yaml'), 'utf8')).toBe(text);
});

it('makes references that a study can have, and that read as they were read', async () => {
  expect(await bring([given('57-two-tables.docx'), given('70-list-gbt-2015.txt')], { core: '共享', excerpts: 'all' }), bench.told).toBe(0);
  const { findings, caseStudy } = reloadStudy(study());
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(caseStudy?.references.get('example-2019')?.data).toMatchObject({
    DOI: '10.5555/jns.2019.7',
    author: [
      { family: 'Example', given: 'A B' },
      { family: 'Sample', given: 'C D' },
      { family: 'Roe', given: 'E' },
    ],
    custom: { unfinished: ['author'] },
    printed: { number: 4 },
  });
  expect(caseStudy?.references.get('lin-2021')?.notes).toHaveLength(1);
  expect(readFileSync(join(study(), 'import-report.md'), 'utf8')).toContain('8 read as printed, 1 doubtful, 1 not read');
});

it('adds volume, issue and pages to an article that was online first', async () => {
  await bring([given('60-cnki-endnote.enw')]);
  const printed = '%0 Journal Article\n%A 何舟\n%T 押金还是担保\n%J 邻里研究\n%D 2026\n%V 14\n%N 02\n%P 003-019\n%W CNKI\n';
  await bring([own('now.enw', printed)]);
  expect(readFileSync(join(study(), 'references/he-2026.yaml'), 'utf8')).toMatch(/volume: '14'\nissue: '2'\npage: '?3-19'?\n$/);
  bench.forget();
  await bring([own('now.enw', printed)]);
  expect(bench.told).toContain('no file was written');
});

it('leaves doubtful entries out where only proved ones are asked for, and writes nothing in a dry run', async () => {
  await bring([given('70-list-gbt-2015.txt')], { onlyProved: true, dryRun: true });
  expect(existsSync(study())).toBe(false);
  await bring([given('70-list-gbt-2015.txt')], { onlyProved: true });
  expect(references()).not.toContain('lin-2021.yaml');
  expect(references()).toHaveLength(8);
});

it('reads a reference list of a Word document, whose numbers Word may make', async () => {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const body = ['一、引言', '正文的一段。', '参考文献', '何舟. 题一[J]. 刊, 2020(1): 1-2.', '周禾. 题二[M]. 某市: 社, 2019.']
    .map(paragraph)
    .join('');
  const bytes = zipSync({ 'word/document.xml': strToU8(`<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`) });
  writeFileSync(join(bench.folder, 'list.docx'), bytes);
  expect(await bring([join(bench.folder, 'list.docx')]), bench.told).toBe(0);
  expect(references()).toEqual(['he-2020.yaml', 'zhou-2019.yaml']);
  expect(bench.told).toContain('2 read as printed');
});

const lost = '表 1 编码\n范畴化\t概念化\t原始资料\n\t先说再借\t群里说一声。\n信任\t不留押金\t不收押金。\n';
it('asks row by row where merged cells were lost, writes nothing, and takes the answers', async () => {
  const file = own('table.txt', lost);
  expect(await bring([file], { excerpts: 'all' })).toBe(1);
  expect(bench.told).toContain('1:1  no category stands above it: 先说再借 | 群里说一声。');
  expect(bench.told).toContain('--row "1:24=category"');
  expect(existsSync(study())).toBe(false);
  expect(await bring([file], { excerpts: 'all', core: '共享', row: ['1:1=共同维护'] }), bench.told).toBe(0);
  expect(reloadStudy(study()).caseStudy?.concepts.size).toBe(2);
});

it.each([
  ['paper.doc', 'x', 'Save it as .docx.'],
  ['empty.ris', 'nothing', 'has no references'],
  ['half.json', '[{"type": "book", "title": "A"', 'no whole JSON'],
  ['paper.docx', '\u00d0\u00cf', 'no document of Word'],
  ['table.md', '| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n', 'No table has headings that are known: “甲”, “乙”'],
])('refuses %s with what is wrong, and writes nothing', async (name, text, words) => {
  expect(await bring([own(name, text)])).toBe(1);
  expect(bench.told).toContain(words);
  expect(existsSync(study())).toBe(false);
});

it('takes out of references what no file could be read with', async () => {
  expect(
    await bring(
      [own('odd.ris', 'TY  - BOOK\nTI  - A\u0007 b\u000bc: # "d" \'e\'\nAU  - Doe, J\nPY  - 2020\nER  - \n'), given('57-two-tables.docx')],
      { core: '共享', excerpts: 'all' },
    ),
    bench.told,
  ).toBe(0);
  expect(reloadStudy(study()).caseStudy?.references.get('doe-2020')?.data.title).toBe('A bc: # "d" \'e\'');
});
