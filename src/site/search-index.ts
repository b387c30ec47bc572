import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Findable } from '#domain/search-record.ts';
import { indexText } from '#domain/search-words.ts';
import { searchScriptPath } from '#domain/urls.ts';
import type { Edition } from './edition.ts';
import { searchRecords, type SearchRecord } from './search-records.ts';

/** Of Pagefind's files, those that the search page asks for; its own interfaces are not. */
const NEEDED = /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..+|.+\.pf_\w+)$/;

/** Records that share a file: one request shows many results, and a large study has no file for each excerpt. */
const RECORDS_PER_FILE = 20;

/** Writes the search index of a site, each language of its own. */
export async function writeSearchIndex(site: string, editions: readonly Edition[]): Promise<void> {
  const languages = editions.map((edition) => ({ edition, records: searchRecords(edition) }));
  const most = Math.max(...languages.map(({ records }) => records.length));
  const { index, errors } = await createIndex({ maxFragments: Math.ceil(most / RECORDS_PER_FILE) });
  if (index === undefined) throw new Error(`The search index was not made: ${errors.join(' ')}`);
  try {
    for (const { edition, records } of languages) for (const record of records) await addRecord(index, record, edition);
    for (const { path, content } of (await index.getFiles()).files) {
      if (!NEEDED.test(path)) continue;
      const file = join(site, dirname(searchScriptPath), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  } finally {
    await close();
  }
}

async function addRecord(index: PagefindIndex, { path, categories, ...shown }: SearchRecord, edition: Edition): Promise<void> {
  const { kind, title, named, lines } = shown;
  const texts = [...(named ? [title] : []), ...lines];
  const { errors } = await index.addCustomRecord({
    url: edition.href(path),
    language: edition.lang.toLowerCase(),
    content: indexText(texts.map(({ text }) => text).join('\n')),
    meta: { shown: JSON.stringify(shown satisfies Findable).normalize('NFC') },
    filters: { kind: [kind], category: [...categories], ...(named ? { named: ['yes'] } : {}) },
  });
  if (errors.length > 0) throw new Error(`The search index does not take ${path}: ${errors.join(' ')}`);
}
