import { readable } from './address-part.ts';

/** On a page that redirects: a fragment goes along to where that part is now; the page's own refresh would drop it. */
const [, fragment = ''] = location.hash.split('#');
const part = fragment === '' ? null : document.getElementById(readable(fragment));
const next = part?.querySelector('a')?.href;
if (next !== undefined) location.replace(next);
