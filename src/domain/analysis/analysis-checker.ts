import { agreement } from '../agreement/agreement.ts';
import { codingsOf, type CodedStudy } from '../codings/codings.ts';
import type { Measure, Why } from '../codings/measure.ts';
import { finding, orLower, type Finding } from '../entry/finding.ts';
import { tellIn } from '../entry/tell.ts';
import type { AnalysisData } from '../schema/analysis.ts';
import { named } from '../parsing/named-thing.ts';
import { valueAt } from '../parsing/path-name.ts';
import type { Parsed, ParsedStudy } from '../parsing/study-parser.ts';
import type { StudyData } from '../schema/study.ts';
import { didYouMeanOr, someOf } from '../text/suggestion.ts';

/** Holds a study against what it says of its own analysis in study.yaml. */
export function checkAnalysis(parsed: ParsedStudy, coded: CodedStudy): Finding[] {
  const { study } = parsed;
  if (study === undefined) return [];
  const { saturation, agreement: wanted } = study.data.analysis;
  const { order } = saturation;
  const found: Finding[] = [];
  const tell = tellIn(study.entry, found);
  for (const [index, id] of (order ?? []).entries()) {
    const mend = () => didYouMeanOr(id, coded.sources.keys(), 'take it out of the order');
    named(parsed, tell, coded.sources, { kind: 'source', id, keys: ['analysis', 'saturation', 'order', index], mend });
  }
  found.push(...checkLength(study, coded));
  if (order === undefined && Object.keys(wanted).length === 0) return found;
  const codings = codingsOf(coded);
  const inOrder = new Set(order);
  const missing =
    order === undefined ? [] : [...new Set(codings.rows.map(({ passage }) => passage.source))].filter((source) => !inOrder.has(source));
  if (missing.length > 0)
    tell(
      'saturation-order',
      ['analysis', 'saturation', 'order'],
      `The order leaves out sources that are coded: ${someOf(missing, 5)}.`,
      `Add them where they were coded; without all of them saturation is not computed.`,
    );
  for (const measure of ['alpha', 'kappa', 'percent'] as const) {
    const least = wanted[measure];
    if (least === undefined) continue;
    const value = agreedBy(measure, agreement(codings));
    const keys = ['analysis', 'agreement', measure];
    if ('why' in value) tell('low-agreement', keys, ...absent(measure, least, value.why));
    else if (value.value < least)
      tell(
        'low-agreement',
        keys,
        `The ${NAMES[measure]} of all codes is ${value.value.toFixed(3)}, below ${String(least)}.`,
        `Look at the disagreements on /analysis/agreement/, and say in the report what became of them.`,
      );
  }
  return found;
}

/** Base and run as the study chose them need so many sources; those that it did not choose need not fit. */
function checkLength({ entry, data }: Parsed<StudyData>, { recorded, excerpts, sources }: CodedStudy): Finding[] {
  const { base, run } = data.analysis.saturation;
  const chosen = (run > base ? (['run', 'base'] as const) : (['base', 'run'] as const)).find(
    (key) => valueAt(entry.data, ['analysis', 'saturation', key]) !== undefined,
  );
  if (chosen === undefined) return [];
  const sourceOfEach = recorded?.map(({ source }) => source) ?? Array.from(excerpts.values(), ({ source }) => source.id);
  const coded = new Set(sourceOfEach.filter((source) => sources.has(source))).size;
  if (base + run <= coded) return [];
  return [
    finding(
      'saturation-length',
      entry.path,
      entry.locate(['analysis', 'saturation', chosen]),
      `A base of ${String(base)} and a run of ${String(run)} need ${String(base + run)} coded sources, and there are ${String(coded)}: saturation is not computed.`,
      `Write less for \`base\` or \`run\` (without them they are 4 and 2), or code more sources; where these are to come, ${orLower('saturation-length').replace(/^or /, '')}.`,
    ),
  ];
}

/** Why there is no such measure, and what to look at. */
function absent(measure: keyof typeof NAMES, least: number, why: Why): [message: string, mend: string] {
  const name = NAMES[measure];
  if (why === 'one-value')
    return [
      `The ${name} of all codes is undefined, and cannot be held against ${String(least)}: the coders decided alike each time, and nothing varies.`,
      'Look at the percent agreement, and whether all that any of them coded is in the files, also what the others did not: agreement beyond chance shows only where decisions differ. Until some do, take the line out.',
    ];
  return [
    `There is no ${name} to hold against ${String(least)}: ${REASONS[why] ?? 'it is undefined on these codings'}.`,
    `Take the line out, ${orLower('low-agreement')}.`,
  ];
}

const NAMES = { alpha: 'alpha', kappa: 'kappa', percent: 'percent agreement' } as const;
const REASONS: Partial<Record<Why, string>> = {
  'no-codings': 'nothing is coded',
  'no-coders': 'no coding names its coder',
  'one-coder': 'one coder coded all',
  'no-shared-source': 'no two coders coded the same source',
};

/** Over all codes, on excerpts; kappa is Cohen's for two coders, Fleiss' for more. */
function agreedBy(measure: keyof AnalysisData['agreement'], found: ReturnType<typeof agreement>): Measure {
  if ('why' in found) return found;
  const { all } = found.value.onExcerpts;
  return measure === 'kappa' ? (found.value.coders.length === 2 ? all.cohen : all.fleiss) : all[measure];
}
