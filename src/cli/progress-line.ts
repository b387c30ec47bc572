import type { WriteStream } from 'node:tty';
import { madeFiles } from '#files/output/made-files.ts';

/** How many files are made between two looks at the line: a terminal is slower than a build. */
const STEP = 16;

/** What is written to of a terminal. */
export type Terminal = Pick<WriteStream, 'isTTY' | 'write' | 'cursorTo' | 'clearLine'>;

/**
 * Counts what a build makes, in one line of the terminal that is gone when it ends; where nobody looks on, it writes nothing.
 * @param watched whether somebody does: not where a program runs the build
 * @returns what ends it
 */
export function showProgress(terminal: Terminal, watched = process.env.CI === undefined): () => void {
  // To a pipe or a file nothing is written over.
  if (!terminal.isTTY || !watched) return () => undefined;
  let made = 0;
  const show = (text: string) => {
    terminal.cursorTo(0);
    terminal.clearLine(1);
    terminal.write(text);
  };
  const count = () => {
    made += 1;
    if (made % STEP === 0) show(`Making pages and files: ${String(made)}`);
  };
  madeFiles.subscribe(count);
  show('Preparing …');
  return () => {
    madeFiles.unsubscribe(count);
    show('');
  };
}
