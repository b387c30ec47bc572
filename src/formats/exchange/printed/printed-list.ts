import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { withoutLineNumbers } from './line-numbers.ts';

/** One entry of a printed list, as it stands there, before anybody asks what it says. */
export interface PrintedEntry {
  readonly number: number | undefined;
  /** With its number, on one line; nothing else is changed. */
  readonly printed: string;
  /** Without its number. */
  readonly body: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** What had to be decided to join its lines. */
  readonly told: readonly string[];
}

/** What follows a list in a paper. */
const END =
  /^(?:[【[（(]?\s*)?(?:作者简介|作者介绍|作者单位|附\s*录|收稿日期|引用本文|基金项目|通信作者|通讯作者|责任编辑|致\s*谢|作者贡献|利益冲突|About the authors?\b|Appendix\b)/iu;
const HEADING = /^(?:参考文献|參考文獻|主要参考文献|References|Bibliography)(?:\s*[(（]?\s*(?:References|参考文献)\s*[)）]?)?\s*[:：]?$/iu;
/** `[1]`, `［1］`, `1]`, `[1`, `(1)`, `1.`, `1、`: the number, and whether its form is surely one. */
const NUMBER =
  /^(?:[[［〔【]\s*(\d{1,4})\s*[\]］〕】」]?|(\d{1,4})\s*[\]］〕】」]|[(（]\s*(\d{1,4})\s*[)）]|(\d{1,4})\s*[.．、](?!\d))\s*/u;
export const MARK = /[[［【〔]\s*(?:J|M|D|C|N|R|S|P|G|EB|DB|CP|DS|A|CM|Z|PP)\s*(?:[/／]\s*(?:OL|CD|MT|DK)\s*)?[\]］】〕]/iu;
/** Also as a machine misreads it: `2O15`. */
const YEAR = /(?:[1Il][89]|2[0oO])[\doOlI]{2}/;
/** Names that an entry without number begins with: `Cheng W D,`, `Cheng WD,`, `ChengWD,`, `程旺大，`. */
const NAMES = String.raw`(?:\p{Lu}[\p{L}'’-]+,? (?:\p{Lu}{1,3}\b|\p{Lu}\p{Ll})|\p{Lu}\p{Ll}+\p{Lu}{1,3}[,，]|\p{Script=Han}{2,4}[,，])`;
const BEGINS_WITH_NAMES = new RegExp(`^${NAMES}`, 'u');
const NAMES_BEHIND = new RegExp(String.raw`(?<=[\d.．。)）])\s+(?=${NAMES})`, 'gu');

/** In characters: what an entry cannot reach, and text that follows one does. */
const LONGEST = 5000;

/** More are a bibliography, which comes in a file of its own: nothing is cut off in silence. */
const MOST = 3000;

interface Draft {
  number: number | undefined;
  text: string;
  readonly line: number;
  readonly told: string[];
}

/**
 * The entries of a list, each on one line, in order. Lines that hold none before the first or after the last are left out.
 * @throws {ExchangeError} if there are more than a list in print has
 */
export function splitList(text: string): PrintedEntry[] {
  const lines = withoutLineNumbers(text).split('\n').map(withoutMarkup);
  const start = lines.findLastIndex((line) => HEADING.test(line)) + 1;
  const lastMark = lines.findLastIndex((line) => MARK.test(line));
  const drafts: Draft[] = [];
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (END.test(line)) break;
    if (line === '') continue;
    const last = drafts.at(-1);
    const numbered = NUMBER.test(line);
    const whole = last !== undefined && !numbered && isWhole(last.text);
    // What follows the last entry is no part of it.
    if (whole && index > lastMark && !ENDS_IN_ADDRESS.test(last.text)) break;
    if (drafts.length >= MOST) throw new ExchangeError('too-large', `The list has more than ${String(MOST)} entries.`, 'Give it in parts.');
    addLine(drafts, line, index + 1, text, whole && beginsEntry(lines.slice(index, index + 4)));
  }
  return drafts.flatMap(splitVersion).filter(({ printed, number }) => number !== undefined || MARK.test(printed));
}

/** Marks of Markdown and HTML, which are no part of what was printed. */
function withoutMarkup(line: string): string {
  return line
    .trim()
    .replace(/^#{1,6}\s+/, '')
    .replace(/^参考文献\s*(?:[(（]References[)）])?\s*[:：]?\s*(?=[[［]\s*1\s*[\]］])/iu, '')
    .replace(/^(?:[-*+•]\s+)(?=\S)/u, '')
    .replace(/<\/?(?:sup|sub|i|em|b|strong|p|span|br)\b[^>]*>/gi, '')
    .replace(/<(https?:\/\/[^\s<>]+)>/g, '$1')
    .replace(/(?<!^)\[([^\][]*)\]\((https?:\/\/[^\s)]+)\)/g, (_, words: string, address: string) =>
      words === address || words === '' ? address : `${words} ${address}`,
    )
    .replace(/(\*{1,2})(\S(?:[^*]*\S)?)\1/g, '$2')
    .replace(/\\([_*[\]&~])/g, '$1')
    .replace(/\s*[(（](?:(?:责任)?编辑\s*[:：]?[^()（）]{1,20}|作者\s*E-?\s*mail[^()（）]*)[)）]\s*$/iu, '')
    .replace(/^[(（]?\s*(?:上接|下转)第\s*\d+\s*页\s*[)）]?$/u, '')
    .trim();
}

