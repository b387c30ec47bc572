import opentype, { type Font } from 'opentype.js';
import { Outlines } from '#render/figure/outlines.ts';
import { readCardFont } from '#files/drawing-assets.ts';

let font: Font | undefined;
let outlines: Outlines | undefined;

/** The typeface of the study's picture and of figures that are taken; read when it is first asked for. */
export const cardFont = (): Font => (font ??= opentype.parse(readCardFont()));

/** Its letters as outlines. */
export const cardOutlines = (): Outlines => (outlines ??= new Outlines(cardFont()));

/** Whether it has every letter of a text. */
export const isSettable = (text: string): boolean => cardOutlines().has(Array.from(new Set(text)).join(''));
