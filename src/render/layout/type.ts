/** How the text of a part of a diagram is set, in pixels; `diagram.css` says the same to the browser. */
export interface TypeSize {
  readonly size: number;
  readonly line: number;
  /** How much wider than the regular sans the face runs. */
  readonly stretch: number;
  readonly weight?: number;
}

export const NODE_TYPE: TypeSize = { size: 14, line: 20, stretch: 1.02 };
export const CORE_TYPE: TypeSize = { size: 15, line: 22, stretch: 1.1, weight: 600 };
export const TITLE_TYPE: TypeSize = { size: 15, line: 22, stretch: 1.1, weight: 600 };
/** From the edges of a group to its title. */
export const TITLE_INSET = 14;
/** What a figure is about. */
export const CURRENT_TYPE: TypeSize = { size: 14, line: 20, stretch: 1.12, weight: 600 };
/** What stands beside boxes: smaller on a page; on a phone nothing is smaller than the boxes' own text. */
export const SIDE_TYPES = {
  wide: { edge: { size: 12, line: 17, stretch: 1.02 }, role: { size: 12, line: 17, stretch: 1.12, weight: 600 } },
  narrow: { edge: { size: 14, line: 19, stretch: 1.02 }, role: { size: 14, line: 19, stretch: 1.12, weight: 600 } },
} as const satisfies Readonly<Record<string, Readonly<Record<'edge' | 'role', TypeSize>>>>;
export type SideTypes = Readonly<Record<'edge' | 'role', TypeSize>>;
/** The quieter last lines of a node; set inside the node's own line height. */
export const DETAIL_SIZES = { wide: 12, narrow: 14 } as const;
/** The widest that a drawing for a phone may be: with its margins as wide as the text of a page there. */
export const PHONE_WIDTH = 339;
