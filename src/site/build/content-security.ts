/**
 * What a page may load and run: files of the site; no script or style of its own, nothing of other hosts.
 * The search's WebAssembly runs in a worker, which a page's policy does not reach, so no page need allow it.
 */
export const CONTENT_SECURITY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join(';');
