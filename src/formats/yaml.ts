import { isMap, isNode, isScalar, isSeq, Lexer, LineCounter, parseDocument, visit, type Alias, type Document, type YAMLError } from 'yaml';
import type { Position } from '#domain/finding.ts';

/** A YAML 1.2 text that does not parse: where, why, how to mend. */
export interface YamlProblem {
  readonly position: Position;
  readonly message: string;
  readonly mend: string;
}

export type YamlResult = { readonly data: unknown } | { readonly problems: readonly YamlProblem[] };

/** @param line the line of the file on which `text` begins, from 1 */
export function parseYaml(text: string, line: number): YamlResult {
  const lines = new LineCounter();
  const document = parse(text, lines);
  // One slip in the syntax brings others behind it; only the first is told, besides what stands on its own.
  const alone = (error: YAMLError) => error.code === 'DUPLICATE_KEY' || error.code === 'TAG_RESOLVE_FAILED';
  const found: YAMLError[] = [...document.errors, ...document.warnings];
  const problems = found
    .filter((error) => alone(error) || error === found.find((one) => !alone(one)))
    .map((error) => toProblem(error, lines, line));
  if (problems.length > 0) return { problems };
  try {
    return { data: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    const alias = unresolvedAlias(document);
    if (alias === undefined)
      return {
        problems: [
          {
            position: { line, column: 1 },
            message: `This YAML cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
            mend: 'Write the values out instead of using anchors and aliases.',
          },
        ],
      };
    const message = `This is not valid YAML: there is no anchor "&${alias.source}" before "*${alias.source}".`;
    return {
      problems: [{ position: shift(lines.linePos(offsetOf(alias) ?? 0), line), message, mend: 'Put a text that begins with * in quotes.' }],
    };
  }
}

/**
 * Where the value (or its key) at `keys` stands, or the nearest ancestor that is there.
 * Parses the text again: positions are wanted only for findings, and findings are few.
 */
export function locateYaml(text: string, line: number, keys: readonly PropertyKey[], part: 'key' | 'value'): Position {
  const lines = new LineCounter();
  let node: unknown = parse(text, lines).contents;
  let offset = offsetOf(node) ?? 0;
  for (const [depth, key] of keys.entries()) {
    let own: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      const wantsKey = part === 'key' && depth === keys.length - 1;
      if (pair !== undefined) offset = offsetOf(wantsKey ? pair.key : pair.value) ?? offsetOf(pair.key) ?? offset;
      own = pair?.value;
    } else if (isSeq(node) && typeof key === 'number') {
      own = node.items[key];
      offset = offsetOf(own) ?? offset;
    }
    if (own === undefined || own === null) break;
    node = own;
  }
  return shift(lines.linePos(offset), line);
}

function unresolvedAlias(document: Document): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

const parse = (text: string, lineCounter: LineCounter): Document.Parsed =>
  parseDocument(text, { lineCounter, prettyErrors: false, version: '1.2', logLevel: 'error' });
const offsetOf = (node: unknown) => (isNode(node) ? node.range?.[0] : undefined);
const shift = ({ line, col }: { line: number; col: number }, first: number): Position => ({
  line: first - 1 + Math.max(1, line),
  column: Math.max(1, col),
});

const MENDS: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  DUPLICATE_KEY: 'Keep one of the two and remove the other.',
  TAB_AS_INDENT: 'Indent with spaces, two for each level.',
  BAD_INDENT: 'Put the line under its neighbours (two spaces for each level), and close each bracket and brace.',
  MULTILINE_IMPLICIT_KEY: 'A text that contains ": " or begins with a special character needs quotes around it.',
  BLOCK_AS_IMPLICIT_KEY: 'A text that contains ": " needs quotes around it; a list or map belongs on the next line, indented.',
  MISSING_CHAR: 'Close what was opened (a quote, a bracket, a brace), or write the ":" that a key needs.',
  UNEXPECTED_TOKEN: 'Put the text in quotes, or look for a missing quote, bracket or colon before this place.',
  TAG_RESOLVE_FAILED: 'Take out the tag that begins with "!".',
  BAD_SCALAR_START: 'Put quotes around the text.',
  MULTIPLE_DOCS: 'Take out the line "---"; one file holds one map.',
  BAD_ALIAS: 'Put a text that begins with * or & in quotes.',
};

/** The library's message, in other words where it speaks to programmers. */
function plain({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'a line "---" begins a second document';
  return message
    .replace(/^Missing closing (.)quote$/, 'the quote $1 is not closed')
    .replace(
      /^Flow (?:sequence|map) in block collection .* end with a (.)$/,
      'the "$1" that closes this list or map is missing, or not indented',
    )
    .replace(
      /^Implicit map keys need to be followed by map values$/,
      'a key has no ":" after it, or a text goes on without being indented',
    );
}

function toProblem(error: YAMLError, lines: LineCounter, first: number): YamlProblem {
  return {
    position: shift(lines.linePos(error.pos[0]), first),
    message: `This is not valid YAML: ${plain(error).replace(/\.?$/, '.')}`,
    mend: MENDS[error.code] ?? 'Look at this line and the one before it: indentation, quotes and colons.',
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
