import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { importProject, type ImportOptions } from '#cli/import.ts';
import { masked } from '#cli/masked.ts';
import { parseOptions } from '#files/build-options.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';
import type { Expectation } from '../../exchange/expectation.ts';
import { useBench } from './bench.ts';

const FOLDER = new URL('../../exchange/', import.meta.url).pathname;
const INPUTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.replace('.expected.json', ''));
const REFUSED = readdirSync(`${FOLDER}refused`).filter((name) => name.endsWith('.qdpx'));
const ANSWERS = { excerpts: 'all', core: 'The core', parents: 'concept' } as const;

const bench = useBench();

const bring = (input: string, options: Partial<ImportOptions> = ANSWERS) =>
  importProject([FOLDER + input], { to: join(bench.folder, 'study'), ...options });
const written = (path: string) => readFileSync(join(bench.folder, 'study', path), 'utf8');

it.each(INPUTS)('makes a study of %s that passes the check', async (input) => {
  expect(await bring(input, { ...ANSWERS, memos: true }), bench.told).toBe(0);
  const { findings, caseStudy } = reloadStudy(join(bench.folder, 'study'));
  expect(
    findings.filter(
      ({ rule, severity }) =>
        severity === 'error' || !['concept-without-definition', 'concept-without-excerpt', 'duplicate-label'].includes(rule),
    ),
  ).toEqual([]);
  expect(caseStudy).toBeDefined();
  const expected = JSON.parse(readFileSync(`${FOLDER}${input}.expected.json`, 'utf8')) as Expectation;
  const report = JSON.parse(written('import-report.json')) as { losses: { kind: string; count: number }[] };
  for (const { kind, count } of expected.losses ?? []) expect(report.losses).toContainEqual(expect.objectContaining({ kind, count }));
  const all = readdirSync(join(bench.folder, 'study'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name), 'utf8'))
    .join('\n');
  expect(all).not.toMatch(/C:\/Users|someone|secret|编码员甲|D:\/video/);
});

it.each(REFUSED)('writes nothing of refused/%s', async (input) => {
  const inputs = input === 'bomb.qdpx' ? [] : [input];
  for (const one of inputs) {
    expect(await bring(`refused/${one}`)).toBe(1);
    expect(bench.told).toContain(one);
    expect(existsSync(join(bench.folder, 'study'))).toBe(false);
    expect(readdirSync(bench.folder)).toEqual([]);
  }
});

it('names the flags of what must be decided, where nobody can be asked', async () => {
  expect(await bring('04-nested-codes.qdpx', {})).toBe(1);
  for (const flag of ['--parents', '--excerpts']) expect(bench.told).toContain(flag);
  expect(await bring('05-two-coders.qdpx', {})).toBe(1);
  for (const flag of ['--category', '--excerpts']) expect(bench.told).toContain(flag);
  expect(readdirSync(bench.folder)).toEqual([]);
});

it('writes nothing in a dry run, and tells the same', async () => {
  await bring('03-atlas-crlf-sets.qdpx', { ...ANSWERS, dryRun: true });
  const dry = bench.told.split('\nNothing was written')[0];
  expect(readdirSync(bench.folder)).toEqual([]);
  bench.forget();
  await bring('03-atlas-crlf-sets.qdpx');
  expect(bench.told.split('\nWritten to')[0]).toBe(dry);
});

it('publishes neither memos, names of coders and sources, nor passages, unless it is asked to', async () => {
  await bring('06-memos-links.qdpx', { excerpts: 'none', core: 'The core', unused: 'keep' });
  const concept = written('concepts/qing-dan.md');
  expect(concept).not.toMatch(/关于清单|excerpts|coder/);
  expect(existsSync(join(bench.folder, 'study/sources'))).toBe(false);
});

it('leaves alone a folder that holds something else', async () => {
  const folder = join(bench.folder, 'study');
  mkdirSync(folder);
  writeFileSync(join(folder, 'study.yaml'), 'title: Mine\n');
  expect(await bring('03-atlas-crlf-sets.qdpx')).toBe(1);
  expect(bench.told).toContain('holds a study that no import wrote');
  expect(readdirSync(folder)).toEqual(['study.yaml']);
});

