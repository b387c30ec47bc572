import type { CaseStudy, Release } from './case-study.ts';
import { buildCategoryTree } from './category-tree.ts';
import { buildConcepts } from './concept-builder.ts';
import type { Entry } from './entry.ts';
import { hasErrors, LOWERABLE, RULES, sortFindings, finding, type Finding } from './finding.ts';
import { buildFormerUrls } from './former-urls.ts';
import { checkComments } from './comment-checker.ts';
import { checkIdentity } from './identity-checker.ts';
import type { Media } from './media.ts';
import { linkMentions } from './mention-linker.ts';
import { buildReferences, buildSections, buildSources, buildStages } from './material-builder.ts';
import { buildRelations } from './relation-builder.ts';
import { parseStudy, type Parsed } from './study-parser.ts';
import { didYouMean } from './suggestion.ts';
import type { StudyData } from './schema/study.ts';
import { checkTranslationFiles, checkTranslations } from './translation-checker.ts';
import { checkUsage } from './usage-checker.ts';

export interface BuildResult {
  /** Absent if any finding is an error, unless it is built despite errors. */
  readonly caseStudy: CaseStudy | undefined;
  /** study.yaml's `site`, also where the study has errors elsewhere: it says under which path pages are served. */
  readonly site?: string | undefined;
  /** Everything that is wrong, sorted, errors first. */
  readonly findings: readonly Finding[];
}

/**
 * The one way from files to a study: every command and every page stands on it.
 * @param entries a study's files as read
 * @param readFindings what already went wrong when they were read; they count as this function's own
 * @param releases what was published before, oldest first: no URL of theirs may be lost
 * @param media the pictures that stand beside it, undefined for one that cannot be shown; absent where nobody knows of any: then none is missed
 * @param despiteErrors leaves out what does not hold together, for a study that is only compared with; absent still where there is no study.yaml
 */
export function buildCaseStudy(
  entries: readonly Entry[],
  readFindings: readonly Finding[] = [],
  {
    releases = [],
    media,
    despiteErrors = false,
  }: { releases?: readonly Release[]; media?: ReadonlyMap<string, Media | undefined> | undefined; despiteErrors?: boolean } = {},
): BuildResult {
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
  const shown = new Set<string>();
  linkMentions(
    { parsed, categories: tree.categories, concepts, references, excerpts, relations, roles, stages, sections, media, shown },
    findings,
  );
  checkUsage(parsed, { categories: tree.categories, concepts, sources, references, media, shown, releases }, findings);
  checkIdentity(parsed, { categories: tree.categories, concepts, excerpts, relations, roles, sources, references, sections }, findings);
  findings.push(...checkTranslations(parsed), ...checkTranslationFiles(entries, languages), ...checkComments(entries));

  const lowered = lowerRules(findings, study);
  const { site } = study.data;
  // Where a file is missing from the graph, what it published would seem lost: the URLs are looked at once the study stands, whatever is
  // wrong with the releases themselves.
  if (hasErrors(lowered.filter(({ rule }) => rule !== 'release-changed')) && !despiteErrors)
    return { caseStudy: undefined, site, findings: sortFindings(lowered) };
  const { roots } = tree;
  const core = roots.length === 1 ? roots[0] : undefined;
  const built = {
    study: study.data, languages, roots, core, groups: tree.groups, categories: tree.categories, concepts, excerpts, relations, roles, sources, references, stages, sections,
    media: new Map([...(media ?? [])].flatMap(([name, one]) => (one === undefined ? [] : [[name, one]]))), retired: parsed.retired?.data ?? [], releases,
  }; // prettier-ignore
  const formerUrls = buildFormerUrls(built, lowered);
  const all = sortFindings(lowered);
  return { caseStudy: hasErrors(all) && !despiteErrors ? undefined : { ...built, formerUrls }, site, findings: all };
}

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
