import { siteFile } from '#files/output/site-folder.ts';
import { assembleBook } from '#render/book/assemble.ts';
import { answer } from './own-process.ts';

/** What a process that assembles the book of a built site is told. */
export interface BuiltBook {
  readonly folder: string;
  /** The path of the book’s page. */
  readonly path: string;
}

await answer((told) => {
  const { folder, path } = told as BuiltBook;
  const page = (one: string) => siteFile(folder, one)?.body.toString() ?? '';
  return assembleBook(page(path), page);
});
