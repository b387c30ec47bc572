import { escapeXml } from '../containers/xml.ts';

/** A feed by RFC 4287. Identifiers are IRIs that never change; links may be relative to the feed. */
export interface Feed {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** Where the feed is, and the page it follows. */
  readonly self: string;
  readonly page: string;
  /** Newest first. Without any, `updated` is the feed's own day. */
  readonly entries: readonly FeedEntry[];
  readonly updated: string;
}

export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  /** `2026-11-22` */
  readonly day: string;
  /** A line for each thing that changed. */
  readonly lines: readonly string[];
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>\n`;
const link = (rel: string, href: string, type: string) => `<link rel="${rel}" href="${escapeXml(href)}" type="${type}"/>\n`;
const time = (day: string) => `${day}T00:00:00Z`;

export function formatAtom({ id, lang, title, authors, self, page, entries, updated }: Feed): string {
  const head = [
    element('id', id),
    element('title', title),
    element('updated', time(entries[0]?.day ?? updated)),
    ...authors.map((name) => `<author>${element('name', name).trim()}</author>\n`),
    link('self', self, 'application/atom+xml'),
    link('alternate', page, 'text/html'),
  ];
  const list = entries.map((entry) =>
    [
      '<entry>\n',
      element('id', entry.id),
      element('title', entry.title),
      element('updated', time(entry.day)),
      link('alternate', entry.link, 'text/html'),
      `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><ul>\n${entry.lines.map((line) => element('li', line)).join('')}</ul></div></content>\n`,
      '</entry>\n',
    ].join(''),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(lang)}">\n${[...head, ...list].join('')}</feed>\n`;
}
