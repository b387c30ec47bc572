import type { Node, Release } from '#domain/case-study.ts';
import { textIn } from '#domain/localized-text.ts';
import { publicationsOf } from '#domain/publication.ts';
import { edition } from './edition.ts';

/** A concept or category that a release published or changed, or that it no longer has. */
export interface News {
  readonly node: Node;
  /** The release that shows it: for what is gone, the one before. */
  readonly release: Release;
  readonly kind: 'published' | 'changed' | 'gone';
  readonly text: string;
}

/** What is new in a release against the one before it, in the order of the coding; of the first release, nothing. */
export function releaseNews(release: Release): News[] {
  const { caseStudy, lang, texts: t } = edition();
  const before = caseStudy.releases[caseStudy.releases.indexOf(release) - 1];
  if (before === undefined) return [];
  const tell = (node: Node, shown: Release, kind: News['kind']): News => ({ node, release: shown, kind, text: `${textIn(node.label, lang).text} (${node.id}): ${t.version[kind]}` }); // prettier-ignore
  const now = nodesOf(release).flatMap((node) => {
    const last = publicationsOf(node, [before, release]).at(-1);
    return last?.release === release ? [tell(node, release, last.news)] : [];
  });
  const names = new Set(nodesOf(release).flatMap(({ id, formerIds }) => [id, ...formerIds]));
  const gone = nodesOf(before).filter(({ id }) => !names.has(id));
  return [...now, ...gone.map((node) => tell(node, before, 'gone'))];
}

const nodesOf = ({ caseStudy }: Release): Node[] => [...caseStudy.categories.values(), ...caseStudy.concepts.values()];
