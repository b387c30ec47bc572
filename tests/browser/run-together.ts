import type { Page } from 'playwright-core';

/**
 * Words that a page shows apart and its text joins, as `one|two`: a gap that only the styles make, so that text browsers, reader views,
 * accessible names and what is copied run them together. What is a block without any style keeps words apart.
 */
export function runTogether(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Elements that browsers set apart by themselves. */
    const APART =
      'address, article, aside, blockquote, body, br, caption, dd, details, dialog, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, img, input, li, main, nav, ol, option, p, pre, search, section, select, summary, table, tbody, td, tfoot, th, thead, tr, ul';
    const faults: string[] = [];
    let last: Text | undefined;
    let joined = false;

    const boxOf = (text: Text, at: number) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect();
    };
    /** The elements that end after one text and begin before the next. */
    const between = (a: Text, b: Text) => {
      const around = (of: Text, other: Text) => {
        const found: Element[] = [];
        for (let up = of.parentElement; up !== null && !up.contains(other); up = up.parentElement) found.push(up);
        return found;
      };
      return [...around(a, b), ...around(b, a)];
    };
    const areShownApart = (a: Text, b: Text) => {
      const [end, start] = [boxOf(a, a.data.length - 1), boxOf(b, 0)];
      const isLine = between(a, b).every((element) => /^(inline|contents)$/.test(getComputedStyle(element).display));
      const size = parseFloat(getComputedStyle(b.parentElement as Element).fontSize);
      const gap = Math.max(start.left - end.right, end.left - start.right);
      // Where both stand in one run of text, a line may break between them.
      const isSameLine = Math.abs(start.bottom - end.bottom) < size / 2;
      return !isLine || (isSameLine && gap > size * 0.2);
    };
    const read = (node: Node) => {
      if (node instanceof Text) {
        if (node.data.trim() === '') joined = false;
        else {
          const touch = last !== undefined && /[\p{L}\p{N}\p{M}.,;:!?)\]]$/u.test(last.data) && /^[\p{L}\p{N}\p{M}([]/u.test(node.data);
          if (last !== undefined && joined && touch && areShownApart(last, node))
            faults.push(`${last.data.slice(-12)}|${node.data.slice(0, 12)}`);
          [last, joined] = [node, true];
        }
      } else if (node instanceof Element && !node.matches('script, style, template, [hidden]')) {
        const isApart = node.matches(APART);
        if (isApart) joined = false;
        if (!node.matches('select')) node.childNodes.forEach(read);
        if (isApart) joined = false;
      }
    };
    read(document.body);
    return faults;
  });
}
