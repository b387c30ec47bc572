import type { Page, Request } from 'playwright-core';

/** Opens a page, and waits until it has loaded what it asks for, also from its scripts, and has shown it. */
export async function openQuietly(page: Page, url: string): Promise<void> {
  const open = new Set<Request>();
  let asked = 0;
  const begin = (request: Request) => {
    open.add(request);
    asked++;
  };
  const end = (request: Request) => void open.delete(request);
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  try {
    await page.goto(url);
    for (let before = -1; open.size > 0 || asked !== before; await twoFrames(page)) before = asked;
  } finally {
    page.off('request', begin).off('requestfinished', end).off('requestfailed', end);
  }
}

/** In the first what has come is put in its place, and in the second that is shown. */
const twoFrames = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
