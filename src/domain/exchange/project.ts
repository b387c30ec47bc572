/** More codings than any project of interviews has: a file with more is refused, rather than that it fills the memory. */
export const MAX_CODINGS = 250_000;

/** A project of a program for qualitative analysis, as all of them have it: what a file says, before anybody decides what a study has of it. */
export interface Project {
  /** The program that wrote it, as the file says or its form shows. */
  readonly program: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** A parent stands before its children. */
  readonly codes: readonly Code[];
  readonly sources: readonly Source[];
  readonly segments: readonly Segment[];
  readonly sets: readonly CodeSet[];
  readonly relations: readonly CodeRelation[];
  readonly memos: readonly Memo[];
  readonly variables: readonly Variable[];
  readonly cases: readonly Case[];
  /** What was settled while reading, and on what grounds: offsets, encoding, columns. */
  readonly readings: readonly Reading[];
  /** What its levels are called, from the top, where the file says it. Then a code at an end that is not codable is a category. */
  readonly levels?: readonly string[];
  readonly losses: readonly Loss[];
}

export interface Code {
  /** Unique in the project. */
  readonly key: string;
  readonly guid: string | undefined;
  /** As the file has it, levels included. */
  readonly name: string;
  /** Names from the top down, its own last. */
  readonly path: readonly string[];
  readonly parent: string | undefined;
  /** False for a folder of codes. */
  readonly codable: boolean;
  /** `#RRGGBB` */
  readonly color: string | undefined;
  readonly description: string | undefined;
  readonly memos: readonly Memo[];
  /** Categories that it stands in, where a program lets it stand in several. */
  readonly categories: readonly string[];
  /** An identifier that the file gives. */
  readonly id: string | undefined;
  /** How much the program itself says is coded with it. */
  readonly counts: { readonly files?: number; readonly references?: number } | undefined;
  /** The parent is in no row of the table: it was made because this code names it. */
  readonly made: boolean;
}

export interface Source {
  readonly key: string;
  readonly guid: string | undefined;
  readonly name: string;
  /** The name without words that are masked; else there is none. */
  readonly label?: string;
  readonly kind: SourceKind;
  /** With line feeds, without a byte-order mark; undefined where the file has none. It is never written. */
  readonly text: string | undefined;
  readonly missing: boolean;
  readonly group: string | undefined;
  /** Of variables, by their names. */
  readonly values: Readonly<Record<string, string>>;
  readonly memos: readonly Memo[];
}

export type SourceKind = 'text' | 'pdf' | 'picture' | 'audio' | 'video' | 'table';

