import type { CaseStudy, RecordedCoding } from '../study/case-study.ts';

/** In Unicode code points of the source, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A passage of a source that something was coded in. */
export interface CodedPassage {
  readonly source: string;
  readonly range: Range | undefined;
  /** Its excerpt, where its words are published. */
  readonly excerpt: string | undefined;
}

/** One coder has put one concept on one passage. */
export interface CodingRow {
  readonly passage: CodedPassage;
  readonly concept: string;
  readonly coder: string | undefined;
  /** A year, a month or a day. */
  readonly date: readonly number[] | undefined;
}

/** One table of codings: everything that is counted is counted from it. */
export interface Codings {
  readonly rows: readonly CodingRow[];
  /** Length of each source that may be shown, in code points where it is known, in the order of the study. */
  readonly sources: ReadonlyMap<string, number | undefined>;
  /** In the order of the study; also those without a coding. */
  readonly concepts: readonly string[];
  /** Sources without consent: nothing of them is here but how many they are. */
  readonly hidden: number;
}

const rangeKey = (source: string, range: Range) => `${source} ${String(range.start)} ${String(range.end)}`;

const known = new WeakMap<object, readonly [from: CodedStudy, codings: Codings]>();
const PARTS = ['concepts', 'excerpts', 'sources', 'recorded', 'unconsented'] as const satisfies (keyof CodedStudy)[];

/** A study's codings, from its record where it has one, else from what its concepts show; the same coding counts once. They are gathered once. */
export function codingsOf(study: CodedStudy): Codings {
  const [from, held] = known.get(study.excerpts) ?? [];
  if (from !== undefined && held !== undefined && PARTS.every((part) => from[part] === study[part])) return held;
  const codings = gather(study);
  known.set(study.excerpts, [study, codings]);
  return codings;
}

function gather({ concepts, excerpts, sources, recorded, unconsented }: CodedStudy): Codings {
  const table = new CodingCollector(Array.from(sources.values(), ({ id, length }) => [id, length]));
  for (const { id, source, range, date, codings } of excerpts.values()) {
    table.know({ source: source.id, range, excerpt: id });
    if (recorded === undefined)
      for (const { concept, coders } of codings)
        for (const coder of coders.length === 0 ? [undefined] : coders)
          table.add({ source: source.id, length: undefined, range, concept: concept.id, coder, date, excerpt: id });
  }
  for (const row of recorded ?? []) table.add(row);
  return { ...table.gathered, concepts: [...concepts.keys()], hidden: unconsented };
}

/** What codings are taken from. */
export type CodedStudy = Pick<CaseStudy, 'concepts' | 'excerpts' | 'sources' | 'recorded' | 'unconsented'>;

type PassageDraft = { -readonly [K in keyof CodedPassage]: CodedPassage[K] };

/** Gathers codings: passages are the same by their excerpt, or by their place. */
class CodingCollector {
  private readonly rows = new Map<string, CodingRow>();
  private readonly passages = new Map<string, PassageDraft>();
  private readonly byRange = new Map<string, PassageDraft>();
  private readonly sources: Map<string, number | undefined>;
  private readonly ids = new Map<CodedPassage, number>();

  constructor(sources: readonly (readonly [string, number | undefined])[]) {
    this.sources = new Map(sources);
  }

  /** An excerpt of the study is a passage whether or not the record names it. */
  know(passage: CodedPassage & { readonly excerpt: string }): void {
    this.passages.set(passage.excerpt, passage);
    this.place(passage);
  }

  private place(passage: PassageDraft): void {
    if (passage.range !== undefined) this.byRange.set(rangeKey(passage.source, passage.range), passage);
  }

  add({ source, length, range, concept, coder, date, excerpt }: RecordedCoding): void {
    if (!this.sources.has(source)) return;
    if (length !== undefined && this.sources.get(source) === undefined) this.sources.set(source, length);
    const passage = this.passageOf({ source, range, excerpt });
    const number = this.ids.get(passage) ?? this.ids.size;
    this.ids.set(passage, number);
    const key = `${String(number)} ${concept} ${coder ?? ''}`;
    const before = this.rows.get(key)?.date;
    // Of one coding written twice the earlier day counts.
    if (!this.rows.has(key) || (date !== undefined && (before === undefined || compareDates(date, before) < 0)))
      this.rows.set(key, { passage, concept, coder, date });
  }

  private passageOf(passage: CodedPassage): CodedPassage {
    const { source, range, excerpt } = passage;
    const ofExcerpt = excerpt === undefined ? undefined : this.passages.get(excerpt);
    if (ofExcerpt !== undefined) {
      // The record may know a place that the concept's file does not.
      ofExcerpt.range ??= range;
      this.place(ofExcerpt);
      return ofExcerpt;
    }
    const there = range && this.byRange.get(rangeKey(source, range));
    if (there !== undefined) return there;
    this.place(passage);
    if (excerpt !== undefined) this.passages.set(excerpt, passage);
    return passage;
  }

  get gathered(): Pick<Codings, 'rows' | 'sources'> {
    return { rows: [...this.rows.values()], sources: this.sources };
  }
}

/** Earlier first; a year before its months. */
export function compareDates(a: readonly number[], b: readonly number[]): number {
  for (const [i, part] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    if (part !== other) return part - other;
  }
  return a.length - b.length;
}
