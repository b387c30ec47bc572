import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import type { Edition } from '#site/edition/edition.ts';
import { codebookXlsx } from '#site/machine-forms/workbook.ts';
import { smallStudy } from '../../../build/released-study.ts';
import { BILINGUAL_STUDY, edit, type StudyFiles } from '../../../build/study-folder.ts';
import { editionsOf, SITE } from '../small-edition.ts';

const small = (changes: StudyFiles = {}) => editionsOf(smallStudy(changes))[0];

/** The rows of each sheet by its name, in order. */
async function sheetsOf(edition: Edition) {
  const { sheets } = await readXlsx(await codebookXlsx(edition));
  return new Map(sheets.map(({ name, rows, merges }) => [name, { rows, merges: merges ?? [] }]));
}

it('says first what it is, then has a sheet for each stage of the coding, the sources and the literature', async () => {
  const sheets = await sheetsOf(small());
  expect([...sheets.keys()]).toEqual(['README', 'Open coding', 'Axial coding', 'Selective coding', 'Sources', 'References']);
  const readme = sheets.get('README')?.rows ?? [];
  expect(readme[0]?.[1]).toBe('Small study');
  expect(readme[1]?.[1]).toBe(SITE);
  expect(readme.slice(-5)).toEqual([
    ['Open coding', '1'],
    ['Axial coding', '1'],
    ['Selective coding', '0'],
    ['Sources', '1'],
    ['References', '1'],
  ]);
  expect(sheets.get('Open coding')?.rows[1]).toEqual([
    'Trust',
    'trust',
    'First impression',
    'first-impression',
    'I liked her at once.',
    'e1',
    'Interview with A',
    null,
  ]);
});

it('has memos where the study has some, as text', async () => {
  const memo = '---\ntitle: On doubt\ndate: 2025-03-04\nauthor: Roe\nabout: [trust]\n---\n\nSee [[first-impression]], [@doe-2020].\n';
  const rows = (await sheetsOf(small({ 'memos/early.md': memo }))).get('Memos')?.rows;
  expect(rows?.[1]).toEqual(['On doubt', 'early', '2025-03-04', 'Roe', 'trust', 'See First impression, [1].']);
});

it('merges cells that say the same', async () => {
  const more = edit({ 'concepts/first-impression.md': ['excerpts:', 'excerpts:\n  - { id: e2, source: interview, text: Twice. }'] });
  const open = (await sheetsOf(small(more))).get('Open coding');
  expect(open?.rows).toHaveLength(3);
  expect(open?.merges.map(({ startCol, startRow, endRow }) => [startCol, startRow, endRow]).sort()).toEqual(
    [0, 1, 2, 3].map((column) => [column, 1, 2]),
  );
});

it('is in the language of its edition', async () => {
  const [first, second] = await Promise.all(editionsOf(new Map(Object.entries(BILINGUAL_STUDY))).map(sheetsOf));
  expect([...(second?.keys() ?? [])]).toEqual(['README', '开放式编码', '主轴编码', '选择性编码', '资料来源', '文献']);
  expect(JSON.stringify([...(first ?? [])])).not.toMatch(/\p{Script=Han}/u);
  expect(JSON.stringify([...(second ?? [])])).not.toMatch(/Trust|First impression|Relying|Interview/);
});

it('has a text that looks like a formula as text', async () => {
  const label = '=HYPERLINK("https://evil.example") & <b> _x0041_';
  const bytes = await codebookXlsx(
    small(edit({ 'concepts/first-impression.md': ['label: First impression', `label: ${JSON.stringify(label)}`] })),
  );
  const { sheets } = await readXlsx(bytes);
  expect(sheets[1]?.rows[1]?.[2]).toBe(label);
  expect(Object.values(unzipSync(bytes)).filter((part) => /<f[ >]/.test(strFromU8(part)))).toEqual([]);
});

it('has the same bytes each time', async () => {
  expect(await codebookXlsx(small())).toEqual(await codebookXlsx(small()));
});
