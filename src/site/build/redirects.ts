import { pathOf } from '#domain/study/urls.ts';
import { editions } from '../edition/edition.ts';

/**
 * Rules for hosts that read a `_redirects` file (Netlify, Cloudflare Pages, GitLab Pages): each former page that leads on to one other,
 * as a permanent redirect. Hosts that do not read it have the pages themselves.
 */
export function redirects(): string {
  const rules = editions().flatMap(({ caseStudy, href }) => {
    const { pages, pairs } = caseStudy.formerUrls;
    const rule = (path: string, to: string | undefined) => (to === undefined ? [] : [`${href(path)} ${href(to)} 301\n`]);
    return [
      ...Array.from(
        pages,
        ([
          path,
          {
            successors: [one, ...others],
          },
        ]) => rule(path, others.length > 0 ? undefined : one && pathOf(one)),
      ),
      ...Array.from(pairs, ([path, { redirectTo }]) => rule(path, redirectTo)),
    ].flat();
  });
  return rules.sort().join('');
}
