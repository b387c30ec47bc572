import { unified } from '@astrojs/markdown-remark';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { textWidth } from '#formats/mermaid/measure.ts';
import { readBlock } from '#formats/mermaid/written-diagram.ts';
import { parseProse } from '#formats/prose/prose.ts';
import { NO_PROSE } from '#domain/entry/entry.ts';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { checkDiagrams, drawDiagrams } from '#render/author-diagram/drawings.ts';
import { diagramSvg, rehypeDiagrams } from '#render/prose/diagram-figure.ts';
import { matrixOf, ownBox } from '#render/author-diagram/geometry.ts';
import { absolutePath } from '#render/author-diagram/path.ts';
import { runTasks } from '#render/author-diagram/run.ts';
import { StyleSheet } from '#render/figure/style-sheet.ts';
import { createProseRenderer } from '#render/prose/prose-renderer.ts';
import { WRITTEN } from '../../browser/written-sample.ts';
import { parseHtml, parseXml } from '../parsed.ts';

const task = (block: string) => {
  const { diagram } = readBlock(block);
  return { source: diagram?.source ?? '', parts: (diagram?.links ?? []).map(({ part }) => part) };
};
const HOSTILE = [
  'flowchart LR\n  a["<img src=x onerror=alert(1)> <script>alert(2)</script>"] --> b["`<b onclick=alert(3)>x</b>`"]\n  click a "https://example.org/"',
  'sequenceDiagram\n  participant a as <a href="javascript:alert(4)">x</a>\n  a->>a: <svg onload=alert(5)>\n  link a: Board @ javascript:alert(6)',
  'mindmap\n  a["x<style>*{display:none}</style>"]\n    b',
  'timeline\n  2020 : <iframe src="https://example.org/"></iframe>',
];

/** A study with nothing but a section of these texts. */
function studyOf(...texts: string[]): CaseStudy {
  const sections = texts.map((text, i) => {
    const read = parseProse(text, 5, 'mdx');
    if (!('prose' in read)) throw new Error(read.reason);
    return { path: `report/0${String(i + 1)}-a.mdx`, prose: { ...NO_PROSE, ...read.prose } };
  });
  return {
    sections,
    stages: new Map(),
    categories: new Map(),
    concepts: new Map(),
    memos: new Map(),
    releases: [],
  } as unknown as CaseStudy;
}
const fenced = (block: string) => `\`\`\`mermaid\n${block}\n\`\`\`\n`;

const LABELS: readonly (readonly [what: string, block: string, words: string])[] = [
  ['a quoted label', 'flowchart LR\n  a["List<String> of a<sub>2</sub> & 5<6"]', 'List<String> of a<sub>2</sub> & 5<6'],
  ['a plain label', 'flowchart TD\n  a[x <unknown> y] <--> b{z}', 'x <unknown> y'],
  ['a label of an arrow', 'flowchart TD\n  a -->|m<n>| b', 'm<n>'],
  ['a state', 'stateDiagram-v2\n  state "a <b> c" as d', 'a <b> c'],
];
const MANY = `pie\n${Array.from({ length: 12 }, (_, i) => `  "s${String(i)}" : ${i === 3 ? '0.1' : '10'}`).join('\n')}`;
const NUMBERED = 'sequenceDiagram\n  autonumber\n  A->>B: 问\n  B->>A: 答';
const TYPED = 'flowchart LR\n  a["AT&T &amp; #35;1 < 2"] --> b["#quot;so#quot;"]';

const LONG = `flowchart TD
  a["向图书馆征求受访者并说明研究目的、保密原则和退出权利（包括如何联系研究者）"] --> b{"是否出现新的概念，而且不能并入已有的范畴？"}
  b -->|是，继续抽样直到再也没有新的概念出现为止| c[The participants are told what the study is about, &amp; that they may leave]
  b -- not yet, because two people have not answered our letters --> d{Does the second coder agree with the first on all of them?}
  c --- 一个没有括号而且名字非常非常长的节点 --> d
  d --> d`;
const LONG_STATE = `stateDiagram-v2
  state "A state with a description that is longer than its box may be wide" as s
  s --> s : 一次转移，它的名字比一行所能容纳的字要多得多
  s --> u
  state u {
    x --> y
  }`;

