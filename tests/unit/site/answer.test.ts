import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { answerCsv, answerTo } from '#site/analysis/answer.ts';
import { smallStudy } from '../../build/released-study.ts';
import { BILINGUAL_STUDY, edit } from '../../build/study-folder.ts';
import { editionsOf } from './small-edition.ts';

const rowsOf = (csv: string): string[][] => parse(csv, { bom: true });
const coded = edit({ 'concepts/first-impression.md': ['text: I liked her at once.', 'text: I liked her at once.\n    coder: [AB, CD]'] });
const [edition] = editionsOf(smallStudy(coded));

it('has a question’s main table with those of the same columns, each row saying which it is of', () => {
  expect(rowsOf(answerCsv(edition, 'frequency'))).toEqual([
    ['What', 'Concept', 'Concept Identifier', 'Passages', 'Codings', 'Sources', 'Share of sources'],
    ['Each category, with all below it', 'The core', 'core', '1', '2', '1', '1'],
    ['Each category, with all below it', 'Trust', 'trust', '1', '2', '1', '1'],
    ['Each concept', 'First impression', 'first-impression', '1', '2', '1', '1'],
  ]);
});

it('leaves the cell of a number empty that there is none of, and says why on the page', () => {
  const [header = [], all = []] = rowsOf(answerCsv(edition, 'agreement'));
  expect(Object.fromEntries(header.map((name, i) => [name, all[i]]))).toMatchObject({ Units: '1', Percent: '1', 'Cohen’s κ': '', α: '' });
  expect(answerTo(edition, 'agreement').missing).not.toEqual([]);
});

it('is a header alone where there is nothing to tell', () => {
  expect(rowsOf(answerCsv(edition, 'co-occurrence'))).toEqual([['What']]);
});

it('is in the language of its edition, and made once for it', () => {
  const [first, second] = editionsOf(new Map(Object.entries(BILINGUAL_STUDY)));
  expect(answerCsv(first, 'frequency')).not.toMatch(/\p{Script=Han}/u);
  expect(second && answerCsv(second, 'frequency')).not.toMatch(/Trust|First impression|concept,/);
  expect(answerTo(first, 'frequency')).toBe(answerTo(first, 'frequency'));
  expect(second && answerTo(second, 'frequency')).not.toBe(answerTo(first, 'frequency'));
});
