import { setImmediate } from 'node:timers/promises';
import { JSDOM } from 'jsdom';

/** What of a page is for a screen only. */
const SCREEN_ONLY = 'script, button, search, output, [hidden], [data-screen], [data-contents], [data-take], .Z3988';

/** Attributes that name an id of their own page. */
const REFERRING = ['aria-labelledby', 'aria-describedby', 'for', 'headers'];

/** A book in the sheets that it is printed in, one after the other; one alone where it is not long. */
export interface Book {
  /** The HTML of each. */
  readonly sheets: readonly string[];
  /** A line for the foot of each page. */
  readonly running: string;
  readonly lang: string;
  /** What the paths of the site begin with. */
  readonly base: string;
}

/** So many characters of HTML are printed at a time: what Chromium needs grows with them. */
const SHEET = 500_000;

/** What a link to an id on another sheet begins with. */
export const BOOK_ADDRESS = 'http://book.invalid/#';

/** Stands for the nth link, or for the page it leads to, until it is known where it leads. It is no character, which a text could have. */
const LINK = / (href|data-page-of)="\uFDD0(\d+)"/g;

/** A page's content, or the book's own, which a sheet may begin with. */
interface Piece {
  readonly html: string;
  readonly ids: readonly string[];
  /** What of the book it stands in, with its tags. */
  readonly part: Element;
  readonly tags: readonly [open: string, close: string];
}

/** A link where it stands: on the page that became a leaf, or the book's own. */
interface Link {
  readonly href: string;
  readonly leaf?: string;
}

/**
 * One document of many pages: each `[data-page]` of the book becomes the content of the page that this path leads to, its headings below those of
 * the book, its ids its own, and its links within the book where they can be. Links out of it begin with the site's address
 * (`data-address`); where none is known they are plain text.
 * @param read the HTML of the page at a path below the base
 * @param most how many characters a sheet has, if it has more than one page
 */
export async function assembleBook(book: string, read: (path: string) => string, most = SHEET): Promise<Book> {
  const dom = new JSDOM(book);
  const { document } = dom.window;
  const { base = '/', address, running = '' } = document.documentElement.dataset;
  // One window for all pages: each of its own would take as much as many pages.
  const parser = new dom.window.DOMParser();
  const links: Link[] = [];
  const leaves = new Map<string, { readonly id: string; readonly html: string; readonly ids: readonly string[] }>();
  const places = [...document.querySelectorAll('[data-page]')];
  const pathOf = (place: Element) => place.getAttribute('data-page') ?? '';
  for (const [index, place] of places.entries()) {
    const id = `leaf${String(index + 1)}`;
    const page = parser.parseFromString(read(`/${pathOf(place).slice(base.length)}`), 'text/html');
    leaves.set(pathOf(place), { id, ...leafOf(page, id, links) });
    // What a page took is given back between tasks only.
    await setImmediate();
  }
  const ids = new Set([...idsIn(document.body), ...[...leaves.values()].flatMap((leaf) => leaf.ids)]);
  const lead = ({ href, leaf }: Link) => linkWithin(href, leaf, leaves, ids) ?? outside(href, base, address);
  for (const figure of document.querySelectorAll('figure')) {
    for (const element of figure.querySelectorAll('[hidden]')) element.remove();
    describe(figure);
  }
  holdLinks(document.body, links);
  const pieces = [...document.body.children].flatMap((part): Piece[] => {
    const own = [...part.querySelectorAll('[data-page]')].flatMap((place) => leaves.get(pathOf(place)) ?? []);
    for (const place of part.querySelectorAll('[data-page]')) place.remove();
    const [open = '', close = ''] = (part.cloneNode(false) as Element).outerHTML.split(/(?=<\/[^<]*$)/);
    const [first, ...others] = own;
    const begin = { html: part.innerHTML + (first?.html ?? ''), ids: [...idsIn(part), ...(first?.ids ?? [])] };
    return [begin, ...others].map(({ html, ids: held }) => ({ html, ids: held, part, tags: [open, close] }));
  });
  document.body.replaceChildren();
  const [shell = '', end = ''] = dom.serialize().split(/(?=<\/body>)/);
  const sheets = leadAcross(inSheets(pieces, most), (n) => links[n] && lead(links[n]));
  return { sheets: sheets.map((html) => shell + html + end), running, lang: document.documentElement.lang, base };
}

/** So many pieces on a sheet as it may hold, one at least. */
function inSheets(pieces: readonly Piece[], most: number): Piece[][] {
  const sheets: Piece[][] = [];
  let length = 0;
  for (const piece of pieces) {
    const sheet = sheets.at(-1);
    if (sheet === undefined || length + piece.html.length > most) {
      sheets.push([piece]);
      length = 0;
    } else sheet.push(piece);
    length += piece.html.length;
  }
  return sheets;
}

