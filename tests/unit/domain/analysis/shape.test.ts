import { expect, test } from 'vitest';
import { namedInReport } from '#domain/codings/shape.ts';
import { built, concept, smallStudy } from '../../../build/released-study.ts';

test('a section names a code by each link to it and each excerpt of it, and not by a table that has all', () => {
  const { caseStudy, findings } = built(
    smallStudy({
      'concepts/doubt.md': concept('Doubt', ['d-1', 'd-2']),
      'concepts/silence.md': concept('Silence', ['s-1']),
      'report/01-background.mdx': '---\ntitle: Background\n---\n\n[[doubt]], [[trust]], [[doubt|doubts]].\n\n<Excerpt id="d-1" />\n',
      'report/02-end.mdx': '---\ntitle: End\n---\n\n[[first-impression]] and [[doubt]].\n\n<OpenCodingTable />\n',
    }),
  );
  if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join());
  const counts = Array.from(namedInReport(caseStudy), ([{ id }, row]) => [id, row]);
  expect(Object.fromEntries(counts)).toEqual({ doubt: [3, 1], 'first-impression': [0, 1], silence: [0, 0] });
});
