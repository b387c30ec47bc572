import { isComposing } from './composing.ts';
import { prepare, searchIndexes } from './search-query.ts';
import { resultsIn } from './search-results.ts';

/** Brings a search (its words, its filters, its list) to life; what is asked stands in the page's address where `inAddress`. */
export function startSearch(root: HTMLElement, inAddress: boolean): void {
  const input = part(root, 'input', HTMLInputElement);
  const selects = [...root.querySelectorAll('select')];
  const list = part(root, 'ol', HTMLOListElement);
  const [status, more] = [part(root, '[role=status]', HTMLElement), part(root, '[data-more]', HTMLButtonElement)];
  const results = resultsIn({ status, list, more }, root);
  const addresses = JSON.parse(root.dataset.search ?? '[]') as string[];

  const ask = () => {
    const typed = input.value.trim();
    const chosen = Object.fromEntries(selects.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]));
    if (inAddress) rememberIn(new URL(location.href), { q: typed, ...chosen }, ['q', ...selects.map(({ name }) => name)]);
    results.show(typed, searchIndexes(addresses, typed, chosen));
  };
  for (const control of [input, ...selects]) control.addEventListener('input', ask);
  root.addEventListener('keydown', (event) => {
    const move = moveOf(event, input, list);
    if (move === undefined) return;
    event.preventDefault();
    results.whenListed(move);
  });
  if (inAddress && recall(input, selects)) ask();
  input.focus();
  prepare(addresses);
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

/** Up and down go through the results, from and to the words; Enter in the words opens the first. @returns what the key does there */
function moveOf(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): (() => void) | undefined {
  if (isComposing(event) || event.target instanceof HTMLSelectElement) return undefined;
  const stops = () => [input, ...list.querySelectorAll('a')];
  const at = () => stops().indexOf(document.activeElement as HTMLElement as HTMLInputElement);
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (event.key === 'Enter' && at() === 0) return () => at() === 0 && stops()[1]?.click();
  return step !== 0 && at() >= 0 ? () => at() >= 0 && stops()[at() + step]?.focus() : undefined;
}
