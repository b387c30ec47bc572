import { chromium, type Page } from 'playwright-core';
import { BOOK_ADDRESS, type Book } from './assemble.ts';
import { countPages, reproducible } from '#formats/pdf/pdf.ts';
import { withCharactersOfText } from '#formats/pdf/pdf-characters.ts';
import { joinPdfs } from '#formats/pdf/pdf-join.ts';

const { origin: ORIGIN } = new URL(BOOK_ADDRESS);

interface Press {
  /** A file of the site by its path; nothing where there is none. */
  readonly read: (path: string) => { readonly body: Buffer; readonly type: string } | undefined;
  readonly executablePath: string;
}

/**
 * Prints the book as a tagged PDF with bookmarks, sheet by sheet. It is printed until the contents (`[data-page-of]`, a link's target) say the
 * pages on which their targets fall, at first without numbers; a sheet again where it has changed, or begins on another page.
 */
export async function printBook({ sheets, running, lang }: Book, { read, executablePath }: Press): Promise<Uint8Array> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    /** @param passed how many pages are before it */
    const printSheet = async (html: string, n: number, passed: number): Promise<PrintedSheet> => {
      // A context for each, and so a process, which gives back what it took.
      const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light', locale: 'en', timezoneId: 'UTC' });
      const served = html.replace(/<body[^>]*>/, (body) => body + '<div class="passed"></div>'.repeat(passed));
      await context.route('**/*', async (route) => {
        const { origin, pathname } = new URL(route.request().url());
        const file =
          origin !== ORIGIN
            ? undefined
            : pathname === '/'
              ? { body: Buffer.from(served), type: 'text/html; charset=utf-8' }
              : read(decodeURIComponent(pathname));
        await (file === undefined ? route.abort() : route.fulfill({ body: file.body, contentType: file.type }));
      });
      const page = await context.newPage();
      // Another address than the book's, so that what leads to other sheets is not looked for here.
      await page.goto(n === 0 && sheets.length === 1 ? `${ORIGIN}/` : `${ORIGIN}/?${String(n)}`, { waitUntil: 'load' });
      const pdf = await print(page, running, lang, passed + 1);
      await context.close();
      const { pages, destinations } = await countPages(pdf);
      return { html, passed, pages, destinations, pdf };
    };
    let texts = [...sheets];
    const printed: PrintedSheet[] = [];
    for (let round = 0; round < 4; round++) {
      let passed = 0;
      for (const [n, html] of texts.entries()) {
        const held = printed[n];
        const sheet = held?.html === html && held.passed === passed ? held : await printSheet(html, n, passed);
        printed[n] = sheet;
        passed += sheet.pages;
      }
      const pages = new Map(printed.flatMap((sheet) => Array.from(sheet.destinations, ([id, page]) => [id, page + sheet.passed] as const)));
      const next = sheets.map((html) => number(html, pages));
      if (next.every((html, n) => html === texts[n]))
        return joinPdfs(
          printed.map(({ pdf }) => withCharactersOfText(reproducible(pdf))),
          `${ORIGIN}/`,
        );
      texts = next;
    }
    throw new Error('The contents of the book do not come to rest: its page numbers move the pages they name.');
  } finally {
    await browser.close();
  }
}

interface PrintedSheet {
  readonly html: string;
  readonly passed: number;
  readonly pages: number;
  readonly destinations: ReadonlyMap<string, number>;
  readonly pdf: Uint8Array;
}

async function print(page: Page, running: string, lang: string, from: number): Promise<Uint8Array<ArrayBuffer>> {
  const style = 'width:100%;margin:0 18mm;display:flex;justify-content:space-between;gap:8mm;font:7.5pt sans-serif;color:#444';
  const pdf = await page.pdf({
    format: 'A4',
    margin: { top: '18mm', bottom: '20mm', left: '18mm', right: '18mm' },
    printBackground: true,
    ...(from === 1 ? {} : { pageRanges: `${String(from)}-` }),
    outline: true,
    tagged: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: `<div lang="${lang}" style="${style}"><span>${escape(running)}</span><span class="pageNumber"></span></div>`,
  });
  return new Uint8Array(pdf);
}

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

const number = (html: string, pages: ReadonlyMap<string, number>) =>
  html.replace(/(<span[^<>]* data-page-of="([^"]+)">)[^<]*/g, (_, start: string, id: string) => start + String(pages.get(id) ?? ''));
