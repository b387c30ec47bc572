import type { CslItem } from '#domain/csl/csl-item.ts';

/** Something that a file has and a study does not take, or takes otherwise: told, never silent. */
export interface Loss {
  readonly kind: string;
  readonly count: number;
  readonly names?: readonly string[];
}

/** Something that the file cannot answer. Until somebody does, what publishes less stands. */
export interface Question {
  readonly kind: string;
  readonly count: number;
  /** Identifiers or names that it is about. */
  readonly names: readonly string[];
  readonly note: string;
}

/** One reference as read, in the terms of CSL. */
export interface ReadReference {
  readonly item: CslItem;
  /** The entry of a printed list. */
  readonly printed?: { readonly number?: number; readonly text: string };
}

export interface Literature {
  /** The kind of file, in words: `RefWorks (CNKI)`. */
  readonly form: string;
  readonly references: readonly ReadReference[];
  readonly losses: readonly Loss[];
  readonly questions: readonly Question[];
}

/** Counts what is lost and gathers what is asked while records are read; says each kind once. */
export class Ledger {
  readonly #losses = new Map<string, { count: number; names: Set<string> }>();
  readonly #questions = new Map<string, { count: number; names: Set<string>; notes: Set<string> }>();

  lose(kind: string, count = 1, name?: string): void {
    if (count === 0) return;
    const loss = this.#losses.get(kind) ?? { count: 0, names: new Set() };
    loss.count += count;
    if (name !== undefined) loss.names.add(name);
    this.#losses.set(kind, loss);
  }

  ask(kind: string, name: string | undefined, note: string): void {
    const question = this.#questions.get(kind) ?? { count: 0, names: new Set<string>(), notes: new Set<string>() };
    question.count++;
    if (name !== undefined) question.names.add(name);
    question.notes.add(note);
    this.#questions.set(kind, question);
  }

  get losses(): Loss[] {
    return [...this.#losses].map(([kind, { count, names }]) => ({ kind, count, ...(names.size > 0 && { names: [...names] }) }));
  }

  get questions(): Question[] {
    return [...this.#questions].map(([kind, { count, names, notes }]) => ({ kind, count, names: [...names], note: [...notes].join('; ') }));
  }
}
