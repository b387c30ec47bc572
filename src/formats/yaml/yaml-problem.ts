import type { LineCounter } from 'yaml';
import type { Position } from '#domain/entry/finding.ts';

/** What is wrong with a YAML text: where, why, how to mend it. */
export interface YamlProblem {
  readonly position: Position;
  readonly message: string;
  readonly mend: string;
  /** It can be read all the same: the rest is told too. */
  readonly lasting?: true;
}

/** A place in the text, from 1; the library has none for what is before the first line. */
export function at(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
