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

const hue = (index: number) => `hue-${String((((index % HUES) + HUES) % HUES) + 1)}`;

/**
 * Turns Mermaid's classes into those of the site's style sheet, of which there are few: a shape is a box, a line, a ground or solid, and may
 * have a hue. One instance a diagram: what has no colour of its own is coloured in order.
 */
export class Roles {
  readonly #kind: string;
  #slices = 0;
  #legends = 0;

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
    if (own.includes('pieCircle')) return `slice ${hue(this.#slices++)}`;
    if (has(/^legend$/)) return `slice ${hue(this.#legends++)}`;
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
      (has('sectionTitle') && this.#kind === 'sequenceDiagram')
    )
      return 'label';
    return size >= 18 ? 'title' : undefined;
  }
}
