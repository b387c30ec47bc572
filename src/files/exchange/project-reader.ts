import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { openPromise } from 'yauzl';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import type { Project } from '#domain/exchange/project.ts';
import { QUALCODER_TABLES, readQualCoder } from '#formats/exchange/databases/qualcoder.ts';
import { readRqda, RQDA_TABLES } from '#formats/exchange/databases/rqda.ts';
import { readTaguette, TAGUETTE_TABLES } from '#formats/exchange/databases/taguette.ts';
import { fitProject } from '#formats/exchange/fit-project.ts';
import { readRefiArchive, REFI_LIMITS, type RefiLimits } from '#formats/exchange/refi/archive.ts';
import { readCodebook, readProject, type RefiOptions } from '#formats/exchange/refi/project.ts';
import { readDelimited, readWorkbook } from '#formats/exchange/tables/grid.ts';
import { readTables, type TableOptions } from '#formats/exchange/tables/table-project.ts';
import { decodeText } from '#formats/exchange/text-decoder.ts';
import { isNvivoReferences, readNvivoReferences } from '#formats/exchange/texts/nvivo-references.ts';
import { isQualCoderCodebook, readQualCoderCodebook } from '#formats/exchange/texts/qualcoder-codebook.ts';
import { readRock } from '#formats/exchange/texts/rock.ts';
import { withDatabase } from './database.ts';

export interface ReadOptions extends RefiOptions, TableOptions {
  readonly encoding?: string | undefined;
  /** The language of the texts, which decides between encodings. */
  readonly language?: string | undefined;
  readonly delimiter?: string | undefined;
  /** Which project of a database that has several. */
  readonly project?: string | undefined;
  readonly limits?: RefiLimits;
}

/** A file larger than this is read only as an archive or a database, of which not all is read. */
const MAX_BYTES = 500_000_000;

/**
 * A file of another program as a project, by what is in it rather than by its name.
 * @throws {ExchangeError} with the file’s name, for one that cannot be read, is damaged, hostile, or of a kind that nobody knows
 */
export async function readProjectFile(path: string, options: ReadOptions = {}): Promise<Project> {
  try {
    return fitProject(await readAny(path, options));
  } catch (error) {
    const known = error instanceof ExchangeError ? error : systemFault(error, path);
    known.file ??= basename(path);
    throw known;
  }
}

async function readAny(path: string, options: ReadOptions): Promise<Project> {
  const { size, isFolder } = look(path);
  if (isFolder) {
    const inner = join(path, 'data.qda');
    if (!existsSync(inner))
      throw new ExchangeError(
        'unknown-file',
        'This is a folder, and no QualCoder project: it has no data.qda.',
        'Give a file that a program exported.',
      );
    return readDatabase(inner, options);
  }
  if (size === 0) throw new ExchangeError('empty-file', 'The file is empty.', 'Export it again.');
  const head = readHead(path);
  const ending = extname(path).toLowerCase();
  if (head.startsWith('SQLite format 3\0')) return readDatabase(path, options);
  if (['.qda', '.rqda', '.sqlite3'].includes(ending))
    throw new ExchangeError(
      'damaged-database',
      `The file ends in ${ending} and is no SQLite database.`,
      'Give the file as the program saved it.',
    );
  if (head.startsWith('PK')) return readArchive(path, ending, size, options);
  if (ending === '.qdpx')
    throw new ExchangeError('not-a-zip', 'The file ends in .qdpx and is no ZIP archive.', 'Export the project again as REFI-QDA (.qdpx).');
  if (['.xlsx', '.ods'].includes(ending))
    throw new ExchangeError(
      'damaged-table',
      `The file ends in ${ending} and is no spreadsheet.`,
      'Save it again as .xlsx, or as .csv with that ending.',
    );
  const bytes = readBytes(path, size);
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return readTables(await readWorkbook(bytes), options);
  return readText(path, ending, bytes, options);
}

function look(path: string): { size: number; isFolder: boolean } {
  const stat = statSync(path);
  if (!stat.isDirectory() && !stat.isFile())
    throw new ExchangeError('unreadable-file', 'This is no file.', 'Give a file that a program exported.');
  return { size: stat.size, isFolder: stat.isDirectory() };
}

