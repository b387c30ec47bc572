import { Flowchart, type MermaidDiagram } from './flowchart.ts';

/** The stages of an analysis, first to last, each with a quieter second line such as a count. */
export interface StagesFigure {
  readonly title: string;
  readonly description: string;
  readonly stages: readonly { readonly id: string; readonly label: string; readonly detail?: string; readonly href?: string }[];
}

/** Stages as nodes joined by arrows. */
export function formatStages({ title, description, stages }: StagesFigure): MermaidDiagram {
  const chart = new Flowchart({ title, description, direction: 'LR', kind: 'chain' });
  stages.forEach(({ label, detail, href }, index) => {
    chart.node(`s${String(index + 1)}`, label, { href, detail, classes: ['stage'] });
  });
  for (let index = 1; index < stages.length; index += 1) chart.edge(`s${String(index)}`, `s${String(index + 1)}`);
  return chart.finish();
}
