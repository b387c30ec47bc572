import { measured, without, type Measure } from '../codings/measure.ts';
import { resampled, seeded } from '../codings/seeded.ts';

/** Units that were judged alike: how many coders gave each value, in how many units. */
export interface Judged {
  readonly counts: readonly number[];
  readonly units: number;
}

/** How different two values are, squared, by their places among the values; 0 for the same. */
type Difference = (a: number, b: number) => number;
const nominal: Difference = (a, b) => (a === b ? 0 : 1);

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** What each value differs from all others, each as often as it was given. */
function differences(counts: readonly number[], difference: Difference): number {
  let total = 0;
  for (const [a, n] of counts.entries()) if (n > 0) for (const [b, m] of counts.entries()) if (m > 0) total += n * m * difference(a, b);
  return total;
}

/** Units judged alike, with how much the coders of one differ among themselves. */
interface Weighed extends Judged {
  readonly differing: number;
}

/** The units that two coders or more have judged. */
const weigh = (judged: readonly Judged[], difference: Difference): Weighed[] =>
  judged.flatMap((one) => {
    const coders = sum(one.counts);
    return coders < 2 || one.units === 0 ? [] : [{ ...one, differing: differences(one.counts, difference) / (coders - 1) }];
  });

/** Alpha of so many units of each kind. */
function alphaOf(weighed: readonly Weighed[], units: readonly number[], difference: Difference): Measure {
  const totals: number[] = [];
  let [observed, n] = [0, 0];
  for (let i = 0; i < weighed.length; i++) {
    const { counts = [], differing = 0 } = weighed[i] ?? {};
    const times = units[i] ?? 0;
    observed += times * differing;
    for (let value = 0; value < counts.length; value++) {
      const given = (counts[value] ?? 0) * times;
      totals[value] = (totals[value] ?? 0) + given;
      n += given;
    }
  }
  if (n === 0) return without('no-pairs');
  const expected = differences(totals, difference);
  return expected === 0 ? without('one-value') : measured(1 - (observed * (n - 1)) / expected);
}

/**
 * Krippendorff's alpha, 1 − Do/De, over the units that two coders or more have judged; values may be missing.
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
 */
export function krippendorffAlpha(judged: readonly Judged[], difference: Difference = nominal): Measure {
  const weighed = weigh(judged, difference);
  return alphaOf(
    weighed,
    weighed.map(({ units }) => units),
    difference,
  );
}

/** The share of units on which all coders agree, of those that two or more have judged; not corrected for chance. */
export function percentAgreement(judged: readonly Judged[]): Measure {
  let agreed = 0;
  let all = 0;
  for (const { counts, units } of judged) {
    const coders = sum(counts);
    if (coders < 2) continue;
    all += units;
    if (counts.includes(coders)) agreed += units;
  }
  return all === 0 ? without('no-pairs') : measured(agreed / all);
}

/** Fleiss' kappa: of the same number of coders for every unit. Source: Fleiss (1971), Psychological Bulletin 76(5), 378–382. */
export function fleissKappa(judged: readonly Judged[]): Measure {
  const some = judged.filter(({ units }) => units > 0);
  const coders = new Set(some.map(({ counts }) => sum(counts)));
  const [n = 0] = coders;
  if (n < 2 && coders.size < 2) return without('no-pairs');
  if (coders.size > 1) return without('uneven-coders');
  let units = 0;
  let alike = 0;
  const totals: number[] = [];
  for (const one of some) {
    units += one.units;
    alike += (one.units * sum(one.counts.map((count) => count * (count - 1)))) / (n * (n - 1));
    for (const [value, count] of one.counts.entries()) totals[value] = (totals[value] ?? 0) + count * one.units;
  }
  const given = units * n;
  if (totals.includes(given)) return without('one-value');
  const chance = sum(Array.from(totals, (total: number | undefined) => ((total ?? 0) / given) ** 2));
  return measured((alike / units - chance) / (1 - chance));
}

/** Cohen's kappa of two coders: units by what the first said and what the second. Source: Cohen (1960), doi 10.1177/001316446002000104. */
export function cohenKappa(table: readonly (readonly number[])[]): Measure {
  const rows = table.map(sum);
  const columns = rows.map((_, k) => sum(table.map((row) => row[k] ?? 0)));
  const n = sum(rows);
  if (n === 0) return without('no-pairs');
  if (rows.some((row, k) => row === n && columns[k] === n)) return without('one-value');
  const agreed = sum(table.map((row, k) => row[k] ?? 0)) / n;
  const chance = sum(rows.map((row, k) => (row * (columns[k] ?? 0)) / n / n));
  return measured((agreed - chance) / (1 - chance));
}

/** Between what two values a measure lies in 95 of 100 samples like this one, and in how many of the drawn samples it is defined. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly defined: number;
}

const DRAWS = 1000;
const SEED = 1970;

/** Passages alike: how many there are, and the units that each of them brings. */
export interface Sampled {
  readonly passages: number;
  readonly brings: readonly Judged[];
}

/** Units that do not hang together: each as a passage of its own. */
export const apart = (judged: readonly Judged[]): Sampled[] =>
  judged.map((one) => ({ passages: one.units, brings: [{ ...one, units: 1 }] }));

/**
 * Alpha's bootstrap interval: passages drawn with replacement, a thousand times, each with all its units, as those of one passage hang
 * together. Without one where half of the samples have one value only.
 */
export function alphaInterval(sampled: readonly Sampled[]): Measure<Interval> {
  const kinds = new Map<string, Judged>();
  const keyOfCounts = ({ counts }: Judged) => counts.join();
  for (const one of sampled.flatMap(({ brings }) => brings)) kinds.set(keyOfCounts(one), { ...one, units: 1 });
  const weighed = weigh([...kinds.values()], nominal);
  const number = new Map(weighed.map((one, i) => [keyOfCounts(one), i]));
  const groups = sampled
    .map(({ passages, brings }) => ({
      passages,
      brings: brings.flatMap((one) => {
        const kind = number.get(keyOfCounts(one));
        return kind === undefined ? [] : [{ kind, units: one.units }];
      }),
    }))
    .sort((a, b) => a.passages - b.passages);
  const sizes = groups.map(({ passages }) => passages);
  const unitsOf = (drawn: readonly number[]) => {
    const units = weighed.map(() => 0);
    for (const [i, { brings }] of groups.entries())
      for (const one of brings) units[one.kind] = (units[one.kind] ?? 0) + one.units * (drawn[i] ?? 0);
    return units;
  };
  const whole = alphaOf(weighed, unitsOf(sizes), nominal);
  if ('why' in whole) return whole;
  const random = seeded(SEED);
  const alphas: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const alpha = alphaOf(weighed, unitsOf(resampled(sizes, random)), nominal);
    if ('value' in alpha) alphas.push(alpha.value);
  }
  if (alphas.length < DRAWS / 2) return without('one-value');
  alphas.sort((a, b) => a - b);
  const at = (share: number) => alphas[Math.round(share * (alphas.length - 1))] ?? 0;
  return measured({ low: at(0.025), high: at(0.975), defined: alphas.length });
}
