import { fold, type SearchTerm } from '#domain/search-words.ts';
import type { TextRun } from '#domain/localized-text.ts';
import { find, MOST, type Findings, type Hit } from './find.ts';

/** Results listed at a time. */
const PAGE = 20;
/** Characters of a line before its first match. */
const BEFORE = 24;
const LENGTH = 140;

/** Brings a search (its words, its filters, its list) to life; what is asked stands in the page's address where `inAddress`. */
export function startSearch(root: HTMLElement, inAddress: boolean): void {
  const part = <E extends HTMLElement>(selector: string) => root.querySelector(selector) as E;
  const input = part<HTMLInputElement>('input');
  const selects = [...root.querySelectorAll('select')];
  const [status, list, more] = [part('[role=status]'), part('ol'), part<HTMLButtonElement>('[data-more]')];
  let asked = 0;
  let hits: readonly Hit[] = [];
  let terms: readonly SearchTerm[] = [];

  const show = (from: number) => {
    list.append(...hits.slice(from, from + PAGE).map((hit) => itemOf(hit, terms, root)));
    more.hidden = list.childElementCount >= hits.length;
  };
  const ask = async () => {
    const turn = ++asked;
    const chosen = Object.fromEntries(selects.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]));
    root.toggleAttribute('data-asked', input.value.trim() !== '');
    if (inAddress) rememberIn(new URL(location.href), { q: input.value.trim(), ...chosen }, ['q', ...selects.map(({ name }) => name)]);
    let answer: Findings | undefined;
    try {
      answer = await find(root.dataset.search ?? '', input.value, chosen);
    } catch {
      // Without the index (in dev, or offline) the page says so.
    }
    if (turn !== asked) return;
    ({ hits, terms } = answer ?? { hits: [], terms: [] });
    list.replaceChildren();
    show(0);
    status.textContent = tell(root, answer);
  };
  for (const control of [input, ...selects]) control.addEventListener('input', () => void ask());
  more.addEventListener('click', () => {
    const from = list.childElementCount;
    show(from);
    list.children[from]?.querySelector('a')?.focus();
  });
  root.addEventListener('keydown', (event) => move(event, input, list));
  if (inAddress) {
    const given = new URL(location.href).searchParams;
    input.value = given.get('q') ?? '';
    for (const select of selects) select.value = given.get(select.name) ?? '';
    if (input.value !== '') void ask();
  }
  input.focus();
}

function rememberIn(url: URL, values: Readonly<Record<string, string>>, names: readonly string[]): void {
  for (const name of names) {
    const value = values[name] ?? '';
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  history.replaceState(history.state, '', url);
}

function tell({ dataset }: HTMLElement, answer: Findings | undefined): string {
  if (answer === undefined) return dataset.failed ?? '';
  if (answer.terms.length === 0) return '';
  if (answer.hits.length === 0) return dataset.nothing ?? '';
  const [words, n] = answer.more ? [dataset.foundMany, MOST] : [dataset.found, answer.hits.length];
  return (words ?? '').replace('{n}', String(n));
}

/** Up and down go through the results, from and to the words; Enter in the words opens the first. */
function move(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  if (event.isComposing || event.target instanceof HTMLSelectElement) return;
  const stops = [input, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement as HTMLElement as HTMLInputElement);
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (event.key === 'Enter' && at === 0) stops[1]?.click();
  else if (step !== 0 && at >= 0) stops[at + step]?.focus();
  else return;
  event.preventDefault();
}

function itemOf(hit: Hit, terms: readonly SearchTerm[], { dataset, lang }: HTMLElement): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = hit.url;
  link.append(...marked(hit.title.text, hit.named ? terms : []));
  sayLanguage(link, hit.title, lang);
  const where = document.createElement('small');
  const kind = document.createElement('b');
  kind.textContent = (JSON.parse(dataset.kinds ?? '{}') as Record<string, string>)[hit.kind] ?? '';
  where.append(kind, ...(hit.chain.length === 0 ? [] : [hit.chain.join(' → ')]));
  item.append(link, where, ...snippetOf(hit, terms, lang));
  return item;
}

/** The line that has the most of what was asked, from shortly before it; of a thing found by its name, its first. */
function snippetOf({ lines }: Hit, terms: readonly SearchTerm[], lang: string): HTMLElement[] {
  const count = ({ text }: TextRun) => terms.filter(({ pattern }) => fold(text).search(pattern) >= 0).length;
  const line = lines.reduce<TextRun | undefined>((best, one) => (best === undefined || count(one) > count(best) ? one : best), undefined);
  if (line === undefined) return [];
  const first = Math.min(...terms.map(({ pattern }) => fold(line.text).search(pattern)).filter((at) => at >= 0));
  const start = Number.isFinite(first) && first > LENGTH - BEFORE ? first - BEFORE : 0;
  const end = start + LENGTH;
  const text = `${start > 0 ? '…' : ''}${line.text.slice(start, end)}${end < line.text.length ? '…' : ''}`;
  const snippet = document.createElement('p');
  snippet.append(...marked(text, terms));
  sayLanguage(snippet, line, lang);
  return [snippet];
}

function sayLanguage(element: HTMLElement, { lang }: TextRun, pageLang: string): void {
  if (lang === pageLang) return;
  element.lang = lang;
  element.dir = 'auto';
}

/** The text with what was asked marked in it. */
function marked(text: string, terms: readonly SearchTerm[]): (string | HTMLElement)[] {
  const folded = fold(text);
  const spans = terms.flatMap(({ pattern }) =>
    Array.from(folded.matchAll(pattern), ({ 0: found, index }) => [index, index + found.length] as const),
  );
  spans.sort(([a], [b]) => a - b);
  const pieces: (string | HTMLElement)[] = [];
  let done = 0;
  for (const [start, end] of spans) {
    if (start < done) continue;
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    pieces.push(text.slice(done, start), mark);
    done = end;
  }
  return [...pieces, text.slice(done)];
}
