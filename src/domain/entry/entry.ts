import type { Position } from './finding.ts';
import type { LocalizedText } from '../text/localized-text.ts';

export type EntryKind =
  | 'study'
  | 'concept'
  | 'category'
  | 'relations'
  | 'source'
  | 'reference'
  | 'stage'
  | 'section'
  | 'memo'
  | 'reporting'
  | 'codings'
  | 'retired';

/** One file of a study as it was read: its data not yet checked, its prose with the links found in it. */
export interface Entry {
  readonly kind: EntryKind;
  /** The file's name without its extension (a section's also without its number). */
  readonly id: string;
  /** Path inside the study's folder, with `/`. */
  readonly path: string;
  readonly data: unknown;
  /** Where the data may not be what the author wrote. */
  readonly doubts: readonly Doubt[];
  /** The whole file, if it could be read: what does not fit may still name things. */
  readonly text: string | undefined;
  /** The file did not parse, which is already told: it counts only as a name that exists. */
  readonly broken: boolean;
  /** Where the value at `keys` stands, or its nearest ancestor; with `'key'`, where its key stands. */
  locate(keys: readonly PropertyKey[], part?: 'key' | 'value'): Position;
  readonly prose: Prose;
}

/** A value that YAML reads as other than what is written. Whether that matters, its field says: it does where a text is meant. */
export interface Doubt {
  /**
   * `typed`: read as a number, as true, false or nothing; `cut`: its rest is taken for a comment; `mark`: its beginning is taken for an
   * anchor or a tag; `escape`: a backslash stands for another character; `folded`: its line breaks become blanks.
   */
  readonly kind: 'typed' | 'cut' | 'mark' | 'escape' | 'folded';
  readonly keys: readonly PropertyKey[];
  readonly position: Position;
  /** The value as it is written; of a mark or an escape that alone. */
  readonly written: string;
}

/** A Markdown or MDX text and what it links to. */
export interface ProseText {
  /** Without its comments, which are nobody's but the writer's. */
  readonly text: string;
  /** The line of the file on which the text begins, from 1. */
  readonly line: number;
  readonly links: readonly ProseLink[];
  /** What it says, without its markup: its blocks, one after the other. */
  readonly blocks: readonly (readonly ProseSegment[])[];
  /** The headings that have an address of their own: those of the report. */
  readonly headings: readonly ProseHeading[];
  /** The blocks of Mermaid that can be drawn, in order. */
  readonly diagrams: readonly ProseDiagram[];
}

/** A block of Mermaid: its text as it stands between its fences, and where in the file each of its lines begins. */
export interface ProseDiagram {
  readonly block: string;
  readonly lines: readonly Position[];
}

/** A heading with its fragment. */
export interface ProseHeading {
  readonly id: string;
  /** Ids that it had before: they lead to it. */
  readonly formerIds: readonly string[];
  readonly text: string;
  /** From 1, as it is written. */
  readonly depth: number;
  /** The line of the file on which it begins. */
  readonly line: number;
}

/** A piece of prose: plain text, a link to a concept or category, or one cluster of citations. */
export type ProseSegment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'node'; readonly raw: string; readonly id: string; readonly label: string | undefined }
  | { readonly kind: 'citation'; readonly raw: string; readonly items: readonly CitationItem[] };

/** One reference of a cluster; `locator` is what follows the comma, as in `[@id, p. 5]`. */
export interface CitationItem {
  readonly id: string;
  readonly locator: string | undefined;
  /** What stands before it in its cluster, as in `[see @id]`. */
  readonly prefix?: string | undefined;
}

/** A text in the study's first language, with its translations by language. */
export interface Prose extends ProseText {
  readonly translations: ReadonlyMap<string, Translation>;
}

/** A text that stands in a file of its own beside its original: `os-unification.en.md`. */
export interface Translation extends ProseText {
  readonly path: string;
}

export interface ProseLink {
  /**
   * `node` is a concept or category (`[[id]]`), `reference` a citation (`[@id]`), `key` what looks like one without brackets (`@id`),
   * `excerpt` and `component` come from MDX tags, `image` is a picture of the study.
   */
  readonly kind: 'node' | 'reference' | 'key' | 'excerpt' | 'component' | 'image';
  readonly target: string;
  readonly position: Position;
  /** Of an `image`: its alternative text. Of a `node`: the words it was given, and from where to where it stands in the prose's text. */
  readonly label?: string | undefined;
  /** Of a `reference`: all ids of its cluster, if that begins with other words, as in `[see @id]`: they may be any where no reference has one of them. */
  readonly loose?: readonly string[];
  readonly span?: readonly [start: number, end: number];
}

export const NO_PROSE: Prose = { text: '', line: 1, links: [], blocks: [], headings: [], diagrams: [], translations: new Map() };

/** The text in `lang`, or else the original, which is in `original`; with the language that it is really in. */
export function proseIn(prose: Prose, lang: string, original: string): ProseText & { readonly lang: string } {
  const translation = prose.translations.get(lang);
  return translation === undefined ? { ...prose, lang: original } : { ...translation, lang };
}

/** The texts of the translations, by language. */
export function translatedTexts({ translations }: Prose): LocalizedText {
  const texts = Array.from(translations, ([lang, { text }]): [string, string] => [lang, text.trim()]);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}
