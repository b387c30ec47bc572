import { beforeAll, describe, expect, it } from 'vitest';
import { readMermaid } from '#files/drawing-assets.ts';
import { formatCategoryMap } from '#formats/mermaid/category-map.ts';
import { formatModel } from '#formats/mermaid/model.ts';
import { renderDiagrams } from '#render/diagram/render.ts';
import type { DiagramSource } from '#render/diagram/source.ts';
import { arrange } from '#render/layout/order.ts';
import { portsAt, tracksOf } from '#render/layout/tracks.ts';
import { inBothForms } from '../../browser/diagram-sample.ts';
import { parseXml } from '../parsed.ts';
import { crossedBoxes, crossingsOf } from './drawn-figure.ts';
import { randomFigures } from './random-figure.ts';
import { randomModel } from './random-model.ts';

const item = (id: string, label: string) => ({ id, label });

/** Neighbours that differ in width: a long word, a label from right to left, one with a number. */
const CATEGORIES = [
  item('dash', '- “引号”与 "双引号" #35; `码` <b>粗</b> & ;'),
  item('long', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'),
  item('numbered', '1. 准备阶段'),
  item('rtl', 'الثقة (ثقة 2)'),
  item('care', '照料'),
  item('trust', '信任'),
];
const words = { title: 'A category', description: 'Of labels of all kinds.' };
const core = { ...item('core', '共同维护'), hue: 'core' as const };
const UNEVEN: readonly DiagramSource[] = inBothForms(
  'uneven',
  formatCategoryMap({ ...words, category: core, children: CATEGORIES, relations: [] }),
);

const FIGURES = Array.from({ length: 40 }, (_, seed) => randomFigures(seed)).flat();
const models = Array.from({ length: 200 }, (_, seed) => randomModel(seed));
const MODELS = models.flatMap((model, i) => inBothForms(`m${String(i)}`, formatModel(model)));

/** All of them, drawn by one Mermaid. */
const drawings = new Map<DiagramSource, Element>();
beforeAll(async () => {
  const all = [...UNEVEN, ...FIGURES, ...MODELS];
  const svgs = await renderDiagrams(all, readMermaid);
  expect(svgs.size).toBe(all.length);
  for (const figure of all) drawings.set(figure, parseXml(svgs.get(figure.id) ?? '').documentElement);
}, 240_000);
const drawn = (figures: readonly DiagramSource[]) => figures.flatMap((figure) => drawings.get(figure) ?? []);

describe('no line crosses a box', () => {
  it.each([
    ['a category among labels that differ in width', UNEVEN],
    ['the figures of forty studies made up at random', FIGURES],
  ])('in %s', (_, figures) => expect(drawn(figures).flatMap(crossedBoxes)).toEqual([]));
});

describe('of two hundred models made up at random', () => {
  let svgs: Element[] = [];
  beforeAll(() => void (svgs = drawn(MODELS)));

  it('no line crosses a box, in either form', () => expect(svgs.flatMap(crossedBoxes)).toEqual([]));

  it('every relation has its line, and every role its bar', () => {
    const counts = svgs.map((svg) => ({
      lines: svg.querySelectorAll('.edge:not(.pillar)').length,
      bars: svg.querySelectorAll('.edge.pillar').length,
    }));
    const expected = models.flatMap(({ relations, roles }) =>
      Array.from({ length: 2 }, () => ({ lines: relations.length, bars: roles.length })),
    );
    expect(counts).toEqual(expected);
  });

  it('lines cross each other seldom: where no order of the groups and no side would help, or next to none', () => {
    const crossings = svgs.map(crossingsOf);
    const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
    expect(total(crossings)).toBeLessThan(600);
    const sparse = crossings.filter((_, i) => (models[Math.floor(i / 2)]?.relations.length ?? 0) <= 12);
    expect(sparse.length).toBeGreaterThan(60);
    expect(total(sparse)).toBe(0);
  });
});

describe('an arrangement', () => {
  const bond = (a: number, b: number) => ({ ends: [a, b] as const, weight: 1 });

  it('leaves the order as it is given where nothing crosses', () => {
    expect(arrange(4, [bond(0, 1), bond(0, 3), bond(1, 3)], 1)).toMatchObject({ order: [0, 1, 2, 3], crossings: 0 });
  });

  it('moves as little as it must for no line to cross', () => {
    expect(arrange(4, [bond(0, 2), bond(1, 3)], 1)).toMatchObject({ order: [1, 0, 2, 3], crossings: 0 });
  });

  it('keeps what is fixed at its end', () => {
    const { order } = arrange(5, [bond(0, 2), bond(1, 3), bond(4, 0), bond(4, 2)], 1, 1);
    expect(order.at(-1)).toBe(4);
  });

  it('uses a second side for what no order keeps apart', () => {
    const all = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].filter((b) => b > a).map((b) => bond(a, b)));
    expect(arrange(4, all, 1).crossings).toBe(1);
    const { crossings, sides } = arrange(4, all, 2);
    expect(crossings).toBe(0);
    expect(new Set(sides).size).toBe(2);
  });
});

describe('lines beside blocks', () => {
  it('end nearest first towards earlier blocks, farthest first towards later ones', () => {
    const lines = [
      { from: 2, to: 0 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
      { from: 5, to: 2 },
    ];
    expect(portsAt(lines, 2).map((line) => lines.indexOf(line))).toEqual([1, 0, 3, 2]);
  });

  it('lie within each other where they join the same two', () => {
    const lines = [
      { from: 0, to: 2 },
      { from: 2, to: 0 },
    ];
    expect([0, 2].map((place) => portsAt(lines, place).map((line) => lines.indexOf(line)))).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('run outside what they enclose, and share a track only where they do not meet', () => {
    expect(
      tracksOf([
        [0, 100],
        [10, 40],
        [60, 90],
        [20, 30],
        [200, 300],
      ]),
    ).toEqual([2, 1, 0, 0, 0]);
  });
});
