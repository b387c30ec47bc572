import { inflateSync } from 'node:zlib';
import { zlibSync } from 'fflate';

/**
 * Chromium's PDF, whose fonts name the characters of its text, so that it can be searched and copied. A font names one character for a
 * glyph; where others share it, as an ideograph and a radical do, Chromium says only beside the text which is meant (`/ActualText`), and
 * few readers heed that. What a glyph always means is written into its font's map (`/ToUnicode`).
 */
export function withCharactersOfText(pdf: Uint8Array): Uint8Array {
  const source = Buffer.from(pdf).toString('latin1');
  const maps = new Map<string, string>();
  const meanings = readMeanings(contentsOf(pdf, source, maps));
  const updates: (readonly [string, Uint8Array])[] = [];
  for (const [, font = '', map = ''] of source.matchAll(FONT)) {
    const [was, shown] = [maps.get(map), meanings.get(font)];
    if (was === undefined || shown === undefined) continue;
    const is = rename(was, shown);
    if (is !== was) updates.push([map, zlibSync(Buffer.from(is, 'latin1'))]);
  }
  return updates.length === 0 ? pdf : updated(pdf, source, updates);
}

const STREAM = /\n(\d+) 0 obj\n<<(?:(?!endobj)[^])*?\/Length (\d+)(?:(?!endobj)[^])*?>> stream\n/g;
const FONT = /\n(\d+) 0 obj\n<<\/Type \/Font\n(?:(?!endobj)[^])*?\/ToUnicode (\d+) 0 R/g;

/** What the streams of a PDF hold, one after the other, but for pictures and typefaces. @param maps takes those of fonts, by the number of their object */
function* contentsOf(pdf: Uint8Array, source: string, maps: Map<string, string>): Generator<string> {
  for (const { 0: head, 1: id = '', 2: length, index } of source.matchAll(STREAM)) {
    if (/\/Subtype \/Image\b|\/Length1 /.test(head)) continue;
    const data = pdf.subarray(index + head.length, index + head.length + Number(length));
    const text = Buffer.from(head.includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1');
    if (text.includes('begincmap')) maps.set(id, text);
    else yield text;
  }
}

/** What glyphs mean where they are shown, by their codes: UTF-16, or nothing where it is what their font says; all in hexadecimal. */
type Shown = Map<string, Set<string | undefined>>;

/** What each font shows; Chromium names it by the number of its object. */
function readMeanings(contents: Iterable<string>): ReadonlyMap<string, Shown> {
  const meanings = new Map<string, Shown>();
  for (const content of contents) {
    let shown: Shown | undefined;
    let actual: string | undefined;
    for (const [, begun, font, codes] of content.matchAll(/\/ActualText <FEFF(\w+)>|\/F(\d+) \S+ Tf|<(\w+)>|EMC/g)) {
      if (codes !== undefined) shown?.set(codes, (shown.get(codes) ?? new Set()).add(actual));
      else if (font === undefined) actual = begun;
      else meanings.set(font, (shown = meanings.get(font) ?? new Map<string, Set<string | undefined>>()));
    }
  }
  return meanings;
}

/** A font's map in which a code has the one meaning that it is shown with, or else the one it had. Ranges become single codes. */
function rename(map: string, shown: Shown): string {
  const [, before = '', limit = '', entries = '', after = ''] = /^([^]*<(\w+)>\nendcodespacerange\n)([^]*)(endcmap[^]*)$/.exec(map) ?? [];
  const meanings = oneByOne(shown, limit.length);
  const was = Array.from(entries.matchAll(/^<(\w+)> (?:<(\w+)> )?<(\w+)>$/gm), ([, first = '', last = first, named = '']) =>
    Array.from({ length: parseInt(last, 16) - parseInt(first, 16) + 1 }, (_, step) => [plus(first, step), plus(named, step)] as const),
  ).flat();
  const is = was.map(([code, named]) => {
    const [meant = named, ...others] = meanings.get(code) ?? [];
    return [code, others.length === 0 ? meant : named] as const;
  });
  if (is.every(([, meant], i) => meant === was[i]?.[1])) return map;
  const rows = is.map(([code, meant]) => `<${code}> <${meant}>\n`);
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, block) => rows.slice(block * 100, block * 100 + 100));
  return before + blocks.map((block) => `${String(block.length)} beginbfchar\n${block.join('')}endbfchar\n`).join('') + after;
}

/** What is shown as a run of several codes means what its font says. */
function oneByOne(shown: Shown, width: number): Shown {
  const single: Shown = new Map();
  for (const [codes, meanings] of shown) {
    const parts = codes.match(new RegExp(`.{${String(width)}}`, 'g')) ?? [];
    for (const code of parts) single.set(code, new Set([...(single.get(code) ?? []), ...(parts.length === 1 ? meanings : [undefined])]));
  }
  return single;
}

/** The last character, or code, of a hexadecimal run that much higher. */
const plus = (run: string, step: number) =>
  run.slice(0, -4) + (parseInt(run.slice(-4), 16) + step).toString(16).toUpperCase().padStart(Math.min(4, run.length), '0');

/** The PDF with other streams in place of those with these numbers: an update at its end (ISO 32000-1, 7.5.6). */
function updated(pdf: Uint8Array, source: string, streams: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const [, trailer, previous] = /\ntrailer\n<<([^]*)>>\nstartxref\n(\d+)\n%%EOF\s*$/.exec(source.slice(-1024)) ?? [];
  if (trailer === undefined || previous === undefined) throw new Error('The PDF that Chromium printed does not end with a trailer.');
  const parts = [pdf];
  let [length, xref] = [pdf.length, 'xref\n'];
  for (const [id, data] of streams) {
    const object = Buffer.concat([
      Buffer.from(`${id} 0 obj\n<</Filter /FlateDecode\n/Length ${String(data.length)}>> stream\n`),
      data,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
    xref += `${id} 1\n${String(length).padStart(10, '0')} 00000 n \n`;
    parts.push(object);
    length += object.length;
  }
  return Buffer.concat([...parts, Buffer.from(`${xref}trailer\n<<${trailer}\n/Prev ${previous}>>\nstartxref\n${String(length)}\n%%EOF\n`)]);
}
