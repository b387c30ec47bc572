import { pathOf } from '#domain/study/urls.ts';
import { editions } from '../edition/edition.ts';

/**
 * Rules for hosts that read a `_redirects` file (Netlify, Cloudflare Pages, GitLab Pages): each former page that leads on to one other,
 * as a permanent redirect. Hosts that do not read it have the pages themselves.
 */
export function redirects(): string {
  const rules = editions().flatMap(({ caseStudy, href }) =>
    [...caseStudy.formerUrls.pages].flatMap(([path, { successors }]) => {
      const [successor, ...others] = successors;
      return successor === undefined || others.length > 0 ? [] : [`${href(path)} ${href(pathOf(successor))} 301\n`];
    }),
  );
  return rules.sort().join('');
}
