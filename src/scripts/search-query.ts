import { fold } from '#domain/search/fold.ts';
import { keptPhrase, keptQueries, nameWord, searchTerms, unhyphened, type SearchTerm } from '#domain/search/search-words.ts';
import type { Findable, SearchRecord } from '#domain/search/search-record.ts';

/** What is used of Pagefind, which is built with the site. */
interface Pagefind {
  init(): Promise<void>;
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

/** What was found so far, best first, of so many candidates; `more` while some of them were not read. */
export interface SearchHits {
  readonly terms: readonly SearchTerm[];
  readonly hits: readonly Hit[];
  readonly candidates: number;
  readonly more: boolean;
}

/** Candidates that are read at a time, and at most: those that have the words in their name, or when none of them was what is asked. */
const [STEP, MOST] = [6, 30];

/**
 * Asks the indexes that the scripts at `addresses` lie beside, loaded when they are first asked. Each step reads some candidates more, and
 * what was found stays in its place: what is called so, then what has the words in its name, has them as they were typed, or has all of them.
 * @param filters by `kind` and `category`
 */
export async function* searchIndexes(
  addresses: readonly string[],
  typed: string,
  filters: Readonly<Record<string, string>>,
): AsyncGenerator<SearchHits, void> {
  const terms = searchTerms(typed);
  if (terms.length === 0) return;
  const pagefind = await (opened ??= open(addresses));
  const [named, others] = await candidatesFor(pagefind, terms, typed, filters);
  const candidates = [...byId([...named, ...others]).values()];
  const hits: Hit[] = [];
  // Which of several names fits best is known when they are read, and they are short.
  let step = Math.min(Math.max(byId(named).size, STEP), MOST);
  for (let at = 0; at < candidates.length; at += step, step = hits.length > 0 ? STEP : Math.min(2 * step, MOST)) {
    const read = await Promise.all(candidates.slice(at, at + step).map(readHits));
    const found = read.flat().filter((hit) => (filters.kind === undefined || filters.kind === hit.kind) && isFound(hit, terms));
    const ranked = found.map((hit) => ({ hit, rank: rankOf(hit, unhyphened(typed), terms) }));
    hits.push(...ranked.sort((a, b) => a.rank - b.rank).map(({ hit }) => hit));
    yield { terms, hits: [...hits], candidates: candidates.length, more: at + step < candidates.length };
  }
  if (candidates.length === 0) yield { terms, hits, candidates: 0, more: false };
}

let opened: Promise<Pagefind> | undefined;

/** Loads what every question needs, before the first one is typed. */
export const prepare = (addresses: readonly string[]): void => {
  (opened ??= open(addresses)).catch(() => undefined); // The question tells.
};

async function open([first = '', ...others]: readonly string[]): Promise<Pagefind> {
  try {
    const pagefind = (await import(/* @vite-ignore */ first)) as Pagefind;
    await pagefind.init();
    await Promise.all(others.map((address) => pagefind.mergeIndex(address.replace(/[^/]*$/, ''))));
    return pagefind;
  } catch (error) {
    opened = undefined; // The next question tries again.
    throw error;
  }
}

/** Candidates, the closest first: things with a name, of which those that are called so or begin so are sure to be read; and all. */
async function candidatesFor(
  pagefind: Pagefind,
  terms: readonly SearchTerm[],
  typed: string,
  filters: Readonly<Record<string, string>>,
): Promise<[named: PagefindResult[], all: PagefindResult[]]> {
  const queries = terms.map((term) => term.queries.map(keptQueries));
  const words = keptPhrase(terms.map((term) => term.queries[0] ?? ''));
  const ofNames = { ...filters, named: 'yes' };
  const [called, begin, named, whole, all] = await Promise.all([
    askAll(pagefind, [[[keptPhrase([nameWord(typed)])]]], ofNames),
    askAll(pagefind, [[[nameWord(typed)]]], ofNames),
    askAll(pagefind, queries, ofNames),
    askAll(pagefind, [[[words]]], filters),
    askAll(pagefind, queries, filters),
  ]);
  return [
    [...called, ...begin, ...named],
    [...whole, ...all],
  ];
}

/** What every term finds, by one of its queries, in the order of the scores taken together. */
async function askAll(
  pagefind: Pagefind,
  terms: readonly (readonly (readonly string[])[])[],
  filters: Readonly<Record<string, string>>,
): Promise<PagefindResult[]> {
  const ask = async (query: string) => byId((await pagefind.search(query, { filters })).results);
  const found = await Promise.all(
    terms.map(async (queries) => {
      const any = await Promise.all(queries.map(async (all) => inAll(await Promise.all(all.map(ask)))));
      return byId(any.flat());
    }),
  );
  const score = (id: string) => found.reduce((sum, answer) => sum + (answer.get(id)?.score ?? 0), 0);
  return inAll(found).sort((a, b) => score(b.id) - score(a.id));
}

const byId = (results: readonly PagefindResult[]) => new Map(results.map((result) => [result.id, result]));

const inAll = ([first, ...others]: readonly ReadonlyMap<string, PagefindResult>[]) =>
  [...(first?.values() ?? [])].filter(({ id }) => others.every((answer) => answer.has(id)));

/** The address of a record is the record, as JSON. */
async function readHits(result: PagefindResult): Promise<Hit[]> {
  const { parts, ...record } = JSON.parse((await result.data()).raw_url) as SearchRecord;
  return parts.map((part) => ({ ...record, ...part }));
}

const has = (text: string, { pattern }: SearchTerm) => fold(text).search(pattern) >= 0;

/** Pagefind finds records, which may have the words in several parts or words that only begin alike. */
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
