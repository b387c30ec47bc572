import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatCategoryMap } from '#formats/mermaid/category-map.ts';
import { detour } from '#render/diagram/detour.ts';
import { renderDiagrams } from '#render/diagram/render.ts';
import type { DiagramSource } from '#render/diagram/source.ts';
import { crossedBoxes } from './crossed-boxes.ts';
import { randomFigures } from './random-figure.ts';

const item = (id: string, label: string) => ({ id, label });

/** A tree whose neighbours differ in width: a long word, a label from right to left, one with a number, fourteen children. */
const CATEGORIES = [
  item('dash', '- “引号”与 "双引号" #35; `码` <b>粗</b> & ;'),
  item('long', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'),
  item('numbered', '1. 准备阶段'),
  item('rtl', 'الثقة (ثقة 2)'),
  item('care', '照料'),
  item('trust', '信任'),
];
const words = { title: 'A tree', description: 'Of labels of all kinds.' };
const core = { ...item('core', '共同维护'), hue: 'core' as const };
const UNEVEN: readonly DiagramSource[] = [
  ...[false, true].map((narrow) => ({
    id: `uneven-map-${String(narrow)}`,
    ...formatCategoryMap({ ...words, narrow, category: core, children: CATEGORIES, relations: [] }),
  })),
];

const RANDOM = Array.from({ length: 40 }, (_, seed) => randomFigures(seed)).flat();

describe('no line crosses a box', () => {
  let svgs: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    svgs = await renderDiagrams([...UNEVEN, ...RANDOM]);
  });

  it.each([
    ['a tree whose labels differ in width', UNEVEN],
    ['the figures of forty studies made up at random', RANDOM],
  ])('in %s', (_, figures) => {
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    const drawn = figures.flatMap(({ id }) => {
      const { document } = new JSDOM(svgs.get(id), { contentType: 'image/svg+xml' }).window;
      return [...document.children];
    });
    expect(drawn).toHaveLength(figures.length);
    expect(drawn.flatMap(crossedBoxes)).toEqual([]);
  });
});

describe('a detour', () => {
  const from = { x: 0, y: 50 };
  const to = { x: 200, y: 50 };

  it('is straight where nothing stands in the way', () => {
    expect(detour([from, to], [{ x: 80, y: 100, width: 40, height: 40 }])).toBe('M0,50L200,50');
  });

  it('goes around a box, on the side that is nearer, and runs through what it is led through', () => {
    const box = { x: 80, y: 0, width: 40, height: 70 };
    const way = detour([from, to], [box]) ?? '';
    expect(way).toMatch(/^M0,50L.*75.*L200,50$/);
    expect(detour([from, { x: 100, y: 120 }, to], [box])).toMatch(/^M0,50L.*,120L192,120.*L200,50$/);
  });

  it('is none where boxes leave no way', () => {
    const walls = [
      { x: 90, y: -100, width: 20, height: 300 },
      { x: -100, y: -100, width: 200, height: 20 },
      { x: -100, y: 180, width: 200, height: 20 },
      { x: -100, y: -100, width: 20, height: 300 },
    ];
    expect(detour([from, to], walls)).toBeUndefined();
  });
});
