import { describe, expect, it } from 'vitest';
import { readRasterizer } from '#files/drawing-assets.ts';
import { rasterizeAt } from '#render/card/rasterize.ts';
import { standAlone } from '#render/figure/stand-alone.ts';
import { StyleSheet } from '#render/figure/style-sheet.ts';
import { cardFont, cardOutlines, isSettable } from '#site/pictures/card-font.ts';
import { parseHtml, parseXml } from '../parsed.ts';

const CSS = `
  :root { --ink: light-dark(#112233, #ffffff); --hue-1: #ff0000; --paper: #ffffff }
  .d { color: var(--ink) } .d text { fill: currentColor; font-size: 14px }
  .box, .none { fill: color-mix(in srgb, var(--hue, var(--gone, #000)) 25%, var(--paper)); stroke-width: 1.2px }
  .hue-1 { --hue: var(--hue-1) }
  .d .box:is(.thick, .x) { stroke-width: 3px } .box { stroke-width: 9px } .box:hover { fill: #000 }
  [data-hue='2'] .d .late { fill: #00f } .off { display: none } .down { writing-mode: vertical-rl }
  @media (max-width: 40rem) { .box { fill: #0f0 } }
  @media print { .d { --ink: #000 } .hue-1 { --hue: #000000 } .late { stroke: #ff0000 } }
`;
const need = (element: Element | null): Element => {
  if (element === null) throw new Error('There is none.');
  return element;
};
const page = (inside: string) =>
  parseHtml(`<main data-hue="2"><svg class="d" viewBox="0 0 40 20" style="x"><title>A &amp; B</title>${inside}</svg></main>`);
const svgOf = (inside: string) => need(page(inside).querySelector('svg'));
const take = (inside: string, form: 'screen' | 'print' = 'screen') =>
  standAlone(svgOf(inside), new StyleSheet(CSS, form), cardOutlines(), form);

/** The points that the steps of an outline lead to. */
function pointsOf(outline: string): { x: number; y: number }[] {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  return Array.from(outline.matchAll(/([MmlqcZz])([^A-Za-z]*)/g), ([, step = '', written = '']) => {
    const [toX = 0, toY = 0] = (written.match(/-?[\d.]+/g) ?? []).map(Number).slice(-2);
    if (step === 'z') [x, y] = [startX, startY];
    else [x, y] = step === 'M' ? [toX, toY] : [x + toX, y + toY];
    if (step.toLowerCase() === 'm') [startX, startY] = [x, y];
    return { x, y };
  });
}

describe('an outline', () => {
  const drawn = (x: number, most: number) => pointsOf(cardOutlines().draw('信 A.', x, 10, 14, most, 'start'));
  const [whole, narrow, far] = [drawn(0, 100), drawn(0, 20), drawn(600, 100)];
  const ends = (points: typeof whole) => [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];

  it('is no wider than told, and the same wherever it stands', () => {
    expect(ends(whole)[1]).toBeGreaterThan(26);
    expect(ends(narrow)[1]).toBeLessThanOrEqual(20);
    expect(ends(narrow)[1]).toBeGreaterThan(17);
    const rounded = (points: typeof whole, by = 0) => points.map(({ x, y }) => `${(x - by).toFixed(2)} ${y.toFixed(2)}`);
    expect(rounded(far, 600)).toEqual(rounded(whole));
  });

  it('has the points of the typeface, to a hundredth', () => {
    const wanted: (readonly [number, number])[] = [];
    let start: readonly [number, number] = [0, 0];
    for (const { type, x = 0, y = 0 } of cardFont().getPath('信', 3, 40, 14).commands) {
      if (type === 'M') start = [x, y];
      wanted.push(type === 'Z' ? start : [x, y]);
    }
    const steps = pointsOf(cardOutlines().draw('信', 3, 40, 14, 100, 'start'));
    expect(steps).toHaveLength(wanted.length);
    for (const [i, { x, y }] of steps.entries()) {
      expect(Math.abs(x - (wanted[i]?.[0] ?? NaN))).toBeLessThan(0.0101);
      expect(Math.abs(y - (wanted[i]?.[1] ?? NaN))).toBeLessThan(0.0101);
    }
  });
});

describe('a style sheet', () => {
  const document = page('<rect class="box hue-1 thick"/><rect class="none"/><rect class="late" fill="#123"/><text>a</text>');
  const [sheet, print] = (['screen', 'print'] as const).map((form) => new StyleSheet(CSS, form));
  const value = (selector: string, name: string, of = sheet) => of?.value(need(document.querySelector(selector)), name);

  it('gives what a browser computes: variables, modes, mixtures, weight and order', () => {
    expect(value('text', 'fill')).toBe('#112233');
    expect(value('.box', 'fill')).toBe('#ffbfbf');
    expect(value('.none', 'fill')).toBe('#bfbfbf');
    expect(value('.box', 'stroke-width')).toBe('3px');
    expect(value('.late', 'fill')).toBe('#00f');
    expect(value('text', 'font-size')).toBe('14px');
  });

  it('puts cascade layers in their order before weight, and what is in none last', () => {
    const layered = `@layer low, high; @layer high { .box { stroke-width: 1px } @media print { .late { fill: #0f0 } } }
      @layer low { svg .box.thick { stroke-width: 2px; fill: #00f } .late { fill: #f00 } text { fill: #00f } } text { fill: #123456 }`;
    const [screen, printed] = (['screen', 'print'] as const).map((form) => new StyleSheet(layered, form));
    expect(['.box', '.late', 'text'].map((one) => value(one, 'fill', screen))).toEqual(['#00f', '#f00', '#123456']);
    expect(value('.box', 'stroke-width', screen)).toBe('1px');
    expect(value('.late', 'fill', printed)).toBe('#0f0');
  });

  it('is another in print', () => {
    expect(value('text', 'fill', print)).toBe('#000');
    expect(value('.box', 'fill', print)).toBe('#bfbfbf');
    expect([value('.late', 'stroke'), value('.late', 'stroke', print)]).toEqual([undefined, '#ff0000']);
  });
});

