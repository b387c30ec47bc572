import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { Losses } from '#domain/exchange/losses.ts';
import type { Reading } from '#domain/exchange/project.ts';
import { fitText } from '#formats/exchange/fit-text.ts';
import { readLiterature } from '#formats/exchange/literature/literature-reader.ts';
import type { Literature } from '#formats/exchange/literature/literature.ts';
import { isDocx, readDocx } from '#formats/exchange/paper-tables/docx.ts';
import type { Changes } from '#formats/exchange/paper-tables/docx-text.ts';
import { readHtmlTables } from '#formats/exchange/paper-tables/html-tables.ts';
import { readMarkdownTables } from '#formats/exchange/paper-tables/markdown-tables.ts';
import type { PaperDocument } from '#formats/exchange/paper-tables/paper-table.ts';
import { readSheetTables } from '#formats/exchange/paper-tables/sheet-tables.ts';
import { readTabTables } from '#formats/exchange/paper-tables/tab-tables.ts';
import type { Role } from '#formats/exchange/paper/columns.ts';
import { isPaper } from '#formats/exchange/paper/paper-recognition.ts';
import { isPrintedList, readPrintedList, type ReadEntry } from '#formats/exchange/printed/read-list.ts';
import { openWorkbook, readDelimited } from '#formats/exchange/tables/grid.ts';
import { decodeText } from '#formats/exchange/text-decoder.ts';

/** A file of references: what a database exported, or a printed list. */
export interface LiteratureFile {
  readonly name: string;
  readonly told: Reading | undefined;
  readonly content: Literature | { readonly entries: readonly ReadEntry[] };
}

/** The files of an import by what is to be done with them. */
export interface SortedFiles {
  readonly literature: readonly LiteratureFile[];
  /** Tables of papers, which are read together. */
  readonly papers: readonly PaperDocument[];
  /** Everything else: projects of programs. */
  readonly projects: readonly string[];
}

export interface SortOptions {
  readonly encoding?: string | undefined;
  readonly language?: string | undefined;
  readonly columns?: Readonly<Partial<Record<Role, string>>> | undefined;
  readonly changes?: Changes | undefined;
}

/** Larger files are no literature and no paper: projects are read in another way. */
const MAX_BYTES = 100_000_000;
const OLD = new Set(['.doc', '.wps', '.et', '.rtf', '.pages', '.numbers']);

/** Looks into each file. @throws {ExchangeError} with its name, for one that says what it is and cannot be read */
export async function sortFiles(paths: readonly string[], options: SortOptions): Promise<SortedFiles> {
  const sorted = { literature: [] as LiteratureFile[], papers: [] as PaperDocument[], projects: [] as string[] };
  for (const path of paths) {
    try {
      const found = await lookInto(path, options);
      if (found === undefined) sorted.projects.push(path);
      else if ('tables' in found) sorted.papers.push(found);
      else sorted.literature.push(found);
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      error.file ??= basename(path);
      throw error;
    }
  }
  return sorted;
}

async function lookInto(path: string, options: SortOptions): Promise<LiteratureFile | PaperDocument | undefined> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || stat.size === 0 || stat.size > MAX_BYTES) return undefined;
  const ending = extname(path).toLowerCase();
  if (OLD.has(ending))
    throw new ExchangeError(
      'other-program',
      `A ${ending} file cannot be read.`,
      `Save it as ${['.et', '.numbers'].includes(ending) ? '.xlsx' : '.docx'}.`,
    );
  switch (ending) {
    case '.docx':
      return listOrTables(basename(path), await word(readFileSync(path), options), options);
    case '.xlsx':
    case '.xls':
    case '.ods': {
      const document = readSheetTables(await openWorkbook(readFileSync(path)));
      return isPaper(document, options.columns) ? document : undefined;
    }
    case '.qdpx':
    case '.qdc':
    case '.qde':
    case '.sqlite3':
    case '.qda':
    case '.rqda':
    case '.rock':
      return undefined;
    default:
      return readText(path, ending, readFileSync(path), options);
  }
}

/** A document of Word without tables of codes may be a list of references: all of it, or what stands below that heading. */
function listOrTables(name: string, document: PaperDocument, { columns }: SortOptions): LiteratureFile | PaperDocument {
  const { text = '', tables } = document;
  if (tables.length > 0 && isPaper(document, columns)) return document;
  const heading = text.split('\n').findLastIndex((line) => /^(?:主要)?参考文献\s*[:：]?$|^References\s*:?$/iu.test(line.trim()));
  const list = text
    .split('\n')
    .slice(heading + 1)
    .join('\n');
  return isPrintedList(list) ? { name, told: undefined, content: { entries: readPrintedList(list) } } : document;
}

async function word(bytes: Uint8Array, { changes }: SortOptions): Promise<PaperDocument> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new ExchangeError(
      'encrypted',
      'The document is protected by a password, or of an old form.',
      'Save it without a password, as .docx.',
    );
  if (bytes[0] !== 0x50 || !isDocx(Buffer.from(bytes).toString('latin1')))
    throw new ExchangeError('not-a-zip', 'The file ends in .docx and is no document of Word.', 'Save it again as .docx.');
  return readDocx(bytes, changes);
}

function readText(path: string, ending: string, bytes: Buffer, options: SortOptions): LiteratureFile | PaperDocument | undefined {
  if (bytes.subarray(0, 16).includes('SQLite') || bytes.subarray(0, 2).toString('latin1') === 'PK') return undefined;
  const { text: decoded, told } = decodeText(bytes, options);
  // What no page can show is in no field that a study could be read with.
  const text = fitText(decoded, new Losses());
  const name = basename(path);
  if (['.html', '.htm', '.mht'].includes(ending) || /^(?:Version:\d|\s*<(?:!DOCTYPE html|html|table|meta|!--StartFragment))/i.test(text))
    return readHtmlTables(text);
  if (['.md', '.markdown'].includes(ending)) {
    const document = readMarkdownTables(text);
    if (isPaper(document, options.columns) || !isPrintedList(text)) return document;
  }
  const literature = readLiterature(text);
  if (literature !== undefined) return { name, told, content: literature };
  if (isPrintedList(text)) return { name, told, content: { entries: readPrintedList(text) } };
  if (['.ris', '.bib', '.enw', '.net', '.json'].includes(ending))
    throw new ExchangeError(
      'unknown-file',
      `The file ends in ${ending} and has no references.`,
      'Export it again, as EndNote, RIS, BibTeX or CSL-JSON.',
    );
  const table = ending === '.csv' ? delimited(bytes, name, options) : readTabTables(text);
  return table !== undefined && isPaper(table, options.columns) ? table : undefined;
}

/** A table of text has no merged cells: blank is as above. */
function delimited(bytes: Uint8Array, name: string, options: SortOptions): PaperDocument | undefined {
  try {
    const { grids } = readDelimited(bytes, name, options);
    const width = Math.max(0, ...grids.flatMap(({ rows }) => rows.map((row) => row.length)));
    return readSheetTables(
      grids.map((grid) => ({ name: grid.name, rows: grid.rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? null)) })),
    );
  } catch (error) {
    if (error instanceof ExchangeError) return undefined;
    throw error;
  }
}
