import type { CodedPassage, Codings } from '#domain/codings/codings.ts';
import { seeded } from '#domain/codings/seeded.ts';

/** The same statistics by other routes: pair by pair and character by character, slow and plain. */

/** Alpha from the matrix of coincidences. @param units what coders said of each unit; undefined for nothing */
export function alphaByCoincidences(units: readonly (readonly (number | undefined)[])[]): number | undefined {
  const coincidences = new Map<string, number>();
  for (const unit of units) {
    const said = unit.filter((value) => value !== undefined);
    for (const [i, a] of said.entries())
      for (const [j, b] of said.entries())
        if (i !== j)
          coincidences.set(`${String(a)},${String(b)}`, (coincidences.get(`${String(a)},${String(b)}`) ?? 0) + 1 / (said.length - 1));
  }
  const totals = new Map<string, number>();
  let same = 0;
  let n = 0;
  for (const [pair, count] of coincidences) {
    const [a = '', b] = pair.split(',');
    totals.set(a, (totals.get(a) ?? 0) + count);
    n += count;
    if (a === b) same += count;
  }
  if (totals.size < 2) return undefined;
  const chance = [...totals.values()].reduce((sum, one) => sum + one * (one - 1), 0);
  return ((n - 1) * same - chance) / (n * (n - 1) - chance);
}

/** Cohen's kappa from what two coders said, one unit after the other. */
export function kappaByUnits(units: readonly (readonly [number, number])[]): number | undefined {
  let [agreed, chance] = [0, 0];
  for (const [a, b] of units) {
    if (a === b) agreed++;
    for (const [, other] of units) if (a === other) chance++;
  }
  const n = units.length;
  return chance === n * n ? undefined : (agreed * n - chance) / (n * n - chance);
}

/** Fleiss' kappa from every pair of coders of every unit, and every pair of all answers. */
export function fleissByPairs(units: readonly (readonly number[])[]): number | undefined {
  const all = units.flat();
  const alike = (list: readonly number[], itself: boolean) => {
    let [same, pairs] = [0, 0];
    for (const [i, a] of list.entries())
      for (const [j, b] of list.entries())
        if (itself || i !== j) {
          pairs++;
          if (a === b) same++;
        }
    return same / pairs;
  };
  const chance = alike(all, true);
  return chance === 1 ? undefined : (units.reduce((sum, unit) => sum + alike(unit, false), 0) / units.length - chance) / (1 - chance);
}

/** Whether a passage has the `at`th character. */
const holds = ({ range }: CodedPassage, at: number) => range !== undefined && range.start <= at && at < range.end;

/** What each coder of a source said of each of its characters under one concept, or under any: 0, 1, or nothing where they have not read the source. */
export function charactersJudged({ rows, sources }: Codings, concept?: string): (number | undefined)[][] {
  const coders = [...new Set(rows.map(({ coder }) => coder))].sort();
  return [...sources].flatMap(([source, length = 0]) => {
    const own = rows.filter(({ passage }) => passage.source === source);
    if (new Set(own.map(({ coder }) => coder)).size < 2) return [];
    return Array.from({ length }, (_, at) =>
      coders.map((name) => {
        const theirs = own.filter(({ coder }) => coder === name);
        if (theirs.length === 0) return undefined;
        return theirs.some((row) => (concept === undefined || row.concept === concept) && holds(row.passage, at)) ? 1 : 0;
      }),
    );
  });
}

/** What each coder of a source said of each passage that was coded there, under one concept. */
export function passagesJudged({ rows, sources }: Codings, concept: string): (number | undefined)[][] {
  const coders = [...new Set(rows.map(({ coder }) => coder))].sort();
  return [...sources.keys()].flatMap((source) => {
    const own = rows.filter(({ passage }) => passage.source === source);
    if (new Set(own.map(({ coder }) => coder)).size < 2) return [];
    return [...new Set(own.map(({ passage }) => passage))].map((passage) =>
      coders.map((name) =>
        own.every(({ coder }) => coder !== name)
          ? undefined
          : Number(own.some((row) => row.coder === name && row.concept === concept && row.passage === passage)),
      ),
    );
  });
}

/** Pairs of passages, one with each code, that share a character. */
export function meetings({ rows }: Codings, a: string, b: string): number {
  const of = (concept: string) => [...new Set(rows.filter((row) => row.concept === concept).map(({ passage }) => passage))];
  const share = (one: CodedPassage, other: CodedPassage) =>
    one.source === other.source && Array.from({ length: 40 }, (_, at) => at).some((at) => holds(one, at) && holds(other, at));
  return of(a).reduce((sum, one) => sum + of(b).filter((other) => share(one, other)).length, 0);
}

/** A study's coding of no sense: up to five sources of up to forty characters, four codes, `coders` coders. */
export function drawnCodings(seed: number, coders: number): Codings {
  const random = seeded(seed);
  const upTo = (n: number) => Math.floor(random() * n);
  const sources = new Map(Array.from({ length: 1 + upTo(5) }, (_, i) => [`s${String(i)}`, 12 + upTo(28)]));
  const passages = new Map<string, CodedPassage>();
  const rows = new Map<string, Codings['rows'][number]>();
  for (let i = 2 + upTo(40); i > 0; i--) {
    const [source, length] = [...sources][upTo(sources.size)] ?? ['s0', 12];
    const start = upTo(length - 1);
    const end = Math.min(length, start + 1 + upTo(8));
    const at = `${source} ${String(start)} ${String(end)}`;
    const passage = passages.get(at) ?? { source, range: { start, end }, excerpt: undefined };
    passages.set(at, passage);
    const [concept, coder] = [`c${String(upTo(4))}`, `coder ${String(upTo(coders))}`];
    rows.set(`${at} ${concept} ${coder}`, { passage, concept, coder, date: [2024, 1 + upTo(12), 1 + upTo(28)] });
  }
  return { rows: [...rows.values()], sources, concepts: ['c0', 'c1', 'c2', 'c3'], hidden: 0 };
}
