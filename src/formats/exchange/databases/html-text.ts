import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/** All text of an HTML document, one text node after the other, as programs count characters in it. Nothing of it is run or fetched. */
export function htmlText(html: string): string {
  const pieces: string[] = [];
  const waiting: DefaultTreeAdapterTypes.Node[] = [parseFragment(html)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) pieces.push(node.value);
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed());
  }
  return pieces.join('');
}
