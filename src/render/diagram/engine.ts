import { JSDOM } from 'jsdom';
import { boundingBox, textLength } from './measure.ts';
import { readDrawing, type Drawing } from './drawing.ts';
import { routeEdges } from './route.ts';
import { redraw } from './redraw.ts';
import type { DiagramSource } from './source.ts';
import { unrestOf } from './unrest.ts';

/** The id Mermaid draws under; it never reaches a page. */
const PREFIX = 'mermaid';

/**
 * Pinned against Mermaid's changing defaults, and closed to a source's own front matter but for spacing and curves.
 * `htmlLabels: false` because `foreignObject` clips Chinese; the wrapping width is out of reach because the source
 * is wrapped already; the smallest node width is none because Mermaid 12 would make short labels 120 wide.
 */
export const MERMAID_CONFIG = {
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  deterministicIds: true,
  handDrawnSeed: 1,
  layout: 'dagre',
  look: 'classic',
  theme: 'base',
  htmlLabels: false,
  themeVariables: { fontSize: '14px' },
  secure: [
    'secure',
    'securityLevel',
    'startOnLoad',
    'maxTextSize',
    'suppressErrorRendering',
    'maxEdges',
    'deterministicIds',
    'handDrawnSeed',
    'layout',
    'look',
    'theme',
    'themeCSS',
    'themeVariables',
    'htmlLabels',
    'fontFamily',
    'fontSize',
  ],
  flowchart: {
    htmlLabels: false,
    curve: 'basis',
    padding: 9,
    minNodeWidth: 0,
    wrappingWidth: 100_000,
    nodeSpacing: 24,
    rankSpacing: 40,
    subGraphTitleMargin: { top: 10, bottom: 6 },
  },
} as const;

type Render = (diagram: DiagramSource) => Promise<string>;

/**
 * Starts Mermaid in a DOM of its own and gives a function that renders one diagram at a time. Sets the globals
 * `window` and `document`, which Mermaid asks for: call it in a worker.
 */
export async function startEngine(): Promise<Render> {
  const { window } = new JSDOM('<!doctype html><body></body>');
  Object.assign(globalThis, { window, document: window.document });
  for (const name of ['Element', 'HTMLElement', 'SVGElement', 'Node', 'CSSStyleSheet'] as const)
    Object.assign(globalThis, { [name]: window[name] });
  Object.assign(window.SVGElement.prototype, {
    getBBox(this: Element) {
      return boundingBox(this);
    },
    getBoundingClientRect(this: Element) {
      return boundingBox(this);
    },
    getComputedTextLength(this: Element) {
      return textLength(this);
    },
  });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize(structuredClone(MERMAID_CONFIG) as never);
  const parser = new window.DOMParser();
  const serializer = new window.XMLSerializer();
  const draw = async (source: string): Promise<Drawing> => {
    const { svg } = await mermaid.render(PREFIX, source);
    // Mermaid serialises as HTML, so it is read as HTML. Its style sheet is most of its size and none of its meaning.
    const parsed = parser.parseFromString(svg.replace(/<style>[^<]*<\/style>/, ''), 'text/html').querySelector('svg');
    if (parsed === null) throw new Error('Mermaid drew nothing.');
    return routeEdges(readDrawing(parsed, PREFIX), /^\s*(?:flowchart|graph)\s+LR\b/m.test(source));
  };
  return async (diagram) => {
    let drawing = await draw(diagram.source);
    for (const source of diagram.alternatives ?? []) {
      const other = await draw(source);
      if (unrestOf(other) < unrestOf(drawing)) drawing = other;
    }
    return serializer.serializeToString(redraw(drawing, diagram, window.document));
  };
}
