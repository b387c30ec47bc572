/**
 * What the fields of the tagged formats say, in one vocabulary. `address` and `words` are no part of a reference: fields that begin with
 * `lost:` are counted under the name that follows; `drop` says nothing that is not said elsewhere.
 */
export type Field =
  | 'type'
  | 'database'
  | 'title'
  | 'author'
  | 'editor'
  | 'translator'
  | 'supervisor'
  | 'container'
  | 'event'
  | 'event-place'
  | 'series'
  | 'year'
  | 'date'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'first-page'
  | 'last-page'
  | 'page-count'
  | 'article-number'
  | 'publisher'
  | 'place'
  | 'edition'
  | 'degree'
  | 'doi'
  | 'url'
  | 'serial'
  | 'number'
  | 'notes'
  | 'short-title'
  | 'accessed'
  | 'extra'
  | 'drop'
  | `lost:${string}`;

/** The fields of one record as they stand in the file, one name as often as it stands there. */
export type TaggedRecord = readonly { readonly tag: string; readonly value: string; readonly line: number }[];

/** A line that begins a field. */
interface Tagged {
  readonly tag: string;
  readonly value: string;
}

export interface Dialect {
  readonly name: string;
  /** Whether a text is of this kind. */
  known(text: string): boolean;
  /** Some files put several fields on a line. */
  lines?(text: string): string;
  field(line: string): Tagged | undefined;
  /** Whether a field begins another record. */
  begins(field: Tagged, record: readonly Tagged[], afterBlank: boolean): boolean;
  readonly fields: Readonly<Record<string, Field>>;
  /** The order in which the program writes a Western name that has no comma. */
  readonly given: 'first' | 'unknown';
}

/** Texts in which a line can look like a field. */
const PROSE: ReadonlySet<Field> = new Set<Field>(['lost:abstract', 'notes']);
const REPEATED: ReadonlySet<Field> = new Set<Field>([
  'author',
  'editor',
  'translator',
  'supervisor',
  'lost:keywords',
  'lost:affiliation',
  'lost:translated-author',
  'url',
  'drop',
]);

/** The records of a text in a dialect. A line that begins no field goes on with the one before it. */
export function parseTagged(text: string, dialect: Dialect): TaggedRecord[] {
  const records: { tag: string; value: string; line: number }[][] = [];
  let record: { tag: string; value: string; line: number }[] = [];
  let blank = false;
  const lines = (dialect.lines?.(text) ?? text).split('\n');
  for (const [index, line] of lines.entries()) {
    const field = dialect.field(line.trimStart().trimEnd());
    const last = record.at(-1);
    if (field === undefined || isProse(field, record, dialect)) {
      if (line.trim() !== '' && last !== undefined) last.value += `\n${line.trim()}`;
    } else {
      if (record.length > 0 && dialect.begins(field, record, blank)) {
        records.push(record);
        record = [];
      }
      record.push({ ...field, line: index + 1 });
    }
    blank = line.trim() === '';
  }
  if (record.length > 0) records.push(record);
  return records;
}

/** An abstract's line that looks like a field which the record has already. */
function isProse(field: Tagged, record: readonly Tagged[], dialect: Dialect): boolean {
  const { fields } = dialect;
  const within = fields[record.at(-1)?.tag ?? ''];
  const own = fields[field.tag];
  if (within === undefined || !PROSE.has(within) || (own !== undefined && REPEATED.has(own)) || dialect.begins(field, record, true))
    return false;
  return own === within || record.some(({ tag }) => tag === field.tag);
}
