import opentype, { type Font } from 'opentype.js';
import { readCardFont } from '#files/card-assets.ts';

let font: Font | undefined;

/** The typeface of the study's picture and of figures that are taken; read when it is first asked for. */
export const cardFont = (): Font => (font ??= opentype.parse(readCardFont()));

/** Whether it has every letter of a text. */
export const isSettable = (text: string): boolean =>
  Array.from(new Set(text)).every((letter) => letter.trim() === '' || cardFont().charToGlyphIndex(letter) !== 0);
