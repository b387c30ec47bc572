import { readFileSync } from 'node:fs';
import opentype from 'opentype.js';
import { describe, expect, it } from 'vitest';
import { readCardFont, readRasterizer } from '#files/drawing-assets.ts';
import { CARD_HUES, drawCard, type CardContent } from '#render/card/card.ts';
import { rasterize } from '#render/card/rasterize.ts';

const font = opentype.parse(readCardFont());
const CONTENT: CardContent = {
  kind: '扎根理论案例研究',
  title: '小米智能生态协同机制的扎根探索',
  by: '刘峰 · 2024',
  counts: '24 个概念',
  groups: [
    { label: '技术', hue: '1', concepts: 3 },
    { label: '市场', hue: '2', concepts: 1 },
  ],
};
const draw = (changes: Partial<CardContent>) => drawCard({ ...CONTENT, ...changes }, font);
const count = (svg: string | undefined, element: string) => svg?.split(`<${element} `).length ?? 0;

describe('the picture of a study', () => {
  it('is of outlines alone, with a number in every place', () => {
    const svg = draw({ title: 'From lending books to <b>lending</b> tools & 100 % "more"' }) ?? '';
    expect(svg).not.toMatch(/<text|<image|font|NaN|undefined|lending/);
    expect(count(svg, 'path')).toBeGreaterThan(5);
  });

  it('has a bar for each group, as wide as its concepts are many, in the hues of the pages', () => {
    const bars = [...(draw({}) ?? '').matchAll(/<rect x="[\d.]+" y="516" width="([\d.]+)" height="14" fill="(#\w+)"/g)];
    expect(bars.map(([, width, fill]) => [width, fill])).toEqual([
      ['762.0', '#2f5688'],
      ['250.0', '#8a530b'],
    ]);
    const tokens = readFileSync(new URL('../../../src/styles/base/tokens.css', import.meta.url), 'utf8');
    for (const [name, hue] of Object.entries(CARD_HUES))
      expect(tokens).toContain(`--${name === 'core' ? 'ink' : `hue-${name}`}: light-dark(${hue},`);
  });

  it.each([
    ['empty groups', { groups: [] }],
    ['groups without concepts', { groups: [{ label: 'A', hue: '1', concepts: 0 }] }],
    ['a label that the typeface lacks', { groups: [{ label: '👍', hue: 'core', concepts: 1 }] }],
  ])('is drawn with %s', (_, changes) => expect(draw(changes)).not.toMatch(/NaN|Infinity/));

  it('ends a title of any length with an ellipsis', () => {
    const lines = (title: string) => count(draw({ title, groups: [] }), 'path') - count(draw({ title: '短', groups: [] }), 'path') + 1;
    expect([lines('短'), lines('生态'.repeat(20)), lines('生态'.repeat(500))]).toEqual([1, 3, 4]);
  });

  it.each(['دراسة', '👍', 'ก', '한국어'])('is none where the typeface lacks a character of the title: %s', (title) => {
    expect(draw({ title })).toBeUndefined();
  });

  it('is a PNG of 1200 × 630, the same each time', async () => {
    const svg = draw({}) ?? '';
    const png = Buffer.from(await rasterize(svg, readRasterizer));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(Buffer.from(await rasterize(svg, readRasterizer)).equals(png)).toBe(true);
    const blank = await rasterize(svg.replaceAll(/<path[^>]*>/g, ''), readRasterizer);
    expect(png.length).toBeGreaterThan(3 * blank.length);
  });
});
