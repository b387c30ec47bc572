import type { SearchHits } from './search-query.ts';
import { resultItem } from './search-item.ts';

/** Results listed at a time, and how many steps are taken for them where fewer are found: many records have the words, and no part of them has all. */
const [PAGE, STEPS] = [20, 3];
/** So few candidates are all read, and what is found is counted. */
const FEW = 25;
const NOTHING = { hits: [], terms: [], more: false };

/** A question, and what was found for it so far. */
interface Asked {
  readonly words: string;
  readonly answers: AsyncGenerator<SearchHits, void>;
  found?: SearchHits;
}

/** What a search shows its results in. */
interface Places {
  readonly status: HTMLElement;
  readonly list: HTMLElement;
  readonly more: HTMLButtonElement;
}

/** The list of what is found, as it arrives. */
export interface Results {
  /** Lists what is found in the place of what was. When it is listed, `data-asked` says the words; before, it says none. */
  show(words: string, answers: Asked['answers']): void;
  /** Does something as soon as the first of the latest question are listed; not if another question comes before them. */
  whenListed(act: () => void): void;
}

/**
 * What is listed keeps its place: more comes below it. What is left of an earlier question cannot be gone to, so that no focus is in it when
 * the first of the new one take its place.
 */
export function resultsIn({ status, list, more }: Places, { dataset, lang }: HTMLElement): Results {
  const kinds = JSON.parse(dataset.kinds ?? '{}') as Record<string, string>;
  let latest: Asked | undefined;
  let waiting: (() => void)[] = [];

  const put = ({ hits, terms }: Pick<SearchHits, 'hits' | 'terms'>, until: number) => {
    if (list.inert) {
      list.replaceChildren();
      more.hidden = true;
      // From here on the results stand where the list of all names stood.
      delete dataset.asked;
    }
    const from = list.childElementCount;
    list.append(...hits.slice(from, until).map((hit) => resultItem(hit, terms, kinds, lang)));
    list.inert = more.inert = false;
    if (document.activeElement === more) linkIn(list.children[from])?.focus();
    for (const act of waiting.splice(0)) act();
  };
  /** Reads on until so many are listed. */
  const read = async (asked: Asked, until: number) => {
    for (let step = 0; !isEnough(asked.found, until, step); step++) {
      const { value } = await asked.answers.next();
      if (asked !== latest || value === undefined) return;
      asked.found = value;
      if (list.inert) status.textContent = tell(dataset, value);
      if (value.hits.length > 0) put(value, until);
    }
  };
  /** Lists so many, tells how many there are, and offers more where there are more. */
  const fill = async (asked: Asked, until: number): Promise<void> => {
    const failed = await read(asked, until).then(
      () => false,
      () => true,
    );
    if (asked !== latest) return;
    const { found = NOTHING, words } = asked;
    put(found, until);
    // Without the index (in dev, or offline) the page says so, and keeps what else there is on it.
    status.textContent = failed ? (dataset.failed ?? '') : tell(dataset, asked.found);
    dataset.asked = failed ? '' : words;
    const isAll = list.childElementCount >= found.hits.length && !found.more;
    if (isAll && document.activeElement === more) linkIn(list.lastElementChild)?.focus();
    more.hidden = isAll;
  };
  more.addEventListener('click', () => {
    more.focus(); // In Safari a click leaves the focus where it was.
    if (latest !== undefined) void fill(latest, list.childElementCount + PAGE);
  });
  return {
    show(words, answers) {
      waiting = [];
      latest = { words, answers };
      if (dataset.asked !== '') delete dataset.asked;
      list.inert = more.inert = true;
      void fill(latest, PAGE);
    },
    whenListed(act) {
      if (list.inert) waiting.push(act);
      else act();
    },
  };
}

function isEnough(found: SearchHits | undefined, until: number, step: number): boolean {
  if (found === undefined) return false;
  const { hits, more, candidates } = found;
  return !more || (candidates > FEW && (hits.length >= until || (step > STEPS && hits.length > 0)));
}

const linkIn = (item: Element | null | undefined) => item?.querySelector('a');

function tell({ found, foundMany, nothing = '' }: DOMStringMap, answer: SearchHits | undefined): string {
  if (answer === undefined) return '';
  const { hits, more } = answer;
  if (hits.length === 0) return more ? '' : nothing;
  return ((more ? foundMany : found) ?? '').replace('{n}', String(hits.length));
}
