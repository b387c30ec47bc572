import { initWasm, Resvg } from '@resvg/resvg-wasm';

let ready: Promise<void> | undefined;

/** An SVG without text or images as a PNG: the same bytes on every machine. @param rasterizer resvg as WebAssembly */
export async function rasterize(svg: string, rasterizer: () => Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  await (ready ??= initWasm(rasterizer()));
  const drawing = new Resvg(svg);
  return new Uint8Array(drawing.render().asPng());
}
