/** Characters that mean nothing to Mermaid, Markdown or HTML wherever they stand; all others are written as entities. */
const PLAIN = /^[\p{L}\p{M}\p{N}\p{Zs}，。、；：？！（）《》〈〉【】「」『』“”‘’…—·～,/()!?'=]$/u;
/** What joins letters or emoji, and picks an emoji's form. */
const JOINER = new Set(['\u200c', '\u200d', '\ufe0f']);
/** Mermaid writes an entity as these while it parses, so as text they must not reach it. */
const PLACEHOLDER = /[ﬂ°¶ß]/u;

/** What Mermaid reads in a node's label even when it comes from entities: a line break, and its own placeholders for entities. */
const SPLIT = /#92;(?=n)|#64258;(?=#176;)|#182;(?=#223;)/g;
const WORD_JOINER = '\u2060';

/** What no label and no XML file can hold: controls, line separators, lone surrogates, non-characters, overrides of direction. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u2060\ufeff\ufffe\uffff]/gu, '')
    .trim();
}

function escapeLine(line: string): string {
  const characters = Array.from(line);
  return characters
    .map((character, index) => {
      if (isPlain(character, characters[index - 1], characters[index + 1])) return character;
      return `#${String(character.codePointAt(0))};`;
    })
    .join('');
}

function isPlain(character: string, before: string | undefined, after: string | undefined): boolean {
  if (character === '-') return isLetter(before) && isLetter(after);
  if (character === '.') return isDigit(before) && isDigit(after);
  if (character === '=') return before !== '=' && after !== '=';
  return JOINER.has(character) || (PLAIN.test(character) && !PLACEHOLDER.test(character));
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /^[\p{L}\p{N}]$/u.test(character);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /^\d$/u.test(character);
}

/**
 * Any text as the inside of a quoted Mermaid label. Nothing in it can become Mermaid, Markdown or HTML, and what is typed is what is
 * shown: `&amp;` shows `&amp;`.
 */
export function mermaidLabel(text: string): string {
  return escapeLine(printable(text)).replace(SPLIT, `$&${WORD_JOINER}`);
}

/** Any text as the rest of an `accTitle:` or `accDescr:` line. */
export function mermaidLine(text: string): string {
  return escapeLine(printable(text));
}

/** A link as the inside of `click X href "…"`: what could end the string or start an entity is percent-encoded. */
export function mermaidHref(href: string): string {
  return printable(href).replace(/["<>`\\;\s{}|^%]/gu, (character) =>
    character === '%' ? '%' : `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
