import type { APIRoute } from 'astro';
import { formatSitemap } from '#formats/feeds/sitemap.ts';
import { pagePaths } from '#site/edition/page-paths.ts';

/** A sitemap has whole addresses: it is empty where no site is known. */
export const GET: APIRoute = ({ locals: { edition } }) =>
  new Response(
    formatSitemap(
      pagePaths(edition).map((path) => edition.translations(path).flatMap(({ lang, url }) => (url === undefined ? [] : [{ lang, url }]))),
    ),
  );
