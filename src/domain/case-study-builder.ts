import type { CaseStudy } from './case-study.ts';
import { buildCategoryTree } from './category-tree.ts';
import { buildConcepts } from './concept-builder.ts';
import type { Entry } from './entry.ts';
import { hasErrors, LOWERABLE, RULES, sortFindings, finding, type Finding, type Rule } from './finding.ts';
import { linkMentions } from './mention-linker.ts';
import { buildReferences, buildSections, buildSources, buildStages } from './material-builder.ts';
import { buildRelations } from './relation-builder.ts';
import { isWhole, parseStudy, type Parsed } from './study-parser.ts';
import { didYouMean } from './suggestion.ts';
import type { StudyData } from './schema/study.ts';
import { checkTranslations } from './translation-checker.ts';

export interface BuildResult {
  /** Absent if any finding is an error. */
  readonly caseStudy: CaseStudy | undefined;
  /** Everything that is wrong, sorted, errors first. */
  readonly findings: readonly Finding[];
}

/**
 * The one way from files to a study: every command and every page stands on it.
 * @param entries a study's files as read
 * @param readFindings what already went wrong when they were read; they count as this function's own
 */
export function buildCaseStudy(entries: readonly Entry[], readFindings: readonly Finding[] = []): BuildResult {
  if (entries.length === 0 && readFindings.length > 0) return { caseStudy: undefined, findings: sortFindings(readFindings) };
  const parsed = parseStudy(entries);
  const findings: Finding[] = [...readFindings, ...parsed.findings];
  const { study, languages } = parsed;
  if (study === undefined) return { caseStudy: undefined, findings: sortFindings(findings) };

  const sources = buildSources(parsed);
  const references = buildReferences(parsed, findings);
  const tree = buildCategoryTree(parsed, references, findings);
  const { concepts, excerpts } = buildConcepts(parsed, tree, sources, references, findings);
  const { relations, roles } = buildRelations(parsed, tree.categories, excerpts, sources, findings);
  const stages = buildStages(parsed);
  const sections = buildSections(parsed);
  linkMentions({ parsed, categories: tree.categories, concepts, references, excerpts, relations, roles, stages, sections }, findings);
  // What could not be read or placed, or names a thing wrongly, may use what now seems unused.
  const told = new Set(findings.map(({ rule }) => rule));
  const placed = isWhole(parsed, 'category', tree.categories) && isWhole(parsed, 'concept', concepts);
  const sourcesNamed =
    placed && parsed.ids.has('relations') === (parsed.relations !== undefined) && !HIDING_SOURCES.some((rule) => told.has(rule));
  const referencesNamed =
    placed && isWhole(parsed, 'stage', parsed.stages) && isWhole(parsed, 'section', parsed.sections) && !told.has('unknown-reference');
  for (const category of placed ? tree.categories.values() : []) {
    if (category.children.length + category.concepts.length > 0) continue;
    const { entry } = parsed.categories.get(category.id) ?? {};
    if (entry)
      findings.push(
        finding(
          'empty-category',
          entry.path,
          entry.locate(['label']),
          `The category "${category.id}" has no categories and no concepts under it.`,
          `Give a concept the line "category: ${category.id}", or remove the file.`,
        ),
      );
  }
  for (const source of sourcesNamed ? sources.values() : []) {
    if (source.excerpts.length + source.passages.length > 0) continue;
    findings.push(
      finding(
        'unused-source',
        source.path,
        { line: 1, column: 1 },
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
        { line: 1, column: 1 },
        `The reference "${reference.id}" is cited nowhere.`,
        `Cite it with [@${reference.id}], or remove the file.`,
      ),
    );
  }
  findings.push(...checkTranslations(parsed));

  const all = sortFindings(lowerRules(findings, study));
  if (hasErrors(all)) return { caseStudy: undefined, findings: all };
  const { roots } = tree;
  const core = roots.length === 1 ? roots[0] : undefined;
  const caseStudy: CaseStudy = {
    study: study.data, languages, roots, core, groups: tree.groups, categories: tree.categories, concepts, excerpts, relations, roles, sources, references, stages, sections,
  }; // prettier-ignore
  return { caseStudy, findings: all };
}

/** Rules whose breach keeps an excerpt or a passage from its source. */
const HIDING_SOURCES: readonly Rule[] = [
  'unknown-source',
  'excerpt-without-source',
  'excerpt-text-differs',
  'unknown-category',
  'relation-to-itself',
];

/** `rules:` in study.yaml lowers some rules to warnings, for a study whose method differs. */
function lowerRules(findings: readonly Finding[], { entry, data }: Parsed<StudyData>): Finding[] {
  const wrong: Finding[] = [];
  const lowered = new Set<string>();
  for (const [rule, severity] of Object.entries(data.rules)) {
    const at = entry.locate(['rules', rule], 'key');
    if (severity !== 'warning')
      wrong.push(
        finding(
          'schema',
          entry.path,
          at,
          `The rule "${rule}" cannot be set to "${severity}".`,
          'The only setting is "warning"; take the line out to keep the rule as it is.',
        ),
      );
    else if (LOWERABLE.has(rule)) lowered.add(rule);
    else if (Object.hasOwn(RULES, rule))
      wrong.push(
        finding(
          'schema',
          entry.path,
          at,
          `The rule "${rule}" cannot be lowered: without it the study would not hold together.`,
          `These can be lowered: ${[...LOWERABLE].join(', ')}.`,
        ),
      );
    else
      wrong.push(
        finding(
          'schema',
          entry.path,
          at,
          `There is no rule "${rule}".`,
          `${didYouMean(rule, Object.keys(RULES))}These can be lowered: ${[...LOWERABLE].join(', ')}.`,
        ),
      );
  }
  return [...findings.map((f) => (lowered.has(f.rule) ? { ...f, severity: 'warning' as const } : f)), ...wrong];
}
