import { closeSync, cpSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { MAX_CODINGS } from '#domain/exchange/project.ts';
import type { Row, Tables } from '#formats/exchange/databases/rows.ts';
import { inTemporaryFolder } from '../output/workbench.ts';

/** Where SQLite says how a database is written: 2 is with a log beside it. */
const [WRITE_VERSION, LOGGED] = [18, 2];

/** The names of all tables, and reads those that are wanted. A view is no table: nothing that a stranger wrote is run. */
interface OpenDatabase {
  readonly names: ReadonlySet<string>;
  read(names: readonly string[]): Tables;
}

/**
 * Opens a database of a stranger, to be read alone.
 * @throws {ExchangeError} if it is damaged, too large, or in use by another program
 */
export async function withDatabase<T>(file: string, use: (database: OpenDatabase) => T): Promise<T> {
  // What is not yet in the file stands in a log beside it, and reading that writes: so a copy is read.
  if (isLogged(file) && existsSync(`${file}-wal`))
    return inTemporaryFolder(join(tmpdir(), 'zhagen-import'), (folder) => {
      const copy = join(folder, 'copy');
      for (const ending of ['', '-wal']) cpSync(file + ending, copy + ending);
      return Promise.resolve(open(copy, use));
    });
  return open(file, use);
}

function open<T>(file: string, use: (database: OpenDatabase) => T): T {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, allowExtension: false, timeout: 1000 });
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON;');
    return use(opened(database));
  } catch (error) {
    if (error instanceof ExchangeError || !(error instanceof Error && 'code' in error)) throw error;
    if (/locked|busy/i.test(error.message))
      throw new ExchangeError(
        'locked',
        'Another program has the database open and is writing to it.',
        'Close the program, and try again.',
        { cause: error },
      );
    throw new ExchangeError(
      'damaged-database',
      `The database cannot be read: ${error.message}.`,
      'Open it in the program it is from, save or export it, and try again.',
      { cause: error },
    );
  } finally {
    database?.close();
  }
}

function opened(database: DatabaseSync): OpenDatabase {
  const listed = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").all();
  const names = new Set(listed.map(({ name }) => String(name)));
  return {
    names,
    read: (wanted) => new Map(wanted.filter((name) => names.has(name)).map((name) => [name, rowsOf(database, name)])),
  };
}

function rowsOf(database: DatabaseSync, table: string): Row[] {
  const rows: Row[] = [];
  const statement = database.prepare(`SELECT * FROM "${table}"`);
  statement.setReadBigInts(false);
  for (const row of statement.iterate()) {
    rows.push(row);
    if (rows.length > MAX_CODINGS)
      throw new ExchangeError(
        'too-large',
        `The table ${table} has more than ${String(MAX_CODINGS)} rows.`,
        'No project of interviews is so large: look into the file before you trust it.',
      );
  }
  return rows;
}

function isLogged(file: string): boolean {
  const header = Buffer.alloc(20);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return header[WRITE_VERSION] === LOGGED;
}
