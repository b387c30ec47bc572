import { unzlibSync } from 'fflate';
import { expect, test } from 'vitest';
import { withCharactersOfText } from '#formats/pdf/pdf-characters.ts';

const stream = (id: number, data: string) => `\n${String(id)} 0 obj\n<</Length ${String(data.length)}>> stream\n${data}\nendstream\nendobj`;

/** As Chromium writes it: one font, its map, and a page that shows glyphs of it. */
function pdf(entries: string, shown: string): Uint8Array {
  const map = `begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n${entries}endcmap\n`;
  const text = `%PDF-1.4${stream(3, `BT\n/F4 13 Tf\n${shown}ET`)}\n4 0 obj\n<</Type /Font\n/ToUnicode 5 0 R>>\nendobj${stream(5, map)}\nxref\ntrailer\n<</Size 6\n/Root 1 0 R>>\nstartxref\n99\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
const meaning = (utf16: string, code: string) => `/Span<</ActualText <FEFF${utf16}> >> BDC\n1 0 0 -1 0 9 Tm\n<${code}> Tj\nEMC\n`;

/** The map that the update holds. */
function mended(file: Uint8Array): string {
  const text = Buffer.from(file).toString('latin1');
  const [, offset] = /\nstartxref\n(\d+)\n%%EOF\n$/.exec(text) ?? [];
  expect(text.slice(Number(offset))).toMatch(/^xref\n5 1\n\d{10} 00000 n \ntrailer\n<<\/Size 6\n\/Root 1 0 R\n\/Prev 99>>\n/);
  const object = text.slice(Number(/\n5 1\n(\d+) /.exec(text)?.[1]));
  const [head = '', length] = /^5 0 obj\n<<\/Filter \/FlateDecode\n\/Length (\d+)>> stream\n/.exec(object) ?? [];
  const data = Buffer.from(object.slice(head.length, head.length + Number(length)), 'latin1');
  return /endcodespacerange\n([^]*)endcmap/.exec(Buffer.from(unzlibSync(data)).toString())?.[1] ?? '';
}

test('a glyph that always means one character is named so, also within a range', () => {
  const file = withCharactersOfText(pdf('1 beginbfrange\n<01> <03> <2F3D>\nendbfrange\n', `${meaning('6237', '02')}<01> Tj\n`));
  expect(mended(file)).toBe('3 beginbfchar\n<01> <2F3D>\n<02> <6237>\n<03> <2F3F>\nendbfchar\n');
});

test('a glyph that means several characters keeps its name, and so does a run of glyphs', () => {
  const entries = '3 beginbfchar\n<01> <2F3E>\n<02> <2F00>\n<04> <2F06>\nendbfchar\n';
  const file = pdf(entries, `${meaning('6237', '01')}<01> Tj\n${meaning('4E00', '0204')}`);
  expect(withCharactersOfText(file)).toBe(file);
});

test('a character beyond the first plane is named whole', () => {
  const file = withCharactersOfText(pdf('1 beginbfchar\n<01> <2E87>\nendbfchar\n', meaning('D841DE28', '01')));
  expect(mended(file)).toBe('1 beginbfchar\n<01> <D841DE28>\nendbfchar\n');
});
