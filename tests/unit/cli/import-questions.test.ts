import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importProject, type ImportOptions } from '#cli/import.ts';
import type { Asker } from '#cli/import-questions.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { useBench } from './bench.ts';

const GIVEN = new URL('../../exchange/', import.meta.url).pathname;
const bench = useBench();

const study = (path = '.') => join(bench.folder, 'study', path);
const { own } = bench;
/** A person who answers what is asked, and takes what is offered where nothing is said here. */
function person(answers: Readonly<Record<string, string>>): { readonly ask: Asker; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    ask: ({ flag, otherwise }) => {
      asked.push(flag);
      expect(asked.length, `${flag} is asked again and again`).toBeLessThan(30);
      return Promise.resolve(answers[flag] ?? otherwise ?? '');
    },
  };
}
const bring = (file: string, { ask }: { ask?: Asker } = {}, options: Partial<ImportOptions> = {}) =>
  importProject([file], { to: study(), ...options }, ask);

it('asks a person for all that changes what is published, and takes what publishes less where nothing is said', async () => {
  const taker = person({ '--category': 'Things', '--excerpts': 'all' });
  expect(await bring(`${GIVEN}06-memos-links.qdpx`, taker), bench.told).toBe(0);
  expect(taker.asked).toEqual(['--category', '--excerpts', '--unused', '--memos', '--coders', '--sources']);
  const concept = readFileSync(study('concepts/qing-dan.md'), 'utf8');
  expect(concept).toContain('coder: A');
  expect(concept).not.toContain('关于清单');
  expect(readdirSync(study('sources'))).toEqual(['source-1.yaml']);
});

it('does what a person answers, and does not ask again at the next import', async () => {
  const giver = person({
    '--category': 'Things',
    '--core': 'The core',
    '--excerpts': 'all',
    '--unused': 'keep',
    '--memos': 'yes',
    '--coders': 'names',
    '--sources': 'names',
  });
  expect(await bring(`${GIVEN}06-memos-links.qdpx`, giver), bench.told).toBe(0);
  expect(readFileSync(study('concepts/qing-dan.md'), 'utf8')).toMatch(/coder: 甲[^]*关于清单/);
  expect(existsSync(study('concepts/men.md'))).toBe(true);
  expect(readFileSync(study(`sources/${readdirSync(study('sources'))[0] ?? ''}`), 'utf8')).toContain('label: 访谈06');
  const again = person({});
  expect(await bring(`${GIVEN}06-memos-links.qdpx`, again), bench.told).toBe(0);
  expect(again.asked).toEqual([]);
});

it('asks what the columns of a table are where its headings are not known, and stops where nobody can be asked', async () => {
  const table = own('t.csv', 'Dokument,Kod,Fragment\nA,Zaufanie,tak\n');
  expect(await bring(table, {}, { excerpts: 'all' })).toBe(1);
  expect(bench.told).toContain('--columns code=');
  const taker = person({ '--columns': 'code=Kod,text=Fragment,source=Dokument', '--category': 'All', '--excerpts': 'all' });
  expect(await bring(table, taker), bench.told).toBe(0);
  expect(reloadStudy(study()).caseStudy?.excerpts.size).toBe(1);
});

it('asks for the order of days and months where every date allows both, and reads none where nobody knows', async () => {
  const table = own('t.csv', 'Document name,Code,Segment,Created\nA,Trust,yes,1/2/2026\n');
  const dateOf = () => [...(reloadStudy(study()).caseStudy?.excerpts.values() ?? [])][0]?.date;
  const taker = person({ '--category': 'All', '--excerpts': 'all', '--dates': 'dmy' });
  expect(await bring(table, taker), bench.told).toBe(0);
  expect(dateOf()).toEqual([2026, 2, 1]);
  rmSync(study(), { recursive: true });
  expect(await bring(table, person({ '--category': 'All', '--excerpts': 'all' })), bench.told).toBe(0);
  expect(dateOf()).toBeUndefined();
});

it('asks for the encoding that it had to guess', async () => {
  const taker = person({ '--category': '全部', '--encoding': 'gb18030' });
  expect(await bring(`${GIVEN}27-codebook-gbk.csv`, taker), bench.told).toBe(0);
  expect(taker.asked).toContain('--encoding');
  expect(existsSync(study('concepts/xin-ren.md'))).toBe(true);
});

it('asks row by row for what a paper’s table has lost', async () => {
  const table = own('t.txt', '表 1 编码\n范畴化\t概念化\t原始资料\n\t先说再借\t群里说一声。\n信任\t不留押金\t不收押金。\n');
  const taker = person({ '--row': '共同维护', '--core': '共享', '--excerpts': 'all' });
  expect(await bring(table, taker), bench.told).toBe(0);
  expect(taker.asked.filter((flag) => flag === '--row')).toHaveLength(1);
  expect(reloadStudy(study()).caseStudy?.categories.size).toBe(3);
});
