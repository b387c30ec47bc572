import type { CodedPassage } from '#domain/codings/codings.ts';
import type { Measure } from '#domain/codings/measure.ts';
import type { LocalizedText, TextRun } from '#domain/text/localized-text.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { pathOf } from '#domain/study/urls.ts';
import type { Edition } from '../edition/edition.ts';

/** A word or a number, where it leads, and how it stands in a file for programs. */
export interface Cell {
  readonly text: string;
  readonly lang?: string | undefined;
  readonly href?: string | undefined;
  /** Its identifier, in a column of its own there. */
  readonly id?: string | undefined;
  /** What a file has in place of the text: the whole number, or nothing. */
  readonly data?: string | undefined;
  /** As a part of the most, from 0 to 1: a bar beside the number. */
  readonly share?: number | undefined;
  /** How dark a cell of a matrix is, from 1 to 4. */
  readonly shade?: number | undefined;
  readonly hue?: string | undefined;
  /** Things one after the other. */
  readonly list?: readonly Cell[] | undefined;
}

/** What columns have in common: a name, and for each value the numbers of its columns. */
export interface ColumnFacet {
  readonly label: string;
  readonly values: readonly { readonly label: string; readonly columns: readonly number[] }[];
}

export interface Table {
  /** An id of the page’s own, with an underscore. */
  readonly id: string;
  readonly caption: string;
  readonly note?: string | undefined;
  readonly columns: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** All columns but the first are of one kind. */
  readonly matrix?: boolean | undefined;
  /** What its columns can be narrowed by. */
  readonly facets?: readonly ColumnFacet[] | undefined;
}

export const word = (text: string): Cell => ({ text });
export const number = (n: number): Cell => ({ text: String(n) });

const run = ({ lang: own }: Edition, { text, lang }: TextRun) => ({ text, lang: lang === own ? undefined : lang });
const called = (edition: Edition, label: LocalizedText) => run(edition, textIn(label, edition.lang));

/** A concept, category or source of the study, by its name, with its page. */
export function thing(edition: Edition, id: string): Cell {
  const { caseStudy, href } = edition;
  const node = caseStudy.concepts.get(id) ?? caseStudy.categories.get(id);
  const found = node ?? caseStudy.sources.get(id);
  return found === undefined
    ? { text: id, id }
    : { ...called(edition, found.label), href: href(pathOf(found)), id, hue: node && edition.hueOf(node) };
}

/** A source by its name; one of the same identifier as a code is still a source. */
export function source(edition: Edition, id: string): Cell {
  const found = edition.caseStudy.sources.get(id);
  return found === undefined ? { text: id, id } : { ...called(edition, found.label), href: edition.href(pathOf(found)), id };
}

/** A passage: its excerpt where its words are published, else where it stands. */
export function passage(edition: Edition, { source: id, range, excerpt: name }: CodedPassage): Cell {
  const excerpt = name === undefined ? undefined : edition.caseStudy.excerpts.get(name);
  if (excerpt === undefined) {
    const place = range === undefined ? '' : ` ${String(range.start)}–${String(range.end)}`;
    const { text, lang } = source(edition, id);
    return { text: text + place, lang, id: id + place };
  }
  const words = Array.from(excerpt.text).slice(0, 40).join('');
  return {
    ...run(edition, { text: words === excerpt.text ? words : `${words}…`, lang: excerpt.lang }),
    href: edition.href(pathOf(excerpt)),
    id: excerpt.id,
  };
}

/** A measure to three decimals, whole in a file; where there is none, why. */
export function measure(edition: Edition, value: Measure, show = (n: number) => n.toFixed(3)): Cell {
  return 'value' in value
    ? { text: show(value.value), data: String(value.value) }
    : { text: edition.texts.analysis.why[value.why], data: '' };
}

export const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)}%`;

/** In the place of a count that is too small to be shown, and of what would tell it. */
export const HIDDEN: Cell = { text: '·', data: '' };

/** A count that may be too small to be shown. */
export const few = (edition: Edition, n: number): Cell => (n > 0 && n < edition.caseStudy.study.analysis.minimum ? HIDDEN : number(n));

/** A table as data: an identifier in a column of its own behind what has one. */
export function asRecords({ columns, rows }: Table, idName: string): { readonly header: string[]; readonly records: string[][] } {
  const named = columns.map((_, i) => rows.some((row) => row[i]?.id !== undefined));
  const fields = (row: readonly Cell[], of: (cell: Cell) => string, id: (cell: Cell) => string) =>
    row.flatMap((cell, i) => (named[i] === true ? [of(cell), id(cell)] : [of(cell)]));
  const plain = (cell: Cell): string => cell.list?.map((one) => one.id ?? one.text).join(' ') ?? cell.data ?? cell.text;
  return {
    header: fields(columns, plain, (cell) => `${cell.text} ${idName}`),
    records: rows.map((row) => fields(row, plain, (cell) => cell.id ?? '')),
  };
}