it.each([
  ['a.qdc', '<CodeBook/>'],
  ['b.csv', 'Code,Memo\n'],
  ['c.rock', 'Nobody coded this.\n'],
])('writes nothing of %s, which has no codes', async (name, text) => {
  writeFileSync(join(bench.folder, name), text);
  expect(await importProject([join(bench.folder, name)], { to: join(bench.folder, 'study'), ...ANSWERS })).toBe(1);
  expect(bench.told).toMatch(/empty-project|columns|empty-file/);
  expect(existsSync(join(bench.folder, 'study'))).toBe(false);
});

it('masks words of a list, whole and in all their forms, and does not forget it', async () => {
  const mask = join(bench.folder, 'mask.yaml');
  writeFileSync(mask, '- { forms: [Trust, trust, 规则], as: word }\n- { forms: [speaks], as: verb }\n');
  const folder = join(bench.folder, 'study');
  expect(await bring('03-atlas-crlf-sets.qdpx', { ...ANSWERS, mask })).toBe(0);
  expect(written('concepts/word-rules.md') + written('concepts/list.md')).not.toMatch(/trust/);
  expect(written('concepts/word-rules.md')).toContain('The second line [verb] of [word].');
  expect(bench.told).toContain('Words that were masked.');
  bench.forget();
  expect(await bring('03-atlas-crlf-sets.qdpx')).toBe(1);
  expect(bench.told).toContain('--mask');
  const options = parseOptions({ study: folder, out: join(bench.folder, 'dist') }, bench.folder);
  expect(await masked(options, mask), bench.told).toBe(0);
  mkdirSync(join(bench.folder, 'dist'));
  for (const [name, content] of Object.entries({
    'a.html': 'a TRUST, trust&#x89c4;则',
    'b.json': '"\\u89c4\\u5219"',
    'c.gz': gzipSync('mistrust no speaks'),
    'd.xlsx': zipSync({ 'xl/sharedStrings.xml': strToU8('<t>on trust</t>') }),
    'e.html': 'mistrust, in-trustworthy, speaksy',
  }))
    writeFileSync(join(bench.folder, 'dist', name), content);
  bench.forget();
  expect(await masked(options, mask)).toBe(1);
  for (const name of ['a.html: 1', 'b.json: 1', 'c.gz: 1', 'd.xlsx: 1']) expect(bench.told).toContain(`dist/${name}`);
  expect(bench.told).not.toMatch(/e\.html|trust/);
});

it.each(['forms: [a]', '- { forms: [], as: b }', '- ['])('refuses a mask that is none: %s', async (text) => {
  writeFileSync(join(bench.folder, 'mask.yaml'), text);
  expect(await bring('03-atlas-crlf-sets.qdpx', { ...ANSWERS, mask: join(bench.folder, 'mask.yaml') })).toBe(1);
  expect(bench.told).toContain('The list of words to mask cannot be read.');
});

it('masks a form whatever blank, width or soft hyphens it is written with, and tells of entries that stand nowhere', async () => {
  const mask = bench.own('mask.yaml', '- { forms: [Anna Smith], as: name }\n- { forms: [Nobody], as: other }\n');
  const text = 'Anna\u00a0Smith, "Anna\nSmith", Anna  Smith, An\u00adna Smith, Ａｎｎａ Smith, Annabel Smith'.replaceAll('"', '""');
  const table = bench.own('t.csv', `Document,Tag,Content,id\nA,Trust,"${text}",1\n`);
  expect(
    await importProject([table], { to: join(bench.folder, 'study'), excerpts: 'all', core: 'several', category: 'C', mask }),
    bench.told,
  ).toBe(0);
  expect(written('concepts/trust.md')).toContain('[name], "[name]", [name], [name], [name], Annabel Smith');
  expect(bench.told).toContain('1 of 2 entries of the list');
});

