/** The part of opentype.js that this project calls; the package ships no types. */
declare module 'opentype.js' {
  /** One step of an outline; a line has one point, a curve its control points too. */
  interface Command {
    readonly type: 'M' | 'L' | 'Q' | 'C' | 'Z';
    readonly x1?: number;
    readonly y1?: number;
    readonly x2?: number;
    readonly y2?: number;
    readonly x?: number;
    readonly y?: number;
  }

  interface Glyph {
    readonly index: number;
    getPath(x: number, y: number, fontSize: number): { readonly commands: readonly Command[] };
  }

  interface Font {
    charToGlyphIndex(character: string): number;
    getAdvanceWidth(text: string, fontSize: number): number;
    /** Calls back for each glyph with its place. @returns where the next would stand */
    forEachGlyph(
      text: string,
      x: number,
      y: number,
      fontSize: number,
      options: Readonly<Record<string, never>>,
      each: (glyph: Glyph, x: number) => void,
    ): number;
    /** @param y of the baseline */
    getPath(text: string, x: number, y: number, fontSize: number): { readonly commands: readonly Command[] };
  }
  const opentype: { parse(font: ArrayBuffer): Font };
  export type { Command, Font, Glyph };
  export default opentype;
}
