import { expect, test } from 'vitest';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import { toldFigures } from '#report/figures.ts';
import { describeReview } from '#report/review-json.ts';
import { formatReviewMarkdown } from '#report/review-markdown.ts';
import { formatReviewText } from '#report/review-text.ts';
import { edited, FILES, studyOf, withFiles, type Files } from '../domain/comparison/comparison-study.ts';

const HEADER = 'source,length,start,end,concept,coder,date,excerpt\n';
/** Six passages of one source that two coders read; they agree on so many of them. */
const coded = (agreed: number, more = '') => {
  const rows = Array.from({ length: 6 }, (_, i) => {
    const at = `talks,900,${String(i * 10)},${String(i * 10 + 9)}`;
    return `${at},promise,A,,\n${at},${i < agreed ? 'promise' : 'repair'},B,,\n`;
  });
  return withFiles(FILES, { 'codings.csv': HEADER + rows.join('') + PUBLISHED + more });
};
const PUBLISHED = [
  'first-sight e1 talks',
  'first-sight e2 talks',
  'promise e3 talks',
  'promise e2 talks',
  'lateness e4 talks',
  'repair e5 diary',
  'drill e6 diary',
]
  .map((row) => row.split(' '))
  .map(([of, id, source]) => `${source ?? ''},,,,${of ?? ''},,,${id ?? ''}\n`)
  .join('');

function reviewOf(was: Files, is: Files) {
  const [before, after] = [studyOf(was), studyOf(is)];
  return {
    base: { name: 'main' },
    head: { name: 'idea' },
    lang: 'en',
    before,
    after,
    changes: compareCaseStudies(before, after),
    figures: toldFigures(before, after),
  };
}
const figures = (was: Files, is: Files) =>
  describeReview(reviewOf(was, is)).figures.map(
    ({ figure, concept, from, to }) => `${figure}${concept === undefined ? '' : ` ${concept.id}`}: ${String(from)} → ${String(to)}`,
  );

test('a change that leaves every number alone tells none', () => {
  expect(figures(FILES, edited(['concepts/repair.md', '备忘二。', '备忘三。']))).toEqual([]);
});

test('an excerpt more is counted in all and under its concept', () => {
  const more = edited(['concepts/promise.md', 'references:', '  - { id: e9, source: talks, text: 又说了一次。 }\nreferences:']);
  expect(figures(FILES, more)).toEqual(['codings: 7 → 8', 'passages: 6 → 7', 'passages promise: 2 → 3']);
});

test('agreement that was not there has no number before, and what changed of it is told', () => {
  expect(figures(FILES, coded(6))).toEqual(expect.arrayContaining(['coders: 0 → 2', 'percent: undefined → 1', 'alpha: undefined → 1']));
  const lost = figures(coded(6), coded(3));
  expect(lost.filter((line) => /^(percent|alpha):/.test(line))).toHaveLength(2);
  expect(lost).toContain('passages repair: 1 → 4');
  expect(lost.filter((line) => line.startsWith('alpha '))).toHaveLength(2);
});

test('cells that the study hides are not told', () => {
  const hidden = (files: Files) => ({ ...files, 'study.yaml': `${files['study.yaml'] ?? ''}analysis: { minimum: 3 }\n` });
  const more = edited(['concepts/promise.md', 'references:', '  - { id: e9, source: talks, text: 又说了一次。 }\nreferences:']);
  expect(figures(hidden(FILES), hidden(more))).toEqual(['codings: 7 → 8', 'passages: 6 → 7']);
});

test('the terminal and the comment tell figures in words, with no more than twenty', () => {
  const review = reviewOf(FILES, coded(3));
  expect(formatReviewText(review)).toContain('What is counted from the coding\n  codings: 7 → 19\n');
  expect(formatReviewText(review)).toMatch(/agreement: – → \d+\.\d%\n/);
  const comment = formatReviewMarkdown(describeReview(review));
  expect(comment).toContain('<summary><b>What is counted from the coding</b></summary>\n\n- codings&#58; 7 → 19\n');
  const many = Array.from({ length: 30 }, () => describeReview(review).figures[0]).filter((one) => one !== undefined);
  expect(formatReviewMarkdown({ ...describeReview(review), figures: many })).toContain('10 more are not listed here');
});
