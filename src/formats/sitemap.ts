import { escapeXml } from './xml.ts';

/** Addresses as a sitemap (sitemaps.org 0.9). Without any it is still one, and says nothing. */
export function formatSitemap(urls: readonly string[]): string {
  const entries = urls.map((url) => `<url><loc>${escapeXml(url)}</loc></url>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`;
}