/** An address may go on in the next line. */
const ENDS_IN_ADDRESS = /https?:\/\/[^\s.]*(?:\.[^\s.]+)*\/?$/i;

/** Whether an entry without number begins here: its mark is on this line, or names are and the mark comes before the next number. */
function beginsEntry([line = '', ...ahead]: readonly string[]): boolean {
  if (MARK.test(line)) return true;
  if (!BEGINS_WITH_NAMES.test(line)) return false;
  const next = ahead.slice(0, 3).findIndex((other) => MARK.test(other));
  return next >= 0 && !ahead.slice(0, next + 1).some((other) => NUMBER.test(other));
}

function addLine(drafts: Draft[], line: string, at: number, whole: string, apart: boolean): void {
  const last = drafts.at(-1);
  const expected = (drafts.findLast(({ number }) => number !== undefined)?.number ?? 0) + 1;
  const [first, ...more] = parted(line, expected, last?.text ?? '');
  // A second list in one text begins at 1 again.
  const number =
    numberOf(first, expected, drafts.length === 0) ??
    (last !== undefined && (isWhole(last.text) || /[.。．]\s*$/u.test(last.text)) && MARK.test(first)
      ? numberOf(first, 1, false)
      : undefined);
  if (number !== undefined)
    drafts.push({
      number,
      text: first,
      line: at,
      told: number === expected || drafts.length === 0 ? [] : [`number ${String(number)} follows ${String(expected - 1)}`],
    });
  else if (last === undefined || apart) drafts.push({ number: undefined, text: first, line: at, told: [] });
  else if (last.text.length < LONGEST) last.text = join(last, first, whole);
  for (const part of more)
    drafts.push({
      number: Number(NUMBER.exec(part)?.slice(1).find(Boolean)),
      text: part,
      line: at,
      told: ['two entries stood on one line'],
    });
}

/** A number at the head of a line, if it can be the next one: a year or a page that a line begins with is none. */
function numberOf(line: string, expected: number, first: boolean): number | undefined {
  const [, bracketed, half, round, dotted] = NUMBER.exec(line) ?? [];
  const sure = bracketed ?? half;
  const number = Number(sure ?? round ?? dotted);
  if (Number.isNaN(number)) return undefined;
  if (first) return number < 1000 ? number : undefined;
  if (number === expected) return number;
  return sure !== undefined && number >= expected - 1 && number <= expected + 20 ? number : undefined;
}

/** Entries on one line, cut before the next number: behind a stop, or where what stands before it is whole. */
function parted(line: string, expected: number, before: string): [string, ...string[]] {
  let next = expected + (numberOf(line, expected, false) === undefined ? 0 : 1);
  const parts: string[] = [];
  let rest = line;
  for (;;) {
    const cuts = [...rest.matchAll(/(?<=[.。．\])）])\s*(?=[[［](\d{1,3})\s*[\]］」])|(?:\s+|(?<=\d))(?=[[［](\d{1,3})[\]］」])/gu)];
    const cut = cuts.find(
      ({ 1: tight, 2: loose, index }) =>
        index > 0 &&
        Number(tight ?? loose) === next &&
        (tight !== undefined || isWhole(`${parts.length === 0 ? before : ''} ${rest.slice(0, index)}`)),
    );
    if (cut === undefined) return [parts[0] ?? rest, ...(parts.length === 0 ? [] : [...parts.slice(1), rest])];
    parts.push(rest.slice(0, cut.index));
    rest = rest.slice(cut.index).trimStart();
    next++;
  }
}

/** Whether an entry can be at its end: it has its mark and its year, and ends in a stop, a page or an address. */
const isWhole = (text: string) =>
  isDated(text) && /(?:[.。．)）\]]|[:：]\s*[A-Z]?\d+(?:\s*[-–—~]\s*\d+)?|\d{4}|https?:\/\/\S+)\s*$/iu.test(text);

/** Whether the mark is there, and a year behind it or, in the 著者-出版年 system, behind the names. */
function isDated(text: string): boolean {
  const mark = text.search(MARK);
  return (
    mark >= 0 && (YEAR.test(text.slice(mark)) || /[,，.．]\s*(?:[1Il][89]|2[0oO])[\doOlI]{2}[a-z]?\s*[.．。]/u.test(text.slice(0, mark)))
  );
}

