import { fold } from '#domain/search/fold.ts';
import { searchTerms, unhyphened, type SearchTerm } from '#domain/search/search-words.ts';
import type { Findable, SearchRecord } from '#domain/search/search-record.ts';

/** What is used of Pagefind, which is built with the site. */
interface Pagefind {
  mergeIndex(address: string): Promise<void>;
  search(query: string, options: { filters: Readonly<Record<string, string>> }): Promise<{ results: readonly PagefindResult[] }>;
}
interface PagefindResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<{ readonly raw_url: string }>;
}

/** One part of a record. */
export type Hit = Omit<SearchRecord, 'parts'> & Findable;

/** What was found, best first; `more` when there is more than was looked at. */
export interface Findings {
  readonly terms: readonly SearchTerm[];
  readonly hits: readonly Hit[];
  readonly more: boolean;
}

/** Candidates that are read; nobody goes through more. */
export const MOST = 100;

/**
 * Asks the indexes that the scripts at `addresses` lie beside, loaded when they are first asked.
 * @param filters by `kind` and `category`
 */
export async function find(addresses: readonly string[], typed: string, filters: Readonly<Record<string, string>>): Promise<Findings> {
  const terms = searchTerms(typed);
  if (terms.length === 0) return { terms, hits: [], more: false };
  const pagefind = await (opened ??= open(addresses));
  // What bears the words in its name first: a large study may have more candidates than are read.
  const [named, all] = await Promise.all([askAll(pagefind, terms, { ...filters, named: 'yes' }), askAll(pagefind, terms, filters)]);
  const candidates = new Map([...named, ...all].map((result) => [result.id, result]));
  const read = await Promise.all([...candidates.values()].slice(0, MOST).map(readHits));
  const found = read.flat().filter((hit) => (filters.kind === undefined || filters.kind === hit.kind) && isFound(hit, terms));
  const hits = found.map((hit) => ({ hit, rank: rankOf(hit, unhyphened(typed), terms) }));
  hits.sort((a, b) => a.rank - b.rank);
  return { terms, hits: hits.map(({ hit }) => hit), more: candidates.size > MOST };
}

let opened: Promise<Pagefind> | undefined;

async function open([first = '', ...others]: readonly string[]): Promise<Pagefind> {
  try {
    const pagefind = (await import(/* @vite-ignore */ first)) as Pagefind;
    for (const address of others) await pagefind.mergeIndex(address.replace(/[^/]*$/, ''));
    return pagefind;
  } catch (error) {
    opened = undefined; // The next question tries again.
    throw error;
  }
}

/** What every term finds, in the order of the scores taken together. */
async function askAll(
  pagefind: Pagefind,
  terms: readonly SearchTerm[],
  filters: Readonly<Record<string, string>>,
): Promise<PagefindResult[]> {
  const answers = await Promise.all(terms.map(({ queries }) => Promise.all(queries.map((query) => pagefind.search(query, { filters })))));
  const [first, ...others] = answers.map((found) => new Map(found.flatMap(({ results }) => results).map((result) => [result.id, result])));
  const score = (id: string) => [first, ...others].reduce((sum, answer) => sum + (answer?.get(id)?.score ?? 0), 0);
  const common = [...(first?.values() ?? [])].filter(({ id }) => others.every((answer) => answer.has(id)));
  return common.sort((a, b) => score(b.id) - score(a.id));
}

/** The address of a record is the record, as JSON. */
async function readHits(result: PagefindResult): Promise<Hit[]> {
  const { parts, ...record } = JSON.parse((await result.data()).raw_url) as SearchRecord;
  return parts.map((part) => ({ ...record, ...part }));
}

const has = (text: string, { pattern }: SearchTerm) => fold(text).search(pattern) >= 0;

/** Pagefind finds records, which may have the words in several parts, and offers words that are only like one it does not know. */
function isFound({ named, title, lines }: Hit, terms: readonly SearchTerm[]): boolean {
  return terms.every((term) => (named && has(title.text, term)) || lines.some(({ text }) => has(text, term)));
}

/** 0 is called so, 1 has another name that is just so, 2 begins so, 3 has all in its name; 4 has it as it was typed, 5 has all of it. */
function rankOf({ named, title, lines }: Hit, typed: string, terms: readonly SearchTerm[]): number {
  const texts = lines.map(({ text }) => unhyphened(text));
  const inText = texts.some((text) => text.includes(typed)) ? 4 : 5;
  if (!named) return inText;
  const name = unhyphened(title.text);
  if (name === typed) return 0;
  if (texts.includes(typed)) return 1;
  return name.startsWith(typed) ? 2 : terms.every((term) => has(title.text, term)) ? 3 : inText;
}
