import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { AstroIntegration } from 'astro';
import { build } from 'astro';
import type { BuildOptions } from '#files/build-options.ts';
import { ENGINE } from '#files/engine.ts';
import { HEAP_GROWTH } from './build.ts';
import { answer } from './own-process.ts';
import { astroConfig, WORKSHOP } from './serve.ts';

/** What a process that builds a site with its book is told. */
export interface BookSite {
  readonly options: BuildOptions;
  /** The path of the book’s page. */
  readonly path: string;
}

/** The book's own route, which no other build has; its beginning says the language, as for any page. */
const bookAt = (pattern: string): AstroIntegration => ({
  name: 'zhagen:book',
  hooks: { 'astro:config:setup': ({ injectRoute }) => injectRoute({ pattern, entrypoint: join(ENGINE, 'src/pages/_book.astro') }) },
});

setFlagsFromString(HEAP_GROWTH);
await answer(async (told) => {
  const { options, path } = told as BookSite;
  // Below the working folder, Astro keeps there what it makes on the way, so that others who print or build leave it alone.
  process.chdir(WORKSHOP);
  await build({ ...astroConfig(options), integrations: [bookAt(path)], logLevel: 'silent' });
});
