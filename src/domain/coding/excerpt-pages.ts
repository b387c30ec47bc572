import type { CaseStudy, Concept, Excerpt, Release, Source } from '../study/case-study.ts';
import { evidencePath, pathOf, type paths } from '../study/urls.ts';

/** What one page holds of a concept's excerpts; further ones have pages of their own. Never to be made less: addresses of pages hang on it. */
export const EXCERPT_PAGE = { excerpts: 60, characters: 60_000 } as const;

/** What one page holds of all excerpts of a study. Never to be made less either. */
export const EVIDENCE_PAGE = { excerpts: 250, characters: 100_000 } as const;

interface PageSize {
  readonly excerpts: number;
  readonly characters: number;
}

/** More than so many, or so long, are set quieter than a few, stand by their sources, and are folded. */
const FEW = { excerpts: 4, characters: 2400 } as const;

const lengthOf = (excerpts: readonly Excerpt[]) => excerpts.reduce((sum, { text }) => sum + text.length, 0);

export const hasMany = ({ excerpts }: Pick<Concept, 'excerpts'>): boolean =>
  excerpts.length > FEW.excerpts || (excerpts.length > 1 && lengthOf(excerpts) > FEW.characters);

/** A concept's excerpts page by page, one page at least; where they are many, those of one source together, the sources in order of their first. */
export function excerptPages(concept: Pick<Concept, 'excerpts'>): readonly (readonly Excerpt[])[] {
  const ordered = hasMany(concept) ? bySource(concept.excerpts).flatMap(({ excerpts }) => excerpts) : concept.excerpts;
  return ordered.length === 0 ? [[]] : paged(ordered, EXCERPT_PAGE);
}

/** All excerpts of a study page by page, each once, in the order of its coding; no page where there is none. */
export function evidencePages({ concepts }: Pick<CaseStudy, 'concepts'>): readonly (readonly Excerpt[])[] {
  return paged([...new Set(Array.from(concepts.values(), ({ excerpts }) => excerpts).flat())], EVIDENCE_PAGE);
}

function paged(excerpts: readonly Excerpt[], most: PageSize): Excerpt[][] {
  const pages: Excerpt[][] = [];
  let characters = 0;
  for (const excerpt of excerpts) {
    const page = pages.at(-1);
    if (page === undefined || page.length === most.excerpts || characters + excerpt.text.length > most.characters) {
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

/** Where the `n`th page of all excerpts is, from 1. */
export const evidencePagePath = (n: number): string => (n === 1 ? evidencePath : `${evidencePath}${String(n)}/`);

export const evidenceUrls = (study: Pick<CaseStudy, 'concepts'>): string[] => evidencePages(study).map((_, i) => evidencePagePath(i + 1));

/** Further pages with their fragments. An excerpt's own address is its concept's page, wherever it is shown. */
export function furtherUrls(concept: Concept): string[] {
  return excerptPages(concept)
    .slice(1)
    .flatMap((excerpts, i) => {
      const path = excerptPagePath(concept, i + 2);
      return [path, ...excerpts.map(({ id }) => `${path}#${id}`)];
    });
}

const FURTHER = /^(\/concepts\/[^/]+\/\d+\/|\/evidence\/(?:\d+\/)?)(?:#(.+))?$/;

/** What releases have published of pages of excerpts and these have no more, as excerpts moved from page to page: by the page's path, its fragments. */
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

/** The kept pages of one kind: a concept's further ones, or those of all excerpts. */
export const formerPagesBelow = (
  below: typeof paths.concepts | typeof evidencePath,
  { excerptPages: pages }: Pick<CaseStudy['formerUrls'], 'excerptPages'>,
): string[] => [...pages.keys()].filter((path) => path.startsWith(below));
