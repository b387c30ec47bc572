import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The typeface of the study's picture: Noto Serif SC, bold, simplified Chinese and Latin (SIL Open Font License 1.1). */
export const readCardFont = () => new Uint8Array(readFileSync(new URL('../render/card/noto-serif-sc-700.woff', import.meta.url))).buffer;

/** resvg, which makes the picture of its drawing. */
export const readRasterizer = () => new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

/** Mermaid as one file, as a browser would load it. */
export const readMermaid = () => readFileSync(createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js'), 'utf8');