/** A passage that was coded: one range of one source, whoever coded it and as what. */
export interface Segment {
  readonly source: string;
  /** In code points of the source's text, end exclusive; undefined where the file has words alone. */
  readonly range: Range | undefined;
  readonly text: string;
  readonly locator: Locator | undefined;
  readonly codings: readonly Coding[];
  readonly memos: readonly Memo[];
  /** The identifier it has in the file. */
  readonly original: string | undefined;
  readonly case: string | undefined;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a passage stands, in the program's own words; a page counts from 1, times are milliseconds. */
export type Locator = string | { readonly page: number } | { readonly time: readonly [number, number] };

export interface Coding {
  readonly code: string;
  readonly coder: string | undefined;
  /** `2026-03-01`, the day as it was written. */
  readonly date: string | undefined;
  readonly weight?: number;
}

export interface Memo {
  readonly title: string | undefined;
  readonly text: string;
}

export interface CodeSet {
  readonly name: string;
  readonly description: string | undefined;
  readonly codes: readonly string[];
}

export interface CodeRelation {
  readonly from: string;
  readonly to: string;
  readonly name: string | undefined;
  readonly direction: string;
}

export interface Variable {
  readonly name: string;
  readonly type: string | undefined;
}

export interface Case {
  readonly name: string;
  readonly description: string | undefined;
  readonly values: Readonly<Record<string, string>>;
  readonly sources: readonly string[];
  readonly segments: number;
}

/** What a reader had to settle: `what` it is, `as` what it was read, and `why`. */
export interface Reading {
  readonly what:
    | 'offsets'
    | 'encoding'
    | 'delimiter'
    | 'columns'
    | 'dates'
    | 'counts'
    | 'files'
    | 'tables'
    | 'blank cells'
    | 'paragraphs'
    | 'changes'
    | 'names'
    | 'meanings'
    | 'definitions'
    | 'mask'
    | 'title';
  readonly as: string;
  readonly why: string;
  /** Whether the file shows that it is so. */
  readonly proved: boolean;
}

/** Something of the file that the project, or the study, does not have, or not as it was. */
export interface Loss {
  readonly kind: LossKind;
  readonly count: number;
  /** What it is called, where it has a name; each once. */
  readonly names: readonly string[];
  /** Where it stands in the file. */
  readonly places: readonly string[];
  /** Segments that went with it. */
  readonly segments: number;
}

/** Every kind of loss, and what is to be said of it. */
export const LOSS_KINDS = {
  'selection-without-code': 'Passages without a code: left out, an excerpt stands under a concept.',
  'bad-range': 'Passages that are empty, end before they start, or lie outside their text: left out.',
  'unknown-code': 'Codings by a code that the file does not have: left out.',
  'nameless-code': 'Codes without a name: left out, with their codings.',
  'twin-code': 'Codes with the name of another at the same place: kept apart, with different identifiers.',
  'case-coding': 'Codings that name a case, not a code: left out.',
  'segment-without-words': 'Passages of pictures, sound, film or a page without text: left out, an excerpt is words.',
  'missing-source': 'Texts that are not in the archive: their passages are lost.',
  'source-without-plain-text': 'Texts that the archive has in a word processor’s form only: not read.',
  'formatted-source': 'Texts as a word processor has them: the plain text beside them was read.',
  'media-file': 'Pictures, sound and film that are not in the archive.',
  rectangle: 'Areas on a page: the page is kept, the rectangle is not.',
  'code-set': 'Sets of codes: no level of the tree.',
  'source-set': 'Sets of sources.',
  'document-group': 'Groups of documents.',
  'second-parent': 'Codes that stand in several categories: the first is taken.',
  variable: 'Variables: not read, they may identify people.',
  case: 'Cases: not read, they may identify people.',
  'case-attribute': 'Attributes of cases: not read, they may identify people.',
  link: 'Links that do not lead from a code to a code.',
  graph: 'Graphs.',
  'free-memo': 'Memos that nothing points to.',
  'project-memo': 'Memos of the whole project.',
  'source-memo': 'Memos of sources.',
  'segment-memo': 'Memos and comments of passages: an excerpt has no memo.',
  weight: 'Weights of codings.',
  'value-code': 'Codes with a value: left out.',
  color: 'Colours: a study’s hues are by its groups.',
  range: 'Passages whose place in the text the file does not tell.',
  'deleted-row': 'Rows that the program has marked as deleted: left out.',
  'hidden-sheet': 'Hidden sheets: not read.',
  sheet: 'Further sheets: not read.',
  'incomplete-row': 'Rows without a code, a source or words: left out.',
  'repeated-row': 'Rows that say what a row before them says: read once.',
  control: 'Characters that no page can show: taken out.',
  'foreign-element': 'Elements of another vocabulary: not read.',
  'user-data': 'Accounts of users: their names, addresses and passwords are not read.',
  'second-coder-on-one-excerpt':
    'Passages that were coded more than once: all their coders are named, the day is that of the first coding.',
  'unused-code': 'Codes that nothing was coded with: left out.',
  memo: 'Memos: left out unless asked for.',
  coder: 'Names of coders: letters stand for them.',
  'source-name': 'Names of sources: numbers stand for them.',
  'split-code': 'Codes with codings and with codes below them: each was one code, and is a category and a concept in it.',
  'parent-coding': 'Codings by codes that have codes below them: left out.',
  excerpt: 'Passages: left out.',
  relation: 'Links between codes that are not both categories: left out.',
  set: 'Sets of codes that became categories.',
  'superscript-citation': 'Citations above the line: taken out of the words.',
  footnote: 'Footnotes: no part of the words.',
  comment: 'Comments: no part of the words.',
  'table-note': 'Notes of tables: no part of the words.',
  'nested-table': 'Tables inside a cell: not read.',
  drawing: 'Drawings, pictures and text boxes: not read.',
  formula: 'Formulas: not read.',
  symbol: 'Symbols of a font of their own: not read.',
  'hidden-column': 'Hidden columns: not read.',
  'hidden-row': 'Hidden rows: not read.',
  'unread-table': 'Tables whose headings are not known: not read.',
  'went-on': 'Rows of a continued table that go on in the category before.',
  'code-number': 'Numbers before names: taken off, they move when a table is counted again.',
  'name-folded': 'Names that differ in blanks, brackets or width: joined, in the spelling of the first table.',
  'no-excerpt': 'The tables hold no data: every concept is without excerpt.',
  'concept-without-excerpt': 'Concepts without excerpt: left out.',
  'empty-category': 'Categories without concept.',
  'excerpt-without-concept': 'Excerpts beside no concept: left out.',
  meaning: 'Meanings beside several names, of which they are not known to be: left out.',
  masked: 'Words that were masked.',
  'no-consent': 'Passages of sources without consent: left out.',
} as const;
export type LossKind = keyof typeof LOSS_KINDS;
