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
/** What a figure is about, and what something is to the core. */
export const CURRENT_TYPE: TypeSize = { size: 14, line: 20, stretch: 1.12, weight: 600 };
export const ROLE_TYPE: TypeSize = { size: 12, line: 17, stretch: 1.12, weight: 600 };
export const EDGE_TYPE: TypeSize = { size: 12, line: 17, stretch: 1.02 };
/** The quieter last lines of a node; set inside the node's own line height. */
export const DETAIL_SIZE = 12;
