import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const SRC = new URL('../../../src/', import.meta.url);
const filesBelow = (folder: string, ending: RegExp) =>
  readdirSync(new URL(folder, SRC), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => ending.test(path));
const read = (path: string) => readFileSync(new URL(path, SRC), 'utf8');

const sheets = filesBelow('styles/', /\.css$/);
const inRooms = sheets.filter((path) => path.includes('/'));

describe('the style sheets', () => {
  it('have the layers that their folders are', () => {
    const [, names = ''] = /^@layer ([^;{]+);$/m.exec(read('styles/layers.css')) ?? [];
    expect(new Set(names.split(', '))).toEqual(new Set(inRooms.map((path) => path.split('/')[0])));
  });

  it.each(inRooms)('%s has all its rules in the layer of its folder', (path) => {
    const [layer = ''] = path.split('/');
    const bare = read(`styles/${path}`).replaceAll(/\/\*[\s\S]*?\*\//g, '');
    expect(bare.replaceAll(/^@import '[^']+';$/gm, '').trim()).toMatch(new RegExp(String.raw`^@layer ${layer} \{\n(?:\n|  .*\n)+\}$`));
  });

  it('of pages have no rule for all of a class that parts of diagrams have', () => {
    const selectors = (path: string) =>
      Array.from(
        read(`styles/${path}`)
          .replaceAll(/\/\*[\s\S]*?\*\//g, '')
          .matchAll(/([^{};]+)\{/g),
        ([, list = '']) => list.split(',').map((one) => one.trim()),
      ).flat();
    const ofDiagrams = inRooms.filter((path) => path.startsWith('parts/diagram/')).flatMap(selectors);
    const classes = new Set(
      ofDiagrams.flatMap((one) =>
        /^\.(?:diagram|written)\b/.test(one) ? Array.from(one.matchAll(/\.([a-z][\w-]*)/g), ([name]) => name) : [],
      ),
    );
    expect([...classes]).toEqual(expect.arrayContaining(['.edge-label', '.chip', '.node', '.slice']));
    const ofPages = inRooms.filter((path) => path.startsWith('pages/')).flatMap(selectors);
    expect(ofPages.filter((one) => classes.has(/^\.[a-z][\w-]*(?=$|:)/.exec(one)?.[0] ?? ''))).toEqual([]);
  });

  it('begin with the order of the layers where code imports them', () => {
    const imported = filesBelow('', /\.(?:astro|ts)$/).flatMap((path) =>
      Array.from(read(path).matchAll(/['"](?:#|[./]+)styles\/([\w/-]+\.css)/g), ([, sheet = '']) => sheet),
    );
    const first = (sheet: string) => /@import '([^']+)';/.exec(read(`styles/${sheet}`))?.[1];
    const others = [...new Set(imported)].filter((sheet) => !/^(?:\.\.?\/)+layers\.css$/.test(first(sheet) ?? ''));
    expect(imported.length).toBeGreaterThan(20);
    expect(others).toEqual([]);
  });
});