const PLAN = `gantt
  dateFormat YYYY-MM-DD
  excludes weekends
  section 田野工作与资料收集的全部过程
    Ethics :a1, 2023-01-09, 30d
    Interviews, second round, with those who had stopped borrowing tools :crit, b2, 2023-04-01, 45d
    Saturation is reached :milestone, crit, 2023-09-01, 0d
    Open coding, then axial coding :c1, 2023-08-20, 5d`;

/** All that is drawn once, by one process. */
const outcomes = new Map<string, Awaited<ReturnType<typeof runTasks>>[number]>();
beforeAll(async () => {
  const blocks = [
    ...Object.values(WRITTEN),
    ...HOSTILE,
    ...LABELS.map(([, block]) => block),
    TYPED,
    MANY,
    NUMBERED,
    LONG,
    LONG_STATE,
    PLAN,
  ];
  const drawn = await runTasks(blocks.map(task));
  drawn.forEach((outcome, i) => outcomes.set(blocks[i] ?? '', outcome));
});
const documents = new Map<string, Document>();
function drawingOf(block: string): Document {
  const outcome = outcomes.get(block);
  const document = documents.get(block) ?? parseHtml(outcome !== undefined && 'svg' in outcome ? outcome.svg : '');
  documents.set(block, document);
  return document;
}
const textsOf = (block: string) => Array.from(drawingOf(block).querySelectorAll('text'), ({ textContent }) => textContent);

