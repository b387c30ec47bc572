import type { Locator, Memo, Range, SourceKind } from '../exchange/project.ts';

/** A study as an import would have it: everything that its files will say, before any is written. */
export interface PlannedStudy {
  readonly about: PlannedAbout;
  /** Parents before their children. */
  readonly categories: readonly PlannedCategory[];
  readonly concepts: readonly PlannedConcept[];
  readonly sources: readonly PlannedSource[];
  readonly relations: readonly PlannedRelation[];
}

export interface PlannedAbout {
  readonly title: string;
  readonly language: string;
  readonly authors: readonly string[];
  readonly abstract: string;
  readonly levels: readonly string[];
  /** Rules that the study cannot keep, to be lowered. */
  readonly lowered: readonly string[];
}

interface PlannedNode {
  readonly id: string;
  readonly label: string;
  readonly memos: readonly Memo[];
  readonly order: number;
}

export interface PlannedCategory extends PlannedNode {
  readonly parent: string | undefined;
  readonly meaning: string | undefined;
}

export interface PlannedConcept extends PlannedNode {
  readonly category: string;
  readonly definition: string | undefined;
  /** In order of source and place. */
  readonly excerpts: readonly PlannedExcerpt[];
}

export interface PlannedExcerpt {
  readonly id: string;
  readonly source: string;
  readonly locator: Locator | undefined;
  readonly text: string;
  /** Of this coding: under another concept the same words may have others. */
  readonly coders: readonly string[];
  readonly range: Range | undefined;
  readonly date: string | undefined;
}

export interface PlannedSource {
  readonly id: string;
  readonly label: string;
  readonly kind: SourceKind;
  readonly attributes: Readonly<Record<string, string>>;
  /** Of its text, in code points, where the file has that. */
  readonly length: number | undefined;
}

export interface PlannedRelation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
}