/** The sheets' HTML with links that lead: on the same sheet to the id, on another one to the book's address, where a link that is not seen says that it leads there. */
function leadAcross(sheets: readonly (readonly Piece[])[], lead: (n: number) => string | undefined): string[] {
  const sheetOf = new Map(sheets.flatMap((pieces, n) => pieces.flatMap(({ ids }) => ids.map((id) => [id, n] as const))));
  const targets = sheets.map(() => new Set<string>());
  const texts = sheets.map((pieces, here) => {
    const html = pieces.map((piece, i) => {
      const [begins, ends] = [pieces[i - 1]?.part !== piece.part, pieces[i + 1]?.part !== piece.part];
      return (begins ? piece.tags[0] : '') + piece.html + (ends ? piece.tags[1] : '');
    });
    return html.join('').replace(LINK, (_, name, n) => {
      const led = lead(Number(n));
      const id = led?.startsWith('#') ? led.slice(1) : undefined;
      if (name === 'data-page-of') return ` data-page-of="${attribute(id ?? '')}"`;
      const there = id === undefined ? here : (sheetOf.get(id) ?? here);
      if (there !== here && id !== undefined) targets[there]?.add(id);
      return led === undefined ? '' : ` href="${attribute(there === here ? led : BOOK_ADDRESS + (id ?? ''))}"`;
    });
  });
  return texts.map((html, n) => html + Array.from(targets[n] ?? [], (id) => `<a href="#${attribute(id)}" hidden=""></a>`).join(''));
}

const attribute = (text: string) => text.replace(/[&"<>]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
const idsIn = (element: Element) => [element, ...element.querySelectorAll('[id]')].flatMap(({ id }) => (id === '' ? [] : [id]));

/** Holds links until it is known where they lead; the contents and mentions say the page. */
function holdLinks(element: Element, links: Link[], leaf?: string): void {
  for (const link of element.querySelectorAll('a[href]')) {
    links.push({ href: link.getAttribute('href') ?? '', ...(leaf === undefined ? {} : { leaf }) });
    const place = `\uFDD0${String(links.length - 1)}`;
    link.setAttribute('href', place);
    if (link.closest('[data-mentions]') !== null) {
      const number = element.ownerDocument.createElement('span');
      number.className = 'page-of';
      number.setAttribute('data-page-of', '');
      link.after(number);
    }
    const number = link.nextElementSibling;
    if (number?.hasAttribute('data-page-of') === true) number.setAttribute('data-page-of', place);
  }
}

/** A page's content, its address and its editorial notes, without what is for a screen only. */
function leafOf(document: Document, id: string, links: Link[]): { readonly html: string; readonly ids: readonly string[] } {
  const leaf = document.createElement('article');
  leaf.className = 'leaf';
  const hue = document.querySelector('main')?.parentElement?.getAttribute('data-hue');
  if (hue) leaf.setAttribute('data-hue', hue);
  leaf.append(...document.querySelectorAll('main > *, aside > section:has([data-note])'));
  for (const element of leaf.querySelectorAll(SCREEN_ONLY)) element.remove();
  const address = document.createElement('p');
  address.className = 'url';
  address.textContent = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
  leaf.querySelector('h1')?.after(address);
  for (const details of leaf.querySelectorAll('details')) details.open = true;
  for (const figure of leaf.querySelectorAll('figure')) describe(figure);
  for (const heading of leaf.querySelectorAll('h1, h2, h3, h4, h5')) heading.replaceWith(lowered(heading, document));
  ownIds(leaf, id);
  leaf.id = id;
  holdLinks(leaf, links, id);
  return { html: leaf.outerHTML, ids: idsIn(leaf) };
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

function ownIds(leaf: Element, id: string): void {
  for (const element of leaf.querySelectorAll('*')) {
    if (element.id !== '') element.id = `${id}-${element.id}`;
    for (const name of REFERRING) {
      const value = element.getAttribute(name);
      if (value !== null)
        element.setAttribute(
          name,
          value
            .split(' ')
            .map((one) => `${id}-${one}`)
            .join(' '),
        );
    }
    for (const { name, value } of [...element.attributes])
      if (value.startsWith('url(#')) element.setAttribute(name, value.replace('url(#', `url(#${id}-`));
  }
}

/** Where a link leads within the book: to a leaf, a part of one, or a reference's entry. */
function linkWithin(
  href: string,
  own: string | undefined,
  leaves: ReadonlyMap<string, { readonly id: string }>,
  ids: ReadonlySet<string>,
): string | undefined {
  const [path = '', fragment = ''] = href.split('#');
  if (path === '') return own === undefined ? href : `#${own}-${fragment}`;
  const leaf = leaves.get(path);
  const [, list = '', entry] = /^(.*\/references\/)([^/]+)\/$/.exec(path) ?? [];
  if (entry !== undefined) {
    const id = `${leaves.get(list)?.id ?? ''}-reference_${entry}`;
    return ids.has(id) ? `#${id}` : undefined;
  }
  if (leaf === undefined) return undefined;
  const part = `${leaf.id}-${decodeURIComponent(fragment)}`;
  return `#${fragment !== '' && ids.has(part) ? part : leaf.id}`;
}

function outside(href: string, base: string, address: string | undefined): string | undefined {
  if (/^(https?|mailto):/.test(href)) return href;
  return address === undefined || !href.startsWith(base) ? undefined : address + href.slice(base.length);
}
