import type { CaseStudy, ReportingItem, ReportingPlace, Stage } from '../study/case-study.ts';
import { NO_PROSE } from '../entry/entry.ts';
import { orLower, type Finding } from '../entry/finding.ts';
import { tellIn, type Tell } from '../entry/tell.ts';
import { STAGES, type StageName } from '../schema/coding.ts';
import { isWhole, type ParsedStudy } from '../parsing/study-parser.ts';
import { ambiguous, bareName, indexNames, type PlaceNames } from './place-names.ts';
import { didYouMean } from '../text/suggestion.ts';

type Graph = Pick<CaseStudy, 'sections' | 'stages' | 'categories' | 'concepts' | 'relations' | 'sources'>;

/** The items of reporting.yaml as they are written, each led to where the study says it. */
export function buildReporting(parsed: ParsedStudy, graph: Graph, findings: Finding[]): ReportingItem[] {
  const { reporting } = parsed;
  if (reporting === undefined) return [];
  const places = indexPlaces(graph);
  const seen = new Set<string>();
  const tell = tellIn(reporting.entry, findings);
  return reporting.data.map(({ where, ...one }, index) => {
    if (seen.has(one.id)) tell('duplicate-id', [index, 'id'], `The item "${one.id}" stands twice.`, 'Give one of the two another id.');
    seen.add(one.id);
    if (where.length === 0 && (one.status === 'reported' || one.status === 'partly'))
      tell(
        'reported-without-place',
        [index, 'status'],
        `"${one.id}" is ${one.status === 'partly' ? 'partly reported' : 'reported'}, but not said where.`,
        `Name under \`where\` the sections, stages, concepts, categories, relations or sources that say it, ${orLower('reported-without-place')}.`,
      );
    const found = where.flatMap((name, at) => placeOf(name, [index, 'where', at], parsed, places, tell) ?? []);
    return { kind: 'item', ...one, where: [...new Set(found)] };
  });
}

type Places = PlaceNames<ReportingPlace>;

function indexPlaces({ sections, stages, categories, concepts, relations, sources }: Graph): Places {
  const all: readonly ReportingPlace[] = [
    { kind: 'study', id: 'study' },
    ...sections,
    ...STAGES.map((id) => stages.get(id) ?? bareStage(id)),
    ...categories.values(),
    ...concepts.values(),
    ...relations,
    ...sources.values(),
  ];
  return indexNames(all);
}

/** A stage has its page also where the study has no introduction to it. */
const bareStage = (id: StageName): Stage => ({ kind: 'stage', id, path: `stages/${id}.md`, name: undefined, notes: [], prose: NO_PROSE });

function placeOf(name: string, keys: readonly PropertyKey[], parsed: ParsedStudy, places: Places, tell: Tell): ReportingPlace | undefined {
  const [place, ...others] = places.get(name) ?? [];
  if (place !== undefined && others.length === 0) return place;
  if (place === undefined && mayBe(name, parsed)) return undefined;
  const [message, mend] =
    place === undefined
      ? [
          `"${name}" is nothing of this study that a reader can be led to.`,
          `${didYouMean(name, places.keys())}Name a report section, a stage, a concept, a category, a relation or a source by its identifier, or "study" for its front page.`,
        ]
      : ambiguous(name, [place, ...others]);
  tell('unknown-place', keys, message, mend);
  return undefined;
}

/** Whether the name may be that of something that does not fit, which is told there. */
function mayBe(name: string, parsed: ParsedStudy): boolean {
  const id = bareName(name);
  return (
    !isWhole(parsed, 'relations') || (['section', 'category', 'concept', 'source'] as const).some((kind) => parsed.ids.get(kind)?.has(id))
  );
}
