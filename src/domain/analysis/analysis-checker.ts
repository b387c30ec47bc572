import { agreement } from '../agreement/agreement.ts';
import { codingsOf, type CodedStudy } from '../codings/codings.ts';
import type { Measure, Why } from '../codings/measure.ts';
import { finding, orLower, type Finding } from '../entry/finding.ts';
import type { AnalysisData } from '../schema/analysis.ts';
import type { ParsedStudy } from '../parsing/study-parser.ts';
import { didYouMeanOr, someOf } from '../text/suggestion.ts';

/** Holds a study against what it says of its own analysis in study.yaml. */
export function checkAnalysis({ study, ids }: ParsedStudy, coded: CodedStudy): Finding[] {
  if (study === undefined) return [];
  const { saturation, agreement: wanted } = study.data.analysis;
  const at = (...keys: PropertyKey[]) => [study.entry.path, study.entry.locate(['analysis', ...keys])] as const;
  const { order } = saturation;
  const found: Finding[] = [];
  for (const [index, source] of (order ?? []).entries())
    if (ids.get('source')?.has(source) !== true)
      found.push(finding('unknown-source', ...at('saturation', 'order', index), `"${source}" is not a source of this study.`, didYouMeanOr(source, coded.sources.keys(), 'take it out of the order'))); // prettier-ignore
  if (order === undefined && Object.keys(wanted).length === 0) return found;
  const codings = codingsOf(coded);
  const named = new Set(order);
  const missing = order === undefined ? [] : [...new Set(codings.rows.map(({ passage }) => passage.source))].filter((source) => !named.has(source)); // prettier-ignore
  if (missing.length > 0)
    found.push(finding('saturation-order', ...at('saturation', 'order'), `The order leaves out sources that are coded: ${someOf(missing, 5)}.`, `Add them where they were coded; without all of them saturation is not computed.`)); // prettier-ignore
  for (const measure of ['alpha', 'kappa', 'percent'] as const) {
    const least = wanted[measure];
    if (least === undefined) continue;
    const value = agreedBy(measure, agreement(codings));
    if ('why' in value)
      found.push(finding('low-agreement', ...at('agreement', measure), `There is no ${NAMES[measure]} to hold against ${String(least)}: ${REASONS[value.why] ?? 'it is undefined on these codings'}.`, `Take the line out, ${orLower('low-agreement')}.`)); // prettier-ignore
    else if (value.value < least)
      found.push(finding('low-agreement', ...at('agreement', measure), `The ${NAMES[measure]} of all codes is ${value.value.toFixed(3)}, below ${String(least)}.`, `Look at the disagreements on /analysis/agreement/, and say in the report what became of them.`)); // prettier-ignore
  }
  return found;
}

const NAMES = { alpha: 'alpha', kappa: 'kappa', percent: 'percent agreement' } as const;
const REASONS: Partial<Record<Why, string>> = {
  'no-codings': 'nothing is coded',
  'no-coders': 'no coding names its coder',
  'one-coder': 'one coder coded all',
  'no-shared-source': 'no two coders coded the same source',
  'one-value': 'all decisions are the same',
};

/** Over all codes, on excerpts; kappa is Cohen's for two coders, Fleiss' for more. */
function agreedBy(measure: keyof AnalysisData['agreement'], found: ReturnType<typeof agreement>): Measure {
  if ('why' in found) return found;
  const { all } = found.value.onExcerpts;
  return measure === 'kappa' ? (found.value.coders.length === 2 ? all.cohen : all.fleiss) : all[measure];
}
