import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll } from 'vitest';
import { sharedSite } from './shared-site.ts';
import { PROJECT, zhagen } from './zhagen.ts';

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

/** Every file below a folder, in an order that is the same everywhere. */
export function listFiles(folder: string): string[] {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true });
  return items.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name).slice(folder.length + 1).replaceAll(sep, '/')).sort(); // prettier-ignore
}

/** Parsed when it is first asked for. */
function toPage(file: string, html: string): SitePage {
  let document: Document | undefined;
  return {
    file,
    html,
    get document() {
      return (document ??= new JSDOM(html).window.document);
    },
  };
}

/**
 * Builds a site before the tests of a file or a `describe`, and removes it after them; that of a study kept with the project is built once
 * for all files. Ask for it inside a test.
 */
export function useSite(study: string, base = '/'): () => BuiltSite {
  let folder = '';
  let site: BuiltSite | undefined;
  beforeAll(async () => {
    if (study.startsWith(PROJECT)) {
      site = readSite(await sharedSite(study, base), base);
      return;
    }
    folder = mkdtempSync(join(tmpdir(), 'zhagen-site-'));
    const out = join(folder, 'site');
    const { status, stderr } = await zhagen(['build', '--study', study, '--base', base, '--out', out]);
    if (status !== 0) throw new Error(stderr);
    site = readSite(out, base);
  });
  afterAll(() => { if (folder !== '') rmSync(folder, { recursive: true, force: true }); }); // prettier-ignore
  return () => {
    if (site === undefined) throw new Error('The site is built before the tests, not before the file.');
    return site;
  };
}
