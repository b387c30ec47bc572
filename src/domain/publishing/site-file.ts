/** Types that hosts serve as they are: pages and what they load, files for programs, pictures, sound, type; the search index's own among them. */
const TYPES =
  /\.(html|css|m?js|json|jsonld|map|ttl|csv|xlsx|qdc|qdpx|xml|txt|md|bib|ris|cff|pdf|svg|png|apng|jpe?g|jfif|gif|webp|avif|bmp|ico|mp4|mov|webm|og[gv]|mp3|m4a|aac|opus|wav|flac|vtt|woff2?|ttf|otf|webmanifest|pf_(meta|index|filter|fragment)|pagefind)$/;

/** What tells a host how to serve a site: at its top only, where no host looks in a preview. */
const FOR_HOSTS: ReadonlySet<string> = new Set(['.nojekyll', '_headers', '_redirects']);

/** Begins with no dot and ends with none, and is what it seems on every system: no stream, no short name (`GIT~1`), nothing that is not seen. */
const NAME = /^[\p{L}\p{N}_-]([\p{L}\p{N}\p{M} ._@+()-]*[\p{L}\p{N}\p{M}_@+()-])?$/u;

/** In UTF-16 code units. */
export const LONGEST_PATH = 235;

/**
 * The one list of what a site may hold: a preview from a stranger is refused for anything else, and a build of a preview leaves it out.
 * @param path below the site, with `/`
 * @returns what is not allowed; undefined where all is
 */
export function siteFileFault(path: string): 'name' | 'type of file' | undefined {
  if (FOR_HOSTS.has(path)) return undefined;
  const wellNamed = path.length <= LONGEST_PATH && path === path.normalize('NFC') && path.split('/').every(isWellNamed);
  if (!wellNamed) return 'name';
  return TYPES.test(path) ? undefined : 'type of file';
}

/** A file system has room for 255 bytes, of which a character takes three at most for each code unit. */
const isWellNamed = (name: string) => NAME.test(name) && name.replace(/[^ -~]/g, '___').length <= 255;
