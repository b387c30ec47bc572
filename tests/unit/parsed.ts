import { JSDOM } from 'jsdom';

/** One window reads them all: to make one takes longer than to read most texts. */
const parser = new new JSDOM('').window.DOMParser();

/** A text of HTML as a document; no script of it runs. */
export const parseHtml = (html: string): Document => parser.parseFromString(html, 'text/html');

/** A text of XML, an SVG or a feed, as a document; throws where it is not well-formed. */
export function parseXml(text: string): Document {
  const document = parser.parseFromString(text, 'application/xml');
  const error = document.querySelector('parsererror');
  if (error !== null) throw new Error(`It is not well-formed: ${error.textContent}\n${text}`);
  return document;
}
