import type { Position } from '#domain/entry/finding.ts';
import { splitFrontMatter, type FrontMatter } from './front-matter.ts';

/** What is wrong with a line that opens or closes front matter. */
export interface FenceFault {
  readonly position: Position;
  readonly message: string;
  readonly mend: string;
}

/** A line of hyphens as word processors and other habits make it: dashes, fewer or more hyphens, asterisks. */
const FENCE = /^(?:[-*_=+~‐‑‒–—―−─━﹘﹣－] ?){2,}$|^[‒–—―─━－]$/;
const DASHES = /^[-‐‑‒–—―−─━﹘﹣－ ]+$/;
const HYPHENS = /^---[ \t]*$/;
const BLANK = /^[\s\u200b\u2060\ufeff]*$/;

/** Front matter that is meant as such, though its first or last line is not three hyphens; undefined for a text that has none. */
export function repairFrontMatter(text: string): { readonly matter: FrontMatter; readonly faults: readonly FenceFault[] } | undefined {
  const lines = text.split('\n');
  const bare = (line: string) => line.replace(/^[\s\u200b\u2060\ufeff]+|\s+$/g, '');
  const open = lines.findIndex((line) => !BLANK.test(line));
  const opening = lines[open] ?? '';
  const closes = (line: string) => FENCE.test(line) && (DASHES.test(line) || line === bare(opening));
  const close = lines.findIndex((line, i) => i > open && closes(line.trimEnd()));
  const closing = lines[close] ?? '';
  if (!FENCE.test(bare(opening)) || close < 0 || !lines.slice(open + 1, close).some((line) => /^[\w-]+\s*[:：]/.test(line)))
    return undefined;
  const matter = splitFrontMatter(['---', ...lines.slice(open + 1, close), '---', ...lines.slice(close + 1)].join('\n'));
  if (typeof matter === 'string') return undefined;
  const faults: FenceFault[] = [];
  const tell = (line: number, message: string, mend: string) => faults.push({ position: { line: line + 1, column: 1 }, message, mend });
  if (open > 0) tell(0, 'There are blank lines before the front matter.', 'Take them out: the first line of the file is "---".');
  if (!HYPHENS.test(opening)) tell(open, ...notHyphens('opened', opening));
  if (!HYPHENS.test(closing)) tell(close, ...notHyphens('closed', closing));
  return { matter: { ...matter, yamlLine: matter.yamlLine + open, bodyLine: matter.bodyLine + open }, faults };
}

const notHyphens = (done: string, line: string): [message: string, mend: string] => [
  `The front matter is ${done} with "${line.trimEnd()}", not with a line of three hyphens.`,
  'Write "---" there, and nothing else. Word processors turn hyphens into dashes: use an editor for plain text.',
];
