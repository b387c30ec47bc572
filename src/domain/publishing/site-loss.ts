/** How the front page of a release says which file it was made of. */
export const RELEASE_DIGEST = 'zhagen-release';

/** What a site has. */
export interface SiteContents {
  /** Paths of files, without a `/` before them. */
  readonly files: ReadonlySet<string>;
  /** The digest of each release by its version, as the site says it. */
  readonly releases: ReadonlyMap<string, string>;
}

/** Nobody cites these: what pages load, whose names change with what is in it, and what hosts read. */
const UNCITED = /^(assets|pagefind|figures)\/|^(404\.html|card\.png|CNAME|\.nojekyll|_redirects)$/;

/**
 * The URLs that a site would lose if the next took its place, in their order: paths, and of a release that is another than it was, its front
 * page. What leads on and what says that it is retired is a page of the next.
 * @param mayGo paths that may go; one that ends in `/` with all below it
 */
export function lostOnSite(live: SiteContents, next: SiteContents, mayGo: readonly string[]): string[] {
  const changed = [...live.releases].flatMap(([version, digest]) =>
    next.releases.has(version) && next.releases.get(version) !== digest ? [`v/${version}/index.html`] : [],
  );
  const gone = [...live.files].filter((file) => !next.files.has(file) && !UNCITED.test(file));
  return [...new Set([...changed, ...gone])]
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
    .filter((url) => !mayGo.some((path) => url === path || (path.endsWith('/') && url.startsWith(path))))
    .sort();
}
