import { mermaidHref, mermaidLabel, mermaidLine, printable } from './text.ts';

/** Where a part of a diagram leads, and what a screen reader calls the link when its own text says too little. */
export interface DiagramLink {
  readonly href: string;
  readonly name?: string;
  /** What a pointer is told of a line that is drawn from or to more than it is of. */
  readonly title?: string;
}

/** A flowchart as text, with the links of all its parts by Mermaid id: Mermaid itself can only link nodes. */
export interface MermaidDiagram {
  /** What the figure says of itself, as it stands in its text. */
  readonly title: string;
  readonly description: string;
  readonly source: string;
  /** What it is laid out as: a model, one category among its neighbours, or steps. */
  readonly kind: 'model' | 'map' | 'chain';
  readonly links: Readonly<Record<string, DiagramLink>>;
}

/** The colour of a part: a main category's number from 1, or the core's. */
export type Hue = number | 'core';
export type Direction = 'TB' | 'LR';

interface FlowchartOptions {
  readonly title: string;
  readonly description: string;
  readonly direction: Direction;
  readonly kind: MermaidDiagram['kind'];
}

interface NodeOptions {
  readonly href?: string | undefined;
  readonly classes?: readonly string[];
  /** A second, quieter line. */
  readonly detail?: string | undefined;
  readonly round?: boolean;
}

interface GroupOptions {
  readonly href?: string | undefined;
  readonly classes?: readonly string[];
  readonly direction?: Direction;
}

interface EdgeOptions {
  readonly label?: string;
  readonly dotted?: boolean;
  readonly thick?: boolean;
  /** A line without an arrowhead: belongs to. */
  readonly plain?: boolean;
  readonly link?: DiagramLink | undefined;
}

/** Light-mode colours for readers of the copied source; the site's own come from its stylesheet. */
const COLOURS: Readonly<Record<string, string>> = {
  'hue-1': 'stroke:#2f5688',
  'hue-2': 'stroke:#8a530b',
  'hue-3': 'stroke:#2d7058',
  core: 'fill:#22201c,stroke:#22201c,color:#ffffff',
};

/** The class of a hue in the source and in the SVG. */
export function hueClass(hue: Hue): string {
  return hue === 'core' ? 'hue-core' : `hue-${String(hue)}`;
}

/** Writes a Mermaid flowchart line by line, every text escaped. Ids are the caller's and must be plain, such as `n12`. */
export class Flowchart {
  readonly #options: FlowchartOptions;
  readonly #lines: string[] = [];
  readonly #clicks: string[] = [];
  readonly #links: Record<string, DiagramLink> = {};
  readonly #members = new Map<string, string[]>();
  readonly #pairs = new Map<string, number>();

  constructor(options: FlowchartOptions) {
    this.#options = options;
  }

  node(id: string, label: string, { href, classes = [], detail, round = false }: NodeOptions): void {
    const text = mermaidLabel(label) + (detail === undefined ? '' : `<br/>${mermaidLabel(detail)}`);
    this.#lines.push(`${id}${round ? '(' : '['}"${text}"${round ? ')' : ']'}`);
    this.#classify(id, classes);
    if (href === undefined) return;
    this.#clicks.push(`click ${id} href "${mermaidHref(href)}"`);
    this.#links[id] = { href, name: detail === undefined ? label : `${label} ${detail}` };
  }

  /** A subgraph around what `fill` writes. */
  group(id: string, label: string, { href, classes = [], direction }: GroupOptions, fill: () => void): void {
    this.#lines.push(`subgraph ${id}["${mermaidLabel(label)}"]`);
    if (direction !== undefined) this.#lines.push(`direction ${direction}`);
    fill();
    this.#lines.push('end');
    this.#classify(id, classes);
    if (href !== undefined) this.#links[id] = { href, name: label };
  }

  edge(from: string, to: string, { label = '', dotted = false, thick = false, plain = false, link }: EdgeOptions = {}): void {
    const arrow = plain ? (dotted ? '-.-' : '---') : dotted ? '-.->' : thick ? '==>' : '-->';
    const text = label.trim() === '' ? '' : `|"${mermaidLabel(label)}"|`;
    this.#lines.push(`${from} ${arrow}${text} ${to}`);
    const pair = `L_${from}_${to}`;
    const count = this.#pairs.get(pair) ?? 0;
    this.#pairs.set(pair, count + 1);
    // Mermaid numbers the edges of a pair 0, 2, 3, …
    if (link !== undefined) this.#links[`${pair}_${String(count === 0 ? 0 : count + 1)}`] = link;
  }

  finish(): MermaidDiagram {
    const classes = [...this.#members.keys()].sort();
    const { title, description, direction, kind } = this.#options;
    const lines = [
      `flowchart ${direction}`,
      `accTitle: ${mermaidLine(title)}`,
      `accDescr: ${mermaidLine(description)}`,
      ...this.#lines,
      ...this.#clicks,
      ...classes.flatMap((name) => (COLOURS[name] === undefined ? [] : [`classDef ${name} ${COLOURS[name]}`])),
      ...classes.map((name) => `class ${(this.#members.get(name) ?? []).join(',')} ${name}`),
    ];
    return { title: printable(title), description: printable(description), source: lines.join('\n') + '\n', kind, links: this.#links };
  }

  #classify(id: string, classes: readonly string[]): void {
    for (const name of classes) this.#members.set(name, [...(this.#members.get(name) ?? []), id]);
  }
}
