import { textIn } from '#domain/localized-text.ts';
import { iri } from '#domain/web-address.ts';
import { edition } from './edition.ts';

/** Name and content of a tag. */
export type Tag = readonly [string, string];
export type MaybeTag = readonly [string, string | number | undefined];

/** The tags that say something. */
export const compact = (tags: readonly MaybeTag[]): Tag[] =>
  tags.flatMap(([name, content]) => (content === undefined || content === '' ? [] : [[name, String(content)] as const]));

/** A licence is a licence to a program if it is an address. */
export function licenceUrl(): string | undefined {
  const { caseStudy, lang } = edition();
  const text = caseStudy.study.licence && textIn(caseStudy.study.licence, lang).text;
  return text !== undefined && /^https?:\/\/\S+$/.test(text) ? iri(text) : undefined;
}