function readHead(path: string): string {
  const buffer = Buffer.alloc(64);
  const descriptor = openSync(path, 'r');
  try {
    return buffer.toString('latin1', 0, readSync(descriptor, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

function readBytes(path: string, size: number): Buffer {
  if (size > MAX_BYTES)
    throw new ExchangeError(
      'too-large',
      `The file has more than ${String(MAX_BYTES)} bytes.`,
      'Export the codes, or the coded segments, alone.',
    );
  return readFileSync(path);
}

async function readArchive(path: string, ending: string, size: number, options: ReadOptions): Promise<Project> {
  const { limits = REFI_LIMITS } = options;
  const open = () => openPromise(path, { strictFileNames: true, autoClose: false });
  if (ending !== '.qdpx' && size <= MAX_BYTES) {
    const text = readBytes(path, size).toString('latin1');
    if (text.includes('xl/workbook') || text.includes('opendocument.spreadsheet'))
      return readTables(await readWorkbook(readBytes(path, size)), options);
    if (text.includes('word/document.xml'))
      throw new ExchangeError(
        'other-program',
        'The file is a Word document.',
        'Save the table in it as .xlsx or .csv, or export the codebook from the program.',
      );
    if (ending === '.mtr' || ending === '.atlproj' || ending === '.atlproj9')
      throw new ExchangeError(
        'other-program',
        `A ${ending} file can only be read by its own program.`,
        'Export the project there as REFI-QDA (.qdpx).',
      );
  }
  return readProject(await readRefiArchive(open, size, limits), options);
}

function readDatabase(path: string, options: ReadOptions): Promise<Project> {
  return withDatabase(path, (database) => {
    const { names } = database;
    const read = (wanted: readonly string[]) => database.read(wanted);
    if (names.has('highlights') && names.has('documents'))
      return readTaguette(read(TAGUETTE_TABLES), { ...options, wanted: options.project });
    if (names.has('code_text') && names.has('code_name')) return readQualCoder(read(QUALCODER_TABLES));
    if (names.has('freecode') && names.has('coding')) return readRqda(read(RQDA_TABLES));
    throw new ExchangeError(
      'other-program',
      `The database is of no program that is known: its tables are ${[...names].slice(0, 12).join(', ') || 'none'}.`,
      'Give a project of Taguette, QualCoder or RQDA; of another program its export as REFI-QDA (.qdpx).',
    );
  });
}

const OWN_FILES = /\.(?:mx\d\d|mex\d\d|mx4|nvp|nvpx|nvcx|hpr\d*|atlcb|qrk)$/;

function readText(path: string, ending: string, bytes: Buffer, options: ReadOptions): Project {
  const name = basename(path);
  if (OWN_FILES.test(ending))
    throw new ExchangeError(
      'other-program',
      `A ${ending} file can only be read by its own program.`,
      'Export the project there as REFI-QDA (.qdpx).',
    );
  const start =
    bytes.toString('utf16le', 0, 200).includes('<?xml') || /^(?:\u00ef\u00bb\u00bf|\s)*</.test(bytes.toString('latin1', 0, 200));
  if (['.qdc', '.qde', '.xml'].includes(ending) || (start && !isNvivo(bytes, options))) return readCodebook(bytes, name, options);
  if (!['.csv', '.tsv', '.tab'].includes(ending)) {
    const { text, told } = decodeText(bytes, options);
    const withReading = (project: Project): Project =>
      told === undefined ? project : { ...project, readings: [told, ...project.readings] };
    const stem = basename(path, extname(path));
    if (isNvivoReferences(text)) return withReading(readNvivoReferences(text, stem));
    if (ending === '.rock' || /\[\[[^\]\n]+\]\]/.test(text)) return withReading(readRock(text, stem));
    if (isQualCoderCodebook(text)) return withReading(readQualCoderCodebook(text));
    if (!['.txt', '.text', ''].includes(ending))
      throw new ExchangeError(
        'unknown-file',
        `Nobody knows what a ${ending} file of this kind is.`,
        'Give .qdpx, .qdc, a table (.xlsx, .xls, .ods, .csv, .tsv, .txt), .sqlite3, .qda, .rqda or .rock.',
      );
  }
  return readTables(readDelimited(bytes, name, options), options);
}

const isNvivo = (bytes: Buffer, options: ReadOptions) =>
  isNvivoReferences(decodeText(bytes.subarray(0, 4000), { ...options, encoding: 'utf-8' }).text);

function systemFault(error: unknown, path: string): ExchangeError {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  if (error.code === 'ENOENT')
    return new ExchangeError('unreadable-file', `There is no file ${path}.`, 'Look at the spelling, and where you are.', { cause: error });
  // yauzl's own errors have no code.
  return new ExchangeError('unreadable-file', `The file cannot be read: ${error.message}.`, 'Look at its permissions.', { cause: error });
}
