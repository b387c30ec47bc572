import { constants, crc32, deflateSync } from 'node:zlib';

/** A picture without transparency: four bytes a pixel, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The most colours of a PNG that names them in a table. */
const MOST_COLOURS = 256;
/** Colours are counted in one row of so many. */
const SAMPLED = 3;

/**
 * A picture of few colours as a PNG with a table of them, which is half as large as one without. Where edges mix more of them than it
 * can have, the rarest become the nearest of the others. It is packed by runs alone, so the bytes rest on no machine's search for what
 * repeats.
 * @param perMetre how many pixels are a metre
 */
export function writePng({ width, height, pixels }: Pixels, perMetre: number): Uint8Array<ArrayBuffer> {
  const image = new Int32Array(pixels.buffer, pixels.byteOffset, width * height);
  const { colours, numbers } = tableOf(image, width);
  // Each row begins with a byte that says it is written as it is.
  const rows = new Uint8Array((width + 1) * height);
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    const end = at + width;
    while (at < end) {
      const colour = image[at];
      let number = numbers.get(colour ?? 0);
      if (number === undefined) {
        number = colours.length < MOST_COLOURS ? colours.push(colour ?? 0) - 1 : nearest(colour ?? 0, colours);
        numbers.set(colour ?? 0, number);
      }
      for (; at < end && image[at] === colour; at += 1) rows[at + y + 1] = number;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const scale = Buffer.alloc(9);
  scale.writeUInt32BE(perMetre, 0);
  scale.writeUInt32BE(perMetre, 4);
  scale.writeUInt8(1, 8);
  return new Uint8Array(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', head),
      chunk('pHYs', scale),
      chunk('PLTE', Buffer.from(colours.flatMap(channelsOf))),
      chunk('IDAT', deflateSync(rows, { strategy: constants.Z_RLE })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** The most frequent colours of every few rows, and for each its number. */
function tableOf(image: Int32Array, width: number): { colours: number[]; numbers: Map<number, number> } {
  const counts = new Map<number, number>();
  for (let row = 0; row < image.length; row += width * SAMPLED) {
    for (let at = row; at < row + width;) {
      const colour = image[at];
      const from = at;
      while (at < row + width && image[at] === colour) at += 1;
      counts.set(colour ?? 0, (counts.get(colour ?? 0) ?? 0) + at - from);
    }
  }
  const ranked = [...counts].sort(([a, one], [b, other]) => other - one || a - b);
  const colours = ranked.slice(0, MOST_COLOURS).map(([colour]) => colour);
  return { colours, numbers: new Map(colours.map((colour, number) => [colour, number])) };
}

function nearest(colour: number, among: readonly number[]): number {
  const own = channelsOf(colour);
  let [best, least] = [0, Infinity];
  for (const [number, other] of among.entries()) {
    const distance = channelsOf(other).reduce((sum, value, i) => sum + (value - (own[i] ?? 0)) ** 2, 0);
    if (distance < least) [best, least] = [number, distance];
  }
  return best;
}

/** Red, green and blue, from the lowest byte on. */
const channelsOf = (colour: number): number[] => [colour & 255, (colour >>> 8) & 255, (colour >>> 16) & 255];

function chunk(name: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(name, 4, 'latin1');
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8);
  return whole;
}
