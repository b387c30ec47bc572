import { blockWidth, drawBlock, drawNode, heightened, leastWidth, type Block } from './block.ts';
import type { Edge, Part } from './chart.ts';
import { centred, drawingBox, ARROWHEAD, moved, type Box, type DrawnEdge, type Drawing, type DrawnPart, type Point } from './drawing.ts';
import { chipsIn, withChips } from './chips.ts';
import { arrange, type Arrangement } from './order.ts';
import { bondsOf, pillarClasses, type Model } from './read-model.ts';
import { edgeText, labelWidth, longestWord, type TextBlock } from './text.ts';
import { portsAt, tracksOf } from './tracks.ts';
import { PHONE_WIDTH, SIDE_TYPES } from './type.ts';

/** Sizes of a page's column, of one of two on a page, and of a phone's, in pixels: of a label beside the blocks, of a block, of the whole, between two tracks, between a block and a label. */
const FORMS = {
  wide: { label: 130, least: 220, most: 420, whole: 820, pitch: 13, lead: 14, type: SIDE_TYPES.wide },
  half: { label: 104, least: 190, most: 320, whole: 400, pitch: 11, lead: 12, type: SIDE_TYPES.wide },
  narrow: { label: 84, least: 118, most: 280, whole: PHONE_WIDTH, pitch: 8, lead: 9, type: SIDE_TYPES.narrow },
} as const;
/** Around a label in a line, and between two blocks. */
const [CLEAR, GAP] = [4, 24];
/** A line without a label takes this much of a side; a label's line has a little more than its height. */
const [BARE, SPARE] = [15, 5];
/** The narrowest that a label between two blocks may be. */
const LANE_LEAST = 56;
const [SPINE, ROLE_WIDTH] = [10, 84];

type Form = (typeof FORMS)[keyof typeof FORMS];

/** An arrow beside the blocks or between two of them. */
interface Arrow {
  readonly edge: Edge;
  readonly from: number;
  readonly to: number;
  readonly side: 0 | 1;
}

/** Where an arrow ends at a side of a block. */
interface Port {
  readonly arrow: Arrow;
  readonly need: number;
}

/**
 * Blocks in a column, the core below them as their ground. Arrows between neighbours run straight between them; all others leave and
 * arrive at the sides, in tracks that enclose each other, with their labels where they begin. Where the left side is free, the ground
 * rises there and roles are pillars onto it; else they stand in their blocks. Nothing where it is too wide for a phone.
 */
export function layOutColumn(model: Model, form: keyof typeof FORMS): Drawing | undefined {
  const sizes = FORMS[form];
  const fixed = model.core === undefined ? 0 : 1;
  const count = model.blocks.length + fixed;
  const bonds = bondsOf(model, true);
  const one = arrange(count, bonds, 1, fixed);
  const arrangement = one.crossings === 0 ? one : arrange(count, bonds, 2, fixed);
  // With no arrows between its blocks a column always fits.
  const columnOf = (mostBetween: number): Column => {
    const column = new Column(model, sizes, arrangement, mostBetween);
    return column.fits ? column : columnOf(mostBetween - 1);
  };
  const column = columnOf(2).draw();
  return form === 'narrow' && drawingBox(column).width > PHONE_WIDTH + 1 ? undefined : column;
}

class Column {
  readonly fits: boolean;
  readonly #model: Model;
  readonly #form: Form;
  readonly #parts: readonly Part[];
  readonly #beside: readonly Arrow[];
  /** Arrows between each block and the next. */
  readonly #between: readonly (readonly Arrow[])[];
  readonly #texts: ReadonlyMap<Arrow, TextBlock | undefined>;
  /** What ends at each side of each block, in its order, with the room that it needs. */
  readonly #ports: readonly (readonly (readonly Port[])[])[];
  readonly #roleWidth: number;
  readonly #hasSpine: boolean;
  readonly #width: number;

