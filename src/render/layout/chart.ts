/** A node or a subgraph of a flowchart, as Mermaid read it. */
export interface Part {
  readonly id: string;
  readonly label: string;
  /** Quieter lines under the label. */
  readonly detail?: string | undefined;
  readonly classes: readonly string[];
  readonly href?: string | undefined;
  readonly round: boolean;
  /** The subgraph that it stands in. */
  readonly group?: string | undefined;
}

/** What stands at an end of an edge, of the kinds that flowcharts know. */
export type Marker = 'point' | 'circle' | 'cross';

/** An edge of a flowchart. */
export interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly start?: Marker | undefined;
  readonly end?: Marker | undefined;
  readonly dotted: boolean;
  readonly thick: boolean;
}

/** A flowchart as Mermaid read it, before anything has a place. */
export interface Chart {
  readonly groups: readonly Part[];
  readonly nodes: readonly Part[];
  readonly edges: readonly Edge[];
}

/** The class of a part's hue, if it has one. */
export const hueOf = ({ classes }: Part): string | undefined => classes.find((name) => name.startsWith('hue-'));
