import { textWidth } from './measure.ts';

/** The locale is fixed so that the same text breaks the same way on every machine. */
const WORDS = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const GRAPHEMES = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });

/** Marks that must not begin a line, and marks that must not end one. */
const CLOSING = /^[\p{Pe}\p{Pf}，。、；：？！…—–·,.;:?!%‰°'"”’)\]}~～]/u;
const OPENING = /[\p{Ps}\p{Pi}“‘(#$￥@]$/u;

/** Pieces of a text between which a line may break; a piece keeps the space before it. */
function piecesOf(text: string, maxEm: number): string[] {
  const pieces: string[] = [];
  let glue = true;
  let space = '';
  for (const { segment } of WORDS.segment(text)) {
    if (segment.trim() === '') {
      space = ' ';
      continue;
    }
    const last = pieces.at(-1);
    if (last !== undefined && space === '' && (glue || CLOSING.test(segment) || joined(last, segment))) {
      pieces[pieces.length - 1] = last + segment;
    } else {
      pieces.push(space + segment);
    }
    glue = OPENING.test(segment);
    space = '';
  }
  return pieces.flatMap((piece) => (textWidth(piece.trimStart()) <= maxEm ? [piece] : splitLong(piece, maxEm)));
}

/** Whether two neighbouring segments are one run of Latin text, such as `3.5-inch` or `R&D`. */
function joined(before: string, after: string): boolean {
  return (
    /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}\p{S}]$|[-/&+_.'@\\=*<>^|`~]$/u.test(before) &&
    /^[-/&+_.'@\\=*<>^|`~]/u.test(after)
  );
}

/** A piece too long for a line, cut between graphemes, a closing mark kept with what it closes. */
function splitLong(piece: string, maxEm: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of GRAPHEMES.segment(piece)) {
    const overfull = part !== '' && textWidth(part + segment) > maxEm;
    if (overfull && !(CLOSING.test(segment) && textWidth(part + segment) <= maxEm + 1)) {
      parts.push(part);
      part = segment;
    } else {
      part += segment;
    }
  }
  if (part !== '') parts.push(part);
  return parts;
}

function fill(pieces: readonly string[], maxEm: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && textWidth(line + piece) > maxEm) {
      lines.push(line);
      line = piece.trimStart();
    } else {
      line = line === '' ? piece.trimStart() : line + piece;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/**
 * Breaks a text into lines no wider than `maxEm` (a closing mark may hang over by one em), between words where it
 * can, evenly: of all widths that need no more lines, the narrowest.
 */
export function wrapText(text: string, maxEm: number): string[] {
  const words = text.replace(/\s+/gu, ' ').trim();
  if (words === '') return [''];
  if (textWidth(words) <= maxEm) return [words];
  const pieces = piecesOf(words, maxEm);
  const lines = fill(pieces, maxEm);
  let best = lines;
  const widest = Math.max(...pieces.map((piece) => textWidth(piece.trim())));
  for (let width = maxEm - 0.5; width >= widest; width -= 0.5) {
    const narrower = fill(pieces, width);
    if (narrower.length > lines.length) break;
    best = narrower;
  }
  return best;
}
