import { declared } from './text-box.ts';

/** Hues of the site's style sheet. */
const HUES = 6;

/** What Mermaid draws as a line, by the names of its classes. */
const LINES = /^(?:flowchart-link|transition|edge|relation|note-edge|messageLine\d|loopLine|actor-line|divider|pieOuterCircle)$/;
/** And what may not be seen. */
const UNSEEN = /^(?:background|edge-thickness-invisible|note-cluster|today|domain)$/;

/** The classes of an element and of all around it, innermost first. */
function classesOf(element: Element): string[][] {
  const all: string[][] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) all.push((at.getAttribute('class') ?? '').split(/\s+/));
  return all;
}

/** Twelve slices of a pie, of which none has the hue of the next or of the first; the last has none. */
const SLICES = [1, 2, 3, 4, 5, 6, 3, 5, 2, 4, 6, undefined] as const;

/** The colours that Mermaid gives them tell which is which: it leaves out the smallest, and not their keys. */
const colourOf = (index: number) => `#0000${(index + 1).toString(16).padStart(2, '0')}`;
export const SLICE_COLOURS = Object.fromEntries(SLICES.map((_, i) => [`pie${String(i + 1)}`, colourOf(i)]));

/** The classes of a slice or of its key. */
function sliceOf(shape: Element): string {
  const place = SLICES.findIndex((_, i) => isColour(declared(shape, 'fill') ?? '', i));
  const own = SLICES[Math.max(0, place)];
  return ['slice', `tone-${String(Math.max(0, place) + 1)}`, place >= HUES && 'again', own !== undefined && hue(own - 1)]
    .filter(Boolean)
    .join(' ');
}

/** A style has colours in another form than an attribute. */
const isColour = (written: string, index: number) => [colourOf(index), `rgb(0, 0, ${String(index + 1)})`].includes(written);

const hue = (index: number) => `hue-${String((((index % HUES) + HUES) % HUES) + 1)}`;

/**
 * Turns Mermaid's classes into those of the site's style sheet, of which there are few: a shape is a box, a line, a ground or solid, and may
 * have a hue.
 */
export class Roles {
  readonly #kind: string;

  /** @param kind how the diagram begins */
  constructor(kind: string) {
    this.#kind = kind;
  }

  /** The classes of a shape; nothing for one that is not to be seen. */
  of(shape: Element): string | undefined {
    const [own = [], ...around] = classesOf(shape);
    const all = [own, ...around].flat();
    const has = (name: RegExp) => all.some((one) => name.test(one));
    if (own.some((one) => UNSEEN.test(one)) || around[0]?.some((one) => UNSEEN.test(one)) || declared(shape, 'display') === 'none')
      return undefined;
    const bare = declared(shape, 'fill')?.startsWith('none') === true;
    if (own.some((one) => LINES.test(one)) || shape.localName === 'line' || shape.localName === 'polyline') return this.#line(shape, all);
    return [this.#filled(shape, own, all, has), bare && 'bare', this.#state(own)].filter(Boolean).join(' ');
  }

  #line(shape: Element, all: readonly string[]): string | undefined {
    if (all.some((one) => /^timeline-node$|^mindmap-node$/.test(one))) return undefined;
    const dashes = declared(shape, 'stroke-dasharray') ?? '';
    const dotted = all.some((one) => /^edge-pattern-(?:dotted|dashed)$/.test(one)) || /[1-9]/.test(dashes);
    const [, section] = /^section-edge-(-?\d+)$/.exec(all.find((one) => one.startsWith('section-edge-')) ?? '') ?? [];
    const faint = all.some((one) => /^(?:tick|grid|actor-line|loopLine)$/.test(one));
    const thick = all.includes('edge-thickness-thick') || section !== undefined;
    return ['line', faint && 'faint', dotted && 'dotted', thick && 'thick', section !== undefined && hue(Number(section))]
      .filter(Boolean)
      .join(' ');
  }

  #filled(shape: Element, own: readonly string[], all: readonly string[], has: (name: RegExp) => boolean): string {
    if (has(/^(?:note|statediagram-note)$/)) return 'box note';
    if (has(/^(?:state-start|fork-join|data-point)$/) || this.#isMark(shape)) return 'solid';
    if (has(/^(?:cluster|statediagram-cluster|rect)$/)) return own.includes('inner') ? 'ground inner' : 'ground';
    if (own.includes('pieCircle') || has(/^legend$/)) return sliceOf(shape);
    if (own.includes('exclude-range')) return 'shade';
    if (own.includes('section')) return own.some((one) => /^section[13]$/.test(one)) ? 'band even' : 'band';
    if (has(/^section-root$/)) return 'box core';
    const [, section] = /^section-(-?\d+)$/.exec(all.find((one) => /^section--?\d+$/.test(one)) ?? '') ?? [];
    // Timelines count sections from −1.
    if (section !== undefined) return `box ${hue(Number(section) + (this.#kind === 'timeline' ? 1 : 0))}`;
    return 'box';
  }

  /** The end of a state diagram and its bars have no words, and are filled with another colour than states are. */
  #isMark(shape: Element): boolean {
    const fill = declared(shape, 'fill') ?? '';
    const node = shape.closest('.node');
    return (
      this.#kind === 'stateDiagram' && node !== null && node.textContent.trim() === '' && /^(?:#|hsl)/.test(fill) && fill !== '#fff4dd'
    );
  }

  /** How far a task of a plan is. */
  #state(own: readonly string[]): string | undefined {
    if (!own.includes('task')) return undefined;
    const states = ['done', 'active', 'crit', 'milestone'].filter((state) =>
      own.some((one) => new RegExp(`^(?:${state}|active(?=Crit)|done(?=Crit))`, 'i').test(one) && one.toLowerCase().includes(state)),
    );
    return states.join(' ');
  }

  /** The classes of a text. */
  text(text: Element, size: number): string | undefined {
    const all = classesOf(text).flat();
    const has = (name: string) => all.includes(name);
    if (has('section-root') || has('sequenceNumber')) return 'on-core';
    if (
      has('edgeLabel') ||
      has('edgeLabels') ||
      has('messageText') ||
      has('loopText') ||
      has('slice') ||
      has('over') ||
      (has('sectionTitle') && this.#kind === 'sequenceDiagram')
    )
      return 'label';
    return size >= 18 ? 'title' : undefined;
  }
}
