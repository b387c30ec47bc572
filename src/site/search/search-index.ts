import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import type { SearchRecord } from '#domain/search/search-record.ts';
import { indexText, keptWords, nameWord } from '#domain/search/search-words.ts';
import { writeSiteFile } from '#files/output/site-folder.ts';
import type { Edition } from '../edition/edition.ts';
import { searchIndexes, type FilteredRecord, type RecordMaker } from './search-records.ts';

/** Of Pagefind's files, those that the search page asks for; its own interfaces are not. */
const NEEDED = /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..+|.+\.pf_\w+)$/;

/** Records that share a file: what is read of a result is little more than itself, and a large study has no file for each. */
const RECORDS_PER_FILE = 2;
/** What is longer is no other name of a thing but a text. */
const LONGEST_NAME = 100;
/** Records that are on their way to Pagefind, or files back from it, at a time. */
const AT_ONCE = 50;

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
    for (const [path, bytes] of await made) writeSiteFile(site, path, bytes);
  };
}

async function indexAll(editions: readonly Edition[]): Promise<IndexFiles> {
  const files = new Map<string, Uint8Array>();
  for (const edition of editions)
    for (const { script, records } of searchIndexes(edition)) {
      for (const [path, bytes] of await makeIndex(records)) files.set(join(dirname(script), path), bytes);
    }
  return files;
}

async function makeIndex(records: readonly RecordMaker[]): Promise<IndexFiles> {
  const { index, errors } = await createIndex({ maxFragments: Math.ceil(records.length / RECORDS_PER_FILE) });
  if (index === undefined) throw new Error(`The search index was not made: ${errors.join(' ')}`);
  for (let at = 0; at < records.length; at += AT_ONCE)
    await Promise.all(records.slice(at, at + AT_ONCE).map((make) => addRecord(index, make())));
  const { files } = await index.getFiles();
  await index.deleteIndex();
  const kept: [path: string, bytes: Uint8Array][] = [];
  const needed = files.filter(({ path }) => NEEDED.test(path));
  for (let at = 0; at < needed.length; at += AT_ONCE) kept.push(...(await Promise.all(needed.slice(at, at + AT_ONCE).map(asKept))));
  return new Map(kept);
}

const asKept = async ({ path, content }: IndexFile): Promise<[path: string, bytes: Uint8Array]> => [
  path,
  path.endsWith('.pf_fragment') ? await withoutContent(content) : content,
];

/** What Pagefind begins its files with. */
const MARK = 'pagefind_dcd';

/** Zlib sets that much aside for what it gives, of its own accord four times as much: of thousands of fragments that would be all there is to clear. */
const CHUNK = { chunkSize: 4000 };

/** Records without the words that they were indexed by: nothing is shown of them, and they are half of what is loaded. */
async function withoutContent(fragment: Uint8Array): Promise<Uint8Array> {
  const text = (await promisify(gunzip)(fragment, CHUNK)).toString();
  if (!text.startsWith(MARK)) throw new Error('Pagefind writes its fragments in another way than is known.');
  const records = JSON.parse(text.slice(MARK.length)) as Record<string, object>;
  const kept = Object.entries(records).map(([id, record]) => [id, { ...record, content: '' }]);
  // A copy: what gzip returns is the beginning of 16 kB, which all stay in memory with it.
  return new Uint8Array(await promisify(gzip)(MARK + JSON.stringify(Object.fromEntries(kept)), { ...CHUNK, level: 9 }));
}

async function addRecord(index: PagefindIndex, { categories, ...record }: FilteredRecord): Promise<void> {
  if (record.parts.length === 0) return;
  const { title, named, parts } = record;
  const texts = [...(named ? [title] : []), ...parts.flatMap(({ lines }) => lines)].map(({ text }) => text);
  const names = named ? texts.filter((text) => text.length <= LONGEST_NAME) : [];
  const { errors } = await index.addCustomRecord({
    // Of what is kept for showing, only the address is not cut into words as well.
    url: JSON.stringify(record satisfies SearchRecord),
    // No words are cut and no stems made, which is done already and of which Pagefind's own way takes longer than all the rest.
    language: 'unknown',
    content: keptWords([indexText(texts.join('\n')), ...names.map(nameWord)].join(' ')),
    filters: { kind: [...new Set(parts.map(({ kind }) => kind))], category: [...categories], ...(named ? { named: ['yes'] } : {}) },
  });
  if (errors.length > 0) throw new Error(`The search index does not take "${title.text}": ${errors.join(' ')}`);
}
