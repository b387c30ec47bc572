import { ExchangeError } from '#domain/exchange/exchange-error.ts';

/** A cell as it stands: what merged cells cover is one cell, in every row and column of it. */
export interface PaperCell {
  /** Without blanks around them and without empty ones; a line break inside one is a line feed. */
  readonly paragraphs: readonly string[];
  /** It covers more than one row. */
  readonly tall: boolean;
}

export interface PaperTable {
  /** The paragraph before or after it that begins 表, 续表 or Table; or its title over all columns. */
  readonly caption: string | undefined;
  /** What it is called where it has no caption: a sheet's name. */
  readonly name: string | undefined;
  /** By column; undefined where a row has fewer cells than the table. */
  readonly rows: readonly (readonly (PaperCell | undefined)[])[];
}

/** What a document has, besides its tables' words. */
export interface PaperDocument {
  readonly tables: readonly PaperTable[];
  /** The paragraphs outside of tables, a line each, where the form has any. */
  readonly text?: string;
  /** Insertions, deletions and moves that are not settled. */
  readonly trackedChanges: number;
  readonly lost: readonly { readonly kind: PaperLoss; readonly name?: string }[];
}

export type PaperLoss =
  | 'superscript-citation'
  | 'footnote'
  | 'comment'
  | 'table-note'
  | 'nested-table'
  | 'drawing'
  | 'formula'
  | 'symbol'
  | 'hidden-column'
  | 'hidden-row'
  | 'hidden-sheet';

export const CAPTION = /^(?:续\s*表|表|(?:Table|TABLE)(?=[\s\d]))\s*[\dA-Z一二三四五六七八九十]/u;
export const NOTE = /^(?:注|备注|资料来源|数据来源|说明|Notes?|Source)\s*[:：]/u;
/** `[3]`, `[3,4]`, `[3-5]`: a citation, where it stands above the line. */
export const CITATION = /^\s*(?:[[［【]\s*\d+(?:\s*[,，、\-–—~～]\s*\d+)*\s*[\]］】]\s*)+$/u;

/** Text as one paragraph: no blanks around it, soft hyphens out, lines without blanks at their ends. */
export const paragraphText = (text: string): string =>
  text
    .replaceAll('\u00ad', '')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, ''))
    .join('\n')
    .trim();

export const makeCell = (paragraphs: readonly string[], tall = false): PaperCell => ({
  paragraphs: paragraphs.map(paragraphText).filter((text) => text !== ''),
  tall,
});

/** More than any table that is printed. */
const MOST = { columns: 500, cells: 500_000 };

/** Counts the cells of a table while it is read. @throws {ExchangeError} for one that no paper prints */
export class TableSize {
  #cells = 0;

  add(row: readonly unknown[], done: boolean): void {
    if (done) this.#cells += row.length;
    if (row.length > MOST.columns || this.#cells > MOST.cells)
      throw new ExchangeError(
        'too-large',
        `A table has more than ${String(MOST.columns)} columns or ${String(MOST.cells)} cells.`,
        'Give a file with the coding tables alone.',
      );
  }
}

export const cellText = (cell: PaperCell | undefined): string => cell?.paragraphs.join('\n') ?? '';
