import { Script } from 'node:vm';
import { JSDOM } from 'jsdom';
import type { Chart } from '../layout/chart.ts';
import { layOut } from '../layout/layout.ts';
import { readChart, type MermaidData } from './read-chart.ts';
import type { DiagramSource } from './source.ts';
import { writeSvg } from './svg.ts';

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

/** What of Mermaid reads without drawing; its public functions do both, or tell nothing of what they read. */
interface Mermaid {
  initialize(config: unknown): void;
  readonly mermaidAPI: {
    getDiagramFromText(source: string): Promise<{ readonly db: { getData?(): MermaidData } }>;
    /** Gives back the settings themselves, no copy. */
    updateSiteConfig(config: unknown): Record<string, unknown>;
  };
}

/** Mermaid in a window of its own. */
export interface Engine {
  draw(diagram: DiagramSource): Promise<string>;
  end(): void;
}

/**
 * Starts Mermaid as a browser would, in a window that nothing else knows of. It reads a source once for all forms of a figure, one at
 * a time; the layout is ours.
 * @param script Mermaid as one file
 */
export function startEngine(script: string): Engine {
  const dom = new JSDOM('<!doctype html><body></body>', { runScripts: 'outside-only' });
  // A window of jsdom's lacks what browsers have here.
  Object.assign(dom.window, { structuredClone });
  new Script(script).runInContext(dom.getInternalVMContext());
  const { mermaid } = dom.window as unknown as { readonly mermaid: Mermaid };
  mermaid.initialize(structuredClone(MERMAID_CONFIG));
  leaveSettingsToRead(mermaid);
  const charts = new Map<string, Promise<Chart>>();
  let last: Promise<unknown> = Promise.resolve();
  const parse = (source: string): Promise<Chart> => {
    const reading = last.then(async () => {
      const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
      const data = db.getData?.();
      if (data === undefined) throw new Error('It is not a flowchart.');
      return readChart(data);
    });
    last = reading.catch(() => undefined);
    return reading;
  };
  return {
    draw: async (diagram) => {
      const chart = charts.get(diagram.source) ?? parse(diagram.source);
      charts.set(diagram.source, chart);
      return writeSvg(layOut(await chart, diagram.kind, diagram.form), diagram);
    },
    end: () => {
      dom.window.close();
    },
  };
}

/** Leaves of Mermaid's settings those of a flowchart that is read, not drawn: it copies all that it has for every label. */
function leaveSettingsToRead({ mermaidAPI }: Mermaid): void {
  const settings = mermaidAPI.updateSiteConfig({});
  for (const [name, setting] of Object.entries(settings))
    if (name === 'themeVariables') settings[name] = {};
    else if (typeof setting === 'object' && !(name in MERMAID_CONFIG)) Reflect.deleteProperty(settings, name);
  mermaidAPI.updateSiteConfig({});
}