  constructor(model: Model, form: Form, { order, sides }: Arrangement, mostBetween: number) {
    this.#model = model;
    this.#form = form;
    const all = [...model.blocks.map(({ part }) => part), ...(model.core === undefined ? [] : [model.core])];
    this.#parts = order.flatMap((number) => all[number] ?? []);
    const arrows = this.#arrows(all, sides);
    const pairs = Map.groupBy(arrows, ({ from, to }) => (Math.abs(from - to) === 1 ? Math.min(from, to) : -1));
    this.#between = this.#parts.slice(1).map((_, place) => {
      const own = (pairs.get(place) ?? []).toSorted((a, b) => a.from - b.from);
      return own.length <= mostBetween ? own : [];
    });
    const straight = new Set(this.#between.flat());
    this.#beside = arrows.filter((arrow) => !straight.has(arrow));
    const widest = labelWidth(
      this.#beside.map(({ edge }) => edge.label),
      form.label,
      form.type.edge,
    );
    this.#texts = new Map(this.#beside.map((arrow) => [arrow, edgeText(arrow.edge.label, widest, form.type.edge)]));
    this.#ports = ([0, 1] as const).map((side) => {
      const own = this.#beside.filter((arrow) => arrow.side === side);
      return this.#parts.map((_, place) =>
        portsAt(own, place).map((arrow) => ({
          arrow,
          need: arrow.from === place ? Math.max(BARE, (this.#texts.get(arrow)?.height ?? 0) + SPARE) : BARE,
        })),
      );
    });
    this.#roleWidth = labelWidth(
      model.roles.map(({ label }) => label),
      ROLE_WIDTH,
      form.type.role,
    );
    this.#hasSpine = model.core !== undefined && model.roles.length > 0 && this.#beside.every(({ side }) => side === 0);
    const best = form === FORMS.narrow ? form.most : Math.max(...model.blocks.map((block) => bestWidth(block, form)));
    const least = Math.max(form.least, ...model.blocks.map((block) => Math.min(form.least * 1.6, leastWidth(block))));
    this.#width = Math.floor(Math.max(least, Math.min(best, form.whole - this.#margin(0) - this.#margin(1))));
    this.fits = this.#between.every((own) => {
      const words = own.map(({ edge }) => longestWord(edge.label, form.type.edge));
      return own.length === 0 || this.#laneWidth(own.length) >= Math.max(LANE_LEAST, ...words);
    });
  }

  #arrows(all: readonly Part[], sides: Arrangement['sides']): Arrow[] {
    const { relations } = this.#model;
    const placeOf = new Map(this.#parts.map(({ id }, place) => [id, place]));
    const bonds = bondsOf(this.#model, true);
    return relations.flatMap((edge): Arrow[] => {
      const [from, to] = [placeOf.get(edge.from), placeOf.get(edge.to)];
      if (from === undefined || to === undefined) return [];
      const numbers = [edge.from, edge.to].map((id) => all.findIndex((part) => part.id === id));
      const bond = bonds.findIndex(({ ends }) => ends.every((end) => numbers.includes(end)));
      return [{ edge, from, to, side: sides[bond] ?? 0 }];
    });
  }

  /** How wide what stands beside the blocks is: labels and tracks, or pillars and the spine. */
  #margin(side: 0 | 1): number {
    const own = this.#beside.filter((arrow) => arrow.side === side);
    if (side === 1 && this.#hasSpine) return SPINE + this.#pillarWidth();
    if (own.length === 0) return 0;
    return this.#labels(side) + this.#trackCount(side) * this.#form.pitch;
  }

  /** From a block to the first track. */
  #labels(side: 0 | 1): number {
    const widths = this.#beside.filter((arrow) => arrow.side === side).map((arrow) => this.#texts.get(arrow)?.width ?? 0);
    return this.#form.lead + Math.max(0, ...widths) + CLEAR + 8;
  }

  /** As many tracks as at most run past each other: how they do is the same wherever the blocks end up. */
  #trackCount(side: 0 | 1): number {
    const own = this.#beside.filter((arrow) => arrow.side === side);
    const at = (arrow: Arrow, place: number): number =>
      place * 10_000 + (this.#ports[side]?.[place] ?? []).findIndex((port) => port.arrow === arrow) * 100;
    return Math.max(0, ...tracksOf(own.map((arrow) => [at(arrow, arrow.from), at(arrow, arrow.to)] as const)).map((track) => track + 1));
  }

  #pillarWidth(): number {
    return Math.max(40, ...this.#model.roles.map(({ label }) => (edgeText(label, this.#roleWidth, this.#form.type.role)?.width ?? 0) + 16));
  }

  #laneWidth(count: number): number {
    return count === 1 ? Math.min(this.#form.label * 1.6, this.#width - 40) : Math.min(this.#form.label * 1.3, this.#width / 2 - 24);
  }

  draw(): Drawing {
    const left = this.#margin(1);
    const whole = left + this.#width + this.#margin(0);
    const edges: DrawnEdge[] = [];
    const parts: DrawnPart[] = [];
    let y = 0;
    this.#parts.forEach((part, place) => {
      const drawn = moved(this.#block(part, place, left, whole), 0, y);
      parts.push(drawn);
      const below = this.#between[place] ?? [];
      const texts = below.map(({ edge }) => edgeText(edge.label, this.#laneWidth(below.length), this.#form.type.edge));
      const gap = below.length === 0 ? GAP : Math.max(50, ...texts.map((text) => (text?.height ?? 0) + 26));
      y = drawn.box.y + drawn.box.height;
      edges.push(...this.#lanes(below, texts, left + this.#width / 2, y, gap));
      y += gap;
    });
    const boxes = parts.map(({ box }) => box);
    edges.push(...([0, 1] as const).flatMap((side) => this.#tracks(side, boxes, left)));
    if (this.#hasSpine) this.#raise(parts, edges, left);
    else edges.push(...parts.flatMap((drawn) => chipsIn(drawn, this.#model, this.#form.type)));
    return { parts, edges };
  }

  /** A block as high as what ends at its sides needs. */
  #block(part: Part, place: number, left: number, whole: number): DrawnPart {
    const { blocks, core, roles } = this.#model;
    const sides = ([0, 1] as const).map((side) => (this.#ports[side]?.[place] ?? []).reduce((sum, { need }) => sum + need, 0));
    const high = Math.max(...sides) + 10;
    if (part === core) {
      const from = sides[1] === 0 ? 0 : left;
      const to = sides[0] === 0 ? whole : left + this.#width;
      return moved(heightened(drawNode(part, to - from), Math.max(44, high)), from, 0);
    }
    const block = blocks.find((one) => one.part === part) ?? { part, members: [] };
    const drawn = drawBlock(block, this.#width, true);
    if (!this.#hasSpine) return moved(withChips(drawn, this.#model, this.#form.type, high), left, 0);
    const own = roles.filter(({ from }) => from === part.id);
    const texts = own.map(({ label }) => edgeText(label, this.#roleWidth, this.#form.type.role));
    const needed = texts.reduce((sum, text) => sum + (text?.height ?? 0) + 14, 6);
    return moved(heightened(drawn, Math.max(high, needed)), left, 0);
  }

  #lanes(arrows: readonly Arrow[], texts: readonly (TextBlock | undefined)[], middle: number, top: number, gap: number): DrawnEdge[] {
    return arrows.map(({ edge, from, to }, i) => {
      const text = texts[i];
      const width = text?.width ?? 0;
      const pair = arrows.length === 2;
      const x = pair ? middle + (i === 0 ? -12 : 12) : middle - (width === 0 ? 0 : (width + 9) / 2);
      const [start, stop] = from < to ? [top, top + gap - ARROWHEAD] : [top + gap, top + ARROWHEAD];
      const at = pair && i === 0 ? x - 9 - width / 2 : x + 9 + width / 2;
      return {
        edge,
        classes: [],
        lines: [
          [
            { x, y: start },
            { x, y: stop },
          ],
        ],
        label: text && centred(text, at, top + gap / 2),
      };
    });
  }

  #tracks(side: 0 | 1, boxes: readonly Box[], left: number): DrawnEdge[] {
    const own = this.#beside.filter((arrow) => arrow.side === side);
    const [edge, out] = side === 0 ? [left + this.#width, 1] : [left, -1];
    const first = this.#labels(side);
    const portOf = (arrow: Arrow, place: number): number => {
      const [ports, box] = [this.#ports[side]?.[place] ?? [], boxes[place]];
      const total = ports.reduce((sum, { need }) => sum + need, 0);
      const index = ports.findIndex((port) => port.arrow === arrow);
      const before = ports.slice(0, index).reduce((sum, { need }) => sum + need, 0);
      return (box?.y ?? 0) + ((box?.height ?? 0) - total) / 2 + before + (ports[index]?.need ?? 0) / 2;
    };
    const spans = own.map((arrow) => [portOf(arrow, arrow.from), portOf(arrow, arrow.to)] as const);
    const tracks = tracksOf(spans);
    return own.map((arrow, i) => {
      const [y = 0, end = 0] = spans[i] ?? [];
      const text = this.#texts.get(arrow);
      const at = (distance: number, level: number): Point => ({ x: edge + out * distance, y: level });
      const x = first + (tracks[i] ?? 0) * this.#form.pitch;
      const rest = [at(x, y), at(x, end), at(ARROWHEAD, end)];
      const start = this.#form.lead;
      const lines =
        text === undefined
          ? [[at(0, y), ...rest]]
          : [
              [at(0, y), at(start - CLEAR, y)],
              [at(start + text.width + CLEAR, y), ...rest],
            ];
      return { edge: arrow.edge, classes: [], lines, label: text && centred(text, edge + out * (start + text.width / 2), y) };
    });
  }

  /** The ground's upright, and pillars onto it. */
  #raise(parts: DrawnPart[], edges: DrawnEdge[], left: number): void {
    const { core, roles } = this.#model;
    const tops = parts.filter(({ part }) => roles.some(({ from }) => from === part.id)).map(({ box }) => box.y);
    parts.forEach((drawn, i) => {
      if (drawn.part === core) {
        const y = Math.min(...tops);
        parts[i] = { ...drawn, limbs: [{ x: 0, y, width: SPINE, height: drawn.box.y + drawn.box.height - y }] };
      }
      const own = roles.filter(({ from }) => from === drawn.part.id);
      const texts = own.map(({ label }) => edgeText(label, this.#roleWidth, this.#form.type.role));
      const heights = texts.map((text) => (text?.height ?? 12) + 10);
      let y = drawn.box.y + (drawn.box.height - heights.reduce((sum, one) => sum + one + 4, -4)) / 2;
      own.forEach((edge, k) => {
        const bar = { x: SPINE, y, width: left - SPINE, height: heights[k] ?? 0 };
        const text = texts[k];
        edges.push({
          edge,
          classes: pillarClasses(this.#model, edge),
          lines: [],
          bar,
          label: text && centred(text, SPINE + bar.width / 2, y + bar.height / 2),
        });
        y += bar.height + 4;
      });
    });
  }
}

/** A block is as wide as its members in a line, within limits. */
function bestWidth(block: Block, { most }: Form): number {
  return block.members.length > 1 ? most : blockWidth(block, most);
}
