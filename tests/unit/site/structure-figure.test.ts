import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { textWidth } from '#formats/mermaid/measure.ts';
import { figureLabel } from '#site/figures/figure-label.ts';
import { nodesOf, structureFigure, structureOnSlide, structureParts, type StructureFigure } from '#site/figures/structure-figure.ts';
import { writeSyntheticStudy } from '../../bench/synthetic-study.ts';
import { writeManyCodes } from '../../studies/many-codes.ts';

const folder = (name: string) => new URL(`../../studies/${name}`, import.meta.url).pathname;
const made = (write: (path: string) => void) => {
  const path = join(mkdtempSync(join(tmpdir(), 'structure-')), 'study');
  write(path);
  return path;
};
const open = (path: string): CaseStudy => {
  const { caseStudy, findings } = reloadStudy(path);
  if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return caseStudy;
};
const partsOf = ({ roots, core, groups }: CaseStudy) => structureParts(roots, core === groups[0] ? undefined : core);

/** Corners of the lines of a path of `M`, `h`, `H` and `V`. */
function segments(path: string): [number, number, number, number][] {
  let [x, y] = [0, 0];
  return Array.from(path.matchAll(/([MHhV])(-?[\d.]+)(?: (-?[\d.]+))?/g)).flatMap(([, letter, a, b]) => {
    const from = [x, y] as const;
    if (letter === 'M') [x, y] = [Number(a), Number(b)];
    else if (letter === 'V') y = Number(a);
    else x = letter === 'h' ? x + Number(a) : Number(a);
    return letter === 'M' ? [] : [[...from, x, y] as [number, number, number, number]];
  });
}

function faults({ boxes, brackets, width, height }: StructureFigure): string[] {
  const found: string[] = [];
  for (const [i, a] of boxes.entries()) {
    const lines = a.upright ?? a.lines;
    const [room, across] = a.upright ? [a.height, a.width] : [a.width, a.height];
    if (lines.some(({ text }) => textWidth(text) * 14 > room - 14)) found.push(`${a.node.id}: its label is too long for its box`);
    if (lines.length * 19 > across) found.push(`${a.node.id}: its label is too high for its box`);
    if (a.x < 0 || a.y < 0 || a.x + a.width > width || a.y + a.height > height) found.push(`${a.node.id}: stands outside`);
    for (const b of boxes.slice(i + 1))
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
        found.push(`${a.node.id} on ${b.node.id}`);
  }
  for (const { node, path } of brackets)
    for (const [x1, y1, x2, y2] of segments(path))
      for (const box of boxes)
        if (
          Math.min(x1, x2) < box.x + box.width &&
          Math.max(x1, x2) > box.x &&
          Math.min(y1, y2) < box.y + box.height &&
          Math.max(y1, y2) > box.y
        )
          found.push(`a bracket of ${node.id} through ${box.node.id}`);
  return found;
}

const STUDIES: readonly [string, () => string][] = [
  ['labels and depths of all kinds', () => folder('awkward')],
  ['several roots', () => folder('gioia')],
  [
    'five levels',
    () =>
      made((path) => {
        writeManyCodes(path);
      }),
  ],
  [
    'three hundred concepts',
    () =>
      made((path) => {
        writeSyntheticStudy(path, 300);
      }),
  ],
];

describe.each(STUDIES)('the data structure of a study with %s', (_, path) => {
  const study = open(path());
  const { whole, folds } = partsOf(study);
  const parts = [whole, ...folds.map((fold) => ({ roots: [fold], core: undefined }))];

  it('has every concept in the first column, once, and all columns of one width', () => {
    const drawn = parts.flatMap((part) => structureFigure(part, 'en').boxes.filter(({ node }) => node.kind === 'concept'));
    expect(drawn.map(({ node }) => node.id).toSorted()).toEqual([...study.concepts.keys()].toSorted());
    expect(new Set(drawn.map(({ x }) => x))).toEqual(new Set([0]));
    for (const part of parts) {
      const { boxes } = structureFigure(part, 'en');
      expect(new Set(boxes.filter(({ upright }) => !upright).map(({ width }) => width)).size).toBe(1);
      expect(boxes.map(({ node }) => node)).toEqual(nodesOf(part));
    }
  });

  it('draws no box on another, no label out of its box, and no bracket through a box', () => {
    expect(parts.flatMap((part) => faults(structureFigure(part, 'en')))).toEqual([]);
  });
});

it('a label of a hundred letters has as many lines as it needs, in the narrowest column', () => {
  const en = 'Renegotiating the responsibilities of volunteers, neighbours and professionals in the care of others';
  for (const em of [6.4, 7.5, 20]) {
    const { lines, isCut } = figureLabel({ en }, em, 'en');
    expect([isCut, lines.join(' ').replaceAll(/\s/g, '')]).toEqual([false, en.replaceAll(' ', '')]);
  }
  expect(figureLabel({ en: en.repeat(3) }, 6.4, 'en')).toMatchObject({ isCut: true, whole: en.repeat(3) });
});

describe('the data structure of a large study', () => {
  it('begins with what can be taken in, and unfolds group by group', () => {
    const study = open(
      made((path) => {
        writeSyntheticStudy(path, 300);
      }),
    );
    const { whole, folds } = partsOf(study);
    expect(nodesOf(whole).length).toBeLessThanOrEqual(80);
    expect(folds).toEqual(study.groups);
  });

  it('of more than that has only its upper levels', () => {
    const study = open(
      made((path) => {
        writeSyntheticStudy(path, 600);
      }),
    );
    const { whole, folds } = partsOf(study);
    expect(nodesOf(whole).length).toBeLessThanOrEqual(80);
    expect(folds).toEqual([]);
  });
});

it('a slide has the data structure from its top level down to where it fits', () => {
  const small = open(folder('gioia'));
  expect(structureOnSlide(small.roots, undefined, 'en')).toEqual({ roots: small.roots, core: undefined });
  const large = open(made(writeManyCodes));
  const part = structureOnSlide(large.roots, undefined, 'en');
  expect(part === undefined || structureFigure(part, 'en').height <= 640).toBe(true);
  expect(part?.deepest).toBeDefined();
  expect(structureOnSlide([], undefined, 'en')).toBeUndefined();
});
