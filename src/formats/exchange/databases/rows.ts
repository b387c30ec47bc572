/** A row of a database as a stranger may have left it. */
export type Row = Readonly<Record<string, unknown>>;

/** The tables of a database that are known, by name; one that is not there is empty. */
export type Tables = ReadonlyMap<string, readonly Row[]>;

export const rowsOf = (tables: Tables, name: string): readonly Row[] => tables.get(name) ?? [];

/** A cell as text, of whatever type; nothing for a null or for bytes. */
export function textAt(row: Row, ...names: readonly string[]): string {
  for (const name of names) {
    const value = row[name];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  }
  return '';
}

/** A whole number, also where it is written as text or with a point. */
export function numberAt(row: Row, name: string): number | undefined {
  const value = Number(row[name] ?? Number.NaN);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A key that two tables share. */
export const idAt = (row: Row, name: string): string => String(numberAt(row, name) ?? textAt(row, name));
