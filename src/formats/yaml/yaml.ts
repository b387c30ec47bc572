import { Composer, Lexer, LineCounter, visit, YAMLParseError, type Alias, type Document, type YAMLError } from 'yaml';
import type { Doubt } from '#domain/entry/entry.ts';
import type { Position } from '#domain/entry/finding.ts';
import { at, type YamlProblem } from './yaml-problem.ts';
import { slipOf } from './yaml-slip.ts';
import { survey, type Place } from './yaml-survey.ts';
import { readPlainYaml } from './yaml-plain.ts';
import { MAX_DEPTH, readTokens } from './yaml-tokens.ts';
import { withLineFeeds } from '../text/line-ends.ts';

/** A YAML text as data, with all that was learnt when it was read: it is not read again. */
export interface YamlText {
  readonly data: unknown;
  readonly doubts: readonly Doubt[];
  /** What is wrong though it can be read. */
  readonly problems: readonly YamlProblem[];
  /** Where the value (or its key) at `keys` stands, or the nearest ancestor that is there. */
  locate(keys: readonly PropertyKey[], part: 'key' | 'value'): Position;
}

type ReadYaml = YamlText | { readonly problems: readonly YamlProblem[] };

/**
 * Reads YAML 1.2, whatever ends its lines. What is plain is read quickly, and exactly only where something is to be told of it.
 * @param line the line of the file on which `source` begins, from 1
 */
export function parseYaml(source: string, line: number): ReadYaml {
  const text = withLineFeeds(source);
  const quick = readPlainYaml(text, line);
  if (quick === undefined) return parseExactly(text, line);
  let exact: ReadYaml | undefined;
  const locate: YamlText['locate'] = (keys, part) => {
    exact ??= parseExactly(text, line);
    if ('locate' in exact) return exact.locate(keys, part);
    throw new Error('A plain text of YAML is one for the exact reader too.');
  };
  return { ...quick, problems: [], locate };
}

