import { expect, it } from 'vitest';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { placeStrip } from '#site/figures/place-strip.ts';
import { built, concept, smallStudy } from '../../build/released-study.ts';

const studyWith = (n: number): CaseStudy => {
  const more = Array.from({ length: n }, (_, i) => [`concepts/more-${String(i)}.md`, concept(`More ${String(i)}`, [`m-${String(i)}`])]);
  const { caseStudy, findings } = built(smallStudy(Object.fromEntries(more) as Record<string, string>));
  if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return caseStudy;
};
const strips = (study: CaseStudy) => [...study.concepts.values()].map((one) => placeStrip(one, study, () => '1'));

it('has a tick for each concept, and each concept’s own in its place', () => {
  const study = studyWith(9);
  const drawn = strips(study);
  const [first] = drawn;
  const period = (first?.tick ?? 0) + (first?.gap ?? 0);
  const lengths = Array.from(
    (first?.lines ?? []).join().matchAll(/h([\d.]+)/g),
    ([, length]) => (Number(length) + (first?.gap ?? 0)) / period,
  );
  expect(lengths.reduce((sum, n) => sum + n, 0)).toBe(study.concepts.size);
  const places = drawn.map((strip) => strip?.at ?? -1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(new Set(places).size).toBe(study.concepts.size);
  expect(Math.max(...places) + (first?.tick ?? 0)).toBe(first?.width);
});

it('keeps its width, however many there are, and is left out of three hundred and more', () => {
  expect(strips(studyWith(280)).at(-1)?.width).toBeLessThan(480);
  expect(strips(studyWith(301)).filter((strip) => strip !== undefined)).toEqual([]);
});
