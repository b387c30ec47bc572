import { formatSitemap } from '#formats/sitemap.ts';
import { edition } from '#site/edition/edition.ts';
import { pagePaths } from '#site/edition/page-paths.ts';

/** A sitemap has whole addresses: it is empty where no site is known. */
export const GET = () =>
  new Response(
    formatSitemap(
      pagePaths().map((path) =>
        edition()
          .translations(path)
          .flatMap(({ lang, url }) => (url === undefined ? [] : [{ lang, url }])),
      ),
    ),
  );
