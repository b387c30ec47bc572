import { readable } from './address-part.ts';

/**
 * A card on hover and keyboard focus: what a link to a concept, category, reference or relation leads to, in a few lines. It is picked
 * from the page that the link leads to, as text, so it says what that page says, under any base and in any language.
 */

/** Where a list says itself what its links lead to (`data-told`) there is no card. */
const LINKS = 'main a:not(nav *, :is(h1, h2, h3) *, [data-told] *)';
const HAS_CARD = /\/(concepts|categories|references)\/[^/#?]+\/$|\/#relation_[^/]+$/;
/** In milliseconds: a pointer that only passes opens nothing, and has time to reach the card. */
const [REST, WAY] = [300, 350];
const GAP = 6;

const pages = new Map<string, Promise<Document>>();
const card = document.createElement('div');
card.id = 'preview_card';
card.className = 'preview';
card.popover = 'manual';
card.setAttribute('role', 'tooltip');

let subject: Element | undefined;
let title: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

const addressOf = (link: Element) => new URL(link.getAttribute('href') ?? '', document.baseURI);

function linkAt(target: EventTarget | null): Element | undefined {
  const link = target instanceof Element ? target.closest(LINKS) : null;
  if (link === null) return undefined;
  const { origin, pathname, hash } = addressOf(link);
  const elsewhere = origin === location.origin && (pathname !== location.pathname || hash !== '');
  return elsewhere && HAS_CARD.test(pathname + hash) ? link : undefined;
}

/** The document at an address; asked for as one, it runs no script and no text of it becomes markup here. */
function pageAt({ origin, pathname }: URL): Promise<Document> {
  if (pathname === location.pathname) return Promise.resolve(document);
  const url = origin + pathname;
  const page =
    pages.get(url) ??
    new Promise<Document>((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('GET', url);
      request.responseType = 'document';
      request.onload = () => (request.status === 200 && request.responseXML ? resolve(request.responseXML) : reject(new Error(url)));
      request.onerror = () => reject(new Error(url));
      request.send();
    });
  pages.set(url, page);
  return page;
}

/** What an element says, with the line breaks of a quotation. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const end of copy.querySelectorAll('br')) end.replaceWith('\n');
  return copy.textContent.trim();
}

/** It points where the page is read on to. */
const ARROW = document.documentElement.dir === 'rtl' ? ' ← ' : ' → ';

/** A line of the card, in the language of where it comes from. */
function line(name: string, from: Iterable<Element | null>, between = ' '): HTMLElement[] {
  const found = [...from].filter((element) => element !== null);
  const text = found.map(textOf).join(between);
  if (text === '') return [];
  const made = document.createElement('p');
  made.className = name;
  made.lang = found[0]?.closest<HTMLElement>('[lang]')?.lang ?? '';
  made.dir = 'auto';
  made.textContent = text;
  return [made];
}

const relationLines = (row: Element) => [
  ...line('label', [row.querySelector('td b')]),
  ...line('chain', [row.querySelector('th'), row.querySelector('td[data-hue]')], ARROW),
  ...line('text', [row.querySelector('td > span')]),
  ...[...row.querySelectorAll('li')].slice(0, 2).flatMap((one) => line('quote', [one])),
];

/** From a figure, a category's relations and what they rest on come along. */
function pageLines(main: Element, inFigure: boolean): HTMLElement[] {
  const entry = main.querySelector('#cite_entry');
  const claims = inFigure ? [...main.querySelectorAll('[data-claim]')].slice(0, 5) : [];
  return [
    ...line('chain', main.querySelectorAll('[data-chain] a'), ARROW),
    ...line('kind', [main.querySelector('[data-kind]')]),
    ...line('label', [entry === null ? main.querySelector('h1') : null]),
    ...line('text', [entry ?? main.querySelector('[data-lead]')]),
    ...line('quote', [main.querySelector('figure > blockquote')]),
    ...claims.flatMap((claim) => [
      ...line('claim', claim.querySelectorAll(':scope > p:first-child > *')),
      ...line('quote', [claim.querySelector('li')]),
    ]),
  ];
}

/** Beside a figure, so that it stays in sight; else under the link, or over it where there is no room. The card scrolls with the page. */
function place(link: Element): void {
  const { left, right, top, bottom } = link.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const { clientWidth: end, clientHeight: floor } = document.documentElement;
  const figure = link.closest('svg')?.getBoundingClientRect();
  const beside = figure && [figure.right + GAP, figure.left - width - GAP].find((x) => x >= GAP && x + width + GAP <= end);
  const below = bottom + GAP + height <= floor || top < height + GAP;
  const x = beside ?? Math.max(GAP, Math.min(right - left > end / 2 ? left : (left + right - width) / 2, end - width - GAP));
  const y = beside === undefined ? (below ? bottom + GAP : top - height - GAP) : Math.max(GAP, Math.min(top, floor - height - GAP));
  card.style.left = `${String(x + scrollX)}px`;
  card.style.top = `${String(y + scrollY)}px`;
}

async function show(link: Element): Promise<void> {
  hide();
  subject = link;
  const address = addressOf(link);
  const page = await pageAt(address).catch(() => undefined);
  const row = address.hash === '' ? null : (page?.getElementById(readable(address.hash.slice(1))) ?? null);
  const main = page?.querySelector('main');
  const lines = row ? relationLines(row) : main ? pageLines(main, link.closest('svg') !== null) : [];
  if (subject !== link || lines.length === 0) return;
  card.replaceChildren(...lines);
  card.dataset.hue = (row ?? main)?.closest<HTMLElement>('[data-hue]')?.dataset.hue ?? 'core';
  document.querySelector('main')?.append(card);
  card.showPopover();
  place(link);
  link.setAttribute('aria-describedby', card.id);
  // The card says it; the browser's own would lie over it.
  title = link.getAttribute('title');
  link.removeAttribute('title');
}

function hide(): void {
  clearTimeout(timer);
  if (title !== null) subject?.setAttribute('title', title);
  subject?.removeAttribute('aria-describedby');
  [subject, title] = [undefined, null];
  card.remove();
}

/** The reader is at `target` now, by pointer or keyboard. */
function moveTo(target: EventTarget | null): void {
  clearTimeout(timer);
  const link = linkAt(target);
  if ((link ?? subject) === undefined || link === subject || (target instanceof Node && card.contains(target))) return;
  timer = setTimeout(() => (link === undefined ? hide() : void show(link)), link === undefined ? WAY : REST);
}

if ('popover' in HTMLElement.prototype) {
  document.addEventListener('pointerover', ({ pointerType, target }) => {
    const focused = subject !== undefined && subject === document.activeElement && linkAt(target) === undefined;
    if (pointerType !== 'touch' && !focused) moveTo(target);
  });
  document.documentElement.addEventListener('pointerleave', () => moveTo(null));
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.matches(':focus-visible')) moveTo(target);
  });
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    // At once, or the card would lie on what is focused next.
    if (target === subject) hide();
    else moveTo(relatedTarget);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  for (const leaving of ['click', 'pagehide']) addEventListener(leaving, hide);
}
