import { escapeXml } from '../containers/xml.ts';

/** A page's address in one language. */
export interface SitemapPage {
  readonly lang: string;
  readonly url: string;
}

/**
 * Addresses as a sitemap (sitemaps.org 0.9). Without any it is still one, and says nothing.
 * @param pages each in all of its languages, which the entry of each names (Google's extension)
 */
export function formatSitemap(pages: readonly (readonly SitemapPage[])[]): string {
  const namespace = pages.some((page) => page.length > 1) ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' : '';
  const entries = pages.flatMap((page) => {
    const alternates = page.map(({ lang, url }) => `<xhtml:link rel="alternate" hreflang="${escapeXml(lang)}" href="${escapeXml(url)}"/>`);
    return page.map(({ url }) => `<url><loc>${escapeXml(url)}</loc>${page.length > 1 ? alternates.join('') : ''}</url>\n`);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${namespace}>\n${entries.join('')}</urlset>\n`;
}
