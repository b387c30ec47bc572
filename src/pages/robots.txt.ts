import type { APIRoute } from 'astro';
import { paths } from '#domain/study/urls.ts';

/** Everything may be read. Crawlers look for this file at the root of a host; below a path its use is the sitemap's address. */
export const GET: APIRoute = ({ locals: { edition } }) => {
  const sitemap = edition.absoluteUrl(paths.sitemap);
  return new Response(`User-agent: *\nDisallow:\n${sitemap === undefined ? '' : `\nSitemap: ${sitemap}\n`}`);
};
