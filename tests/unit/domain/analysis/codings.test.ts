import { expect, test } from 'vitest';
import { codingsOf } from '#domain/codings/codings.ts';
import { buildStudy } from '#formats/study-files/release.ts';
import { smallStudy } from '../../../build/released-study.ts';
import { edit, type StudyFiles } from '../../../build/study-folder.ts';

const CONCEPT = 'concepts/first-impression.md';
const HEADER = 'source,length,start,end,concept,coder,date,excerpt\n';

function opened(changes: StudyFiles) {
  const { caseStudy, findings } = buildStudy(smallStudy(changes));
  if (caseStudy === undefined) throw new Error(findings[0]?.message);
  return { findings, codings: codingsOf(caseStudy) };
}
const told = (changes: StudyFiles) =>
  opened(changes).codings.rows.map(({ passage, concept, coder, date }) =>
    [passage.source, passage.range?.start, passage.range?.end, concept, coder, date?.join('-'), passage.excerpt].join(),
  );

test('without a record, each coder of an excerpt has one coding of it, or nobody has', () => {
  expect(told({})).toEqual(['interview,,,first-impression,,,e1']);
  const coded = edit({
    [CONCEPT]: ['    text: I liked', '    coder: [AB, CD]\n    date: 2024-03\n    range: { start: 3, end: 9 }\n    text: I liked'],
  });
  expect(told(coded)).toEqual(['interview,3,9,first-impression,AB,2024-3,e1', 'interview,3,9,first-impression,CD,2024-3,e1']);
});

test('a record that agrees with what is published is taken as it is, also with names that were given up', () => {
  const renamed = edit({ [CONCEPT]: ['category: trust', 'formerIds: [hunch]\ncategory: trust'] });
  const record = {
    ...renamed,
    'codings.csv': `${HEADER}interview,90,0,20,hunch,AB,2024-03-01,e1\r\ninterview,90,30,41,first-impression,"C, D",,\n`,
  };
  expect(opened(record).findings).toEqual([]);
  expect(told(record)).toEqual(['interview,0,20,first-impression,AB,2024-3-1,e1', 'interview,30,41,first-impression,C, D,,']);
  expect(opened(record).codings.sources).toEqual(new Map([['interview', 90]]));
});

test('columns may stand in any order, and all but two may be left out', () => {
  expect(told({ 'codings.csv': 'excerpt,concept,source\ne1,first-impression,interview\n' })).toEqual(['interview,,,first-impression,,,e1']);
});

test('a passage is the same by its excerpt or by its place, and a coding counts once, with its earlier day', () => {
  const rows = ['0,20,first-impression,AB,2024-03-02,e1', '0,20,first-impression,CD,,', '0,20,first-impression,AB,2024-03-01,e1'];
  const { codings } = opened({ 'codings.csv': HEADER + rows.map((row) => `interview,90,${row}\n`).join('') });
  expect(new Set(codings.rows.map(({ passage }) => passage)).size).toBe(1);
  expect(codings.rows.map(({ coder, date }) => [coder, date])).toEqual([
    ['AB', [2024, 3, 1]],
    ['CD', undefined],
  ]);
});

test('nothing is known of a source without consent but that there is one', () => {
  const { codings, findings } = opened({
    'sources/diary.yaml': 'label: Diary\nconsent: none\n',
    'codings.csv': `${HEADER}interview,,,,first-impression,,,e1\ndiary,80,0,9,first-impression,AB,,\n`,
  });
  expect(findings).toEqual([]);
  expect(codings.hidden).toBe(1);
  expect(codings.rows).toHaveLength(1);
  expect([...codings.sources.keys()]).toEqual(['interview']);
});

test('what very many rows have in common is told once, and of very many names that are unknown the first', () => {
  const rows = Array.from(
    { length: 4000 },
    (_, i) => `interview,90,,,strange-${String(i % 2000)},,,\ninterview,90,1,5,first-impression,,,e1\n`,
  );
  const { findings } = buildStudy(smallStudy({ 'codings.csv': HEADER + rows.join('') }));
  const foundBy = (rule: string) => findings.filter((one) => one.rule === rule);
  expect(foundBy('unknown-concept')).toHaveLength(1001);
  expect(foundBy('unknown-concept').at(-1)?.message).toBe(
    '"strange-1000" is not a concept of this study. The same holds of more rows: 1999.',
  );
  expect(foundBy('unknown-concept')[0]?.message).toBe('"strange-0" is not a concept of this study. The same holds of more rows: 1.');
  expect(foundBy('repeated-coding')).toHaveLength(1001);
});
