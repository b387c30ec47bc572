import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { SearchRecord } from '#domain/search/search-record.ts';
import { indexText } from '#domain/search/search-words.ts';
import type { Edition } from '../edition/edition.ts';
import { searchIndexes, type FilteredRecord, type RecordMaker } from './search-records.ts';

/** Of Pagefind's files, those that the search page asks for; its own interfaces are not. */
const NEEDED = /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..+|.+\.pf_\w+)$/;

/** Records that share a file: what is read of a result is little more than itself, and a large study has no file for each. */
const RECORDS_PER_FILE = 2;
/** Records that are on their way to Pagefind at a time. */
const AT_ONCE = 50;

/** Of these Pagefind cuts the texts into words itself, which is done already (`indexText`) and takes longer than all the rest. */
const CUT_BY_PAGEFIND = /^(zh|ja|th)\b/i;

/** What Pagefind made: the files' bytes, by their paths in the built site. */
type IndexFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Makes the search indexes of each edition while the pages are being made: Pagefind is a process of its own. It has one index at a
 * time in memory.
 * @returns what writes the indexes into the folder of the built site, once
 */
export function beginSearchIndex(editions: readonly Edition[]): (site: string) => Promise<void> {
  const made = indexAll(editions).finally(close);
  made.catch(() => undefined); // Whoever writes the index is told.
  return async (site) => {
    for (const [path, bytes] of await made) {
      const file = join(site, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
  };
}

async function indexAll(editions: readonly Edition[]): Promise<IndexFiles> {
  const files = new Map<string, Uint8Array>();
  for (const edition of editions)
    for (const { script, records } of searchIndexes(edition)) {
      for (const [path, bytes] of await makeIndex(edition, records)) files.set(join(dirname(script), path), bytes);
    }
  return files;
}

async function makeIndex(edition: Edition, records: readonly RecordMaker[]): Promise<IndexFiles> {
  const { index, errors } = await createIndex({ maxFragments: Math.ceil(records.length / RECORDS_PER_FILE) });
  if (index === undefined) throw new Error(`The search index was not made: ${errors.join(' ')}`);
  for (let at = 0; at < records.length; at += AT_ONCE)
    await Promise.all(records.slice(at, at + AT_ONCE).map((make) => addRecord(index, make(), edition)));
  const { files } = await index.getFiles();
  await index.deleteIndex();
  return new Map(files.filter(({ path }) => NEEDED.test(path)).map(({ path, content }) => [path, content]));
}

async function addRecord(index: PagefindIndex, { categories, ...record }: FilteredRecord, edition: Edition): Promise<void> {
  if (record.parts.length === 0) return;
  const { title, named, parts } = record;
  const texts = [...(named ? [title] : []), ...parts.flatMap(({ lines }) => lines)];
  const { errors } = await index.addCustomRecord({
    // Of what is kept for showing, only the address is not cut into words as well.
    url: JSON.stringify(record satisfies SearchRecord),
    language: CUT_BY_PAGEFIND.test(edition.lang) ? 'unknown' : edition.lang.toLowerCase(),
    content: indexText(texts.map(({ text }) => text).join('\n')),
    filters: { kind: [...new Set(parts.map(({ kind }) => kind))], category: [...categories], ...(named ? { named: ['yes'] } : {}) },
  });
  if (errors.length > 0) throw new Error(`The search index does not take "${title.text}": ${errors.join(' ')}`);
}
