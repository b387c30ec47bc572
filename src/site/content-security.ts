import { createHash } from 'node:crypto';

/** Sets the remembered colours before anything is painted; the only script that stands in a page itself. */
export const THEME_SCRIPT = "try{const t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t}catch{}";

/**
 * What a page may load and run: files of the site, and the one script above; no style of its own, nothing of other hosts.
 * The search's WebAssembly runs in a worker, which a page's policy does not reach, so no page need allow it.
 */
export const CONTENT_SECURITY = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash('sha256').update(THEME_SCRIPT).digest('base64')}'`,
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join(';');
