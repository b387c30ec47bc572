import type { Doubt } from '#domain/entry/entry.ts';
import { withoutUnfit } from './text-characters.ts';
import { joinUnspaced } from './yaml-tokens.ts';

/** What a plain text says: its data, and where it may not be what the author wrote. */
export interface PlainYaml {
  readonly data: unknown;
  readonly doubts: readonly Doubt[];
}

/** A text being read, line by line. */
interface Reading {
  readonly lines: string[];
  /** The line of the file on which the text begins. */
  readonly first: number;
  row: number;
  /** The keys of what is being read. */
  readonly keys: (string | number)[];
  readonly doubts: Doubt[];
}

/** Says that a text is not plain: the exact reader reads it. */
class NotPlain extends Error {}

/**
 * Reads the YAML that nearly all files of a study are written in: maps and lists in block style, texts on one line or below `|-` and `>-`,
 * short lists and maps in brackets on one line. It knows nothing else and guesses nothing: undefined for a text with anything in it that
 * the exact reader might take another way or tell something about, comments among them.
 * @param text with line feeds
 * @param first the line of the file on which it begins
 */
export function readPlainYaml(text: string, first: number): PlainYaml | undefined {
  if (STRANGE.test(text) || withoutUnfit(text) !== text) return undefined;
  const reading: Reading = { lines: text.split('\n'), first, row: 0, keys: [], doubts: [] };
  try {
    const data = nextIndent(reading) === 0 ? readBlock(reading, 0) : notPlain();
    return nextIndent(reading) < 0 ? { data, doubts: reading.doubts } : undefined;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** Tabs, comments, blanks that end a line, line ends that are none to YAML. */
const STRANGE = /[\t\r\u2028\u2029]|(?:^| )#| $/m;
const KEY = /^([A-Za-z_][\w-]{0,99}):(?: +(?=[^ ])|$)/;
const NAMES_OF_VALUES = /^(?:null|true|false)$/i;
/** Deeper than any study's file, and less deep than what the exact reader refuses. */
const DEEPEST = 12;

function notPlain(): never {
  throw new NotPlain();
}

const indentOf = (line: string) => {
  let indent = 0;
  while (line[indent] === ' ') indent++;
  return indent;
};

/** How far the next line that says something is indented; -1 behind the last one. */
function nextIndent(reading: Reading): number {
  while (reading.lines[reading.row] === '') reading.row++;
  const line = reading.lines[reading.row];
  return line === undefined ? -1 : indentOf(line);
}

const isItem = (line: string | undefined, indent: number) => line?.startsWith('- ', indent) === true;

function readBlock(reading: Reading, indent: number): unknown {
  if (reading.keys.length > DEEPEST) notPlain();
  return isItem(reading.lines[reading.row], indent) ? readList(reading, indent) : readMap(reading, indent);
}

function readMap(reading: Reading, indent: number): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (;;) {
    const line = reading.lines[reading.row] ?? '';
    const [whole, name = ''] = KEY.exec(line.slice(indent)) ?? notPlain();
    // What every object has (`constructor`, `__proto__`) is nothing to be plain about.
    if (name in map || NAMES_OF_VALUES.test(name)) notPlain();
    reading.keys.push(name);
    map[name] = readValue(reading, line, indent + whole.length, indent);
    reading.keys.pop();
    const next = nextIndent(reading);
    if (next > indent) notPlain();
    if (next < indent) return map;
  }
}

function readList(reading: Reading, indent: number): unknown[] {
  const list: unknown[] = [];
  for (;;) {
    const line = reading.lines[reading.row] ?? '';
    reading.keys.push(list.length);
    list.push(readItem(reading, line, indent));
    reading.keys.pop();
    const next = nextIndent(reading);
    if (next > indent) notPlain();
    // Behind a list that is indented as its key, the next key.
    if (next < indent || !isItem(reading.lines[reading.row], indent)) return list;
  }
}

function readItem(reading: Reading, line: string, indent: number): unknown {
  const begin = indent + 2;
  if (!KEY.test(line.slice(begin))) return readValue(reading, line, begin, indent);
  if (reading.keys.length > DEEPEST) notPlain();
  reading.lines[reading.row] = ' '.repeat(begin) + line.slice(begin);
  return readMap(reading, begin);
}

/** @param begin where the value begins in its line @param indent of the map or list that it is in */
function readValue(reading: Reading, line: string, begin: number, indent: number): unknown {
  const written = line.slice(begin);
  reading.row++;
  if (written === '') return readBelow(reading, indent);
  if (/^[|>]-?$/.test(written)) return readText(reading, written, indent);
  const flow: Flow = { line, at: begin, reading };
  const value = written.startsWith('[') || written.startsWith('{') ? readFlow(flow) : readScalar(reading, written, begin, PLAIN);
  return flow.at === begin || flow.at === line.length ? value : notPlain();
}

function readBelow(reading: Reading, indent: number): unknown {
  const below = nextIndent(reading);
  const isList = isItem(reading.lines[reading.row], below);
  if (below > indent || (below === indent && isList && typeof reading.keys.at(-1) === 'string')) return readBlock(reading, below);
  return null;
}

/** A text below its key, in which lines are kept (`|`) or joined (`>`). */
function readText(reading: Reading, header: string, indent: number): string {
  const { lines } = reading;
  const own = indentOf(lines[reading.row] ?? '');
  if (own <= indent) notPlain();
  const held: string[] = [];
  for (let line = lines[reading.row]; line === '' || (line !== undefined && indentOf(line) >= own); line = lines[++reading.row])
    held.push(line.slice(own));
  while (held.at(-1) === '') held.pop();
  const end = header.endsWith('-') ? '' : '\n';
  if (header.startsWith('|')) return held.join('\n') + end;
  if (held.some((line) => !/^\S(?:.*\S)?$/u.test(line))) notPlain();
  return joinUnspaced(held.join('\n')).replaceAll('\n', ' ') + end;
}

/** Begins as no sign of YAML does, and does not hold what ends a text; in brackets a text is shorter still. */
const PLAIN = /^[\p{L}“‘《「『（(\d](?!.*:(?: |$))/u;
const PLAIN_IN_FLOW = /^[\p{L}“‘《「『（(\d][^:,[\]{}"']*$/u;
const QUOTED = /^(?:"[^"\\]*"|'[^']*')$/;

/** @param column of the value in its line, from 0 */
function readScalar({ row, first, keys, doubts }: Reading, written: string, column: number, form: RegExp): unknown {
  if (QUOTED.test(written)) return written.slice(1, -1);
  if (!form.test(written)) notPlain();
  const typed = /^(?:0|[1-9]\d{0,14})$/.test(written)
    ? Number(written)
    : written === 'true'
      ? true
      : written === 'false'
        ? false
        : undefined;
  if (typed !== undefined) {
    // The row is behind the value's line already.
    doubts.push({ kind: 'typed', keys: [...keys], position: { line: first - 1 + row, column: column + 1 }, written });
    return typed;
  }
  // A number of any other form has no blank in it, and no hyphen between digits.
  const isText = /^\d/.test(written) ? /^(?:\d+-\d|.* )/.test(written) : !NAMES_OF_VALUES.test(written);
  return isText ? written : notPlain();
}

interface Flow {
  readonly line: string;
  at: number;
  readonly reading: Reading;
}

/** A list or map in brackets, all on one line. */
function readFlow(flow: Flow): unknown {
  const { keys } = flow.reading;
  if (keys.length > DEEPEST) notPlain();
  const isList = flow.line[flow.at++] === '[';
  const close = isList ? ']' : '}';
  const list: unknown[] = [];
  const map: Record<string, unknown> = {};
  for (let n = 0; !take(flow, close); n++) {
    if (n > 0 && !take(flow, ',')) notPlain();
    skipBlanks(flow);
    const key = isList ? n : flowKey(flow, map);
    keys.push(key);
    const value = '[{'.includes(flow.line[flow.at] ?? ' ') ? readFlow(flow) : flowScalar(flow);
    keys.pop();
    if (typeof key === 'string') map[key] = value;
    else list.push(value);
  }
  return isList ? list : map;
}

function skipBlanks(flow: Flow): void {
  while (flow.line[flow.at] === ' ') flow.at++;
}

function take(flow: Flow, sign: string): boolean {
  skipBlanks(flow);
  if (flow.line[flow.at] !== sign) return false;
  flow.at++;
  return true;
}

function flowKey(flow: Flow, map: Readonly<Record<string, unknown>>): string {
  const [whole, name = ''] = KEY.exec(flow.line.slice(flow.at)) ?? notPlain();
  if (name in map || NAMES_OF_VALUES.test(name)) notPlain();
  flow.at += whole.length;
  return name;
}

function flowScalar(flow: Flow): unknown {
  FLOW_SCALAR.lastIndex = flow.at;
  const [written = ''] = FLOW_SCALAR.exec(flow.line) ?? notPlain();
  const column = flow.at;
  flow.at += written.length;
  return readScalar(flow.reading, written, column, PLAIN_IN_FLOW);
}

const FLOW_SCALAR = /"[^"\\]*"|'[^']*'|[^,[\]{}"' ](?:[^,[\]{}]*[^,[\]{} ])?/y;
