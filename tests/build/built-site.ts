import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll } from 'vitest';
import { listFiles } from './list-files.ts';
import { sharedSite } from './shared-site.ts';

export interface SitePage {
  /** Path of the file in the site, with `/`. */
  readonly file: string;
  readonly html: string;
  readonly document: Document;
}

/** A site as it was written: its files, and its pages as documents. */
export interface BuiltSite {
  readonly folder: string;
  readonly base: string;
  /** Paths with `/`, sorted. */
  readonly files: readonly string[];
  readonly pages: readonly SitePage[];
  page(file: string): SitePage;
  read(file: string): string;
}

export function readSite(folder: string, base: string): BuiltSite {
  const files = listFiles(folder);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => toPage(file, read(file)));
  const page = (file: string) => {
    const found = pages.find((one) => one.file === file);
    if (found === undefined) throw new Error(`The site has no ${file}; it has ${files.join(', ')}.`);
    return found;
  };
  return { folder, base, files, pages, page, read };
}

/** A parser makes documents alone, where each of JSDOM's own would have a window beside it, which takes more than most pages. */
const parser = new new JSDOM().window.DOMParser();

/** Parsed when it is first asked for. */
function toPage(file: string, html: string): SitePage {
  let document: Document | undefined;
  return {
    file,
    html,
    get document() {
      return (document ??= parser.parseFromString(html, 'text/html'));
    },
  };
}

/** Those that were asked for last: files of tests that follow one another often look at the same site, whose pages take longer to parse than to look at. */
let held: readonly BuiltSite[] = [];

/** How many pages they may have together; parsed, so many take a quarter of a gigabyte. */
const MOST_PAGES = 600;

function heldSite(folder: string, base: string): BuiltSite {
  const site = held.find((one) => one.folder === folder) ?? readSite(folder, base);
  let room = MOST_PAGES - site.pages.length;
  held = [site, ...held.filter((one) => one !== site && (room -= one.pages.length) >= 0)];
  return site;
}

/** The site of a study, for the tests of a file or a `describe`; it is built once for all that have the same files. Ask for it inside a test. */
export function useSite(study: string, base = '/'): () => BuiltSite {
  let site: BuiltSite | undefined;
  beforeAll(async () => {
    site = heldSite(await sharedSite(study, base), base);
  });
  // The next file of this worker has need of the room.
  afterAll(() => {
    site = undefined;
  });
  return () => {
    if (site === undefined) throw new Error('The site is built before the tests, not before the file.');
    return site;
  };
}