describe('a figure that is taken', () => {
  it('stands alone: styles are attributes, letters outlines, and nothing of the page is left', () => {
    const svg = take(
      '<defs><marker id="e" orient="auto-start-reverse" refX="5" refY="2"><path d="M0 0Z"/></marker></defs><a href="/x/" class="node"><rect class="box hue-1" x="1" y="2" width="3" height="4" onclick="x"/><text x="20" y="10" text-anchor="middle">信任 Trust</text></a><path class="off" d="M9 9"/><path d="M1 1L2 2" marker-start="url(#e)" marker-end="url(#e)"/>',
    );
    const document = parseXml(svg);
    expect(document.querySelector('title')?.textContent).toBe('A & B');
    expect(document.querySelectorAll('text, a, [class], [style], [onclick], .off').length).toBe(0);
    expect(svg).not.toMatch(/M9 9|var\(|NaN/);
    expect(document.querySelector('rect[x="1"]')?.getAttribute('fill')).toBe('#ffbfbf');
    expect([...document.querySelectorAll('marker')].map(({ id, attributes }) => [id, attributes.getNamedItem('orient')?.value])).toEqual([
      ['e', 'auto'],
      ['e-start', 'auto'],
    ]);
    expect(document.querySelector('path[marker-end]')?.getAttribute('marker-start')).toBe('url(#e-start)');
    const outlines = [...document.querySelectorAll('path[fill="#112233"]')].map((path) => path.getAttribute('d') ?? '');
    const xs = pointsOf(outlines[0] ?? '').map(({ x }) => x);
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo(20, -0.5);
  });

  it('has each line where it stands, in its own size', () => {
    const svg = take(
      '<text y="10"><tspan x="3">甲</tspan><tspan x="3" dy="20">甲</tspan><tspan x="3" dy="20" font-size="7">甲</tspan></text>',
    );
    const outlines = Array.from(svg.matchAll(/<path d="([^"]+)"/g), ([, d = '']) => pointsOf(d).map(({ y }) => y));
    const [first = [], second = [], third = []] = outlines;
    expect(second.map((y) => Math.round(y))).toEqual(first.map((y) => Math.round(y + 20)));
    const height = (ys: readonly number[]) => Math.max(...ys) - Math.min(...ys);
    expect(height(third) / height(first)).toBeCloseTo(0.5, 1);
  });

  it('has a line that runs down as a browser sets it: squares upright below each other around its middle, other letters turned', () => {
    const boxes = (inside: string) =>
      Array.from(/<path d="([^"]+)"/.exec(take(inside))?.[1]?.matchAll(/M[^M]*/g) ?? [], ([outline]) => {
        const points = pointsOf(outline);
        const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
        return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
      });
    const down = (text: string) => boxes(`<g class="down"><text x="20" y="50" text-anchor="middle">${text}</text></g>`);
    const [first, second, ...others] = down('一一');
    expect(others).toEqual([]);
    for (const box of [first, second]) {
      expect(((box?.left ?? 0) + (box?.right ?? 0)) / 2).toBeCloseTo(20, -0.1);
      expect((box?.right ?? 0) - (box?.left ?? 0)).toBeGreaterThan(9);
    }
    expect((second?.top ?? 0) - (first?.top ?? 0)).toBeCloseTo(14, 1);
    expect((first?.top ?? 0) + (second?.bottom ?? 0)).toBeCloseTo(100, -0.7);

    const [level] = boxes('<text x="20" y="50">L</text>');
    const [turned] = down('一L').slice(1);
    const slim = (box: typeof level) => ((box?.right ?? 0) - (box?.left ?? 0)) / ((box?.bottom ?? 0) - (box?.top ?? 0));
    expect(slim(level)).toBeLessThan(0.9);
    expect(slim(turned)).toBeCloseTo(1 / slim(level), 1);
    expect(turned?.top).toBeGreaterThan(first?.top ?? 0);
    expect(take('<text class="down" x="20" y="50">ثقة</text>')).toContain('<text writing-mode="tb" x="20"');
  });

  it('keeps text as text where the typeface lacks a letter', () => {
    expect(isSettable('信任 Trust…')).toBe(true);
    expect(isSettable('ثقة')).toBe(false);
    const svg = take('<text x="1" y="2">ثقة &lt;b&gt;</text>');
    expect(svg).toMatch(
      /<text x="1" y="2" font-size="14" font-family="[^"]*sans-serif" text-anchor="start" fill="#112233">ثقة &lt;b&gt;<\/text>/,
    );
  });

  it('is grey in print', () => {
    expect(take('<path class="late" d="M0 0L1 1"/>', 'print')).toContain('fill="#121212" stroke="#363636"');
  });

  it('is the same pixels each time, 300 of them an inch', async () => {
    const svg = take('<rect class="box" width="40" height="20"/><text x="2" y="10">信</text>');
    const [one, other] = [await rasterizeAt(svg, readRasterizer), await rasterizeAt(svg, readRasterizer)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    const png = Buffer.from(one);
    expect(png.readUInt32BE(16)).toBe(175);
    expect([112, 113]).toContain(png.readUInt32BE(20));
    expect([png.toString('latin1', 37, 41), png.readUInt32BE(41)]).toEqual(['pHYs', 11811]);
  });
});
