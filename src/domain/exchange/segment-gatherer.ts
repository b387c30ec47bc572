import type { Coding, Locator, Memo, Range, Segment } from './project.ts';

/** What a file says of a passage, each time it names it. */
export interface Passage {
  readonly source: string;
  readonly range?: Range | undefined;
  readonly text: string;
  readonly locator?: Locator | undefined;
  readonly codings: readonly Coding[];
  readonly memos?: readonly Memo[];
  readonly original?: string | undefined;
  readonly case?: string | undefined;
}

/** Passages as segments: what a file names several times, by several coders or codes, is one. */
export class SegmentGatherer {
  readonly #segments = new Map<string, Segment>();

  /** @param same what makes it the same passage, where it has no range. @returns whether it says anything that was not said before */
  add(passage: Passage, same?: string): boolean {
    const { source, range } = passage;
    const key = JSON.stringify([source, range === undefined ? (same ?? this.#segments.size) : [range.start, range.end]]);
    const known = this.#segments.get(key);
    if (known === undefined) {
      const { text, locator, codings, memos = [], original } = passage;
      this.#segments.set(key, { source, range, text, locator, codings: distinct([], codings), memos, original, case: passage.case });
      return true;
    }
    const joined = {
      ...known,
      locator: known.locator ?? passage.locator,
      codings: distinct(known.codings, passage.codings),
      memos: [...known.memos, ...(passage.memos ?? []).filter(({ text }) => !known.memos.some((memo) => memo.text === text))],
      original: known.original ?? passage.original,
      case: known.case ?? passage.case,
    };
    this.#segments.set(key, joined);
    return joined.codings.length > known.codings.length || joined.memos.length > known.memos.length;
  }

  list(): Segment[] {
    return [...this.#segments.values()];
  }
}

/** One coding for each code and coder. */
function distinct(known: readonly Coding[], more: readonly Coding[]): Coding[] {
  const list = [...known];
  for (const coding of more) if (!list.some(({ code, coder }) => code === coding.code && coder === coding.coder)) list.push(coding);
  return list;
}
