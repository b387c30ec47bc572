/** Kinds of what keeps a file from being read or written; permanent, programs may ask for them. */
export type ExchangeFault =
  | 'not-a-zip'
  | 'damaged-zip'
  | 'encrypted'
  | 'path-outside'
  | 'too-large'
  | 'too-deep'
  | 'no-project'
  | 'two-projects'
  | 'xml'
  | 'doctype'
  | 'namespace'
  | 'encoding'
  | 'empty-file'
  | 'unknown-file'
  | 'other-program'
  | 'columns'
  | 'undecided-codes'
  | 'undecided-rows'
  | 'damaged-table'
  | 'damaged-database'
  | 'locked'
  | 'unreadable-file'
  | 'empty-project'
  | 'unanswered'
  | 'target'
  | 'rock'
  | 'map'
  | 'mask';

/** What somebody could say so that it can be read: the flag that says it, and for which part of the file. */
export interface FileQuestion {
  readonly flag: '--columns' | '--row';
  readonly part?: string;
  readonly text: string;
}

/** What is wrong with a file that is brought in or given out: what, where, why, and how to mend it. Nothing was written. */
export class ExchangeError extends Error {
  readonly kind: ExchangeFault;
  readonly mend: string;
  /** Inside the file: `project.qde:12:5`, `row 3, column C`. */
  readonly place: string | undefined;
  readonly line: number | undefined;
  readonly asks: readonly FileQuestion[];
  /** The file; the reader of files fills it in. */
  file: string | undefined;

  constructor(
    kind: ExchangeFault,
    message: string,
    mend: string,
    at: { place?: string; line?: number; asks?: readonly FileQuestion[]; cause?: unknown } = {},
  ) {
    super(message, { cause: at.cause });
    this.kind = kind;
    this.mend = mend;
    this.place = at.place;
    this.line = at.line;
    this.asks = at.asks ?? [];
  }
}
