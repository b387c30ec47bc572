import { JSDOM } from 'jsdom';

/** What of a page is for a screen only. */
const SCREEN_ONLY =
  'script, button, search, output, .to-tree, .crumb, .turn, .bar, .back, .anchor, .source, .tabs, .formats, .contents, .on-narrow, .permalink, .notice, .Z3988';

/** Attributes that name an id of their own page. */
const REFERRING = ['aria-labelledby', 'aria-describedby', 'for', 'headers'];

export interface Book {
  readonly html: string;
  /** A line for the foot of each page. */
  readonly running: string;
  readonly lang: string;
  /** What the paths of the site begin with. */
  readonly base: string;
}

interface Leaf {
  readonly id: string;
  readonly element: Element;
}

/**
 * One document of many pages: each `[data-page]` of the book becomes the content of the page that this path leads to, its headings below those of
 * the book, its ids its own, and its links within the book where they can be. Links out of it begin with the site's address
 * (`data-address`); where none is known they are plain text.
 * @param read the HTML of the page at a path below the base
 */
export function bindBook(book: string, read: (path: string) => string): Book {
  const dom = new JSDOM(book);
  const { document } = dom.window;
  const { base = '/', address, running = '' } = document.documentElement.dataset;
  const leaves = new Map<string, Leaf>();
  [...document.querySelectorAll('[data-page]')].forEach((place, index) => {
    const path = place.getAttribute('data-page') ?? '';
    const element = leafOf(read(`/${path.slice(base.length)}`), document);
    const leaf = { id: `leaf${String(index + 1)}`, element };
    ownIds(leaf);
    element.id = leaf.id;
    place.replaceWith(element);
    leaves.set(path, leaf);
  });
  for (const link of document.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    const led = leadOn(href, link.closest('.leaf')?.id, leaves, document) ?? outside(href, base, address);
    if (led === undefined) link.removeAttribute('href');
    else link.setAttribute('href', led);
  }
  for (const number of document.querySelectorAll('.page-of'))
    number.setAttribute('data-page-of', number.previousElementSibling?.getAttribute('href')?.slice(1) ?? '');
  return { html: dom.serialize(), running, lang: document.documentElement.lang, base };
}

/** A page's content, its address and its editorial notes, without what is for a screen only. */
function leafOf(html: string, document: Document): Element {
  const { document: page } = new JSDOM(html).window;
  const leaf = document.createElement('article');
  leaf.className = 'leaf';
  const hue = page.querySelector('.page')?.getAttribute('data-hue');
  if (hue) leaf.setAttribute('data-hue', hue);
  for (const part of page.querySelectorAll('main > *, aside > section:has(.note)')) leaf.append(document.importNode(part, true));
  for (const element of leaf.querySelectorAll(SCREEN_ONLY)) element.remove();
  const address = document.createElement('p');
  address.className = 'url';
  address.textContent = page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
  leaf.querySelector('h1')?.after(address);
  for (const details of leaf.querySelectorAll('details')) details.open = true;
  for (const figure of leaf.querySelectorAll('figure')) describe(figure);
  for (const heading of leaf.querySelectorAll('h1, h2, h3, h4, h5')) heading.replaceWith(lowered(heading, document));
  return leaf;
}

/** A PDF's figures have the name of their element as alternative text, not that of a drawing in it; what is all text is none. */
function describe(figure: Element): void {
  const words = [...figure.querySelectorAll('svg > title, svg > desc')].map(({ textContent }) => textContent);
  if (words.length === 0) figure.setAttribute('role', 'group');
  else figure.setAttribute('aria-label', words.join(' — '));
}

function lowered(heading: Element, document: Document): Element {
  const made = document.createElement(`h${String(Number(heading.localName[1]) + 1)}`);
  for (const { name, value } of heading.attributes) made.setAttribute(name, value);
  made.append(...heading.childNodes);
  return made;
}

function ownIds({ id, element: leaf }: Leaf): void {
  for (const element of leaf.querySelectorAll('*')) {
    if (element.id !== '') element.id = `${id}-${element.id}`;
    for (const name of REFERRING) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, value.split(' ').map((one) => `${id}-${one}`).join(' ')); // prettier-ignore
    }
    for (const { name, value } of [...element.attributes])
      if (value.startsWith('url(#')) element.setAttribute(name, value.replace('url(#', `url(#${id}-`));
  }
}

/** Where a link leads within the book: to a leaf, a part of one, or a reference's entry. */
function leadOn(href: string, own: string | undefined, leaves: ReadonlyMap<string, Leaf>, document: Document): string | undefined {
  const [path = '', fragment = ''] = href.split('#');
  if (path === '') return own === undefined ? href : `#${own}-${fragment}`;
  const leaf = leaves.get(path);
  const [, list = '', entry] = /^(.*\/references\/)([^/]+)\/$/.exec(path) ?? [];
  if (entry !== undefined) {
    const id = `${leaves.get(list)?.id ?? ''}-reference_${entry}`;
    return document.getElementById(id) === null ? undefined : `#${id}`;
  }
  if (leaf === undefined) return undefined;
  const part = `${leaf.id}-${decodeURIComponent(fragment)}`;
  return `#${fragment !== '' && document.getElementById(part) !== null ? part : leaf.id}`;
}

function outside(href: string, base: string, address: string | undefined): string | undefined {
  if (/^(https?|mailto):/.test(href)) return href;
  return address === undefined || !href.startsWith(base) ? undefined : address + href.slice(base.length);
}
