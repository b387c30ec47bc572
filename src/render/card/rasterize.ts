import { crc32 } from 'node:zlib';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

let ready: Promise<void> | undefined;

/** An SVG without text or images as a PNG: the same bytes on every machine. @param rasterizer resvg as WebAssembly */
export async function rasterize(svg: string, rasterizer: () => Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  await (ready ??= initWasm(rasterizer()));
  const drawing = new Resvg(svg);
  return new Uint8Array(drawing.render().asPng());
}

/** What print asks for, where a drawing's pixel is 1/96 of an inch. */
const DPI = 300;
/** More than a sheet of A3 has; what is larger is less sharp, and no reader misses it. They take some nine bytes each while they become a picture. */
const MOST_PIXELS = 20_000_000;

/** The same for print, at 300 dots an inch, which the picture says of itself. */
export async function rasterizeAt(svg: string, rasterizer: () => Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  await (ready ??= initWasm(rasterizer()));
  const measured = new Resvg(svg);
  const { width, height } = measured;
  measured.free();
  const zoom = Math.min(DPI / 96, Math.sqrt(MOST_PIXELS / (width * height)));
  const drawing = new Resvg(svg, { fitTo: { mode: 'zoom', value: zoom } });
  const image = drawing.render();
  const png = withResolution(image.asPng(), Math.round((zoom * 96) / 0.0254));
  // WebAssembly's memory only grows: the next figure takes the place of this one.
  image.free();
  drawing.free();
  return png;
}

/** A PNG that says how many of its pixels are a metre: in a chunk of its own behind the first, which has 25 bytes. */
function withResolution(png: Uint8Array, perMetre: number): Uint8Array<ArrayBuffer> {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return new Uint8Array(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]));
}
