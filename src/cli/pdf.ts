import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { hasErrors } from '#domain/entry/finding.ts';
import { findBrowser, noBrowser } from '#files/browser.ts';
import { folderName, OptionError, type BuildOptions } from '#files/build-options.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { siteFile, writeBytes } from '#files/output/site-folder.ts';
import { inTemporaryFolder } from '#files/output/workbench.ts';
import type { Book } from '#render/book/assemble.ts';
import { printBook } from '#render/book/print.ts';
import { formatFindings } from '#report/finding-report.ts';
import { HEAP_GROWTH } from './build.ts';
import { inOwnProcess } from './own-process.ts';
import type { BuiltBook } from './book-assembly.ts';
import type { BookSite } from './book-site.ts';
import { WORKSHOP } from './serve.ts';

export interface PdfOptions {
  /** One of the study's languages; by default its first. */
  readonly language?: string;
  /** The file; by default `edition.pdf`, with the language in its name if that is not the study's first. */
  readonly to?: string;
}

/**
 * Prints the whole edition in one language, built for the purpose and assembled as one document, as one PDF.
 * @throws {OptionError} where no Chromium is, or the study is not in that language
 */
export async function pdf(options: BuildOptions, { language, to }: PdfOptions): Promise<number> {
  setFlagsFromString(HEAP_GROWTH);
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new OptionError(noBrowser());
  const { findings, caseStudy } = loadStudy(options.study);
  if (hasErrors(findings) || caseStudy === undefined) {
    process.stderr.write(`${formatFindings(findings, folderName(options.study), 'text')}\n\nNothing was printed: mend the errors first.\n`);
    return 1;
  }
  const [first] = caseStudy.languages;
  const lang = language ?? first;
  if (!caseStudy.languages.includes(lang))
    throw new OptionError(`--language "${lang}" is none of this study's languages. Write one of: ${caseStudy.languages.join(', ')}.`);
  const file = resolve(to ?? (lang === first ? 'edition.pdf' : `edition.${lang}.pdf`));
  const name = folderName(file);
  const path = lang === first ? '/_book' : `/${lang}/_book`;
  const bytes = await inTemporaryFolder(WORKSHOP, async (folder) => {
    await inOwnProcess(new URL('./book-site.ts', import.meta.url), { options: { ...options, out: folder }, path } satisfies BookSite);
    const assembled = (await inOwnProcess(new URL('./book-assembly.ts', import.meta.url), {
      folder,
      path: `${path}/`,
    } satisfies BuiltBook)) as Book;
    const printed = await printBook(assembled, {
      read: (asked) => siteFile(folder, `/${asked.slice(assembled.base.length)}`),
      executablePath,
    });
    writeBytes(file, printed);
    return printed.length;
  });
  process.stderr.write(`Printed ${name}: ${String(Math.ceil(bytes / 1024))} kB.\n`);
  return 0;
}
