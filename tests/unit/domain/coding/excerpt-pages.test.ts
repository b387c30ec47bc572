import { expect, test } from 'vitest';
import { EVIDENCE_PAGE, evidencePages, evidenceUrls, EXCERPT_PAGE, excerptPages, furtherUrls } from '#domain/coding/excerpt-pages.ts';
import { publicUrls } from '#domain/permanence/public-urls.ts';
import { released, smallStudy } from '../../../build/released-study.ts';
import { edit } from '../../../build/study-folder.ts';
import { buildStudy } from '#formats/study-files/release.ts';

const CONCEPT = 'concepts/first-impression.md';
const excerpts = (n: number, length = 6) =>
  Array.from(
    { length: n },
    (_, i) => `  - { id: e${String(i + 1)}, source: ${i % 3 === 0 ? 'diary' : 'interview'}, text: ${'w'.repeat(length)} }\n`,
  ).join('');
const withExcerpts = (n: number, length?: number) =>
  smallStudy({
    ...edit({ [CONCEPT]: ['  - id: e1\n    source: interview\n    text: I liked her at once.\n', excerpts(n, length)] }),
    'sources/diary.yaml': 'label: Diary\n',
  });
const conceptOf = (files: ReturnType<typeof smallStudy>) => {
  const { caseStudy, findings } = buildStudy(files);
  const concept = caseStudy?.concepts.get('first-impression');
  if (caseStudy === undefined || concept === undefined) throw new Error(findings.map(({ message }) => message).join());
  return { caseStudy, concept };
};

test('a few excerpts stand as they are written, on one page', () => {
  const { concept } = conceptOf(withExcerpts(4));
  expect(excerptPages(concept).map((page) => page.map(({ id }) => id))).toEqual([['e1', 'e2', 'e3', 'e4']]);
  expect(furtherUrls(concept)).toEqual([]);
});

test('many stand by their sources, in the order of the first of each', () => {
  const { concept } = conceptOf(withExcerpts(7));
  expect(excerptPages(concept).map((page) => page.map(({ id }) => id))).toEqual([['e1', 'e4', 'e7', 'e2', 'e3', 'e5', 'e6']]);
});

test('a page holds so many, or so much', () => {
  expect(excerptPages(conceptOf(withExcerpts(130)).concept).map((page) => page.length)).toEqual([60, 60, 10]);
  const long = excerptPages(conceptOf(withExcerpts(50, 3000)).concept);
  expect(long.map((page) => page.length)).toEqual([20, 20, 10]);
  expect(EXCERPT_PAGE.characters).toBe(60_000);
});

test('an excerpt’s address is on its concept’s page, and further pages are in the contract', () => {
  const { caseStudy } = conceptOf(withExcerpts(130));
  const urls = publicUrls({ ...caseStudy });
  for (const url of ['/concepts/first-impression/#e130', '/concepts/first-impression/2/', '/concepts/first-impression/3/'])
    expect(urls.has(url)).toBe(true);
});

test('what a release had on a further page is kept there when fewer excerpts need fewer pages', () => {
  const before = released(withExcerpts(130), '1.0.0');
  const now = new Map([...withExcerpts(61), ...[...before].filter(([path]) => path.startsWith('releases/'))]);
  const gone = Array.from(
    { length: 130 - 61 },
    (_, i) => `- { kind: excerpt, id: e${String(i + 62)}, date: 2026-11-22, reason: Twice. }\n`,
  ).join('');
  const { caseStudy, findings } = buildStudy(new Map([...now, ['retired.yaml', gone]]));
  expect(findings.filter(({ rule }) => rule === 'lost-url')).toEqual([]);
  expect([...(caseStudy?.formerUrls.excerptPages.keys() ?? [])]).toEqual([
    '/concepts/first-impression/2/',
    '/concepts/first-impression/3/',
  ]);
});

test('all excerpts stand once, in the order of the coding, so many or so much a page', () => {
  const twice = edit({ [CONCEPT]: ['excerpts:\n', 'excerpts:\n  - id: e9\n'] });
  const again = '---\nlabel: Again\ncategory: trust\ndefinition: Anew.\nexcerpts:\n  - { id: e9, source: interview, text: Both. }\n---\n';
  const shared = buildStudy(smallStudy({ ...twice, 'concepts/again.md': again })).caseStudy;
  expect(shared && evidencePages(shared).map((page) => page.map(({ id }) => id))).toEqual([['e9', 'e1']]);
  expect(evidencePages(conceptOf(withExcerpts(601)).caseStudy).map((page) => page.length)).toEqual([250, 250, 101]);
  expect(evidencePages(conceptOf(withExcerpts(50, 3000)).caseStudy).map((page) => page.length)).toEqual([33, 17]);
  expect(EVIDENCE_PAGE.excerpts).toBe(250);
});

const WITHOUT = smallStudy({
  ...edit({
    [CONCEPT]: ['excerpts:\n  - id: e1\n    source: interview\n    text: I liked her at once.\n', ''],
    'study.yaml': ['abstract:', 'rules: { concept-without-excerpt: off }\nabstract:'],
  }),
  'sources/interview.yaml': null,
});

test('pages of all excerpts are in the contract, and none where a study shows none', () => {
  expect(evidenceUrls(conceptOf(withExcerpts(251)).caseStudy)).toEqual(['/evidence/', '/evidence/2/']);
  const { caseStudy } = conceptOf(WITHOUT);
  expect([...publicUrls({ ...caseStudy })].filter((url) => url.includes('evidence'))).toEqual([]);
});

test.each<[what: string, now: ReturnType<typeof smallStudy>, kept: readonly string[]]>([
  ['fewer', withExcerpts(61), ['/evidence/2/', '/evidence/3/']],
  ['none', WITHOUT, ['/evidence/', '/evidence/2/', '/evidence/3/']],
])('pages of all excerpts that a release has published are kept when there are %s', (_, now, kept) => {
  const before = released(withExcerpts(501), '1.0.0');
  const { caseStudy: was } = buildStudy(before);
  const left = conceptOf(now).caseStudy.excerpts;
  const ids = [...(was?.excerpts.keys() ?? [])].filter((id) => !left.has(id));
  const gone = ids.map((id) => `- { kind: excerpt, id: ${id}, date: 2026-11-22, reason: Twice. }\n`);
  if (!now.has('sources/interview.yaml')) gone.push('- { kind: source, id: interview, date: 2026-11-22, reason: Gone. }\n');
  if (!now.has('sources/diary.yaml')) gone.push('- { kind: source, id: diary, date: 2026-11-22, reason: Gone. }\n');
  const files = new Map([...now, ...[...before].filter(([path]) => path.startsWith('releases/')), ['retired.yaml', gone.join('')]]);
  const { caseStudy, findings } = buildStudy(files);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const pages = [...(caseStudy?.formerUrls.excerptPages.keys() ?? [])];
  expect(pages.filter((path) => path.startsWith('/evidence/'))).toEqual(kept);
});
