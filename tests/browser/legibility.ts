import type { Page } from 'playwright-core';

/** What keeps a reader from a text of the page as it stands: the page scrolls sideways, a text is cut off, or two texts lie on each other. */
export function illegible(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Run {
      readonly words: string;
      readonly element: Element;
      /** In pixels of the window, of the letters alone: a font's own box is higher. */
      readonly box: DOMRect;
    }
    /** Pixels by which letters may reach out of their boxes. */
    const SLACK = 2;
    const faults = new Set<string>();

    const farthest = () => {
      scrollTo(10_000, 0);
      const far = Math.max(scrollX, document.documentElement.scrollWidth - innerWidth);
      scrollTo(0, 0);
      return far;
    };
    const exceeds = (inner: DOMRect, outer: DOMRect) =>
      inner.left < outer.left - SLACK ||
      inner.right > outer.right + SLACK ||
      inner.top < outer.top - SLACK ||
      inner.bottom > outer.bottom + SLACK;
    const overlap = (a: DOMRect, b: DOMRect) => {
      const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
      const [right, bottom] = [Math.min(a.right, b.right), Math.min(a.bottom, b.bottom)];
      return right - left > SLACK && bottom - top > SLACK ? new DOMRect(left, top, right - left, bottom - top) : undefined;
    };

    /** The part of a text that is not scrolled out of a box around it, nor hidden on purpose in a box of a pixel; tells of it where it is cut off. */
    const shownPart = ({ words, element, box }: Run): DOMRect | undefined => {
      let part = box;
      for (let around: Element | null = element; around !== null && around !== document.body; around = around.parentElement) {
        const { overflowX, overflowY, clipPath } = getComputedStyle(around);
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        const frame = around.getBoundingClientRect();
        if (clipPath !== 'none' && Math.min(frame.width, frame.height) <= 1) return undefined;
        const scrolls = [overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll');
        const rest = overlap(part, frame);
        if (scrolls && rest === undefined) return undefined;
        if (scrolls) part = rest ?? part;
        else if (exceeds(part, frame)) faults.add(`cuts “${words}”`);
      }
      if (part.left < -SLACK || part.right > innerWidth + SLACK) faults.add(`has “${words}” beside the window`);
      return part;
    };

    const runsOf = (text: Node, element: Element): Run[] => {
      const range = document.createRange();
      range.selectNodeContents(text);
      const words = text.textContent?.trim().slice(0, 40) ?? '';
      const size = parseFloat(getComputedStyle(element).fontSize);
      return [...range.getClientRects()].map(({ left, top, width, height }) => {
        const letters = element instanceof SVGElement ? height * 0.6 : size * 0.7;
        return { words, element, box: new DOMRect(left, top + (height - letters) / 2, width, letters) };
      });
    };

    const far = farthest();
    if (far > 0) faults.add(`scrolls sideways by ${String(far)}`);
    const runs: Run[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const element = text.parentElement;
      if (element === null || text.textContent?.trim() === '' || element.closest('script, option, .skip') !== null) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })) continue;
      for (const run of runsOf(text, element)) {
        const box = run.box.width < 1 ? undefined : shownPart(run);
        if (box !== undefined) runs.push({ ...run, box });
      }
    }
    runs.sort((a, b) => a.box.top - b.box.top);
    runs.forEach(({ words, element, box }, i) => {
      for (let j = i + 1; j < runs.length; j++) {
        const other = runs[j];
        if (other === undefined || other.box.top >= box.bottom) break;
        if (other.element !== element && overlap(other.box, box)) faults.add(`has “${words}” on “${other.words}”`);
      }
    });
    return [...faults];
  });
}
