import type { CaseStudy, Concept } from '#domain/study/case-study.ts';

/** Where a concept stands among all: a tick for each, in order, a gap where another category begins. In pixels. */
export interface PlaceStrip {
  readonly width: number;
  /** Lines of categories that follow each other in a hue; a tick is so long, the gap behind it so short. */
  readonly lines: readonly (readonly [hue: string, path: string])[];
  readonly tick: number;
  readonly gap: number;
  /** Where the concept's own tick begins. */
  readonly at: number;
}

/** More ticks than this could not be told apart. */
const MOST = 300;
const [LONGEST, STEP, BETWEEN] = [420, 7, 6];

export function placeStrip(concept: Concept, { concepts }: CaseStudy, hueOf: (concept: Concept) => string): PlaceStrip | undefined {
  if (concepts.size < 2 || concepts.size > MOST) return undefined;
  const step = Math.max(1, Math.floor((LONGEST * 2) / concepts.size) / 2);
  const unit = Math.min(STEP, step);
  const tick = unit > 3 ? unit - 2 : unit / 2;
  const lines: [hue: string, path: string][] = [];
  let [x, at] = [0, 0];
  for (const [category, members] of Map.groupBy(concepts.values(), (one) => one.category)) {
    if (x > 0) x += BETWEEN;
    const place = members.indexOf(concept);
    if (category === concept.category) at = x + place * unit;
    const [first] = members;
    const hue = first === undefined ? 'core' : hueOf(first);
    const length = members.length * unit - (unit - tick);
    const last = lines.at(-1);
    if (last?.[0] === hue) last[1] += `m${String(BETWEEN)} 0h${String(length)}`;
    else lines.push([hue, `M${String(x)} 8h${String(length)}`]);
    x += length;
  }
  return { width: x, lines, tick, gap: unit - tick, at };
}
