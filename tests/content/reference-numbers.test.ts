import { expect, test } from 'vitest';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { SMALL_STUDY, writeStudy, type StudyFiles } from '../build/study-folder.ts';

/** A reference by each letter, in files named so that neither their order nor the order of ids is that of use. */
const references = (printed: Readonly<Record<string, number>> = {}): StudyFiles =>
  Object.fromEntries(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [
      `references/${id}.yaml`,
      `type: book\ntitle: ${id}\n${printed[id] === undefined ? '' : `printed: { number: ${String(printed[id])}, text: '${id}' }\n`}`,
    ]),
  );
const section = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`;

const STUDY: StudyFiles = {
  'references/doe-2020.yaml': null,
  'report/01-background.mdx': section('First', 'All began here [@e; @d].'),
  'report/02-end.mdx': section('Second', '[@d, p. 2] was right.[^1]\n\n[^1]: See [@b].'),
  'concepts/first-impression.md': SMALL_STUDY['concepts/first-impression.md']?.replace('[@doe-2020]', '[@c]') ?? null,
  'concepts/another.md': '---\nlabel: Another\ncategory: trust\norder: 2\nexcerpts: [{ id: e2, source: interview, text: X }]\nreferences: [f]\n---\n',
};

function numbers(printed?: Readonly<Record<string, number>>): string {
  const { caseStudy, findings } = reloadStudy(writeStudy({ ...STUDY, ...references(printed) }));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return Array.from(caseStudy?.references.values() ?? [], ({ number, id }) => `${String(number)}${id}`).join(' ');
}

test('references are numbered in order of first use: report, then memos, then lists; unused ones last', () => {
  expect(numbers()).toBe('1e 2d 3b 4f 5c 6a');
});

test('printed numbers stand, gaps and all; the others follow behind them in order of first use', () => {
  expect(numbers({ a: 7, c: 1, d: 3 })).toBe('1c 3d 7a 8e 9b 10f');
});
