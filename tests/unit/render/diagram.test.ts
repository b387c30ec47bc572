import { execFileSync } from 'node:child_process';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readDiagram, writeDiagram } from '#files/diagram-cache.ts';
import { readMermaid } from '#files/drawing-assets.ts';
import { formatModel } from '#formats/mermaid/model.ts';
import { withCaption, withoutCaption, type Caption } from '#render/diagram/caption.ts';
import { diagramKey } from '#render/diagram/key.ts';
import { renderDiagrams } from '#render/diagram/render.ts';
import type { DiagramSource } from '#render/diagram/source.ts';
import { temporaryFolder } from '../../build/study-folder.ts';
import { AWKWARD, AWKWARD_FIGURES, FIGURES, MODEL } from '../../browser/diagram-sample.ts';
import { parseHtml, parseXml } from '../parsed.ts';
import { crossedBoxes } from './drawn-figure.ts';

const HOSTILE: DiagramSource = {
  id: 'hostile',
  kind: 'chain',
  form: 'wide',
  source: `---
config: { securityLevel: loose, htmlLabels: true, theme: dark, themeCSS: "* { fill: red }" }
---
flowchart LR
  a["<img src=x onerror=alert(1)>"] --> b["<script>alert(1)</script>"]
  b --> c["ok"]
  style a fill:#f00,stroke:#0f0
  click a href "javascript:alert(1)"
  click b call alert(1)
  click c href "https://example.org/" "tip" _blank
`,
  links: { b: { href: 'java\nscript:alert(1)' } },
};

/** The model with a relation of what is in one of its groups. */
function lifted(): DiagramSource {
  const [first, second] = MODEL.groups;
  const inner = { from: { id: first?.members[1]?.id ?? '', name: 'B (in A)' } };
  const relations = [{ from: first?.id ?? '', to: second?.id ?? '', inner, label: 'x', href: '/r/' }];
  return { ...formatModel({ ...MODEL, relations }), id: 'lifted', form: 'wide' };
}

/** A model for a phone, its roles as pillars, and in their blocks. */
function withRoles(): DiagramSource[] {
  const groups = MODEL.groups.slice(0, 2).map((group) => ({ ...group, members: [] }));
  const [a = '', b = ''] = groups.map(({ id }) => id);
  const roles = [a, b].map((from) => ({ from, label: 'the foundation' }));
  const crossing = [1, 2, 3, 4].flatMap((n) => [
    { from: a, to: b, label: `enables ${String(n)}` },
    { from: b, to: a, label: 'limits' },
    { from: a, to: 'core', label: 'x' },
  ]);
  return [[], crossing].map((relations, i) => ({
    ...formatModel({ ...MODEL, groups, roles, relations }),
    id: `roles-${String(i)}`,
    form: 'narrow',
  }));
}

const UNREADABLE: readonly DiagramSource[] = [
  { ...HOSTILE, id: 'broken', source: 'flowchart LR\n a[[[ -->' },
  { ...HOSTILE, id: 'pie', source: 'pie\n "a": 1' },
  { ...HOSTILE, id: 'fine', source: 'flowchart LR\n a --> b' },
];

let svgs: Map<string, string>;
let others: Map<string, string>;
let unreadable: PromiseSettledResult<unknown>;

// At once, so that they share one Mermaid.
beforeAll(async () => {
  const failing = Promise.allSettled([renderDiagrams(UNREADABLE, readMermaid)]);
  [svgs, others, [unreadable]] = await Promise.all([
    drawWithCaptions([...FIGURES, ...AWKWARD_FIGURES, { ...HOSTILE, title: '', description: '' }]),
    renderDiagrams([lifted(), ...withRoles()], readMermaid),
    failing,
  ]);
}, 120_000);

async function drawWithCaptions(figures: readonly (DiagramSource & Caption)[]): Promise<Map<string, string>> {
  const bare = await renderDiagrams(figures.map(withoutCaption), readMermaid);
  return new Map(figures.map((figure) => [figure.id, withCaption(bare.get(figure.id) ?? '', figure.id, figure)]));
}

const documents = new Map<string, Document>();
function parsed(id: string): Document {
  const document = documents.get(id) ?? parseXml(svgs.get(id) ?? '');
  documents.set(id, document);
  return document;
}

