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

/** Tells categories with nothing in them, and sources, references and pictures that nothing uses. */
export function checkUsage(parsed: ParsedStudy, built: Built, findings: Finding[]): void {
  const { categories, concepts, sources, references } = built;
  // What could not be read or placed, or names a thing wrongly, may use what now seems unused.
  const told = new Set(findings.map(({ rule }) => rule));
  const whole = (...kinds: EntryKind[]) => kinds.every((kind) => isWhole(parsed, kind));
  const placed = whole('category', 'concept') && categories.size === parsed.categories.size && concepts.size === parsed.concepts.size;
  const sourcesNamed = placed && whole('relations', 'memo') && !HIDING_SOURCES.some((rule) => told.has(rule));
  const proseRead = placed && whole('stage', 'section', 'memo');
  const referencesNamed = proseRead && !told.has('unknown-reference');
  if (proseRead && !told.has('unknown-media') && !told.has('unreadable-file')) findings.push(...unusedMedia(built));
  for (const category of placed ? categories.values() : []) {
    if (category.children.length + category.concepts.length > 0) continue;
    const { entry } = parsed.categories.get(category.id) ?? {};
    if (entry)
      findings.push(
        finding(
          'empty-category',
          entry.path,
          entry.locate(['label']),
          `The category "${category.id}" has no categories and no concepts under it.`,
          `Give a concept the line "category: ${category.id}", remove the file, ${orLower('empty-category')}.`,
        ),
      );
  }
  const coded = new Set(built.recorded?.map(({ source }) => source));
  for (const source of sourcesNamed ? sources.values() : []) {
    if (source.excerpts.length + source.passages.length + source.mentions.length > 0 || coded.has(source.id)) continue;
    findings.push(
      finding(
        'unused-source',
        source.path,
        START,
        `No excerpt and no relation comes from the source "${source.id}".`,
        'Name it as the `source` of an excerpt, or remove the file.',
      ),
    );
  }
  for (const reference of referencesNamed ? references.values() : []) {
    if (reference.mentions.length > 0) continue;
    findings.push(
      finding(
        'unused-reference',
        reference.path,
        START,
        `The reference "${reference.id}" is cited nowhere.`,
        `Cite it with [@${reference.id}], or remove the file.`,
      ),
    );
  }
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
