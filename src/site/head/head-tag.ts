import { textIn } from '#domain/text/localized-text.ts';
import { iri } from '#domain/text/web-address.ts';
import { paths } from '#domain/study/urls.ts';
import type { Edition } from '../edition/edition.ts';

/** Name and content of a tag. */
export type Tag = readonly [string, string];
export type MaybeTag = readonly [string, string | number | undefined];

/** The tags that say something. */
export const compact = (tags: readonly MaybeTag[]): Tag[] =>
  tags.flatMap(([name, content]) => (content === undefined || content === '' ? [] : [[name, String(content)] as const]));

/** A licence as an address: its own, or the place on the page about citing where its words stand. */
export function licenceUrl({ caseStudy, lang, permanentUrl }: Edition): string | undefined {
  const text = caseStudy.study.licence && textIn(caseStudy.study.licence, lang).text;
  if (text === undefined) return undefined;
  return /^https?:\/\/\S+$/.test(text) ? iri(text) : `${permanentUrl(paths.cite)}#${LICENCE}`;
}

/** The id of the place where the licence is told. */
export const LICENCE = 'cite_licence';
