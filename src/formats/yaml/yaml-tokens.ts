import { Lexer, Parser, type CST } from 'yaml';

/** Deeper than any study goes; a file that nests without end is told, not followed. */
export const MAX_DEPTH = 32;

export interface YamlTokens {
  readonly tokens: readonly CST.Token[];
  /** Where the text begins to be nested too deeply: the rest is not read. */
  readonly tooDeep: number | undefined;
  /** Where a scalar ends in the text, whose token may have been joined. */
  readonly endOf: (token: CST.FlowScalar | CST.BlockScalar) => number;
}

/** The tokens of a YAML text, in which no line break between characters of Chinese or Japanese becomes a blank. */
export function readTokens(text: string, onNewLine: (offset: number) => void): YamlTokens {
  const parser = new Parser(onNewLine);
  const tokens: CST.Token[] = [];
  onNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    const { offset } = parser;
    if (parser.stack.length > MAX_DEPTH + 1) return { tokens: [], tooDeep: offset, endOf: () => offset };
  }
  tokens.push(...parser.end());
  const joined = new Map<CST.Token, number>();
  for (const token of tokens) if (token.type === 'document') joinLines(token.value, joined);
  const headOf = (token: CST.FlowScalar | CST.BlockScalar) =>
    token.type === 'block-scalar' ? token.props.reduce((length, prop) => length + ('source' in prop ? prop.source.length : 0), 0) : 0;
  return { tokens, tooDeep: undefined, endOf: (token) => token.offset + headOf(token) + (joined.get(token) ?? token.source.length) };
}

/** Joins what YAML would fold with a blank. @param joined gets the length that each joined token had */
function joinLines(token: CST.Token | undefined | null, joined: Map<CST.Token, number>): void {
  if (token === undefined || token === null) return;
  if ('items' in token) {
    for (const item of token.items) {
      joinLines(item.key, joined);
      joinLines(item.value, joined);
    }
  } else if (token.type === 'block-scalar') {
    const header = token.props.find((prop) => prop.type === 'block-scalar-header');
    if (header !== undefined && 'source' in header && header.source.startsWith('>'))
      join(token, joinBlock(token.source, header.source, token.indent), joined);
  } else if (token.type === 'scalar' || token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar')
    join(token, joinPairs(token.source, /([^\s])[ \t]*\n[ \t]*(?=(\S))/gu), joined);
}

function join(token: CST.FlowScalar | CST.BlockScalar, source: string, joined: Map<CST.Token, number>): void {
  if (source === token.source) return;
  joined.set(token, token.source.length);
  token.source = source;
}

/** Only lines of the block's own indentation are folded. @param indent of what the block belongs to, where the header counts from there */
function joinBlock(source: string, header: string, indent: number): string {
  const [explicit] = /[1-9]/.exec(header) ?? [];
  const own = explicit === undefined ? (/^( *)\S/mu.exec(source)?.[1]?.length ?? 0) : indent + Number(explicit);
  return joinPairs(source, new RegExp(`(?<=^ {${String(own)}}\\S.*|^ {${String(own)}})([^\\s])\\n {${String(own)}}(?=(\\S))`, 'gmu'));
}

/** Lines of characters without blanks between them, joined; the other line breaks stay. */
export const joinUnspaced = (text: string): string => joinPairs(text, /(\S)\n(?=(\S))/gu);

const joinPairs = (source: string, pair: RegExp): string =>
  source.includes('\n')
    ? source.replace(pair, (whole: string, before: string, after: string) => (isUnspaced(before, after) ? before : whole))
    : source;

const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6]/u;
/** Marks that Chinese shares with scripts that have blanks. */
const SHARED = /[“”‘’—…·]/u;

/** Whether two characters stand beside each other without a blank, as in Chinese and Japanese. */
function isUnspaced(before: string, after: string): boolean {
  return WIDE.test(before) ? WIDE.test(after) || SHARED.test(after) : WIDE.test(after) && SHARED.test(before);
}
