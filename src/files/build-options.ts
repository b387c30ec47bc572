import { relative, resolve } from 'node:path';
import { parseSiteAddress, parseSitePath, type AddressFault, type SiteAddress } from '#domain/publishing/site-address.ts';

/** Where a study is, and where its site goes. Commands set them, and `ZHAGEN_…` variables hand them on to Astro. */
export interface BuildOptions {
  /** Absolute path of the study's folder. */
  readonly study: string;
  /** Absolute path of the folder the site is written to. */
  readonly out: string;
  /** Path prefix of every URL; begins and ends with `/`. Undefined leaves it to the path of study.yaml's `site`. */
  readonly base: string | undefined;
  /** Address of the site, without a path; undefined leaves it to study.yaml. */
  readonly site: string | undefined;
  /** What the study is reviewed against (see `openBase`); undefined builds a site without a review. */
  readonly reviewBase: string | undefined;
}

export const OPTION_VARIABLES = {
  study: 'ZHAGEN_STUDY',
  site: 'ZHAGEN_SITE',
  base: 'ZHAGEN_BASE',
  out: 'ZHAGEN_OUT',
  reviewBase: 'ZHAGEN_REVIEW_BASE',
} as const;

/**
 * The options from a command line or the environment, made absolute and checked. An empty one counts as not given: CI sets variables so.
 * @throws {OptionError} that says which option is wrong and how to write it
 */
export function parseOptions(
  { study, out, base, site, reviewBase }: Readonly<Partial<Record<keyof typeof OPTION_VARIABLES, string | undefined>>>,
  cwd: string,
): BuildOptions {
  const address = site === undefined || site === '' ? undefined : parseSite(site);
  const path = address === undefined || address.path === '/' ? undefined : address.path;
  return {
    study: resolve(cwd, study === undefined || study === '' ? 'content' : study),
    out: resolve(cwd, out === undefined || out === '' ? 'dist' : out),
    base: base === undefined || base === '' ? path : parseBase(base),
    site: address?.origin,
    reviewBase: reviewBase === '' ? undefined : reviewBase,
  };
}

/** The options from the environment, as a command left them there. */
export function optionsFromEnvironment(environment: NodeJS.ProcessEnv, cwd: string): BuildOptions {
  const given = Object.entries(OPTION_VARIABLES).map(([name, variable]) => [name, environment[variable]] as const);
  return parseOptions(Object.fromEntries(given), cwd);
}

export class OptionError extends Error {}

function parseBase(given: string): string {
  const path = parseSitePath(given.replace(/^\/+|\/+$/g, ''));
  if (typeof path === 'string') return path;
  throw new OptionError(`--base "${given}" is not a path${reason(path)}`);
}

/** A path in the address is the base, where no base is given. */
function parseSite(given: string): SiteAddress {
  const address = parseSiteAddress(given);
  if ('origin' in address) return address;
  throw new OptionError(`--site "${given}" is not a site's address${reason(address)}`);
}

const reason = ({ why, mend }: AddressFault) => `${why === undefined ? '' : `: ${why}`}. ${mend}`;

/** A folder as a reader would type it: relative where it is below the working folder. */
export function folderName(folder: string): string {
  const path = relative(process.cwd(), folder);
  return (path === '' ? '.' : path.startsWith('..') ? folder : path).replaceAll('\\', '/');
}
