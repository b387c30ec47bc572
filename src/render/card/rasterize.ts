import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { writePng } from './png.ts';

let ready: Promise<void> | undefined;

/** An SVG without text or images as a PNG: the same bytes on every machine. @param rasterizer resvg as WebAssembly */
export async function rasterize(svg: string, rasterizer: () => Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  await (ready ??= initWasm(rasterizer()));
  const drawing = new Resvg(svg);
  return new Uint8Array(drawing.render().asPng());
}

/** What print asks for, where a drawing's pixel is 1/96 of an inch; and how wide the text of a page is, in inches: no figure is printed wider. */
const [DPI, PAGE] = [300, 17 / 2.54];
/** More than a sheet of A3 has; what is larger is less sharp, and no reader misses it. They take some nine bytes each while they become a picture. */
const MOST_PIXELS = 20_000_000;

/** The same for print, at 300 dots an inch and at most as wide as a page's text, which the picture says of itself; on white. @param svg whose root says how wide and high it is */
export async function rasterizeAt(svg: string, rasterizer: () => Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  await (ready ??= initWasm(rasterizer()));
  const [width = 1, height = 1] = ['width', 'height'].map((name) => Number(new RegExp(`^<svg[^>]*\\s${name}="([\\d.]+)"`).exec(svg)?.[1]));
  const zoom = Math.min(DPI / 96, (PAGE * DPI) / width, Math.sqrt(MOST_PIXELS / (width * height)));
  const drawing = new Resvg(svg, { fitTo: { mode: 'zoom', value: zoom }, background: '#fff' });
  const rendered = drawing.render();
  const png = writePng(rendered, Math.round(DPI / 0.0254));
  // WebAssembly's memory only grows: the next figure takes the place of this one.
  rendered.free();
  drawing.free();
  return png;
}
