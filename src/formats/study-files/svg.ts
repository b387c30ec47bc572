import { createRequire } from 'node:module';
import type createPurifier from 'dompurify';
import type { JSDOM } from 'jsdom';

type Purifier = ReturnType<typeof createPurifier>;
interface Reader {
  readonly window: JSDOM['window'];
  readonly purifier: Purifier;
}

/** An SVG that runs and loads nothing, with what was taken out of it; or why it cannot be read, and the mend. */
export type HarmlessSvg = { readonly svg: string; readonly removed: readonly string[] } | { readonly fault: string; readonly mend: string };

/** What DOMPurify has no need of in a page and a picture draws with; references are held to the picture itself. */
const DRAWN = ['use', 'symbol'];
const DRAWN_ATTRIBUTES = [
  'href',
  'xlink:href',
  'vector-effect',
  'pointer-events',
  'paint-order',
  'letter-spacing',
  'word-spacing',
  'enable-background',
  'isolation',
  'requiredfeatures',
  'systemlanguage',
];

const NAMESPACE = 'http://www.w3.org/2000/svg';

/**
 * Makes an SVG harmless, also where it is opened by its own address: DOMPurify's list of elements and attributes, and nothing that leads or
 * loads from elsewhere. A document type goes; one that declares entities is refused.
 */
export function harmlessSvg(bytes: Uint8Array): HarmlessSvg {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { fault: 'it is not encoded in UTF-8.', mend: 'Save it as UTF-8.' };
  }
  if (/<!ENTITY/i.test(text)) return { fault: 'it declares entities.', mend: 'Export it anew as plain SVG, without <!ENTITY …>.' };
  const { window, purifier } = read();
  const root = new window.DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (root.nodeName === 'parsererror') {
    const [, line = '1', reason = ''] = /^(\d+):\d+: (.*?)\.?$/s.exec(root.textContent) ?? [];
    return { fault: `line ${line} is not valid XML: ${reason}.`, mend: 'Export it anew as SVG.' };
  }
  if (root.nodeName !== 'svg' || root.namespaceURI !== NAMESPACE)
    return { fault: 'it is no SVG.', mend: `Begin it with <svg xmlns="${NAMESPACE}">.` };
  const emptied: string[] = [];
  // Commas are as good as blanks, but not to what looks for the size.
  const box = root.getAttribute('viewBox');
  if (box !== null) root.setAttribute('viewBox', box.trim().replace(/[\s,]+/g, ' '));
  // DOMPurify takes a CDATA section out unseen.
  for (const style of root.querySelectorAll('style')) style.replaceChildren(style.textContent);
  purifier.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (tagName !== 'style' || isHarmless(node.textContent ?? '')) return;
    node.textContent = '';
    emptied.push('<style>');
  });
  purifier.sanitize(root, {
    IN_PLACE: true,
    USE_PROFILES: { svg: true, svgFilters: true },
    ADD_TAGS: DRAWN,
    ADD_ATTR: DRAWN_ATTRIBUTES,
    SANITIZE_DOM: false,
  });
  purifier.removeHook('uponSanitizeElement');
  return {
    svg: new window.XMLSerializer().serializeToString(root),
    removed: [...new Set([...purifier.removed.flatMap(nameOf), ...emptied])],
  };
}

/** What a program wrote for itself, in names of its own, and comments, are none that a reader misses. */
function nameOf(removed: Purifier['removed'][number]): string[] {
  if ('element' in removed) {
    const { nodeName, namespaceURI } = removed.element as Element;
    return namespaceURI === NAMESPACE || namespaceURI?.endsWith('/xhtml') === true ? [`<${nodeName}>`] : [];
  }
  const name = removed.attribute?.name ?? '';
  return name.includes(':') && name !== 'xlink:href' ? [] : [name];
}

/** Whether a value, or a style, loads nothing: CSS can by url() and its like, @import and @font-face, each of which may be disguised by a backslash. */
const isHarmless = (css: string) =>
  !/\\|@(import|font-face|namespace)|\b(image|image-set|-webkit-image-set|src|cross-fade|expression)\s*\(|url\(\s*["']?\s*(?!["'\s]|#)|(java|vb)script:/i.test(
    css,
  );

/** A reference within the picture, or to pixels that it holds. */
const staysWithin = (url: string, element: string) =>
  url.startsWith('#') || (element === 'image' && /^data:image\/(png|jpeg|gif|webp);base64,[\w+/=\s]*$/i.test(url));

let reader: Reader | undefined;

/** Loaded with the first SVG: a study without one does not wait for it. */
function read(): Reader {
  if (reader !== undefined) return reader;
  const load = createRequire(import.meta.url);
  const { window } = new (load('jsdom') as { JSDOM: typeof JSDOM }).JSDOM('');
  const purifier = (load('dompurify') as typeof createPurifier)(window);
  purifier.addHook('uponSanitizeAttribute', (node, data) => {
    const isReference = data.attrName === 'href' || data.attrName === 'xlink:href';
    data.keepAttr = isReference ? staysWithin(data.attrValue, node.nodeName) : isHarmless(data.attrValue);
  });
  return (reader = { window, purifier });
}