/** What a line break stood for: nothing between Chinese characters and in an address, else a blank. */
function join(last: Draft, next: string, whole: string): string {
  const { text, told } = last;
  const [before, after] = [/\S+$/u.exec(text)?.[0] ?? '', /^\S+/u.exec(next)?.[0] ?? ''];
  if (/\p{Script=Han}$|[，。：；、（）．]$/u.test(text) || /^(?:\p{Script=Han}|[，。：；、）．])/u.test(next)) return text + next;
  if (/https?:\/\/\S*$/i.test(text) && !/[.,]$/.test(text) && /^[\w./?=&%#-]/.test(next) && !/^(?:DOI\b|\[)/i.test(next))
    return text + next;
  if (/\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next)) {
    const joined = wordsOf(before.slice(0, -1), after).join('');
    if (has(whole, joined)) return text.slice(0, -1) + next;
    told.push(`“${before}” at the end of a line: the hyphen is kept`);
    return text + next;
  }
  if (/\p{Ll}$/u.test(text) && /^\p{Ll}/u.test(next)) {
    const [head, tail] = wordsOf(before, after);
    if (has(whole, head + tail) && !(has(whole, head, 2) && has(whole, tail, 2))) return text + next;
    if (!has(whole, head, 2)) told.push(`“${head}” and “${tail}” may be one word that a line end broke`);
  }
  return `${text} ${next}`;
}

const wordsOf = (before: string, after: string): [string, string] => [
  /[\p{L}\p{M}]*$/u.exec(before)?.[0] ?? '',
  /^[\p{L}\p{M}]*/u.exec(after)?.[0] ?? '',
];

/** Whether a text has a word at least so often. */
const has = (text: string, word: string, times = 1) =>
  word !== '' && text.split(new RegExp(`(?<!\\p{L})${word.replaceAll(/[^\p{L}]/gu, '')}(?!\\p{L})`, 'iu')).length > times;

/** An entry, and the version in another language that stands in parentheses behind it. */
function splitVersion({ number, text, line, told }: Draft): PrintedEntry[] {
  const entry = (printed: string, own: number | undefined, notes: readonly string[]): PrintedEntry => ({
    number: own,
    printed,
    body: withoutStray(own === undefined ? printed : printed.replace(NUMBER, '')),
    line,
    told: notes,
  });
  const inner = versionBehind(text);
  if (inner !== undefined)
    return [
      entry(text.slice(0, inner.start).trimEnd(), number, told),
      entry(text.slice(inner.start + 1, inner.end).trim(), undefined, ['stood in parentheses']),
    ];
  const [first = text, ...more] = entriesIn(text);
  return [entry(first, number, told), ...more.map((one) => entry(one, undefined, ['two entries stood on one line']))];
}

/** Without the bracket that a version stood in, where its other half is in another line or nowhere. */
function withoutStray(text: string): string {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const [opened, closed] = [count(/[[［(（]/gu), count(/[\]］)）]/gu)];
  if (closed > opened) return text.replace(/\s*[\]］)）]\s*$/u, '');
  if (/^[[［]\p{L}/u.test(text) && (opened > closed || /[\]］]\s*$/u.test(text))) return text.slice(1).replace(/\s*[\]］]\s*$/u, '');
  return text;
}

/** Entries without number that follow in one text. */
function entriesIn(text: string): string[] {
  const cut = secondEntry(text);
  return cut === undefined ? [text] : [text.slice(0, cut).trimEnd(), ...entriesIn(text.slice(cut).trim())];
}

/** Where an entry without number begins behind one that is whole: names, and a mark of its own. */
function secondEntry(text: string): number | undefined {
  const first = MARK.exec(text);
  if (first === null || !MARK.test(text.slice(first.index + first[0].length))) return undefined;
  return [...text.matchAll(NAMES_BEHIND)].find(
    ({ index }) => index > first.index && isWhole(text.slice(0, index)) && MARK.test(text.slice(index)),
  )?.index;
}

/** The outermost parentheses or brackets at the end of an entry, if they hold a mark of their own and one stands before them. */
function versionBehind(text: string): { start: number; end: number } | undefined {
  const end = /[)）\]］]\s*[.。．]?\s*$/u.exec(text)?.index;
  if (end === undefined) return undefined;
  const [open, close] = /[)）]/u.test(text[end] ?? '') ? [/[(（]/u, /[)）]/u] : [/[[［〔【]/u, /[\]］〕】」]/u];
  let depth = 0;
  for (let i = end; i >= 0; i--) {
    if (close.test(text[i] ?? '')) depth++;
    if (open.test(text[i] ?? '') && --depth === 0)
      return MARK.test(text.slice(0, i)) && MARK.test(text.slice(i + 1, end)) ? { start: i, end } : undefined;
  }
  return undefined;
}
