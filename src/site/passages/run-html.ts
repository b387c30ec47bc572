import { escapeHTML } from 'astro/runtime/server/index.js';
import { textIn, type LocalizedText, type TextRun } from '#domain/text/localized-text.ts';

/** A mark that print has in half width between Chinese. */
const HALF_WIDTH_MARK = /(?<=[\p{Script=Han}”’》）])([,:;?!])(?=[\p{Script=Han}“‘《（])/u;

/** A text as HTML with its line breaks: they are markup, so that they stand where no stylesheet does. Read back, it is the text to the letter. */
export const linesHtml = (text: string): string => toLines(text, escapeHTML);

/** The same of a quotation: marks between Chinese that print has in half width look as wide as Chinese marks, and are copied as printed. */
export const quotedHtml = (text: string): string => toLines(text, escapeQuoted);

const toLines = (text: string, escape: (line: string) => string) =>
  text
    .split(/\r\n?|\n/)
    .map(escape)
    .join('<br>');

const escapeQuoted = (line: string) =>
  line
    .split(HALF_WIDTH_MARK)
    .map((part, at) => (at % 2 === 1 ? `<span class="mark">${part}</span>` : escapeHTML(part)))
    .join('');

/** A run of text as HTML, with its line breaks but for those at its end; where its language is not the page's, it says so. */
export function runHtml(text: LocalizedText | TextRun, lang: string): string {
  const run = typeof text.text === 'string' && typeof text.lang === 'string' ? (text as TextRun) : textIn(text as LocalizedText, lang);
  const words = linesHtml(run.text.trimEnd());
  return run.lang === lang ? words : `<span lang="${escapeHTML(run.lang)}" dir="auto">${words}</span>`;
}
