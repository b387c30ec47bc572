import type { MermaidDiagram } from '#formats/mermaid/flowchart.ts';

/** A figure to draw in one of its forms. */
export interface DiagramSource {
  /** Unique on its page; every id in the SVG begins with it. Letters, digits, hyphens. */
  readonly id: string;
  /** A Mermaid flowchart. */
  readonly source: string;
  readonly kind: MermaidDiagram['kind'];
  /** For a page or, narrow, for a phone. */
  readonly form: 'wide' | 'narrow';
  /** Links of nodes, subgraphs and edges by Mermaid id, over those of `click`; Mermaid itself can only link nodes. */
  readonly links?: MermaidDiagram['links'];
}
