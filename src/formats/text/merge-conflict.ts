import { finding, type Finding } from '#domain/entry/finding.ts';

/** Marks that git leaves in a file which two branches have changed: of one side, between the two, and of the other. */
const MARKS = ['<<<<<<< ', '=======', '>>>>>>> '] as const;

/** What is told of a file in which a merge was left unfinished, undefined for any other. @param mend what to do with the two sides */
export function mergeConflict(path: string, text: string, mend: string): Finding | undefined {
  const [start = -1, , end = -1] = MARKS.reduce<number[]>((found, mark) => [...found, lineWith(text, mark, found.at(-1) ?? 0)], []);
  if (start < 0 || end < 0) return undefined;
  const line = (text.slice(0, start).match(/\n/g) ?? []).length + 1;
  const message = 'A merge of two branches is unfinished here: the file has both sides, between lines of <<<<<<< and >>>>>>>.';
  return finding('unreadable-file', path, { line, column: 1 }, message, mend);
}

/** Where the next line that begins so stands; below zero if there is none, or there was none before. */
function lineWith(text: string, mark: string, from: number): number {
  if (from < 0) return -1;
  if (text.startsWith(mark, from) && (from === 0 || text[from - 1] === '\n')) return from;
  const at = text.indexOf(`\n${mark}`, from);
  return at < 0 ? -1 : at + 1;
}
