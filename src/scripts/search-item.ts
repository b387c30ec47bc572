import { placesOf, type SearchTerm } from '#domain/search/search-words.ts';
import type { TextRun } from '#domain/text/localized-text.ts';
import type { Hit } from './search-query.ts';

/** Characters shown of a line, and before its first match. */
const LENGTH = 140;
const BEFORE = 24;

/** A result: its name, its kind in words (`kinds`), where it stands, and a line with what was asked. @param lang the page's */
export function resultItem(hit: Hit, terms: readonly SearchTerm[], kinds: Readonly<Record<string, string>>, lang: string): HTMLElement {
  const item = document.createElement('li');
  if (hit.hue !== undefined) item.dataset.hue = hit.hue;
  const link = document.createElement('a');
  link.href = hit.href;
  link.append(...marked(hit.title.text, hit.named ? terms : []));
  sayLanguage(link, hit.title, lang);
  const where = document.createElement('small');
  const kind = document.createElement('b');
  kind.textContent = hit.level ?? kinds[hit.kind] ?? '';
  where.append(kind, ' ', hit.chain.join(document.documentElement.dir === 'rtl' ? ' ← ' : ' → '));
  item.append(link, ' ', where, ...snippetOf(hit, terms, lang));
  return item;
}

/** The line that has the most of what was asked, from shortly before it; of a thing found by its name, its first. */
function snippetOf({ lines }: Hit, terms: readonly SearchTerm[], lang: string): HTMLElement[] {
  const count = ({ text }: TextRun) => terms.filter((term) => placesOf(text, term).length > 0).length;
  const line = lines.reduce<TextRun | undefined>((best, one) => (best === undefined || count(one) > count(best) ? one : best), undefined);
  if (line === undefined) return [];
  const first = Math.min(...terms.flatMap((term) => placesOf(line.text, term).map(([from]) => from)));
  const start = Number.isFinite(first) && first > LENGTH - BEFORE ? whole(line.text, first - BEFORE) : 0;
  const end = whole(line.text, start + LENGTH);
  const text = `${start > 0 ? '…' : ''}${line.text.slice(start, end)}${end < line.text.length ? '…' : ''}`;
  const snippet = document.createElement('p');
  snippet.append(...marked(text, terms));
  sayLanguage(snippet, line, lang);
  return [snippet];
}

/** Not in the middle of a character that takes two places. */
const whole = (text: string, at: number) => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at);

function sayLanguage(element: HTMLElement, { lang }: TextRun, pageLang: string): void {
  if (lang === pageLang) return;
  element.lang = lang;
  element.dir = 'auto';
}

/** The text with what was asked marked in it. */
function marked(text: string, terms: readonly SearchTerm[]): (string | HTMLElement)[] {
  const spans = terms.flatMap((term) => placesOf(text, term));
  spans.sort(([a], [b]) => a - b);
  const pieces: (string | HTMLElement)[] = [];
  let done = 0;
  for (const [start, end] of spans) {
    if (start < done) continue;
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    pieces.push(text.slice(done, start), mark);
    done = end;
  }
  return [...pieces, text.slice(done)];
}