describe('what a figure says of itself', () => {
  it('is no part of what it is kept by', () => {
    const keys = (title: string) =>
      diagramKey(withoutCaption({ id: 'model', form: 'wide', ...formatModel({ ...MODEL, title, description: `${title}: …` }) }));
    expect(keys('Another title')).toBe(keys('小米 & <b>'));
    expect(diagramKey({ id: 'model', form: 'wide', ...formatModel({ ...MODEL, title: 'a' }) })).not.toBe(keys('a'));
  });
});

describe('renderDiagrams', () => {
  it('draws a relation of what is in a group from the group, and names its true end to all', () => {
    const document = parseHtml(others.get('lifted') ?? '');
    const name = `B (in A) → ${MODEL.groups[1]?.label ?? ''}: x`;
    const label = document.querySelector('a[href="/r/"]');
    expect([label?.getAttribute('aria-label'), label?.querySelector('title')?.textContent]).toEqual([null, name]);
    const line = document.querySelector(`path[data-edge="${label?.getAttribute('data-edge') ?? ''}"]`);
    expect([line?.getAttribute('data-from'), line?.getAttribute('data-to')]).toEqual(['g1', 'g2']);
  });

  it('breaks no word of a role on a phone, be it a pillar or in its block', () => {
    const drawings = withRoles().map(({ id }) => parseHtml(others.get(id) ?? ''));
    const labels = drawings.map((document) => [...document.querySelectorAll('.edge-label.pillar')]);
    expect(labels.map(([one]) => one?.classList.contains('chip'))).toEqual([false, true]);
    for (const label of labels.flat())
      expect(
        [...label.querySelectorAll('tspan, text:not(:has(tspan))')].flatMap(({ textContent }) => textContent.trim().split(' ')),
      ).toContain('foundation');
  });

  it('is well-formed, with every id and reference prefixed by the diagram', () => {
    for (const { id } of [...FIGURES, ...AWKWARD_FIGURES]) {
      const document = parsed(id);
      const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const one of ids) expect(one === id || one.startsWith(`${id}-`)).toBe(true);
      const references = [...(svgs.get(id) ?? '').matchAll(/url\(#([^)]*)\)|aria-(?:labelledby|describedby)="([^"]*)"/g)].map(
        ([, url, label]) => url ?? label,
      );
      for (const reference of references) expect(ids).toContain(reference);
    }
  });

  it('keeps no style, colour, data or event of Mermaid', () => {
    for (const svg of svgs.values())
      expect(svg.replace(/>[^<]*</g, '><').replace(/aria-label="[^"]*"/g, '')).not.toMatch(
        /<style|style=|(?:fill|stroke)="(?!none|currentColor)|data-(?!part|edge|from|to)|\son\w+=|foreignObject|<script|<img/,
      );
  });

  it('without a style sheet is outlines in the colour of its text, and its words apart', () => {
    const document = parsed('model');
    const own = (element: Element, name: string) => element.closest(`[${name}]`)?.getAttribute(name);
    for (const shape of document.querySelectorAll('.node > rect, .group > rect, .edge'))
      expect([own(shape, 'fill'), own(shape, 'stroke')]).toEqual(['none', 'currentColor']);
    for (const text of document.querySelectorAll('text'))
      expect([own(text, 'fill'), own(text, 'stroke')]).toEqual(['currentColor', undefined]);
    expect(document.documentElement.textContent).toMatch(/技术整合\s+平台战略/);
  });

  it('removes script and unsafe links, and keeps safe ones', () => {
    const links = [...parsed('hostile').querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['https://example.org/']);
    expect(svgs.get('hostile')).not.toMatch(/javascript/i);
  });

  it('shows what is typed', () => {
    AWKWARD.forEach((text, index) => {
      const document = parsed(`awkward-${String(index)}`);
      const shown = (selector: string): string => (document.querySelector(selector)?.textContent ?? '').replace(/\s/g, '');
      const typed = text.replace(/[\u202a-\u202e\ufeff\s]/g, '');
      for (const selector of ['.group .node text', '.core text', '.group-title text', '.edge-label text', 'title', 'desc'])
        expect(shown(selector)).toBe(typed);
    });
  });

  it('draws no line across a box', () => {
    expect([...FIGURES, ...AWKWARD_FIGURES].flatMap(({ id }) => crossedBoxes(parsed(id).documentElement))).toEqual([]);
  });

  it('links nodes, groups and relations, with title and description for the whole', () => {
    const document = parsed('model');
    const svg = document.documentElement;
    expect(svg.getAttribute('role')).toBe('group');
    expect(document.getElementById(svg.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('小米智能生态协同机制的理论模型');
    expect(document.querySelector('.group.hue-1 > a.group-title')?.getAttribute('href')).toBe('/coding/technology/');
    expect(document.querySelectorAll('.group > a.node')).toHaveLength(5);
    expect(document.querySelectorAll('a.edge-label')).toHaveLength(6);
    expect(document.querySelectorAll('.edge.pillar')).toHaveLength(3);
    expect(document.querySelectorAll('.edge-label.pillar')).toHaveLength(3);
    expect(document.querySelector('a.node.core')?.textContent).toBe('小米智能生态协同机制');
  });

  it('draws the same bytes in another process', () => {
    const script = `
      import { createHash } from 'node:crypto';
      import { readMermaid } from './src/files/drawing-assets.ts';
      import { renderDiagrams } from './src/render/diagram/render.ts';
      import { AWKWARD_FIGURES, FIGURES } from './tests/browser/diagram-sample.ts';
      import { withCaption, withoutCaption } from './src/render/diagram/caption.ts';
      const figures = [...AWKWARD_FIGURES, ...FIGURES].reverse();
      const bare = await renderDiagrams(figures.map(withoutCaption), readMermaid);
      const svgs = figures.map((figure) => [figure.id, withCaption(bare.get(figure.id), figure.id, figure)]);
      console.log(JSON.stringify([...svgs]));`;
    const output = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], { encoding: 'utf8', maxBuffer: 1e8 });
    const other = new Map(JSON.parse(output) as [string, string][]);
    for (const { id } of [...FIGURES, ...AWKWARD_FIGURES]) expect(other.get(id)).toBe(svgs.get(id));
  }, 120_000);

  it('names the diagrams that Mermaid cannot read', () => {
    expect(unreadable).toMatchObject({
      status: 'rejected',
      reason: {
        message: expect.stringMatching(/"broken" cannot be drawn: [^]*"pie" cannot be drawn: It is not a flowchart/) as string,
      },
    });
  });

  it('loads no Mermaid for nothing', async () => {
    const read = vi.fn(readMermaid);
    expect(await renderDiagrams([], read)).toEqual(new Map());
    expect(read).not.toHaveBeenCalled();
  });
});

describe('the diagram cache', () => {
  const key = diagramKey(HOSTILE);

  it('gives each content its own key', () => {
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(diagramKey({ ...HOSTILE })).toBe(key);
    expect(diagramKey({ ...HOSTILE, id: 'other' })).not.toBe(key);
    expect(diagramKey({ ...HOSTILE, source: `${HOSTILE.source}\n` })).not.toBe(key);
    expect(diagramKey({ ...HOSTILE, links: {} })).not.toBe(key);
    expect(diagramKey({ ...HOSTILE, form: 'narrow' })).not.toBe(key);
    expect(diagramKey({ ...HOSTILE, kind: 'map' })).not.toBe(key);
  });

  it('gives back what was written, and leaves nothing else behind', async () => {
    const directory = join(temporaryFolder(), 'cache');
    expect(await readDiagram(directory, key)).toBeUndefined();
    await writeDiagram(directory, key, '<svg>图</svg>');
    expect(await readDiagram(directory, key)).toBe('<svg>图</svg>');
    expect(await readdir(directory)).toEqual([`${key}.svg`]);
  });

  it('takes a truncated or changed file for none', async () => {
    const directory = temporaryFolder();
    const path = join(directory, `${key}.svg`);
    await writeDiagram(directory, key, '<svg>图</svg>');
    const whole = await readFile(path, 'utf8');
    for (const size of [0, 10, 64, 65, whole.length - 1]) {
      await writeFile(path, whole);
      await truncate(path, size);
      expect(await readDiagram(directory, key)).toBeUndefined();
    }
    await writeFile(path, whole.replace('图', '画'));
    expect(await readDiagram(directory, key)).toBeUndefined();
  });

  it('refuses a key that is not one', async () => {
    await expect(readDiagram('/tmp', '../../etc/passwd')).rejects.toThrow(/SHA-256/);
  });
});