/** Reads all of YAML 1.2. @param text with line feeds @param line the line of the file on which it begins */
export function parseExactly(text: string, line: number): ReadYaml {
  const lines = new LineCounter();
  const inFile = <T extends { position: Position }>(one: T): T => ({ ...one, position: shift(one.position, line) });
  const { tokens, tooDeep, endOf } = readTokens(text, lines.addNewLine);
  if (tooDeep !== undefined) return { problems: [inFile({ position: at(lines, tooDeep), ...TOO_DEEP })] };
  const documents = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
  const [document] = documents;
  if (document === undefined) throw new Error('The composer was asked for a document in any case.');
  const told = (errors: readonly YAMLError[]) => errors.map((error) => inFile(toProblem(error, lines, text)));
  // One slip in the syntax brings others behind it: only the first is told.
  const broken = [...document.errors, ...secondOf(documents)].slice(0, 1);
  if (broken.length > 0) return { problems: told(broken) };
  const aliases = aliasesOf(document);
  const surveyed = survey(document.contents, {
    text,
    lines,
    first: line,
    endOf,
    aliased: new Set(aliases.map(({ source: name }) => name)),
  });
  const problems = [...told(document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED')), ...surveyed.problems.map(inFile)];
  if (problems.some(({ lasting }) => lasting === undefined)) return { problems };
  const read = toData(document, aliases, lines);
  if ('message' in read) return { problems: [inFile(read)] };
  const locate: YamlText['locate'] = (keys, part) => shift(at(lines, find(surveyed.place, keys, part)), line);
  return { data: read.data, doubts: surveyed.doubts.map(inFile), problems, locate };
}

const OPTIONS = {
  prettyErrors: false,
  version: '1.2',
  logLevel: 'error',
  uniqueKeys: false,
  keepSourceTokens: true,
  resolveKnownTags: false,
} as const;
const TOO_DEEP = {
  message: `Lists and maps stand in one another here more than ${String(MAX_DEPTH)} deep, which no file of a study needs.`,
  mend: 'Close what is open, or put a text that begins with [ or { in quotes.',
};

function find(root: Place, keys: readonly PropertyKey[], part: 'key' | 'value'): number {
  let place = root;
  for (const [depth, key] of keys.entries()) {
    const next = place.inside?.get(key);
    if (next === undefined) break;
    if (part === 'key' && depth === keys.length - 1) return next.key;
    place = next;
  }
  return place.value;
}

function aliasesOf(document: Document.Parsed): Alias[] {
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  return aliases;
}

function toData(document: Document.Parsed, aliases: readonly Alias[], lines: LineCounter): { readonly data: unknown } | YamlProblem {
  try {
    return { data: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    const alias = aliases.find((one) => one.resolve(document) === undefined);
    if (alias !== undefined)
      return {
        position: at(lines, alias.range?.[0] ?? 0),
        message: `This is not valid YAML: a text that begins with "*" is taken for an alias, and there is no anchor "&${alias.source}" before it.`,
        mend: 'Put it in quotes, or write it below "|-".',
      };
    return {
      position: at(lines, aliases[0]?.range?.[0] ?? 0),
      message: `This YAML cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      mend: 'Write the values out instead of using anchors and aliases.',
    };
  }
}

const secondOf = ([, second]: readonly Document.Parsed[]): YAMLError[] =>
  second === undefined ? [] : [new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', '')];

const shift = ({ line, column }: Position, first: number): Position => ({ line: first - 1 + line, column });

const MENDS: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  DUPLICATE_KEY: 'Keep one of the two and remove the other.',
  TAB_AS_INDENT: 'Indent with spaces, two for each level.',
  BAD_INDENT: 'Put the line under its neighbours (two spaces for each level), and close each bracket and brace.',
  MULTILINE_IMPLICIT_KEY: 'Indent the lines of a text further than its key, and write ": " after each key.',
  BLOCK_AS_IMPLICIT_KEY: 'A text that contains ": " needs quotes around it; a list or map belongs on the next line, indented.',
  MISSING_CHAR: 'Close what was opened (a quote, a bracket, a brace), or write the ":" that a key needs.',
  UNEXPECTED_TOKEN: 'Put the text in quotes, or look for a missing quote, bracket or colon before this place.',
  TAG_RESOLVE_FAILED: 'Take out the tag that begins with "!".',
  BAD_SCALAR_START: 'Put quotes around the text.',
  MULTIPLE_DOCS: 'Take out the line "---"; one file holds one map.',
  BAD_DQ_ESCAPE: 'Write the text below "|-", or in single quotes, where a backslash is only a backslash.',
  BAD_ALIAS: 'Put a text that begins with * or & in quotes.',
};

/** The library's message, in other words where it speaks to programmers. */
function plain({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'a line "---" begins a second document';
  if (/^Unexpected .* at node end$/.test(message))
    return 'the line belongs to nothing above it: it stands further left than the first one, or behind what is closed';
  return message
    .replace(/^Missing closing (.)quote$/, 'the quote $1 is not closed')
    .replace(
      /^Flow (?:sequence|map) in block collection .* end with a (.)$/,
      'the "$1" that closes this list or map is missing, or not indented',
    )
    .replace(
      /^Invalid escape sequence (.*)$/,
      'a backslash in double quotes stands for another character, and "$1" is none that YAML knows',
    )
    .replace(
      /^Sequence item without - indicator$|^All (?:mapping|sequence) items must start at the same column$/,
      'the line is indented otherwise than those it belongs to',
    )
    .replace(
      /^Implicit map keys need to be followed by map values$|^Implicit keys need to be on a single line$/,
      'a key has no ":" after it, or a text goes on without being indented',
    );
}

function toProblem(error: YAMLError, lines: LineCounter, text: string): YamlProblem {
  const position = at(lines, error.pos[0]);
  const slip = slipOf(error, position, text.split('\n'));
  return {
    position: slip?.position ?? position,
    message: `This is not valid YAML: ${(slip?.message ?? plain(error)).replace(/\.?$/, '.')}`,
    mend: slip?.mend ?? MENDS[error.code] ?? 'Look at this line and the one before it: indentation, quotes and colons.',
  };
}

/** Tokens of YAML's lexer that are no characters of the text; behind the last comes a block's text, which may begin with #. */
const SIGNS = ['\u0002', '\u0018', '\u001f'];

/** A YAML text without its comments; a line that was nothing else goes whole. As it was where that would change what it says. */
export function withoutYamlComments(text: string): string {
  if (!text.includes('#')) return text;
  let kept = '';
  let last = '';
  let commented = false;
  for (const token of new Lexer().lex(text)) {
    const isComment = token.startsWith('#') && last !== SIGNS[2];
    last = token;
    if (SIGNS.includes(token)) continue;
    if (isComment) kept = kept.replace(/[ \t]+$/, '');
    else if (!(commented && /^\r?\n$/.test(token) && /(^|\n)$/.test(kept))) kept += token;
    commented = isComment;
  }
  return saysTheSame(text, kept) ? kept : text;
}

function saysTheSame(a: string, b: string): boolean {
  const [was, is] = [parseYaml(a, 1), parseYaml(b, 1)];
  return 'data' in was && 'data' in is && JSON.stringify(was.data) === JSON.stringify(is.data);
}
