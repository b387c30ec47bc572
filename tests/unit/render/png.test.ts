import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writePng } from '#render/card/png.ts';

/** Chunks of a PNG by their names. */
function chunksOf(png: Uint8Array): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  const bytes = Buffer.from(png);
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

/** The pixels as red, green and blue. */
function pixelsOf(png: Uint8Array, width: number): number[][] {
  const chunks = chunksOf(png);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const table = chunks.get('PLTE') ?? Buffer.alloc(0);
  return [...rows].flatMap((number, i) => (i % (width + 1) === 0 ? [] : [[...table.subarray(number * 3, number * 3 + 3)]]));
}

const grey = (value: number, blue = value) => [value, value, blue, 255];

describe('a picture as PNG', () => {
  it('has each pixel in its colour', () => {
    const wanted = [grey(255), grey(255), grey(255), grey(255), grey(0), grey(7, 9)];
    const png = writePng({ width: 3, height: 2, pixels: new Uint8Array(wanted.flat()) }, 11811);
    expect(pixelsOf(png, 3)).toEqual(wanted.map((pixel) => pixel.slice(0, 3)));
    expect(chunksOf(png).get('pHYs')?.readUInt32BE(0)).toBe(11811);
    expect([...(chunksOf(png).get('IHDR') ?? [])]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0]);
  });

  it('has the nearest of its 256 most frequent colours where there are more', () => {
    const frequent = Array.from({ length: 256 * 6 }, (_, i) => grey(Math.floor(i / 6)));
    const last = [grey(255), grey(255), grey(9, 10), grey(200, 198)];
    const png = writePng({ width: 2, height: 770, pixels: new Uint8Array([...frequent, ...last].flat()) }, 11811);
    expect(pixelsOf(png, 2).slice(-3)).toEqual([
      [255, 255, 255],
      [9, 9, 9],
      [199, 199, 199],
    ]);
  });
});
