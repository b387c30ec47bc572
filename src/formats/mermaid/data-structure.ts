import { Flowchart, hueClass, type Hue, type MermaidDiagram } from './flowchart.ts';

interface Item {
  readonly id: string;
  readonly label: string;
  readonly href?: string;
  readonly hue?: Hue;
  /** The id of an item in the next column; none in the last. */
  readonly parent?: string;
}

/** A data structure as in Gioia's figures: columns from the first codes at the left to the core at the right. */
export interface DataStructureFigure {
  readonly title: string;
  readonly description: string;
  readonly columns: readonly (readonly Item[])[];
}

/** Any depth of columns, each item joined to its parent in the next; the last column's items are drawn as cores. */
export function formatDataStructure({ title, description, columns }: DataStructureFigure): MermaidDiagram {
  const chart = new Flowchart({ title, description, direction: 'LR', spacing: { node: 10, rank: 46 } });
  const ids = new Map<string, string>();
  columns.forEach((items, column) => {
    items.forEach(({ id }, index) => ids.set(id, `c${String(column + 1)}n${String(index + 1)}`));
  });
  columns.forEach((items, column) => {
    const last = column === columns.length - 1;
    for (const { id, label, href, hue } of items) {
      const classes = last && column > 0 ? ['core'] : hue === undefined ? [] : [hueClass(hue)];
      const strong = column > 0 && column === columns.length - 2 ? ['group-node'] : [];
      chart.node(ids.get(id) ?? '', label, { href, maxEm: last ? 8 : 12, classes: [...classes, ...strong], round: last && column > 0 });
    }
  });
  for (const { id, parent } of columns.flat()) {
    const [from, to] = [ids.get(id), ids.get(parent ?? '')];
    if (from !== undefined && to !== undefined) chart.edge(from, to, { plain: true });
  }
  return chart.finish();
}
