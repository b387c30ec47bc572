import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { readZip, ZipError } from '#formats/containers/zip.ts';
import { faultOf } from '../refi/archive.ts';
import { attribute, parseXml } from '../refi/xml.ts';
import { decodeText } from '../text-decoder.ts';
import { readDocxTables } from './docx-tables.ts';
import type { Changes } from './docx-text.ts';
import type { PaperDocument } from './paper-table.ts';

/** A thesis with pictures is larger than any archive of text. */
const LIMITS = { files: 10_000, bytes: 500_000_000, path: 500, ratio: 1000 };

/** Whether an archive is a document of a word processor. */
export const isDocx = (archive: string): boolean => archive.includes('word/document');

/** The tables of a `.docx`. @throws {ExchangeError} for a damaged or too large one, and one that is none */
export async function readDocx(bytes: Uint8Array, changes?: Changes): Promise<PaperDocument> {
  const files = await partsOf(bytes);
  const part = mainPart(files);
  const document = part === undefined ? undefined : files.get(part);
  if (part === undefined || document === undefined)
    throw new ExchangeError('unknown-file', 'The archive has no document of a word processor.', 'Save the file as .docx.');
  return readDocxTables(parseXml(decodeText(document).text, part), changes);
}

async function partsOf(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  try {
    return await readZip(bytes, LIMITS);
  } catch (error) {
    throw error instanceof ZipError ? faultOf(error) : error;
  }
}

/** `_rels/.rels` names the part that is the document. */
function mainPart(files: ReadonlyMap<string, Uint8Array>): string | undefined {
  const rels = files.get('_rels/.rels');
  if (rels === undefined) return files.has('word/document.xml') ? 'word/document.xml' : undefined;
  const main = parseXml(decodeText(rels).text, '_rels/.rels').children.find((relation) =>
    (attribute(relation, 'Type') ?? '').endsWith('/officeDocument'),
  );
  return main && attribute(main, 'Target')?.replace(/^\/|^\.\//, '');
}
