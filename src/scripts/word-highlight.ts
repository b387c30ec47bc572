/** The name of what is marked, for styles/parts/filters.css. */
const MARKED = 'asked';

/**
 * Marks in the rows of a table what was asked, without a change to them; where a browser cannot do that, nothing is marked.
 * @param asked what is asked by the time that it can be marked
 */
export async function highlightWords(table: HTMLTableElement, asked: () => string): Promise<void> {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete(MARKED);
  if (asked().trim() === '') return;
  const { placesOf, wordsAsTyped } = await import('#domain/search/search-words.ts');
  const terms = wordsAsTyped(asked());
  const ranges = [...table.tBodies].flatMap((body) =>
    textsIn(body).flatMap((text) => terms.flatMap((term) => placesOf(text.data, term).map((place) => rangeIn(text, place)))),
  );
  CSS.highlights.set(MARKED, new Highlight(...ranges));
}

function textsIn(body: HTMLTableSectionElement): Text[] {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node as Text);
  return texts;
}

function rangeIn(text: Text, [from, to]: readonly [number, number]): StaticRange {
  return new StaticRange({ startContainer: text, startOffset: from, endContainer: text, endOffset: to });
}
