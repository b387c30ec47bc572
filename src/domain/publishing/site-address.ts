import { z } from 'zod';
import type { Entry } from '../entry/entry.ts';
import { finding, type Finding } from '../entry/finding.ts';

/** Where a site is: its origin without a slash at its end, and its path, which begins and ends with one. Both as they are in a link. */
export interface SiteAddress {
  readonly origin: string;
  readonly path: string;
}

/** Why something is no address of a site, or no path of one, and how to write it. */
export interface AddressFault {
  /** Such as `it has "//" in its path`; undefined where it is nothing of the kind. */
  readonly why?: string;
  readonly mend: string;
}

const ADDRESS = 'Write it as https://example.org or https://example.org/repository/.';
const PATH = 'Write it as /repository/ or /pr-preview/pr-7/.';

const webAddress = z.url({ protocol: /^https?$/, normalize: true });

/** The one reader of a site's address, wherever it is written. Its host is given as in DNS, its path percent-encoded. */
export function parseSiteAddress(written: string): SiteAddress | AddressFault {
  const unseen = unseenFault(written, ADDRESS);
  if (unseen !== undefined) return unseen;
  const [, scheme = '', authority = '', rest = ''] = /^(https?:\/\/)([^/\\?#]+)(.*)$/is.exec(written) ?? [];
  if (authority.includes('@'))
    return {
      why: 'it has a name or a password before "@"',
      mend: `Write it without, as ${scheme}${authority.replace(/^.*@/, '')}${rest}.`,
    };
  // The parser would mend what is written, such as a backslash: it is given only what it may mend, the name of the host.
  const origin = webAddress.safeParse(`${scheme}${authority}/`).data?.slice(0, -1);
  if (origin === undefined || !/^https?:\/\/([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d+)?$/.test(origin)) return { mend: ADDRESS };
  const path = parseSitePath(rest === '' ? '/' : rest, (better) => `Write it as ${origin}${better}.`, ADDRESS);
  return typeof path === 'string' ? { origin, path } : path;
}

/**
 * A path under which a site is served, percent-encoded, with `/` at both ends.
 * @param better says how to write it, where the path it could be is known; `other` where it is not
 */
export function parseSitePath(
  written: string,
  better: (path: string) => string = (path) => `Write it as ${path}.`,
  other = PATH,
): string | AddressFault {
  const unseen = unseenFault(written, other);
  if (unseen !== undefined) return unseen;
  const fault = (why: string, path?: string): AddressFault => {
    const known = path === undefined ? undefined : parseSitePath(path, better, other);
    return { why, mend: typeof known === 'string' ? better(known) : (known?.mend ?? other) };
  };
  const mark = /[?#]/.exec(written);
  if (mark !== null) return fault(`it has a "${mark[0]}"`, written.slice(0, mark.index));
  if (written.includes('\\')) return fault('it has a backslash', written.replaceAll('\\', '/'));
  if (written.includes('//')) return fault('it has "//" in its path', written.replace(/\/+/g, '/'));
  if (/^\/?$/.test(written)) return '/';
  const names = written.replace(/^\/|\/$/g, '').split('/');
  const decoded = names.map(decode);
  const broken = decoded.findIndex((name) => name === undefined);
  if (broken !== -1) return fault(`"${names[broken] ?? ''}" has a % that begins no character`);
  const dots = decoded.find((name) => name === '.' || name === '..');
  if (dots !== undefined) return fault(`it has "${dots}" in its path`, followDots(decoded.map(String)));
  // Also behind a %: what a server or a program decodes must not mean anything else.
  const odd = /[^\p{L}\p{N}\p{M}\p{S}\p{P} ]|["'`<>{}|^[\]$&*!(),:;=%?#/\\]/u.exec(decoded.join(''))?.[0];
  if (odd !== undefined)
    return fault(
      `it has ${/\p{Cc}/u.test(odd) ? 'a control character' : /\p{C}/u.test(odd) ? 'a character that is not seen' : `a ${odd}`}, which a path cannot have in every place`,
    );
  if (/^index\.html?$/i.test(decoded.at(-1) ?? '')) return fault('it names the page, not the site', `/${names.slice(0, -1).join('/')}`);
  return `/${decoded.map((name) => encode(name ?? '')).join('/')}/`;
}

/** An address as it is used, with `/` at its end; one that has a fault, which is told elsewhere, as it is written. */
export function normalizeSiteAddress(written: string): string {
  const address = parseSiteAddress(written);
  return 'origin' in address ? address.origin + address.path : written;
}

/** What is wrong with the address that a study says it will have. */
export function checkSiteAddress(entries: readonly Entry[]): Finding[] {
  const entry = entries.find(({ kind }) => kind === 'study');
  const { site } = (entry?.data ?? {}) as { site?: unknown };
  // What is no web address at all is told by the schema.
  if (entry === undefined || typeof site !== 'string' || !webAddress.safeParse(site).success) return [];
  const address = parseSiteAddress(site);
  if ('origin' in address) return [];
  const message = `"site" is not a site's address${address.why === undefined ? '' : `: ${address.why}`}.`;
  return [finding('schema', entry.path, entry.locate(['site']), message, address.mend)];
}

function unseenFault(written: string, mend: string): AddressFault | undefined {
  if (!/[\s\p{Cc}\p{Cf}\p{Cs}]/u.test(written)) return undefined;
  return { why: 'it has a blank, or a character that is not seen', mend };
}

function decode(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

/** As browsers do; what leads out of the site's host leads to its front page. */
function followDots(names: readonly string[]): string {
  const path: string[] = [];
  for (const name of names) {
    if (name === '..') path.pop();
    else if (name !== '.') path.push(encode(name));
  }
  return path.join('/');
}

/** Everything but what is safe in HTML, in CSS and in a rule of `_redirects`. */
function encode(name: string): string {
  const hex = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name)
    .replace(/[!'()*]/g, hex)
    .replace(/%40/g, '@')
    .replace(/%2B/g, '+');
}
