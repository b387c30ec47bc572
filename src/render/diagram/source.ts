/** What a part of a diagram leads to. */
interface Link {
  readonly href: string;
  readonly name?: string;
}

/** A diagram to draw. */
export interface DiagramSource {
  /** Unique on its page; every id in the SVG begins with it. Letters, digits, hyphens. */
  readonly id: string;
  /** A Mermaid flowchart. */
  readonly source: string;
  /** The same flowchart, with the same ids, written in other orders: the calmest drawing of all is taken. */
  readonly alternatives?: readonly string[];
  /** Links of nodes, subgraphs and edges by Mermaid id, over those of `click`; Mermaid itself can only link nodes. */
  readonly links?: Readonly<Record<string, Link>>;
}
