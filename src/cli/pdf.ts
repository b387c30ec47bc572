import { join, resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import { build as buildWithAstro } from 'astro';
import { hasErrors } from '#domain/finding.ts';
import { findBrowser, noBrowser } from '#files/browser.ts';
import { folderName, OptionError, type BuildOptions } from '#files/build-options.ts';
import { openStudy } from '#files/held-study.ts';
import { inTemporaryFolder, siteFile, writeBytes } from '#files/site-folder.ts';
import { bindBook } from '#render/book/bind.ts';
import { printBook } from '#render/book/print.ts';
import { formatFindings } from '#report/finding-report.ts';
import { astroConfig, PROJECT } from './serve.ts';

/** The book's own route, which no other build has. */
const book: AstroIntegration = {
  name: 'zhagen:book',
  hooks: { 'astro:config:setup': ({ injectRoute }) => injectRoute({ pattern: '/_book', entrypoint: join(PROJECT, 'src/pages/_book.astro') }) },
}; // prettier-ignore

/**
 * Prints the whole edition, built for the purpose and bound into one document, as one PDF.
 * @throws {OptionError} where no Chromium is
 */
export async function pdf(options: BuildOptions, to: string): Promise<number> {
  const file = resolve(to);
  const name = folderName(file);
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new OptionError(noBrowser());
  const { findings, caseStudy } = openStudy(options.study);
  if (hasErrors(findings) || caseStudy === undefined) {
    process.stderr.write(`${formatFindings(findings, folderName(options.study), 'text')}\n\nNothing was printed: mend the errors first.\n`);
    return 1;
  }
  const bytes = await inTemporaryFolder(async (folder) => {
    // Astro keeps what it makes on the way in the working folder, unless the output is below it.
    process.chdir(PROJECT);
    await buildWithAstro({ ...astroConfig({ ...options, out: folder }), integrations: [book], logLevel: 'silent' });
    const printed = await print(folder, executablePath);
    writeBytes(file, printed);
    return printed.length;
  });
  process.stderr.write(`Printed ${name}: ${String(Math.ceil(bytes / 1024))} kB.\n`);
  return 0;
}

function print(folder: string, executablePath: string): Promise<Uint8Array> {
  const page = (path: string) => siteFile(folder, path)?.body.toString() ?? '';
  const bound = bindBook(page('/_book/'), page);
  return printBook(bound, { read: (path) => siteFile(folder, `/${path.slice(bound.base.length)}`), executablePath });
}
