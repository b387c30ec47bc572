import type { Chart, Edge, Marker, Part } from '../layout/chart.ts';

/** Classes of Mermaid's own that say nothing to a stylesheet. */
const MERMAID_CLASSES = new Set(['node', 'cluster', 'default', 'clickable', 'undefined', 'null']);

/** What Mermaid tells of a parsed flowchart, as far as it is used. */
export interface MermaidData {
  readonly nodes: readonly {
    readonly id: string;
    readonly label?: string;
    readonly cssClasses?: string;
    readonly link?: string;
    readonly shape?: string;
    readonly isGroup: boolean;
    readonly parentId?: string;
  }[];
  readonly edges: readonly {
    readonly id: string;
    readonly start?: string;
    readonly end?: string;
    readonly label?: string;
    readonly pattern?: string;
    readonly thickness?: string;
    readonly arrowTypeStart?: string;
    readonly arrowTypeEnd?: string;
  }[];
}

/** A flowchart from Mermaid's data. A subgraph within another counts as a node. */
export function readChart({ nodes, edges }: MermaidData): Chart {
  // Mermaid tells subgraphs from the last to the first: each is as early as the first that stands in it.
  const place = ({ id }: Part): number => nodes.findIndex(({ parentId }) => parentId === id);
  const isOuter = ({ isGroup, parentId }: MermaidData['nodes'][number]): boolean => isGroup && parentId === undefined;
  return {
    groups: nodes
      .filter(isOuter)
      .map(readPart)
      .sort((a, b) => place(a) - place(b)),
    nodes: nodes.filter((node) => !isOuter(node)).map(readPart),
    edges: edges.map(readEdge),
  };
}

function readPart({ id, label = '', cssClasses = '', link, shape, parentId }: MermaidData['nodes'][number]): Part {
  const [text, ...details] = label.split(/<br\s*\/?>/i).map(readableText);
  const classes = cssClasses.split(/\s+/).filter((name) => /^[a-z][\w-]*$/i.test(name) && !MERMAID_CLASSES.has(name));
  return {
    id,
    label: text ?? '',
    ...(details.length > 0 && { detail: details.join(' ') }),
    classes: [...new Set(classes)],
    href: link,
    round: shape === 'roundedRect',
    group: parentId,
  };
}

function readEdge(edge: MermaidData['edges'][number]): Edge {
  const marker = (type: string | undefined): Marker | undefined => /point|circle|cross/.exec(type ?? '')?.[0] as Marker | undefined;
  return {
    id: edge.id,
    from: edge.start ?? '',
    to: edge.end ?? '',
    label: readableText((edge.label ?? '').replaceAll(/<br\s*\/?>/gi, ' ')),
    start: marker(edge.arrowTypeStart),
    end: marker(edge.arrowTypeEnd),
    dotted: edge.pattern === 'dotted' || edge.pattern === 'dashed',
    thick: edge.thickness === 'thick',
  };
}

/** A label as it will be read: Mermaid holds numeric entities as placeholders until it draws; what keeps others apart is taken out. */
function readableText(label: string): string {
  return label.replaceAll('\u2060', '').replaceAll(/ﬂ°°(\d{1,7})¶ß/g, (whole, digits: string) => {
    const code = Number(digits);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
