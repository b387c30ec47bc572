import type { Page } from 'playwright-core';

interface Stop {
  /** The focused element, as a reader of a message knows it; empty where nothing is focused. */
  readonly name: string;
  readonly matches: boolean;
  readonly faults: readonly string[];
}

/**
 * Where the keyboard's focus is, and what keeps a reader from seeing it: it is hidden, outside the window, covered (WCAG 2.4.11), or
 * has no mark of at least 2 pixels and 3:1 against what is behind it.
 */
export const stopAt = (page: Page, selector = '*'): Promise<Stop> => page.evaluate(stopHere, selector);

/** In the page. */
function stopHere(wanted: string): Stop {
  const focused = document.activeElement ?? document.body;
  if (focused === document.body) return { name: '', matches: false, faults: [] };
  const faults: string[] = [];

  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const luminance = (layers: readonly string[]) => {
    if (pixel === null) throw new Error('The browser draws nothing.');
    for (const colour of layers) {
      pixel.fillStyle = colour;
      pixel.fillRect(0, 0, 1, 1);
    }
    const [r = 0, g = 0, b = 0] = Array.from(pixel.getImageData(0, 0, 1, 1).data, (value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (colour: string, ground: readonly string[]) => {
    const [low = 0, high = 0] = [luminance([...ground, colour]), luminance(ground)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  /** What the mark is drawn on, as it stands outside the element: the grounds around it, from the window's to the nearest. */
  const grounds = () => {
    const found: string[] = [];
    for (let box = focused.parentElement; box !== null; box = box.parentElement) found.unshift(getComputedStyle(box).backgroundColor);
    return ['white', ...found];
  };
  /** The line of an outline; of a shadow that is there for the focus; in a figure, of the shape itself or under its words. */
  const mark = (): { width: number; colour: string } | undefined => {
    const inner =
      focused.closest('svg a') && getComputedStyle(focused.querySelector(':scope > :is(rect, circle, polygon, path), text') ?? focused);
    if (inner) {
      const underlined = inner.textDecorationLine === 'underline';
      return underlined
        ? { width: parseFloat(inner.textDecorationThickness), colour: inner.fill }
        : { width: parseFloat(inner.strokeWidth), colour: inner.stroke };
    }
    for (const style of [getComputedStyle(focused), getComputedStyle(focused, '::after')])
      if (style.outlineStyle !== 'none') return { width: parseFloat(style.outlineWidth), colour: style.outlineColor };
    const [, colour = '', lengths] = /^(.+?\)) (.*)$/.exec(getComputedStyle(focused).boxShadow) ?? [];
    return lengths === undefined ? undefined : { width: Math.max(...lengths.split(' ').map(parseFloat)), colour };
  };

  if (!focused.checkVisibility({ visibilityProperty: true, opacityProperty: true })) faults.push('is hidden');
  // A link in running text may stand in several lines, and the middle of their frame beside them.
  // A box of a figure may hold others: what is to be seen of it is its words.
  const shape = focused.closest('svg') === null ? focused : (focused.querySelector('text') ?? focused);
  const { left, right, top, bottom } = shape.getClientRects()[0] ?? new DOMRect();
  const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  if (right - left < 2 || bottom - top < 2) faults.push('has no size');
  else if (top < 0 && bottom < innerHeight) faults.push(`is ${(-top).toFixed(1)} pixels above the window`);
  else if (bottom > innerHeight && top > 0) faults.push(`is ${(bottom - innerHeight).toFixed(1)} pixels below the window`);
  else if (left < 0 || right > innerWidth) faults.push('is beside the window');
  else {
    for (const height of [top + 1, y, bottom - 1]) {
      const seen = document.elementFromPoint(x, Math.min(Math.max(height, 0), innerHeight - 1));
      // In a figure what comes first is drawn below: the line that a label stands on.
      const below =
        (focused.closest('svg')?.contains(seen) ?? false) && seen?.compareDocumentPosition(focused) === Node.DOCUMENT_POSITION_FOLLOWING;
      const shown = seen !== null && (below || focused.contains(seen) || seen.contains(focused));
      if (!shown) faults.push(`is covered by ${seen?.outerHTML.slice(0, 60) ?? 'nothing'}`);
    }
  }
  const drawn = mark();
  if (drawn === undefined || drawn.width < 2) faults.push('has no mark of its focus');
  else if (contrast(drawn.colour, grounds()) < 3) faults.push(`has a faint mark of its focus: ${drawn.colour}`);
  const words = (focused.getAttribute('aria-label') ?? focused.textContent).replace(/\s+/g, ' ').trim();
  const name = `${focused.localName}${focused.className === '' ? '' : `.${focused.getAttribute('class') ?? ''}`} “${words.slice(0, 40)}”`;
  return { name, matches: focused.matches(wanted), faults };
}

/** A walk as the page has it. */
interface Walk {
  readonly stops: Stop[];
  /** At a stop that is wanted, or past the last. */
  isOver: boolean;
  end(): void;
}

declare global {
  var walk: Walk | undefined;
}

/**
 * In the page: looks at the focus whenever Tab is let go, until the walk is over; from then on Tab does nothing. Past the last stop the focus goes
 * to nothing, which is told at once: the window may have it back, at the first stop, before the key is let go.
 */
function beginWalk(look: typeof stopHere, wanted: string): void {
  const looking = new AbortController();
  const walk: Walk = { stops: [], isOver: false, end: () => looking.abort() };
  globalThis.walk = walk;
  const options = { capture: true, signal: looking.signal };
  const add = (see: () => Stop) => {
    if (walk.isOver) return;
    const stop = see();
    walk.stops.push(stop);
    walk.isOver = stop.matches || stop.name === '';
  };
  addEventListener('keydown', (event) => walk.isOver && event.preventDefault(), options);
  addEventListener(
    'focusout',
    ({ relatedTarget }) => relatedTarget === null && add(() => ({ name: '', matches: false, faults: [] })),
    options,
  );
  addEventListener('keyup', () => add(() => look(wanted)), options);
}

/** How often Tab is pressed before it is asked whether the walk is over: a question takes as long as several keys. */
const AT_ONCE = 16;

/** Walks by Tab from where the focus is to the first stop that matches, to the end of the page, or past `most` stops. @returns every stop */
async function walkOn(page: Page, wanted: string, key: 'Tab' | 'Shift+Tab' = 'Tab', most = Infinity): Promise<readonly Stop[]> {
  const browser = await page.context().newCDPSession(page);
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9, modifiers: key === 'Tab' ? 0 : 8 };
  await page.evaluate(`(${String(beginWalk)})(${String(stopHere)}, ${JSON.stringify(wanted)})`);
  for (;;) {
    const presses = Array.from({ length: AT_ONCE }, () => ['rawKeyDown', 'keyUp'] as const).flat();
    await Promise.all(presses.map((type) => browser.send('Input.dispatchKeyEvent', { type, ...tab })));
    const { stops = [], isOver } = await page.evaluate(() => ({ stops: globalThis.walk?.stops, isOver: globalThis.walk?.isOver }));
    if (isOver !== true && stops.length <= most) continue;
    await page.evaluate(() => globalThis.walk?.end());
    await browser.detach();
    return stops;
  }
}

/** Walks by Tab (or `key`) to the first stop that matches, seeing the focus at every one. @throws where a stop is not seen, or none matches */
export async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const stops = await walkOn(page, selector, key);
  for (const { name, faults } of stops) if (faults.length > 0) throw new Error(`${name} ${faults.join(', ')}.`);
  if (stops.at(-1)?.matches !== true)
    throw new Error(`No stop of the keyboard matches ${selector}. It stopped at ${stops.map(({ name }) => name).join(', ')}.`);
}

/** Walks by Tab from the page's start to its end. @returns what is wrong on the way: stops that are not seen, and a way that comes back on itself */
export async function walkThrough(page: Page): Promise<string[]> {
  const all = await page.evaluate(() => document.querySelectorAll('a[href], button, input, select, summary, [tabindex]').length);
  const stops = await walkOn(page, ':not(*)', 'Tab', all);
  const faults = stops.flatMap((stop) => stop.faults.map((fault) => `${stop.name} ${fault}`));
  return stops.at(-1)?.name === '' ? faults : [...faults, `The way does not end after ${String(all)} stops.`];
}