it('records every coding without its words, whatever is published', async () => {
  await bring('05-two-coders.qdpx', { excerpts: '1', core: 'The core', codings: true });
  const [header, ...rows] = written('codings.csv').trim().split('\n');
  expect(header).toBe('source,length,start,end,concept,coder,date,excerpt');
  expect(rows).toHaveLength(7);
  expect(rows[0]).toBe('source-1,63,0,18,x,A,2026-05-01,source-1-1');
  expect(rows).toContain('source-1,63,28,39,y,B,2026-05-04,source-1-3');
  expect(rows).toContain('source-1,63,8,27,x,B,2026-05-02,');
});

it('gives each coding its own coders, and a source the length of its text', async () => {
  await bring('05-two-coders.qdpx', { ...ANSWERS });
  const coders = (concept: string, excerpt: string) =>
    new RegExp(`id: ${excerpt}\\n(?: {4}.*\\n)*? {4}coder: (.*)\\n`).exec(written(`concepts/${concept}.md`))?.[1];
  expect(coders('y', 'source-1-3')).toBe('[A, B]');
  expect([coders('x', 'source-1-4'), coders('y', 'source-1-4')]).toEqual(['A', 'B']);
  expect(written('sources/source-1.yaml')).toContain('length: 63\n');
});

it('keeps variables as attributes of sources where it is asked to, masked like all words', async () => {
  expect(await bring('07-cases-variables.qdpx', { ...ANSWERS, attributes: ['收入'] })).toBe(1);
  expect(bench.told).toContain('There is no variable "收入" in the project.');
  expect(bench.told).toContain('年龄, 城市');
  await bring('07-cases-variables.qdpx', { ...ANSWERS, attributes: ['城市'], sources: 'names' });
  expect(
    readdirSync(join(bench.folder, 'study/sources'))
      .map((name) => written(`sources/${name}`))
      .join(''),
  ).toMatch(/label: 焦点小组\nkind: .*\nattributes:\n {2}城市: 宁波\nlength: \d+\n/);
  rmSync(join(bench.folder, 'study'), { recursive: true });
  const mask = join(bench.folder, 'mask.yaml');
  writeFileSync(mask, '- { forms: [宁波, 焦点], as: X }\n');
  await bring('07-cases-variables.qdpx', { ...ANSWERS, attributes: ['城市'], sources: 'names', mask });
  expect(
    readdirSync(join(bench.folder, 'study/sources'))
      .map((name) => name + written(`sources/${name}`))
      .join(''),
  ).toMatch(/^x-[^\n]*label: '?\[X\]小组'?\nkind: .*\nattributes:\n {2}城市: '?\[X\]'?\n/);
});

it('publishes nothing of a source without consent', async () => {
  await bring('09-missing-source.qdpx', { ...ANSWERS, withoutConsent: ['case', 'inline'], codings: true });
  expect(readdirSync(join(bench.folder, 'study/sources'))).toEqual(['source-3.yaml']);
  expect(written('concepts/c.md').match(/- id: /g)).toHaveLength(1);
  expect(written('codings.csv')).not.toMatch(/source-[12],/);
});

it('publishes nothing of a source without consent at a later import either, told or not', async () => {
  await bring('09-missing-source.qdpx', { ...ANSWERS, withoutConsent: ['case', 'inline'] });
  const before = readdirSync(join(bench.folder, 'study/sources'));
  await bring('09-missing-source.qdpx', ANSWERS);
  expect(readdirSync(join(bench.folder, 'study/sources'))).toEqual(before);
  expect(written('concepts/c.md').match(/- id: /g)).toHaveLength(1);
});

it('refuses a source without consent that the project does not have', async () => {
  await expect(bring('09-missing-source.qdpx', { ...ANSWERS, withoutConsent: ['inlin'] })).rejects.toThrow(
    '--without-consent "inlin" is no source of this project. Did you mean "inline"',
  );
  expect(existsSync(join(bench.folder, 'study'))).toBe(false);
});
