import { expect, it } from 'vitest';
import { modelStep, onSlide } from '#site/figures/model-steps.ts';

const SVG = `<svg id="figure_model" class="diagram" aria-labelledby="figure_model-title"><title id="figure_model-title">Model</title>
<path class="edge" marker-end="url(#figure_model-point)" data-edge="e1"/><path class="edge dotted" data-edge="role"/><path class="edge" data-edge="e2"/>
<a class="edge-label" data-edge="e1" href="/#relation_a" aria-label="A -> B"><text>a</text></a>
<a class="edge-label" href="/#relation_b" aria-label="B > A" data-edge="e2"><text>b</text></a></svg>`;
const LINKS = ['/#relation_b', '/#relation_a'];
const classes = (svg: string) => Array.from(svg.matchAll(/class="([^"]*)"/g), ([, names]) => names);

it('an arrow comes with its label, after those before it', () => {
  expect(classes(modelStep(SVG, LINKS, -1))).toEqual([
    'diagram',
    'later edge',
    'edge dotted',
    'later edge',
    'later edge-label',
    'later edge-label',
  ]);
  expect(classes(modelStep(SVG, LINKS, 0))).toEqual([
    'diagram',
    'later edge',
    'edge dotted',
    'now edge',
    'later edge-label',
    'now edge-label',
  ]);
  expect(classes(modelStep(SVG, LINKS, 1))).toEqual(['diagram', 'now edge', 'edge dotted', 'edge', 'now edge-label', 'edge-label']);
});

it('each drawing has names of its own', () => {
  const names = [-1, 0, 1].map((step) => /id="([^"]*)"/.exec(modelStep(SVG, LINKS, step))?.[1]);
  expect(new Set(names).size).toBe(3);
  expect(modelStep(SVG, LINKS, 1)).toContain(`url(#${names[2] ?? ''}-point)`);
});

it('a drawing is as large as a slide has room for, and none whose letters could not be read', () => {
  const sized = (width: number, height: number) => `<svg id="a" width="${String(width)}" height="${String(height)}"></svg>`;
  expect(onSlide(sized(400, 300), 'beside')).toContain('width="560" height="420"');
  expect(onSlide(sized(200, 100), 'alone')).toContain('width="300" height="150"');
  expect(onSlide(sized(800, 300), 'beside')).toBeUndefined();
  expect(onSlide(sized(800, 300), 'above')).toContain('width="907" height="340"');
  expect(onSlide(sized(800, 500), 'above')).toBeUndefined();
  expect(onSlide(sized(800, 500), 'alone')).toContain('width="960" height="600"');
  expect(onSlide(sized(800, 900), 'alone')).toBeUndefined();
});
