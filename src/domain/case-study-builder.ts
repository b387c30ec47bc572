import type { CaseStudy, Release } from './study/case-study.ts';
import { checkAnalysis } from './analysis/analysis-checker.ts';
import { buildCategoryTree } from './building/category-tree.ts';
import { buildCodings } from './building/codings-builder.ts';
import { buildConcepts } from './building/concept-builder.ts';
import { buildMemos } from './linking/memo-builder.ts';
import type { Entry } from './entry/entry.ts';
import { hasErrors, sortFindings, type Finding } from './entry/finding.ts';
import { buildFormerUrls } from './permanence/former-urls.ts';
import { checkComments } from './checking/comment-checker.ts';
import { checkIdentity } from './permanence/identity-checker.ts';
import { checkLabels } from './checking/label-checker.ts';
import type { Media } from './study/media.ts';
import { linkMentions } from './linking/mention-linker.ts';
import { buildReferences, buildSections, buildSources, buildStages } from './building/material-builder.ts';
import { buildRelations } from './building/relation-builder.ts';
import { buildReporting } from './linking/reporting-builder.ts';
import { setRules } from './parsing/rule-setting.ts';
import { standIn, type Graph } from './permanence/stand-in.ts';
import { parseStudy, type ParsedStudy } from './parsing/study-parser.ts';
import { checkTranslationFiles, checkTranslations } from './checking/translation-checker.ts';
import { checkUsage } from './checking/usage-checker.ts';

export interface BuildResult {
  /** Absent if any finding is an error, unless it is built despite errors. */
  readonly caseStudy: CaseStudy | undefined;
  /** study.yaml's `site`, also where the study has errors elsewhere: it says under which path pages are served. */
  readonly site?: string | undefined;
  /** Everything that is wrong, sorted, errors first. */
  readonly findings: readonly Finding[];
}

/** What stands beside a study's files. */
interface Beside {
  /** What was published before, oldest first: no URL of theirs may be lost. */
  readonly releases?: readonly Release[];
  /** Pictures, undefined for one that cannot be shown; absent where nobody knows of any: then none is missed. */
  readonly media?: ReadonlyMap<string, Media | undefined> | undefined;
}

/**
 * The one way from files to a study: every command and every page stands on it.
 * @param entries a study's files as read
 * @param readFindings what already went wrong when they were read; they count as this function's own
 * @param despiteErrors leaves out what does not hold together, for a study that is only compared with; absent still where there is no study.yaml
 */
export function buildCaseStudy(
  entries: readonly Entry[],
  readFindings: readonly Finding[] = [],
  { releases = [], media, despiteErrors = false }: Beside & { despiteErrors?: boolean } = {},
): BuildResult {
  if (entries.length === 0 && readFindings.length > 0) return { caseStudy: undefined, findings: sortFindings(readFindings) };
  const parsed = parseStudy(entries);
  const findings: Finding[] = [...readFindings, ...parsed.findings];
  const graph = buildGraph(parsed, { releases, media }, findings);
  findings.push(
    ...checkLabels(parsed),
    ...checkTranslations(parsed),
    ...checkTranslationFiles(entries, parsed.languages),
    ...checkComments(entries),
  );

  const { study } = parsed;
  const site = study?.data.site;
  const told = setRules(findings, parsed);
  // Where something does not fit, what it was in the last release stands for it: no URL seems lost that is not.
  const published = { ...graph, releases };
  const linked =
    study === undefined || hasErrors(told.filter(({ rule }) => rule !== 'release-changed'))
      ? standIn(published, parsed)
      : { ...published, study: study.data };
  const formerUrls = linked && buildFormerUrls(linked, told);
  const all = sortFindings(told);
  if (study === undefined || formerUrls === undefined || (hasErrors(all) && !despiteErrors))
    return { caseStudy: undefined, site, findings: all };
  return { caseStudy: { ...published, study: study.data, formerUrls }, site, findings: all };
}

/** The graph of what fits, as far as it holds together; what does not is told. */
function buildGraph(parsed: ParsedStudy, { releases = [], media }: Beside, findings: Finding[]): Graph {
  const sources = buildSources(parsed);
  const references = buildReferences(parsed, findings);
  const tree = buildCategoryTree(parsed, references, findings);
  const { roots, groups, categories } = tree;
  const { concepts, excerpts } = buildConcepts(parsed, tree, sources, references, findings);
  const { relations, roles } = buildRelations(parsed, categories, excerpts, sources, findings);
  const stages = buildStages(parsed);
  const sections = buildSections(parsed);
  const memos = buildMemos(parsed, { categories, concepts, excerpts, relations, sources, references }, findings);
  const reporting = buildReporting(parsed, { sections, stages, categories, concepts, relations, sources }, findings);
  const recorded = buildCodings(parsed, { concepts, excerpts, sources }, findings);
  const shown = new Set<string>();
  linkMentions(
    { parsed, categories, concepts, references, sources, memos, excerpts, relations, roles, stages, sections, media, shown },
    findings,
  );
  findings.push(...checkUsage(parsed, { categories, concepts, sources, references, media, shown, releases, recorded }, findings));
  checkIdentity(parsed, { categories, concepts, excerpts, relations, roles, sources, references, sections, memos, reporting }, findings);
  const unconsented = parsed.sources.size - sources.size;
  findings.push(...checkAnalysis(parsed, { concepts, excerpts, sources, recorded, unconsented }));
  return {
    languages: parsed.languages,
    roots,
    core: roots.length === 1 ? roots[0] : undefined,
    groups,
    categories,
    concepts,
    excerpts,
    relations,
    roles,
    sources,
    references,
    stages,
    sections,
    memos,
    reporting,
    media: new Map([...(media ?? [])].flatMap(([name, one]) => (one === undefined ? [] : [[name, one]]))),
    retired: parsed.retired?.data ?? [],
    recorded,
    unconsented,
  };
}
