import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { GENERATOR } from '#domain/publishing/generator.ts';
import { RELEASE_DIGEST, type SiteContents } from '#domain/publishing/site-loss.ts';

/**
 * What a site built by Zhagen has; undefined for a folder that holds none.
 * @param besides folders at its top that are no part of it
 */
export function readSiteContents(folder: string, besides: readonly string[] = []): SiteContents | undefined {
  const files = new Set(
    readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !besides.includes(name))
      .flatMap((item) => (item.isDirectory() ? readdirSync(join(folder, item.name), { withFileTypes: true, recursive: true }) : [item]))
      .filter((item) => !item.isDirectory())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/')),
  );
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  if (!files.has('index.html') || !read('index.html').includes(`<meta name="generator" content="${GENERATOR}`)) return undefined;
  const digest = new RegExp(`<meta name="${RELEASE_DIGEST}" content="([0-9a-f]+)"`);
  const releases = [...files].flatMap((file): [string, string][] => {
    const [, version] = /^v\/([^/]+)\/index\.html$/.exec(file) ?? [];
    const own = version === undefined ? undefined : digest.exec(read(file))?.[1];
    return version === undefined || own === undefined ? [] : [[version, own]];
  });
  return { files, releases: new Map(releases) };
}
