import type { Locator, Memo } from '#domain/exchange/project.ts';
import type { ImportMap } from '#domain/importing/import-map.ts';
import type { PlannedCategory, PlannedConcept, PlannedExcerpt, PlannedSource, PlannedStudy } from '#domain/planning/planned-study.ts';
import { wordsOf } from '#domain/importing/study-words.ts';
import { markdownText, yamlBlock, yamlList, yamlText } from './study-scalar.ts';

/** The map of an import, in the study’s folder. */
export const MAP_FILE = 'import.yaml';

/** The files of a planned study, by their paths inside its folder. */
export function formatStudy(study: PlannedStudy): Map<string, string> {
  const { about, categories, concepts, sources, relations } = study;
  const files = new Map<string, string>([['study.yaml', formatAbout(study)]]);
  for (const category of categories) files.set(`categories/${category.id}.md`, formatCategory(category));
  for (const concept of concepts) files.set(`concepts/${concept.id}.md`, formatConcept(concept, about.language));
  for (const source of sources) files.set(`sources/${source.id}.yaml`, formatSource(source, about.language));
  if (relations.length > 0)
    files.set(
      'relations.yaml',
      `relations:\n${relations.map(({ id, from, to, label }) => `  - id: ${id}\n    from: ${from}\n    to: ${to}\n    label: ${yamlText(label, 6)}\n`).join('')}`,
    );
  return files;
}

function formatAbout({ about }: PlannedStudy): string {
  const { title, language, authors, abstract, levels, lowered } = about;
  const lines = [
    `title: ${yamlText(title, 2)}`,
    `languages: [${language}]`,
    'authors:',
    ...authors.map((author) => `  - ${person(author)}`),
    `abstract: ${yamlText(abstract, 2)}`,
    `levels: ${yamlList(levels)}`,
    ...(lowered.length === 0 ? [] : ['rules:', ...lowered.map((rule) => `  ${rule}: warning`)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** `Doe, Jane` has a family name; anything else is one name. */
function person(author: string): string {
  const [family = '', given] = author.split(/,\s*/);
  return given === undefined || given === ''
    ? `name: ${yamlText(author, 4)}`
    : `family: ${yamlText(family, 4)}\n    given: ${yamlText(given, 4)}`;
}

function formatSource({ label, kind, attributes, length }: PlannedSource, language: string): string {
  const lines = [
    `label: ${yamlText(label, 2)}`,
    `kind: ${yamlText(wordsOf(language).kinds[kind], 2)}`,
    ...(Object.keys(attributes).length === 0
      ? []
      : ['attributes:', ...Object.entries(attributes).map(([name, value]) => `  ${yamlText(name, 4)}: ${yamlText(value, 4)}`)]),
    ...(length === undefined ? [] : [`length: ${String(length)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function formatCategory({ label, parent, order, meaning, memos }: PlannedCategory): string {
  return frontMatter(
    [
      `label: ${yamlText(label, 2)}`,
      ...(parent === undefined ? [] : [`parent: ${parent}`]),
      `order: ${String(order)}`,
      ...(meaning === undefined ? [] : [`meaning: ${yamlText(meaning, 2)}`]),
    ],
    memos,
  );
}

function formatConcept({ label, category, order, definition, excerpts, memos }: PlannedConcept, language: string): string {
  return frontMatter(
    [
      `label: ${yamlText(label, 2)}`,
      `category: ${category}`,
      `order: ${String(order)}`,
      ...(definition === undefined ? [] : [`definition: ${yamlText(definition, 2)}`]),
      ...(excerpts.length === 0 ? [] : ['excerpts:', ...excerpts.map((one) => formatExcerpt(one, language))]),
    ],
    memos,
  );
}

/** One item of a concept’s `excerpts`, indented as it stands there. */
function formatExcerpt({ id, source, locator, text, coders, range, date }: PlannedExcerpt, language: string): string {
  return [
    `  - id: ${id}`,
    `    source: ${source}`,
    ...(locator === undefined ? [] : [`    locator: ${yamlText(locatorText(locator, language), 6)}`]),
    ...(range === undefined ? [] : [`    range: { start: ${String(range.start)}, end: ${String(range.end)} }`]),
    ...(coders.length === 0 ? [] : [`    coder: ${coders.length === 1 ? yamlText(coders[0] ?? '', 6) : yamlList(coders)}`]),
    ...(date === undefined ? [] : [`    date: ${date}`]),
    `    text: ${yamlBlock(text, 6)}`,
  ].join('\n');
}

export function locatorText(locator: Locator, language: string): string {
  if (typeof locator === 'string') return locator;
  return 'page' in locator ? wordsOf(language).page(locator.page) : locator.time.map(clock).join('–');
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${String(h)}:${two(m)}:${two(s)}` : `${String(m)}:${two(s)}`;
}

const frontMatter = (lines: readonly string[], memos: readonly Memo[]) =>
  `---\n${lines.join('\n')}\n---\n${memos.length === 0 ? '' : `\n${formatMemos(memos)}\n`}`;

/** Each memo under its title. */
const formatMemos = (memos: readonly Memo[]): string =>
  memos
    .map(({ title, text }) =>
      [...(title === undefined ? [] : [`## ${markdownText(title)}`]), ...(text.trim() === '' ? [] : [markdownText(text.trim())])].join(
        '\n\n',
      ),
    )
    .join('\n\n');

const MAP_HEAD = `# What came from where, so that the next import finds it again: zhagen import … --to this folder.
# Keep it in version control. Identifiers may be changed here, and in the files' names, before the first release.
`;

/** One line a thing, sorted, so that a diff shows what an import changed. */
export function formatMap({ choices, codes, sources, excerpts, coders }: ImportMap): string {
  const line = (value: unknown) => JSON.stringify(value).replace(/^\{/, '{ ').replace(/\}$/, ' }');
  const part = (name: string, items: readonly object[]) =>
    items.length === 0 ? [] : [`${name}:`, ...items.map((item) => `  - ${line(item)}`)];
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    items.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return `${MAP_HEAD}${[`choices: ${line(choices)}`, ...part('codes', byId(codes)), ...part('sources', byId(sources)), ...part('excerpts', byId(excerpts)), ...part('coders', coders)].join('\n')}\n`;
}
