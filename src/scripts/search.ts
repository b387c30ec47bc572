import type { SearchTerm } from '#domain/search/search-words.ts';
import { isComposing } from './composing.ts';
import { find, MOST, type Findings, type Hit } from './find.ts';
import { itemOf } from './search-item.ts';

/** Results listed at a time. */
const PAGE = 20;

/** Brings a search (its words, its filters, its list) to life; what is asked stands in the page's address where `inAddress`. */
export function startSearch(root: HTMLElement, inAddress: boolean): void {
  const input = part(root, 'input', HTMLInputElement);
  const selects = [...root.querySelectorAll('select')];
  const [status, list] = [part(root, '[role=status]', HTMLElement), part(root, 'ol', HTMLOListElement)];
  const more = part(root, '[data-more]', HTMLButtonElement);
  const kinds = JSON.parse(root.dataset.kinds ?? '{}') as Record<string, string>;
  let asked = 0;
  let hits: readonly Hit[] = [];
  let terms: readonly SearchTerm[] = [];

  const show = (from: number) => {
    list.append(...hits.slice(from, from + PAGE).map((hit) => itemOf(hit, terms, kinds, root.lang)));
    more.hidden = list.childElementCount >= hits.length;
  };
  const ask = async () => {
    const turn = ++asked;
    const typed = input.value.trim();
    const chosen = Object.fromEntries(selects.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]));
    if (inAddress) rememberIn(new URL(location.href), { q: typed, ...chosen }, ['q', ...selects.map(({ name }) => name)]);
    let answer: Findings | undefined;
    try {
      answer = await find(JSON.parse(root.dataset.search ?? '[]') as string[], typed, chosen);
    } catch {
      // Without the index (in dev, or offline) the page says so.
    }
    if (turn !== asked) return;
    ({ hits, terms } = answer ?? { hits: [], terms: [] });
    list.replaceChildren();
    show(0);
    status.textContent = tell(root, answer);
    root.dataset.asked = typed;
  };
  for (const control of [input, ...selects]) control.addEventListener('input', () => void ask());
  more.addEventListener('click', () => {
    const from = list.childElementCount;
    show(from);
    list.children[from]?.querySelector('a')?.focus();
  });
  root.addEventListener('keydown', (event) => move(event, input, list));
  if (inAddress && recall(input, selects)) void ask();
  input.focus();
}

function part<E extends HTMLElement>(root: HTMLElement, selector: string, type: new () => E): E {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The search has no ${selector}.`);
  return found;
}

/** Takes what the page's address asks. @returns whether it asks anything */
function recall(input: HTMLInputElement, selects: readonly HTMLSelectElement[]): boolean {
  const given = new URL(location.href).searchParams;
  for (const control of [input, ...selects]) control.value = given.get(control.name) ?? '';
  return input.value !== '';
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
  if (isComposing(event) || event.target instanceof HTMLSelectElement) return;
  const stops = [input, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement as HTMLElement as HTMLInputElement);
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (event.key === 'Enter' && at === 0) stops[1]?.click();
  else if (step !== 0 && at >= 0) stops[at + step]?.focus();
  else return;
  event.preventDefault();
}
