import { JSDOM, type DOMWindow } from 'jsdom';

/** Gives Mermaid the document that it asks for. Sets globals: only in a worker or a process of its own. */
export function startDom(): DOMWindow {
  const { window } = new JSDOM('<!doctype html><body></body>');
  Object.assign(globalThis, { window, document: window.document });
  for (const name of ['Element', 'HTMLElement', 'SVGElement', 'Node', 'CSSStyleSheet'] as const)
    Object.assign(globalThis, { [name]: window[name] });
  return window;
}
