import { JSDOM, type DOMWindow } from 'jsdom';
import { wrapText } from '#formats/mermaid/wrap.ts';
import { MERMAID_CONFIG } from '../diagram/engine.ts';
import { ownBox } from './geometry.ts';
import { mendPlaces } from './places.ts';
import { SLICE_COLOURS } from './role.ts';
import { redraw, UndrawableError } from './redraw.ts';
import { sizeOf, TEXT_SIZE, widthOf } from './text-box.ts';

/** A diagram to draw. */
export interface Task {
  readonly source: string;
  /** The names of what links lead from. */
  readonly parts: readonly string[];
}

/** The drawing; or why there is none, in which line of the source, from 0, and the mend where it is not in that line. */
export type Outcome = { readonly svg: string } | { readonly fault: string; readonly line: number | undefined; readonly mend?: string };

/** How wide an event of a timeline may be, in em: as Mermaid has it. */
const EVENT_EM = 10;

/** How wide a label of a flowchart or of a state may be, in em, and one in a diamond, which is as wide as it and its lines are high. */
const LABEL_EM = 12;
const DIAMOND_EM = 8;
/** And the name of a section of a plan. */
const SECTION_EM = 6.5;
/** The same in pixels, where Mermaid breaks lines by itself: no line that is broken here is wider. */
const LABEL_WIDTH = 186;

/** What Mermaid draws in one diagram at most: its own default. */
const MOST_ARROWS = 500;

const NONE = { x: 0, y: 0, width: 0, height: 0 };

/** As the study's own figures are drawn, in one type size, and plans as wide as a page. */
export const WRITTEN_CONFIG = {
  ...MERMAID_CONFIG,
  fontFamily: 'sans-serif',
  fontSize: TEXT_SIZE,
  themeVariables: { ...MERMAID_CONFIG.themeVariables, ...SLICE_COLOURS },
  flowchart: { ...MERMAID_CONFIG.flowchart, wrappingWidth: LABEL_WIDTH },
  gantt: {
    useWidth: 760,
    leftPadding: 110,
    fontSize: 13,
    sectionFontSize: 13,
    barHeight: 24,
    barGap: 6,
    topPadding: 52,
    gridLineStartPadding: 36,
  },
  state: { minNodeWidth: 0, padding: 10, wrappingWidth: LABEL_WIDTH },
  pie: { textPosition: 0.7 },
};

/**
 * Starts Mermaid in a DOM of its own, where texts are measured by our table. Sets globals, and stops the clock and chance, on neither of
 * which a drawing may rest: call it in a process of its own.
 */
export async function startAuthorEngine(): Promise<(task: Task) => Promise<Outcome>> {
  stopClockAndChance();
  const window = startDom();
  Object.assign(globalThis, { CSS: { escape: (text: string) => text.replaceAll(/[^\w-]/g, '\\$&') } });
  const measured = (element: Element) => ownBox(element) ?? NONE;
  Object.assign(window.SVGElement.prototype, {
    getBBox(this: Element) {
      return measured(this);
    },
    getBoundingClientRect(this: Element) {
      return measured(this);
    },
    getComputedTextLength(this: Element) {
      return widthOf(this.textContent, sizeOf(this));
    },
  });
  const { default: mermaid } = await import('mermaid/dist/mermaid.esm.min.mjs');
  mermaid.initialize({ ...structuredClone(WRITTEN_CONFIG), maxEdges: MOST_ARROWS } as never);
  const parser = new window.DOMParser();
  return async ({ source, parts }) => {
    try {
      const { svg } = await mermaid.render('mermaid', prepared(source));
      const drawn = parser.parseFromString(svg.replace(/<style>[^<]*<\/style>/, ''), 'text/html').querySelector('svg');
      if (drawn === null) return { fault: 'Mermaid draws nothing of it', line: undefined };
      mendPlaces(drawn, WRITTEN_CONFIG.gantt.leftPadding);
      return { svg: redraw(drawn, /^\s*([a-z]+)/i.exec(source)?.[1] ?? '', parts) };
    } catch (error) {
      return faultOf(error, source);
    } finally {
      window.document.body.replaceChildren();
    }
  };
}

/** Gives Mermaid the document that it asks for, as globals. */
function startDom(): DOMWindow {
  const { window } = new JSDOM('<!doctype html><body></body>');
  Object.assign(globalThis, { window, document: window.document });
  for (const name of ['Element', 'HTMLElement', 'SVGElement', 'Node', 'CSSStyleSheet'] as const)
    Object.assign(globalThis, { [name]: window[name] });
  return window;
}

/** A plan without a date begins today, and marks today: here that is one day, for every build. */
function stopClockAndChance(): void {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given: [] | [string | number | Date]) {
      if (given.length === 0) super(0);
      else super(...(given as [string]));
    }
    static override now() {
      return 0;
    }
  } as DateConstructor;
  let state = 1;
  Math.random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** The source with what Mermaid would else leave out, or not break. */
function prepared(source: string): string {
  if (/^\s*timeline\b/.test(source)) return wrapTimeline(source);
  if (/^\s*gantt\b/.test(source)) return withShortAxis(withBrokenSections(source));
  if (/^\s*(?:flowchart|graph|stateDiagram)\b/.test(source)) return withBrokenLabels(withWrittenAngles(source));
  return /^\s*mindmap\b/.test(source) ? withWrittenAngles(source) : source;
}