describe('a drawing of a writer’s diagram', () => {
  it('is the same bytes in another process, whatever the clock, the zone or what is drawn before', async () => {
    const tasks = Object.values(WRITTEN).map(task);
    const first = Object.values(WRITTEN).map((block) => outcomes.get(block));
    const zone = process.env.TZ;
    process.env.TZ = 'Asia/Shanghai';
    const second = await runTasks(tasks.toReversed());
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(second.toReversed()).toEqual(first);
    expect(first.map((one) => one !== undefined && 'svg' in one)).toEqual(tasks.map(() => true));
  });

  it('holds nothing that runs, loads or has a style, whatever its text holds', () => {
    const known = new Set([
      'svg',
      'defs',
      'marker',
      'g',
      'a',
      'rect',
      'circle',
      'ellipse',
      'line',
      'path',
      'polygon',
      'polyline',
      'text',
      'title',
      'desc',
    ]);
    for (const outcome of outcomes.values()) {
      if (!('svg' in outcome)) continue;
      const svg = diagramSvg(
        { svg: outcome.svg, title: '<b>', description: '"&', hrefs: ['https://example.org/?a=1&b="', undefined] },
        'one',
      );
      const document = parseHtml(svg);
      expect(parseXml(svg).documentElement.localName).toBe('svg');
      for (const element of document.querySelectorAll('svg, svg *')) {
        expect(known, element.localName).toContain(element.localName);
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^(?:on|style|data-|xlink)/);
          if (name === 'id') expect(value).toMatch(/^one(?:-|$)/);
          if (value.includes('url(')) expect(value).toMatch(/^url\(#one-end\d+\)$/);
          if (name === 'href') expect(value).toMatch(/^https:\/\/example\.org\//);
        }
      }
    }
    expect([...outcomes.values()].filter((one) => 'svg' in one).length).toBeGreaterThan(8);
  });

  it.each([
    ['flowchart', LONG],
    ['state diagram', LONG_STATE],
  ])('has long labels of a %s in lines, none of which begins with a closing mark', (_, block) => {
    const widths = Array.from(drawingOf(block).querySelectorAll('.box'), (box) => ownBox(box)?.width ?? 0);
    expect(widths.length).toBeGreaterThan(2);
    expect(Math.max(...widths)).toBeLessThanOrEqual(222);
    const lines = textsOf(block);
    for (const line of lines) expect(textWidth(line), line).toBeLessThanOrEqual(13);
    expect(lines.filter((line) => /^[，、。？）：]/.test(line))).toEqual([]);
    const said = lines.join('').replaceAll(/\s/g, '');
    const words = block.replaceAll('&amp;', '&').match(/\p{Script=Han}[\p{Script=Han}，、]{7,}|[A-Z][a-z ,&]{20,}/gu) ?? [];
    expect(words.length).toBeGreaterThan(1);
    for (const label of words) expect(said).toContain(label.replaceAll(' ', ''));
  });

  it('has no specks where an arrow leads back to where it begins, nor the room for them', () => {
    for (const block of [LONG, LONG_STATE]) {
      const boxes = [...drawingOf(block).querySelectorAll('rect, polygon, path.line')].map((shape) => ownBox(shape));
      expect(boxes.filter((box) => box === undefined || Math.max(box.width, box.height) < 0.5)).toEqual([]);
    }
  });

  it('sets what a timeline says in the middle of its boxes, and the title of a state in that of its band', () => {
    const middles = (one: Element | null | undefined) => {
      const box = one == null ? undefined : ownBox(one);
      return box === undefined ? Number.NaN : box.y + box.height / 2;
    };
    const shift = (one: Element | null | undefined) => (one == null ? Number.NaN : matrixOf(one)[5]);
    const nodes = [...drawingOf(WRITTEN.timeline ?? '').querySelectorAll('g')].filter(
      ({ children }) => children.length === 2 && children[0]?.querySelector(':scope > .box') && children[1]?.querySelector(':scope > text'),
    );
    expect(nodes.length).toBeGreaterThan(8);
    for (const { textContent, children } of nodes)
      expect(middles(children[1]) + shift(children[1]), textContent).toBeCloseTo(middles(children[0]), 0);
    const states = drawingOf(LONG_STATE);
    const [outer, inner] = ['.ground:not(.inner)', '.ground.inner'].map((one) => Number(states.querySelector(one)?.getAttribute('y')));
    const title = [...states.querySelectorAll('text')].find(({ textContent }) => textContent.trim() === 'u')?.closest('g[transform]');
    expect(middles(title) + shift(title)).toBeCloseTo(((outer ?? 0) + (inner ?? 0)) / 2, 0);
  });

  it('keeps the names of a plan’s tasks in its chart, shades what it excludes, and marks a critical milestone', () => {
    const plan = drawingOf(PLAN);
    const bands = Array.from(plan.querySelectorAll('.band'), (band) => ownBox(band));
    const right = Math.max(...bands.map((band) => (band?.x ?? 0) + (band?.width ?? 0)));
    const names = [...plan.querySelectorAll('text')].filter(({ textContent }) => /Ethics|Interviews|Saturation|coding/.test(textContent));
    expect(names.length).toBe(4);
    for (const name of names) {
      const box = ownBox(name);
      expect(box?.x, name.textContent).toBeGreaterThanOrEqual(110);
      expect((box?.x ?? 0) + (box?.width ?? 0), name.textContent).toBeLessThanOrEqual(right);
    }
    expect(names.filter((name) => name.classList.contains('label')).map(({ textContent }) => textContent.slice(0, 10))).toEqual([
      'Interviews',
    ]);
    const titles = textsOf(PLAN).filter((text) => /^[\p{Script=Han}]+\s*$/u.test(text));
    expect([titles.length > 1, titles.map((text) => text.trim()).join('')]).toEqual([true, '田野工作与资料收集的全部过程']);
    expect(plan.querySelectorAll('.box.milestone.crit').length).toBe(1);
    const [shade] = plan.querySelectorAll('.shade');
    const [band] = [...plan.querySelectorAll('.band')].slice(-1);
    expect(band?.compareDocumentPosition(shade as Node)).toBe(4);
  });

  it('says what is typed', () => expect(textsOf(TYPED)).toEqual(['AT&T & #1 < 2', '"so"']));

  it('has a ground for the number of each message', () => {
    const document = drawingOf(NUMBERED);
    const grounds = [...document.querySelectorAll('circle.solid')].map((one) => [one.getAttribute('cx'), one.getAttribute('cy')]);
    const numbers = [...document.querySelectorAll('text.on-core')];
    expect(numbers.map(({ textContent }) => textContent.trim())).toEqual(['1', '2']);
    expect(numbers.map((one) => one.getAttribute('x'))).toEqual(grounds.map(([x]) => x));
  });

  it('leans on no step of a path before it', () => {
    expect(absolutePath('m1,1 l2 0h-1v2 q1 1 2 2t1-1 c0 0 1 1 2 2s1 1 2 2z')).toBe('M1 1L3 1H2V3Q3 4 4 5Q5 6 5 4C5 4 6 5 7 6C8 7 8 7 9 8Z');
    expect(absolutePath('M0 0L NaN 1')).toBe('');
  });
});

it('a pie gives each slice the look of its key, which no other has, and none the hue of the next', () => {
  const document = drawingOf(MANY);
  const looks = (tag: string) => [...document.querySelectorAll(`${tag}.slice`)].map((one) => one.getAttribute('class') ?? '');
  const [slices, keys] = [looks('path'), looks('rect')];
  expect(new Set(keys).size).toBe(12);
  expect(slices).toEqual(keys.filter((_, i) => i !== 3));
  const hues = keys.map((one) => /hue-\d/.exec(one)?.[0]);
  expect(hues.filter((one, i) => one === hues[(i + 1) % hues.length])).toEqual([]);
  const css = readFileSync(new URL('../../../src/styles/parts/diagram/written.css', import.meta.url), 'utf8');
  const print = new StyleSheet(`${css} .written { --paper: #fff; --soft: #2f5688; --hue: #2f5688 }`, 'print');
  const fills = [...document.querySelectorAll('rect.slice')].map((one) => print.value(one, 'fill'));
  expect(new Set(fills).size).toBe(12);
});

it.each(LABELS)('%s says all that was written, also between angles', (_, block, words) => {
  expect(textsOf(block).join('').replaceAll(/\s+/g, '')).toContain(words.replaceAll(' ', ''));
});

describe('the diagrams of a study', () => {
  const good = WRITTEN.pie ?? '';
  const bad = 'flowchart TD\n\n  accTitle: A\n  a --> b\n  b --> c[d(e)]';

  it('are told where Mermaid cannot read them, at the line of the file, and drawn once', async () => {
    const kept = new Map<string, string>();
    let reads = 0;
    const cache = {
      read: (key: string) => Promise.resolve((reads++, kept.get(key))),
      write: (key: string, svg: string) => Promise.resolve(void kept.set(key, svg)),
    };
    const study = studyOf(`Text.\n\n${fenced(good)}\n${fenced(good)}`, fenced(bad));
    const findings = await checkDiagrams(study, cache);
    expect(findings).toMatchObject([
      {
        rule: 'unreadable-diagram',
        severity: 'error',
        path: 'report/02-a.mdx',
        position: { line: 10, column: 1 },
        message: 'Mermaid cannot draw this diagram: it does not understand "b --> c[d(e)]" from "(" on.',
      },
    ]);
    expect(kept.size).toBe(1);
    const drawn = await drawDiagrams(study, cache);
    expect(drawn.findings).toEqual(findings);
    expect([...drawn.svgs.keys()]).toEqual([good]);
    expect(kept.size).toBe(1);
    expect((await drawDiagrams(studyOf(fenced(good)), { ...cache, write: () => Promise.reject(new Error('drawn again')) })).svgs).toEqual(
      drawn.svgs,
    );
    expect(reads).toBe(5);
  });

  it('are told what to do where they have more arrows than Mermaid draws', async () => {
    const names = Array.from({ length: 23 }, (_, i) => `a${String(i)}`).join(' & ');
    const { findings } = await drawDiagrams(studyOf(fenced(`flowchart LR\n  ${names} --> ${names.replaceAll('a', 'b')}`)), {
      read: () => Promise.resolve(undefined),
      write: () => Promise.resolve(),
    });
    expect(findings.map(({ message, mend }) => [message, mend])).toEqual([
      [
        'Mermaid cannot draw this diagram: it has more than 500 arrows, which is as many as it draws in one diagram.',
        'Make two or more diagrams of it, or leave out what a reader need not see.',
      ],
    ]);
  });

  it('that only releases have are drawn as well, and nothing is told of them', async () => {
    const none = { read: () => Promise.resolve(undefined), write: () => Promise.resolve() };
    const study = { ...studyOf('Text.'), releases: [{ caseStudy: studyOf(fenced(good), fenced(bad)) }] } as unknown as CaseStudy;
    const { svgs, findings } = await drawDiagrams(study, none);
    expect([[...svgs.keys()], findings]).toEqual([[good], []]);
  });
});

describe('a diagram in a memo', () => {
  const svg = '<svg id="written-diagram" class="diagram written" role="group" viewBox="0 0 1 1"><a href="link:0"><text>x</text></a></svg>';
  const diagram = (block: string) =>
    block.startsWith('flowchart')
      ? {
          svg,
          title: 'A <way>',
          description: '',
          source: block,
          hrefs: ['/b/c/?a&"'],
          number: 'Figure 2',
          offers: '',
          words: { source: 'Source', copy: 'Copy', copied: 'Copied' },
        }
      : undefined;
  const links = { diagram, image: () => undefined, node: () => undefined, reference: () => undefined };
  const render = createProseRenderer(() => links, { title: 'Notes', back: 'Up' });

  it('is a figure with a number, a name, its source, and a fragment that its fence may name', () => {
    const document = parseHtml(
      render('```mermaid\nflowchart LR\n a["<b>"]\n```\n\n```mermaid way\nflowchart LR\n```\n\n```mermaid\nother\n```\n'),
    );
    expect([...document.querySelectorAll('figure')].map(({ id }) => id)).toEqual(['memo_diagram_1', 'memo_diagram_way']);
    const [figure] = document.querySelectorAll('figure');
    expect(figure?.querySelector('figcaption')?.textContent).toBe('Figure 2 A <way>');
    expect(document.querySelector('#memo_diagram_1_source')?.textContent).toBe('flowchart LR\n a["<b>"]\n');
    expect(figure?.querySelector('svg a')?.getAttribute('href')).toBe('/b/c/?a&"');
    expect(document.getElementById(figure?.querySelector('svg')?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('A <way>');
    expect(document.querySelector('pre.language-mermaid, pre > code.language-mermaid')?.textContent).toBe('other\n');
  });

  it('has ids of its own where it stands beside another', () => {
    const document = parseHtml(render('```mermaid\nflowchart LR\n```\n', 'b'));
    expect([...document.querySelectorAll('[id]')].map(({ id }) => id)).toEqual([
      'b_memo_diagram_1',
      'b_memo_diagram_1_svg',
      'b_memo_diagram_1_svg-title',
      'b_memo_diagram_1_source',
    ]);
  });

  it('takes the margin of a report where it is wider than the text, and is made smaller as far as its letters can be read', () => {
    const figureOf = (width: number, size: number) => {
      const drawn = `<svg class="diagram written" role="group" width="${String(width)}" font-size="14"><text font-size="${String(size)}">x</text></svg>`;
      const renderWide = createProseRenderer(() => ({ ...links, diagram: (block) => ({ ...diagram(block), svg: drawn }) as never }), {
        title: 'Notes',
        back: 'Up',
      });
      const figure = parseHtml(renderWide('```mermaid\nflowchart LR\n```\n')).querySelector('figure');
      return [figure?.className, figure?.querySelector('svg.least')?.getAttribute('width')];
    };
    expect([figureOf(1400, 14), figureOf(1400, 12), figureOf(700, 18)]).toEqual([
      ['figure spread', '1200'],
      ['figure spread', '1400'],
      ['figure', '600'],
    ]);
  });

  it('has in the report, which Astro renders, the fragment that its fence names', async () => {
    const processor = unified({ rehypePlugins: [[rehypeDiagrams, () => links, 'mdx']] as never });
    const renderer = await processor.createMdxRenderer?.({ syntaxHighlight: false }, {} as never);
    const { code = '' } =
      (await renderer?.process('```mermaid way\nflowchart LR\n```\n\n```mermaid\nflowchart LR\n```\n', '/report/01-a.mdx', {})) ?? {};
    expect(Array.from(code.matchAll(/<figure class=\\?"figure\\?" id=\\?"([^"\\]*)/g), ([, id]) => id)).toEqual([
      'diagram_way',
      'diagram_2',
    ]);
  });
});
