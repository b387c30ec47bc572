import type { CaseStudy, Excerpt } from '#domain/study/case-study.ts';
import type { OpenRow } from '#domain/study/coding-table.ts';
import { foreign } from '../texts/labels.ts';

/** Each concept's rows, in order, as JSON. */
export function openRows({ concepts }: CaseStudy, lang: string): string {
  const row = ({ id, text, lang: own, translation }: Excerpt): OpenRow => {
    const other = own === lang ? undefined : translation[lang];
    const { lang: told } = foreign(own, lang);
    return told === undefined ? [id, text] : [id, text, other ?? '', told];
  };
  return JSON.stringify(Object.fromEntries(Array.from(concepts.values(), (one) => [one.id, one.excerpts.map(row)])));
}
