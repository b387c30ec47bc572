import { fold } from '#domain/search/fold.ts';
import { searchTerms, unhyphened, type SearchTerm } from '#domain/search/search-words.ts';
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
export interface Findings {
  readonly terms: readonly SearchTerm[];
  readonly hits: readonly Hit[];
  readonly candidates: number;
  readonly more: boolean;
}

/** Candidates that are read at a time, and at most: those that have the words in their name, or when none of them was what is asked. */
const [STEP, NAMED] = [6, 100];

/**
 * Asks the indexes that the scripts at `addresses` lie beside, loaded when they are first asked. Each step reads some candidates more, and
 * what was found stays in its place: what bears the words in its name, then what has them as they were typed, then what has all of them.
 * @param filters by `kind` and `category`
 */
export async function* find(
  addresses: readonly string[],
  typed: string,
  filters: Readonly<Record<string, string>>,
): AsyncGenerator<Findings, void> {
  const terms = searchTerms(typed);
  if (terms.length === 0) return;
  const pagefind = await (opened ??= open(addresses));
  const [named, whole, all] = await Promise.all([
    askAll(pagefind, terms, { ...filters, named: 'yes' }),
    askAll(pagefind, asPhrase(terms), filters),
    askAll(pagefind, terms, filters),
  ]);
  const candidates = [...new Map([...named, ...whole, ...all].map((result) => [result.id, result])).values()];
  const hits: Hit[] = [];
  // Which of several names fits best is known when all of them are read, and they are short.
  let step = Math.min(Math.max(named.length, STEP), NAMED);
  for (let at = 0; at < candidates.length; at += step, step = hits.length > 0 ? STEP : Math.min(2 * step, NAMED)) {
    const read = await Promise.all(candidates.slice(at, at + step).map(readHits));
    const found = read.flat().filter((hit) => (filters.kind === undefined || filters.kind === hit.kind) && isFound(hit, terms));
    const ranked = found.map((hit) => ({ hit, rank: rankOf(hit, unhyphened(typed), terms) }));
    hits.push(...ranked.sort((a, b) => a.rank - b.rank).map(({ hit }) => hit));
    yield { terms, hits: [...hits], candidates: candidates.length, more: at + step < candidates.length };
  }
  if (candidates.length === 0) yield { terms, hits, candidates: 0, more: false };
}

/** The parts of a query in a row, where there are several. */
const asPhrase = (terms: readonly SearchTerm[]): Pick<SearchTerm, 'queries'>[] =>
  terms.length < 2 ? [] : [{ queries: [`"${terms.map(({ queries: [query = ''] }) => query.replaceAll('"', '')).join(' ')}"`] }];

let opened: Promise<Pagefind> | undefined;

/** Loads what every question needs, before the first one is typed. */
export const prepare = (addresses: readonly string[]): void => {
  (opened ??= open(addresses)).catch(() => undefined); // The question tells.
};

async function open([first = '', ...others]: readonly string[]): Promise<Pagefind> {
  try {
    const pagefind = (await import(/* @vite-ignore */ first)) as Pagefind;
    await pagefind.init();
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
  terms: readonly Pick<SearchTerm, 'queries'>[],
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
