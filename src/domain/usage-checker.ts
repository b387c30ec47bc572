import type { CategoryDraft } from './category-tree.ts';
import type { ConceptDraft } from './concept-builder.ts';
import type { EntryKind } from './entry.ts';
import { finding, orLower, START, type Finding, type Rule } from './finding.ts';
import type { ReferenceDraft, SourceDraft } from './material-builder.ts';
import { isWhole, type ParsedStudy } from './study-parser.ts';

interface Built {
  readonly categories: ReadonlyMap<string, CategoryDraft>;
  readonly concepts: ReadonlyMap<string, ConceptDraft>;
  readonly sources: ReadonlyMap<string, SourceDraft>;
  readonly references: ReadonlyMap<string, ReferenceDraft>;
}

/** Tells categories with nothing in them, and sources and references that nothing uses. */
export function checkUsage(parsed: ParsedStudy, { categories, concepts, sources, references }: Built, findings: Finding[]): void {
  // What could not be read or placed, or names a thing wrongly, may use what now seems unused.
  const told = new Set(findings.map(({ rule }) => rule));
  const whole = (...kinds: EntryKind[]) => kinds.every((kind) => isWhole(parsed, kind));
  const placed = whole('category', 'concept') && categories.size === parsed.categories.size && concepts.size === parsed.concepts.size;
  const sourcesNamed = placed && whole('relations') && !HIDING_SOURCES.some((rule) => told.has(rule));
  const referencesNamed = placed && whole('stage', 'section') && !told.has('unknown-reference');
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
  for (const source of sourcesNamed ? sources.values() : []) {
    if (source.excerpts.length + source.passages.length > 0) continue;
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

/** Rules whose breach keeps an excerpt or a passage from its source. */
const HIDING_SOURCES: readonly Rule[] = [
  'unknown-source',
  'excerpt-without-source',
  'excerpt-text-differs',
  'unknown-category',
  'relation-to-itself',
];