/** Of a plan by days that says nothing of its axis, months and days: whole dates lie on one another. */
const withShortAxis = (source: string): string =>
  /^\s*axisFormat\b/m.test(source) || /^\s*dateFormat\s+(?!.*D)/m.test(source) ? source : `${source}\naxisFormat %m-%d`;

/** The names of a plan's sections stand beside its bars. */
const withBrokenSections = (source: string): string =>
  source.replaceAll(/^(\s*section\s+)(\S.*)$/gm, (_, begin: string, name: string) => begin + broken(name, SECTION_EM));

/** Mermaid takes what stands between < and > in a label for HTML, and drops it; only a line break is one. */
function withWrittenAngles(source: string): string {
  const label = /"[^"\n]*"|\[[^[\]"\n]*\]|\([^()"\n]*\)|\{[^{}"\n]*\}|\|[^|"\n]*\|/g;
  return source.replaceAll(label, (text) =>
    text.replaceAll(/<br\s*\/?>|[<>]/gi, (sign) => (sign === '<' ? '#60;' : sign === '>' ? '#62;' : sign)),
  );
}

/** Breaks long labels where lines of Chinese may break: Mermaid breaks them behind any letter. Titles of groups are as wide as the group is. */
function withBrokenLabels(source: string): string {
  const diamond = /(?<![{@])\{(?:"[^"`\n]+"|[^{}"\n]+)\}(?!\})/;
  const label = /"[^"`\n]+"|\[[^[\]"\n]+\]|\([^()"\n]+\)|\{\{[^{}"\n]+\}\}|\|[^|"\n]+\|/;
  const onArrow = /(?<=[^-=.](?:--|==|-\.)[ \t])[^-=.|"[\](){}\n][^|"[\](){}\n]*?(?=[ \t]+(?:--|==|\.-))/;
  const onTransition = /(?<=-->[^:\n]+:[ \t])[^:\n]+$/;
  const each = new RegExp([diamond, label, onArrow, onTransition].map((one) => one.source).join('|'), 'g');
  return source
    .split('\n')
    .map((line) =>
      /^\s*subgraph\b/.test(line)
        ? line
        : line.replaceAll(each, (text) => {
            const [, open = '', words = '', close = ''] = /^([["({|/\\]*)(.*?)([\])"}|/\\]*)$/.exec(text) ?? [];
            return open + broken(words, /^\{"?$/.test(open) ? DIAMOND_EM : LABEL_EM) + close;
          }),
    )
    .join('\n');
}

/** A label with its own line breaks, and more where it is too long; an entity is one letter. */
function broken(label: string, em: number): string {
  const entities: string[] = [];
  const letters = label.replaceAll(/[#&]\w+;/g, (entity) => String.fromCodePoint(PRIVATE + entities.push(entity) - 1));
  const lines = letters.split(/<br\s*\/?>/i).flatMap((line) => wrapText(line, em));
  return lines.join('<br>').replaceAll(/[\ue000-\uf8ff]/g, (letter) => entities[(letter.codePointAt(0) ?? 0) - PRIVATE] ?? letter);
}
const PRIVATE = 0xe000;

/** Mermaid breaks lines of a timeline at blanks only, of which Chinese has none. */
function wrapTimeline(source: string): string {
  const wrapped = (text: string) => wrapText(text, EVENT_EM).join('<br>');
  return source.replaceAll(
    /^(\s*)(?!timeline\b|title\b|section\b)(\S.*)$/gm,
    (_, indent: string, line: string) =>
      indent +
      line
        .split(/\s+:\s+|(?<=\S):\s+/)
        .map(wrapped)
        .join(' : '),
  );
}

/** What Mermaid's parsers tell of an error: a grammar's token, and where it is. */
interface ParserError {
  readonly hash?: { readonly loc?: { readonly first_line?: number }; readonly text?: string };
}

/** Why there is no drawing, in our own words where Mermaid's are for those who know its grammar. */
function faultOf(error: unknown, source: string): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  const picture = error instanceof UndrawableError ? message : message.startsWith('Image is not defined') ? 'img' : undefined;
  if (picture !== undefined)
    return { fault: `it has a picture, an icon, a formula or HTML (<${picture}>), which is not drawn here`, line: undefined };
  const [, named] = /(?:on|at) line:? ?(\d+)/i.exec(message) ?? [];
  if (message.startsWith('Edge limit exceeded')) {
    return {
      fault: `it has more than ${String(MOST_ARROWS)} arrows, which is as many as it draws in one diagram`,
      line: undefined,
      mend: 'Make two or more diagrams of it, or leave out what a reader need not see.',
    };
  }
  const { hash } = error as ParserError;
  const lines = source.split('\n');
  if (named !== undefined) {
    const line = Math.min(lines.length, Math.max(1, hash?.loc?.first_line ?? 1, Number(named))) - 1;
    const [words = '', found = ''] = [lines[line], hash?.text].map((one) => one?.trim() ?? '');
    const from = found === '' || found === words || !words.includes(found) ? '' : ` from "${short(found)}" on`;
    return { fault: `it does not understand "${short(words)}"${from}`, line };
  }
  if (error instanceof TypeError || error instanceof ReferenceError)
    return { fault: 'it is not complete, or has what is not drawn here', line: undefined };
  return { fault: short(message.split('\n', 1)[0]?.replace(/[.:]\s*$/, '') ?? '', 160), line: undefined };
}

const short = (text: string, most = 60) => (text.length > most ? `${text.slice(0, most)}…` : text);
