import { chromium, type Page } from 'playwright-core';
import type { Book } from './bind.ts';
import { destinationPages, reproducible } from '#formats/pdf.ts';
import { withCharactersOfText } from '#formats/pdf-characters.ts';

const ORIGIN = 'http://book.invalid';

interface Press {
  /** A file of the site by its path; nothing where there is none. */
  readonly read: (path: string) => { readonly body: Buffer; readonly type: string } | undefined;
  readonly executablePath: string;
}

/**
 * Prints the book as a tagged PDF with bookmarks. It is printed until the contents (`[data-page-of]`, a link's target) say the pages on
 * which their targets fall, at first without numbers.
 */
export async function printBook({ html, running, lang }: Book, { read, executablePath }: Press): Promise<Uint8Array> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light', locale: 'en', timezoneId: 'UTC' });
    const page = await context.newPage();
    let [numbered, pdf] = [html, new Uint8Array()];
    await page.route('**/*', async (route) => {
      const { origin, pathname } = new URL(route.request().url());
      const file = origin !== ORIGIN ? undefined : pathname === '/' ? { body: Buffer.from(numbered), type: 'text/html; charset=utf-8' } : read(decodeURIComponent(pathname)); // prettier-ignore
      await (file === undefined ? route.abort() : route.fulfill({ body: file.body, contentType: file.type }));
    });
    for (let round = 0; round < 4; round++) {
      await page.goto(`${ORIGIN}/`, { waitUntil: 'load' });
      pdf = await print(page, running, lang);
      const next = number(html, await destinationPages(pdf));
      if (next === numbered) return withCharactersOfText(reproducible(pdf));
      numbered = next;
    }
    throw new Error('The contents of the book do not come to rest: its page numbers move the pages they name.');
  } finally {
    await browser.close();
  }
}

async function print(page: Page, running: string, lang: string): Promise<Uint8Array<ArrayBuffer>> {
  const style = 'width:100%;margin:0 18mm;display:flex;justify-content:space-between;gap:8mm;font:7.5pt sans-serif;color:#444';
  const pdf = await page.pdf({
    format: 'A4',
    margin: { top: '18mm', bottom: '20mm', left: '18mm', right: '18mm' },
    printBackground: true,
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
  html.replace(
    /(<span class="page-of" data-page-of="([^"]+)">)[^<]*/g,
    (_, start: string, id: string) => start + String(pages.get(id) ?? ''),
  );
