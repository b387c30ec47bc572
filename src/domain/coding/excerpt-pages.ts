import type { CaseStudy, Concept, Excerpt, Release, Source } from '../study/case-study.ts';
import { pathOf } from '../study/urls.ts';

/** What one page holds of a concept's excerpts; further ones have pages of their own. Never to be made less: addresses of pages hang on it. */
export const EXCERPT_PAGE = { excerpts: 60, characters: 60_000 } as const;

/** More than so many, or so long, are set quieter than a few, stand by their sources, and are folded. */
const FEW = { excerpts: 4, characters: 2400 } as const;

const lengthOf = (excerpts: readonly Excerpt[]) => excerpts.reduce((sum, { text }) => sum + text.length, 0);

export const hasMany = ({ excerpts }: Pick<Concept, 'excerpts'>): boolean =>
  excerpts.length > FEW.excerpts || (excerpts.length > 1 && lengthOf(excerpts) > FEW.characters);

/** A concept's excerpts page by page, one page at least; where they are many, those of one source together, the sources in order of their first. */
export function excerptPages(concept: Pick<Concept, 'excerpts'>): readonly (readonly Excerpt[])[] {
  const ordered = hasMany(concept) ? bySource(concept.excerpts).flatMap(({ excerpts }) => excerpts) : concept.excerpts;
  const pages: Excerpt[][] = [[]];
  let characters = 0;
  for (const excerpt of ordered) {
    const page = pages.at(-1);
    if (
      page === undefined ||
      page.length === EXCERPT_PAGE.excerpts ||
      (page.length > 0 && characters + excerpt.text.length > EXCERPT_PAGE.characters)
    ) {
      pages.push([excerpt]);
      characters = 0;
    } else page.push(excerpt);
    characters += excerpt.text.length;
  }
  return pages;
}

export function bySource(excerpts: readonly Excerpt[]): { readonly source: Source; readonly excerpts: readonly Excerpt[] }[] {
  return Array.from(
    Map.groupBy(excerpts, ({ source }) => source),
    ([source, list]) => ({ source, excerpts: list }),
  );
}

/** Where the `n`th page of a concept's excerpts is, from 1. */
export const excerptPagePath = (concept: Concept, n: number): string => (n === 1 ? pathOf(concept) : `${pathOf(concept)}${String(n)}/`);

/** Further pages with their fragments. An excerpt's own address is its concept's page, wherever it is shown. */
export function furtherUrls(concept: Concept): string[] {
  return excerptPages(concept).slice(1).flatMap((excerpts, i) => {
    const path = excerptPagePath(concept, i + 2);
    return [path, ...excerpts.map(({ id }) => `${path}#${id}`)];
  }); // prettier-ignore
}

const FURTHER = /^(\/concepts\/[^/]+\/\d+\/)(?:#(.+))?$/;

/** What releases have published of further pages and these have no more, as excerpts moved from page to page: by the page's path, its fragments. */
export function formerExcerptPages(releases: readonly Release[], living: ReadonlySet<string>): CaseStudy['formerUrls']['excerptPages'] {
  const former = new Map<string, Set<string>>();
  for (const url of releases.flatMap(({ urls }) => urls)) {
    const [, path, fragment] = FURTHER.exec(url) ?? [];
    if (path === undefined || living.has(url)) continue;
    const fragments = former.get(path) ?? new Set<string>();
    former.set(path, fragment === undefined ? fragments : fragments.add(fragment));
  }
  return former;
}

export const formerExcerptPageUrls = ({ excerptPages: pages }: Pick<CaseStudy['formerUrls'], 'excerptPages'>): string[] =>
  [...pages].flatMap(([path, fragments]) => [path, ...Array.from(fragments, (fragment) => `${path}#${fragment}`)]);
