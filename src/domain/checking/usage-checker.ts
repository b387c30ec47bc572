import type { CategoryDraft } from '../building/category-tree.ts';
import type { ConceptDraft } from '../building/concept-builder.ts';
import type { RecordedCoding, Release } from '../study/case-study.ts';
import type { EntryKind } from '../entry/entry.ts';
import { finding, orLower, START, type Finding, type Rule } from '../entry/finding.ts';
import type { ReferenceDraft, SourceDraft } from '../building/material-builder.ts';
import { MEDIA } from '../study/media.ts';
import { isWhole, type ParsedStudy } from '../parsing/study-parser.ts';
import { mediaPath } from '../study/urls.ts';

interface Built {
  readonly categories: ReadonlyMap<string, CategoryDraft>;
  readonly concepts: ReadonlyMap<string, ConceptDraft>;
  readonly sources: ReadonlyMap<string, SourceDraft>;
  readonly references: ReadonlyMap<string, ReferenceDraft>;
  readonly media: ReadonlyMap<string, unknown> | undefined;
  readonly shown: ReadonlySet<string>;
  readonly releases: readonly Release[];
  readonly recorded: readonly RecordedCoding[] | undefined;
}

/** Categories with nothing in them, and sources, references and pictures that nothing uses. @param findings what is told before */
export function checkUsage(parsed: ParsedStudy, built: Built, findings: readonly Finding[]): Finding[] {
  // What could not be read or placed, or names a thing wrongly, may use what now seems unused.
  const rules = new Set(findings.map(({ rule }) => rule));
  const whole = (...kinds: EntryKind[]) => kinds.every((kind) => isWhole(parsed, kind));
  const told = (...named: Rule[]) => named.some((rule) => rules.has(rule));
  const { categories, concepts } = built;
  const placed = whole('category', 'concept') && categories.size === parsed.categories.size && concepts.size === parsed.concepts.size;
  const proseRead = placed && whole('stage', 'section', 'memo');
  return [
    ...(proseRead && !told('unknown-media', 'unreadable-file') ? unusedMedia(built) : []),
    ...(placed ? emptyCategories(parsed, built) : []),
    ...(placed && whole('relations', 'memo') && !told(...HIDING_SOURCES) ? unusedSources(built) : []),
    ...(proseRead && !told('unknown-reference') ? unusedReferences(built) : []),
  ];
}

function emptyCategories(parsed: ParsedStudy, { categories }: Built): Finding[] {
  const empty = [...categories.values()].filter(({ children, concepts }) => children.length + concepts.length === 0);
  return empty.map(({ id, path }) =>
    finding(
      'empty-category',
      path,
      parsed.categories.get(id)?.entry.locate(['label']) ?? START,
      `The category "${id}" has no categories and no concepts under it.`,
      `Give a concept the line "category: ${id}", remove the file, ${orLower('empty-category')}.`,
    ),
  );
}

function unusedSources({ sources, recorded }: Built): Finding[] {
  const coded = new Set(recorded?.map(({ source }) => source));
  const unused = [...sources.values()].filter(
    ({ id, excerpts, passages, mentions }) => excerpts.length + passages.length + mentions.length === 0 && !coded.has(id),
  );
  return unused.map(({ id, path }) =>
    finding(
      'unused-source',
      path,
      START,
      `No excerpt and no relation comes from the source "${id}".`,
      'Name it as the `source` of an excerpt, or remove the file.',
    ),
  );
}

function unusedReferences({ references }: Built): Finding[] {
  const unused = [...references.values()].filter(({ mentions }) => mentions.length === 0);
  return unused.map(({ id, path }) =>
    finding('unused-reference', path, START, `The reference "${id}" is cited nowhere.`, `Cite it with [@${id}], or remove the file.`),
  );
}

/** A picture that a release has published stays, whether it is shown or not. */
function unusedMedia({ media, shown, releases }: Built): Finding[] {
  const published = new Set(releases.flatMap(({ urls }) => urls));
  const unused = [...(media ?? [])]
    .flatMap(([name, one]) => (one === undefined ? [] : [name]))
    .filter((name) => !shown.has(name) && !published.has(mediaPath(name)));
  return unused.map((name) =>
    finding(
      'unused-media',
      `${MEDIA}/${name}`,
      START,
      'Nothing shows this picture, but the site has it.',
      `Show it with ![what it shows](${MEDIA}/${name}), or remove the file.`,
    ),
  );
}

/** Rules whose breach keeps an excerpt or a passage from its source. */
const HIDING_SOURCES: readonly Rule[] = [
  'unknown-source',
  'excerpt-without-source',
  'excerpt-text-differs',
  'unknown-category',
  'relation-to-itself',
];
