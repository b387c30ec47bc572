import { Flowchart, type Direction, type MermaidDiagram } from './flowchart.ts';

/** The stages of an analysis, first to last, each with a quieter second line such as a count. */
export interface StagesFigure {
  readonly title: string;
  readonly description: string;
  /** `LR`, a row, by default; `TB`, a column, for a phone. */
  readonly direction?: Direction;
  readonly stages: readonly { readonly id: string; readonly label: string; readonly detail?: string; readonly href?: string }[];
}

/** Stages as nodes joined by arrows. */
export function formatStages({ title, description, direction = 'LR', stages }: StagesFigure): MermaidDiagram {
  const chart = new Flowchart({ title, description, direction, spacing: { node: 20, rank: direction === 'LR' ? 26 : 24 } });
  stages.forEach(({ label, detail, href }, index) => {
    chart.node(`s${String(index + 1)}`, label, { href, detail, maxEm: 9, classes: ['stage'] });
  });
  for (let index = 1; index < stages.length; index += 1) chart.edge(`s${String(index)}`, `s${String(index + 1)}`);
  return chart.finish();
}
