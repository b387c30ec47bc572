import type { YAMLError } from 'yaml';
import type { Position } from '#domain/entry/finding.ts';

/** What was meant and how to write it, in the words of somebody who writes quotations and not YAML. */
interface Slip {
  readonly message: string;
  readonly mend: string;
}

const QUOTE = 'Put it below "|-", on a line of its own that is indented further; or put quotes around it.';

const ODD_BLANK = /^[ \t]*(?:[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]|\t)/;
const ODD_DASH = /^\s*([－–—―−•・·●＊])\s*/;

/** A key that was meant as something else, such as `label：信任` or `－ id`. */
export function slipOfKey(key: string): Slip | undefined {
  if (ODD_BLANK.test(key)) return oddBlank;
  const [, dash] = ODD_DASH.exec(key) ?? [];
  if (dash !== undefined) return oddDash(dash);
  if (/^-[a-z][\w-]*:(?:\s|$)/i.test(key)) return noBlank;
  const [, name, colon] = /^([\w-]+)\s*(：|:(?=[^\s/]))/.exec(key) ?? [];
  if (name !== undefined && colon !== undefined) return colonOf(name, colon);
  return key.startsWith('＃') ? oddHash : undefined;
}

const oddBlank: Slip = {
  message:
    'The line is indented with a tab or with blanks of another kind (no-break or full-width), which YAML does not take for indentation.',
  mend: 'Indent with spaces, two for each level.',
};
const oddDash = (dash: string): Slip => ({
  message: `An item of a list begins with "- ", not with "${dash}".`,
  mend: 'Write a hyphen and a blank before it.',
});
const noBlank: Slip = { message: 'After the "-" of an item there is no blank.', mend: 'Write "- ", a hyphen and a blank.' };
const oddHash: Slip = { message: 'A comment begins with "#", not with the full-width "＃".', mend: 'Write "# ", or take the line out.' };
const colonOf = (name: string, colon: string): Slip => ({
  message:
    colon === '：'
      ? `The colon after "${name}" is full-width (：), which YAML takes for text.`
      : `After the colon of "${name}" there is no blank.`,
  mend: `Write "${name}: ", with a colon of half width and a blank after it.`,
});

const COLON = 'The text contains ": ", which YAML takes for the end of a key.';

/** What a text cannot begin with, each as YAML takes it. */
const BEGINNINGS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^[@`%,]/, ([sign]) => `A text cannot begin with "${sign}".`],
  [/^\*\S*/, () => 'A text that begins with "*" is taken for an alias.'],
  [/^&\S*/, () => 'A text that begins with "&" is taken for an anchor.'],
  [/^!!\w+/, ([tag]) => `The tag "${tag}" announces a kind of data that no field of a study holds.`],
  [/^!\S*/, () => 'A text that begins with "!" is taken for a tag.'],
  [
    /^[|>](?![|>+-]?\d?[+-]?\s*(?:#|$))/,
    ([sign]) => `"${sign}" announces a text on the lines below it, so none can follow on its own line.`,
  ],
  [/^- /, () => 'A text that begins with "- " is taken for a list.'],
  [/^\?(?: |$)/, () => 'A text that begins with "? " is taken for a key.'],
  [/^(["'])(?:(?!\1).|\\.)*\1[ \t]*[^\s#,}\]:]/, ([, quote]) => `The text goes on after the quote ${quote ?? ''} that closes it.`],
  [/^(["'])(?:(?!\1).)*\1[ \t]*:(?:[ \t]|$)/, () => COLON],
  [/^\[[^\]]*\][ \t]*[^\s#,}\]]/, () => 'A text that begins with "[" is taken for a list.'],
  [/^\{[^}]*\}[ \t]*[^\s#,}\]]/, () => 'A text that begins with "{" is taken for a map.'],
  [/^[\]}]/, ([sign]) => `A text cannot begin with "${sign}".`],
  [/^[｛［【]/, ([sign]) => `"${sign}" is a bracket of full width, which YAML takes for text.`],
];

/** `key: value`, `- key: value` or `- value`: what stands before the value, and it. */
const LINE = /^(\s*(?:- +)*(?:["']?[^\s"':#,[\]{}][^:#]*?["']?:(?:[ \t]+|$))?)(.*)$/u;

/** The slip that most likely made the error, which the library may tell lines later; with the place of it. */
export function slipOf(error: YAMLError, place: Position, lines: readonly string[]): (Slip & { readonly position: Position }) | undefined {
  for (let line = place.line, looked = 0; line >= 1 && looked < 3; line--) {
    const text = lines[line - 1] ?? '';
    if (/^\s*(#.*)?$/.test(text)) continue;
    looked++;
    const slip = slipOfLine(text, error);
    if (slip !== undefined) return { ...slip, position: { line, column: slip.column + 1 } };
    if (error.code !== 'MISSING_CHAR' && error.code !== 'BAD_INDENT' && error.code !== 'MULTILINE_IMPLICIT_KEY') break;
  }
  if (error.code === 'BAD_INDENT' && isInBlock(place.line, lines)) return { ...BLANKS_FIRST, position: place };
  return error.code === 'BLOCK_AS_IMPLICIT_KEY' ? { message: COLON, mend: QUOTE, position: place } : undefined;
}

const BLANKS_FIRST: Slip = {
  message: 'The first line of this text begins with blanks, which YAML takes for the indentation of every line.',
  mend: 'Write "|2-" for "|-", and all lines two spaces further right than their key: what stands before them beyond that is theirs.',
};

/** Whether a line is indented like the text of a block that is announced above it. */
function isInBlock(line: number, lines: readonly string[]): boolean {
  const indent = (text = '') => text.search(/\S/);
  const own = indent(lines[line - 1]);
  const above = lines.slice(0, line - 1).findLast((text) => indent(text) >= 0 && indent(text) < own);
  return above !== undefined && /[|>][+-]?[ \t]*$/.test(above);
}

function slipOfLine(line: string, { code }: YAMLError): (Slip & { readonly column: number }) | undefined {
  const indent = line.search(/\S/);
  if (ODD_BLANK.test(line)) return { ...oddBlank, column: 0 };
  const odd = slipOfKey(line.trim()) ?? slipOfKey(line.trim().replace(/^(?:- +)+/, ''));
  if (odd !== undefined) return { ...odd, column: indent };
  const [, before = '', value = ''] = LINE.exec(line) ?? [];
  const column = before.length;
  for (const [beginning, say] of BEGINNINGS) {
    const match = beginning.exec(value);
    if (match !== null)
      return { message: say(match), mend: /^[｛［【]/.test(value) ? 'Write it in half width: [ ] or { }.' : QUOTE, column };
  }
  const hash = /[^\s][ \t]+#/.exec(value);
  if (hash !== null && !/^["'|>]/.test(value)) return { ...CUT, column: column + hash.index + hash[0].length - 1 };
  if (/:(?:[ \t]|$)/.test(value) && !/^["'|>{[]/.test(value) && code !== 'MISSING_CHAR') return { message: COLON, mend: QUOTE, column };
  return undefined;
}

const CUT: Slip = { message: 'What follows " #" is taken for a comment, and the text ends before it.', mend: QUOTE };
