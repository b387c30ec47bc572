import type { Chart } from '../layout/chart.ts';
import { layOut } from '../layout/layout.ts';
import { startDom } from './dom.ts';
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
interface Reader {
  readonly mermaidAPI: { getDiagramFromText(source: string): Promise<{ readonly db: { getData?(): MermaidData } }> };
}

/**
 * Starts Mermaid in a DOM of its own and gives a function that draws one diagram at a time. Mermaid reads the source, once for all
 * forms of a figure; the layout is ours. Sets the globals `window` and `document`, which Mermaid asks for: call it in a worker.
 */
export async function startEngine(): Promise<(diagram: DiagramSource) => Promise<string>> {
  startDom();
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize(structuredClone(MERMAID_CONFIG) as never);
  const { mermaidAPI } = mermaid as unknown as Reader;
  const charts = new Map<string, Chart>();
  const parse = async (source: string): Promise<Chart> => {
    const { db } = await mermaidAPI.getDiagramFromText(source);
    const data = db.getData?.();
    if (data === undefined) throw new Error('It is not a flowchart.');
    return readChart(data);
  };
  return async (diagram) => {
    const chart = charts.get(diagram.source) ?? (await parse(diagram.source));
    charts.set(diagram.source, chart);
    return writeSvg(layOut(chart, diagram.kind, diagram.form), diagram);
  };
}
