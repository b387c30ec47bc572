import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '#files/browser.ts';
import { assembleBook } from '#render/book/assemble.ts';
import { printBook } from '#render/book/print.ts';

/** Headings that look like parts of a PDF, and one whose id is none of ASCII. */
const TITLES = ['One', 'endobj', 'stream (/Next 12 0 R)', '四', '>> /K [1 0 R]', 'Six'];
const paths = TITLES.map((_, i) => `/p${String(i)}/`);
const escape = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
const BOOK = `<!doctype html><html lang="en" data-base="/" data-address="https://a.example/" data-running="Foot"><head><title>A book</title>
<style>.part, article { break-before: page } .passed { height: 1px; break-after: page } li { display: block }</style></head>
<body class="book"><section class="book-title"><h1>A book</h1></section>
<nav><h1>Contents</h1><ol>${paths.map((path, i) => `<li><a href="${path}">${escape(TITLES[i] ?? '')}</a> <span data-page-of></span></li>`).join('')}</ol></nav>
${[paths.slice(0, 4), paths.slice(4)].map((own, i) => `<section class="part"><h1 id="part_${String(i)}">Part ${String(i)}</h1>${own.map((path) => `<div data-page="${path}"></div>`).join('')}</section>`).join('')}
</body></html>`;

/** Each page leads to its own part, to the next page’s, and out of the book; and has a table, whose cells name their headings. */
function page(path: string): string {
  const n = paths.indexOf(path);
  const next = paths[(n + 1) % paths.length] ?? '';
  return `<!doctype html><title>x</title><main><h1>${escape(TITLES[n] ?? '')}</h1><h2 id="部">Part of ${String(n)}</h2>
<p><a href="#部">own</a> <a href="${next}#部">next</a> <a href="/elsewhere/">out</a></p>
<table><tr><th id="h" scope="col">H</th><th id="k" scope="col">K</th></tr><tr><td headers="h">1</td><td headers="k">2</td></tr></table></main>`;
}

interface Printed {
  readonly bytes: Uint8Array;
  readonly document: Awaited<ReturnType<typeof getDocumentProxy>>;
  readonly pages: readonly string[];
}

async function print(most?: number): Promise<Printed> {
  const bytes = await printBook(await assembleBook(BOOK, page, most), { read: () => undefined, executablePath: findBrowser() ?? '' });
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  return { bytes, document, pages: text.map((one) => one.replace(/\s+/g, ' ').trim()) };
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}
const titlesOf = (items: readonly Bookmark[]): unknown[] => items.map(({ title, items: below }) => [title, titlesOf(below)]);

/** The pages that a page’s links lead to, from 0, or the address. */
async function linksOf({ document }: Printed, n: number): Promise<unknown[]> {
  const named = await document.getDestinations();
  const links = (await (await document.getPage(n + 1)).getAnnotations()) as { dest?: string; url?: string }[];
  return Promise.all(
    links.map(async ({ dest, url }) => {
      const reference = (named[dest ?? ''] as Parameters<typeof document.getPageIndex>[] | undefined)?.[0];
      return reference === undefined ? url : document.getPageIndex(reference as never);
    }),
  );
}

interface Tagged {
  readonly role?: string;
  readonly children?: readonly Tagged[];
}
const rolesOf = ({ role, children = [] }: Tagged): string[] => [...(role === undefined ? [] : [role]), ...children.flatMap(rolesOf)];

describe('a book that is printed in sheets', () => {
  let whole: Printed;
  let joined: Printed;
  beforeAll(async () => {
    [whole, joined] = await Promise.all([print(), print(700)]);
  });

  it('is one PDF with the same pages, each with its number', async () => {
    expect((await assembleBook(BOOK, page, 700)).sheets.length).toBeGreaterThan(4);
    expect(joined.pages).toEqual(whole.pages);
    expect(joined.pages).toHaveLength(9);
    joined.pages.forEach((text, n) => expect(text).toMatch(new RegExp(`Foot ?${String(n + 1)}$`)));
  });

  it('says in its contents where its pages begin', () => {
    for (const [i, title] of TITLES.entries()) {
      const at = joined.pages.findIndex((text) => text.includes(`Part of ${String(i)} `));
      expect(joined.pages[0]).toContain(`${title} ${String(at + 1)}`);
    }
  });

  it('has the same bookmarks, whatever their words look like', async () => {
    const bookmarks = titlesOf(await joined.document.getOutline());
    expect(bookmarks).toEqual(titlesOf(await whole.document.getOutline()));
    expect(JSON.stringify(bookmarks)).toContain(JSON.stringify(['stream (/Next 12 0 R)', [['Part of 2', []]]]));
  });

  it('leads from sheet to sheet as within one', async () => {
    for (const n of joined.pages.keys()) expect(await linksOf(joined, n)).toEqual(await linksOf(whole, n));
    expect((await Promise.all([...joined.pages.keys()].map((n) => linksOf(joined, n)))).flat()).not.toContain(undefined);
    expect(Buffer.from(joined.bytes).includes('book.invalid')).toBe(false);
  });

  it('is tagged as one document, with what its cells are headed by', async () => {
    for (const n of joined.pages.keys()) {
      const [one, other] = await Promise.all(
        [joined, whole].map(async ({ document }) => rolesOf((await (await document.getPage(n + 1)).getStructTree()) as Tagged)),
      );
      expect(one).toEqual(other);
    }
    const raw = Buffer.from(joined.bytes).toString('latin1');
    expect(raw.match(/\/S \/Document\b/g)).toHaveLength(1);
    const named = Array.from(raw.matchAll(/\/Headers \[\((\w+)\)\]/g), ([, name]) => name);
    expect(new Set(named).size).toBe(2 * TITLES.length);
    for (const name of named) expect(raw).toMatch(new RegExp(`\\(${name ?? ''}\\) \\d+ 0 R`));
  });

  it('has the same bytes again', async () => {
    expect(Buffer.from((await print(700)).bytes).equals(joined.bytes)).toBe(true);
  });
});
