import type { CslItem, CslName } from '#domain/csl/csl-item.ts';
import { scriptLanguage } from '../literature/value.ts';
import { fieldText, foldMarks } from './fold.ts';
import { readImprint } from './imprint.ts';
import { readHead, type PrintedNames } from './printed-names.ts';
import { doubtsOf } from './signs.ts';
import { readTail } from './tail.ts';

/** An entry of a printed list, taken apart by the grammar of GB/T 7714. */
export interface ParsedEntry {
  /** Without identifier. */
  readonly item: Omit<CslItem, 'id'>;
  readonly names: PrintedNames | undefined;
  /** As printed: the names without the stop that ends them, the title, and all from the mark of the type. */
  readonly parts: { readonly names: string; readonly title: string; readonly after: string };
  readonly doubts: readonly string[];
}

export type EntryResult = ParsedEntry | { readonly failed: string };

const MARK = /\[\s*(J|M|D|C|N|R|S|P|G|EB|DB|CP|DS|A|CM|Z|PP)\s*(?:\/\s*(OL|CD|MT|DK)\s*)?\]/i;
/** A mark as a machine misreads it: `[Cl`, `[J)`, `(M]`, `[JJ.`, `[J.`, `J].`. */
const MISREAD =
  /[[(]\s*(J|M|D|C|N|R|EB)\s*(?:\/\s*(OL)\s*)?[)l」}|\]](?=\s*[.,/]|\s+\p{L})|[[(]\s*(?<j>J)J?[\].](?=\.|\s*\p{L})|(?<=\p{L})(?<half>[JMDC])\](?=\.)/iu;

/** In characters: what is longer is text that followed an entry. */
const LONGEST = 2000;

const TYPES: Readonly<Record<string, string>> = {
  J: 'article-journal',
  M: 'book',
  D: 'thesis',
  C: 'paper-conference',
  N: 'article-newspaper',
  R: 'report',
  S: 'standard',
  P: 'patent',
  G: 'book',
  EB: 'webpage',
  DB: 'dataset',
  DS: 'dataset',
  CP: 'software',
  A: 'collection',
  CM: 'map',
  Z: 'document',
  PP: 'article',
};

/**
 * What an entry says, read by the grammar of both editions.
 * @param body the entry without its number
 */
export function parsePrintedEntry(body: string): EntryResult {
  if (body.length > LONGEST) return { failed: 'longer than an entry can be' };
  const folded = foldMarks(body);
  const exact = MARK.exec(folded);
  const mark = exact ?? MISREAD.exec(folded);
  if (mark === null) return { failed: 'no mark of the type, such as [J]' };
  const code = (mark[1] ?? mark.groups?.j ?? mark.groups?.half ?? '').toUpperCase();
  const head = readHead(folded.slice(0, mark.index));
  const title = fieldText(body.slice(head.titleStart, mark.index));
  if (title === '') return { failed: 'no title' };
  const after = mark.index + mark[0].length;
  const { tail, end } = readTail(folded.slice(after));
  const oldPart = code === 'A' ? /\[\s*[CMDN]\s*\]/i.exec(folded.slice(after)) : null;
  const part = oldPart !== null || /^[\s.,]*(?:\/|In\s*:)/i.test(folded.slice(after));
  const inBook = part && (code === 'M' || /M/i.test(oldPart?.[0] ?? ''));
  const type = inBook ? 'chapter' : oldPart !== null ? 'paper-conference' : (TYPES[code] ?? 'document');
  const where = body.slice(after, after + end);
  const { text, doubts: misreadYear } = readableYear(
    oldPart === null
      ? where
      : `//${where.slice(0, oldPart.index).replace(/^[\s.,．，/／]+/u, '')}${where.slice(oldPart.index + oldPart[0].length)}`,
  );
  const asPrinted = readImprint(type, text, head.names?.year);
  const unbroken = asPrinted?.issued === undefined && tail.issued === undefined ? text.replace(/(?<=\d) (?=\d)/g, '') : text;
  const imprint = unbroken === text ? asPrinted : readImprint(type, unbroken, head.names?.year);
  const issued = imprint?.issued ?? tail.issued;
  if (issued === undefined && !(type === 'webpage' && (tail.accessed !== undefined || tail.URL !== undefined)))
    return { failed: 'no year' };
  const own = type === 'standard' || type === 'patent' ? numbered(title, type) : { title };
  const authors = people('first' in own ? undefined : head.names, imprint?.more ?? []);
  const item = {
    type,
    language: scriptLanguage(title),
    title: own.title,
    ...authors,
    issued,
    ...imprint?.fields,
    number: own.number,
    ...tail.fields,
  };
  const kept = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as unknown as Omit<CslItem, 'id'>;
  const parts = {
    names: body.slice(0, head.namesText.length),
    title: body.slice(head.titleStart, mark.index),
    after: body.slice(mark.index),
  };
  const misread = exact === null ? [`“${mark[0].trim()}” is read as [${code}]`] : [];
  const doubts = [
    ...head.doubts,
    ...misread,
    ...misreadYear,
    ...(unbroken === text ? [] : ['a blank inside a number']),
    ...(imprint?.doubts ?? []),
    ...doubtsOf(kept, { title: body.slice(head.titleStart, mark.index), part }),
  ];
  return { item: kept, names: head.names, parts, doubts };
}

/** A year as a machine misreads it: `20o5`, `2O12`, `20l3`. */
function readableYear(text: string): { text: string; doubts: readonly string[] } {
  const year = /(?<=[,，.．\s])(?:[1Il][89]|2[0oO])[\doOlI]{2}(?=\s*[,，:：(（.．]|$)/u.exec(text)?.[0];
  if (year === undefined || /^\d+$/.test(year)) return { text, doubts: [] };
  const read = year.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
  return { text: text.replace(year, read), doubts: [`“${year}” is read as ${read}`] };
}

function people(names: PrintedNames | undefined, more: readonly string[]): { author?: readonly CslName[]; custom?: object } {
  const unfinished = [...(names?.unfinished === true ? ['author'] : []), ...more];
  return { ...(names !== undefined && { author: names.names }), ...(unfinished.length > 0 && { custom: { unfinished } }) };
}

/** `GB/T 1—2020 名称`, as the edition of 2025 has it, which names no author of a standard; `名称: GB/T 1—2020`, `名称: CN1234A`. */
function numbered(title: string, type: string): { title: string; number?: string; first?: true } {
  const first = type === 'standard' ? /^((?:[A-Z]{1,6}(?:\/[A-Z]{1,3})?)\s*[\d.]+(?:[-—–:]\d{2,4})*)[\s\u3000]+(.+)$/u.exec(title) : null;
  if (first !== null) return { title: first[2] ?? '', number: first[1] ?? '', first: true };
  const behind = /^(.+)[:：]\s*([A-Z0-9][A-Z0-9/.\s—–-]*\d[A-Z0-9.]*)$/u.exec(title);
  return behind === null ? { title } : { title: (behind[1] ?? '').trim(), number: (behind[2] ?? '').trim() };
}
