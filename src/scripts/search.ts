import { isComposing } from './composing.ts';
import { find, prepare, type Findings } from './find.ts';
import { itemOf } from './search-item.ts';

/** Results listed at a time, and how many steps are taken for them where fewer are found: many records have the words, and no part of them has all. */
const [PAGE, STEPS] = [20, 3];
/** So few candidates are all read, and what is found is counted. */
const FEW = 25;

/** Brings a search (its words, its filters, its list) to life; what is asked stands in the page's address where `inAddress`. */
export function startSearch(root: HTMLElement, inAddress: boolean): void {
  const input = part(root, 'input', HTMLInputElement);
  const selects = [...root.querySelectorAll('select')];
  const [status, results] = [part(root, '[role=status]', HTMLElement), part(root, 'ol', HTMLOListElement)];
  const moreButton = part(root, '[data-more]', HTMLButtonElement);
  const addresses = JSON.parse(root.dataset.search ?? '[]') as string[];
  const kinds = JSON.parse(root.dataset.kinds ?? '{}') as Record<string, string>;
  let asked = 0;
  let answers: AsyncGenerator<Findings, void> | undefined;
  let answer: Findings | undefined;

  /** Lists more of what was found, and asks on until a page is full: what comes first is shown first. */
  const list = async (until: number) => {
    const turn = asked;
    for (let step = 0; ; step++) {
      const { hits = [], terms = [], candidates = 0, more = false } = answer ?? {};
      results.append(...hits.slice(results.childElementCount, until).map((hit) => itemOf(hit, terms, kinds, root.lang)));
      moreButton.hidden = results.childElementCount >= hits.length && !more;
      const isEnough = (hits.length >= until || (step > STEPS && hits.length > 0)) && candidates > FEW;
      if (isEnough || answers === undefined || !more) return;
      const { value, done } = await answers.next();
      if (turn !== asked || done === true) return;
      answer = value;
      status.textContent = tell(root, answer);
    }
  };
  const ask = async () => {
    const turn = ++asked;
    const typed = input.value.trim();
    const chosen = Object.fromEntries(selects.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]));
    if (inAddress) rememberIn(new URL(location.href), { q: typed, ...chosen }, ['q', ...selects.map(({ name }) => name)]);
    answers = find(addresses, typed, chosen);
    let first: Findings | undefined;
    let failed = false;
    try {
      const { value, done } = await answers.next();
      if (done !== true) first = value;
    } catch {
      failed = true; // Without the index (in dev, or offline) the page says so.
    }
    if (turn !== asked) return;
    answer = first;
    results.replaceChildren();
    status.textContent = failed ? (root.dataset.failed ?? '') : tell(root, answer);
    await list(PAGE);
    if (turn === asked) root.dataset.asked = typed;
  };
  for (const control of [input, ...selects]) control.addEventListener('input', () => void ask());
  moreButton.addEventListener('click', () => {
    const from = results.childElementCount;
    void list(from + PAGE).then(() => results.children[from]?.querySelector('a')?.focus());
  });
  root.addEventListener('keydown', (event) => move(event, input, results));
  if (inAddress && recall(input, selects)) void ask();
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

function tell({ dataset }: HTMLElement, answer: Findings | undefined): string {
  if (answer === undefined) return '';
  const { hits, more } = answer;
  if (hits.length === 0) return more ? '' : (dataset.nothing ?? '');
  return ((more ? dataset.foundMany : dataset.found) ?? '').replace('{n}', String(hits.length));
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
