import type { Source } from '#domain/study/case-study.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { edition } from '../edition/edition.ts';

/** What a list can be narrowed by: a name, and the values that its items have. */
export interface Facet {
  readonly name: string;
  readonly label: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
}

const say = (text: Source['label']) => textIn(text, edition().lang).text;

/** Their attributes, and themselves where that tells items apart. */
export function sourceFacets(sources: readonly Source[], themselves: boolean): Facet[] {
  const { texts: t } = edition();
  const names = [...new Set(sources.flatMap(({ attributes }) => [...attributes.keys()]))];
  const own: Facet = { name: 'source', label: t.source.kind, values: sources.map(({ id, label }) => ({ value: id, label: say(label) })) };
  const attributes = names.map((name): Facet => {
    const texts = sources.map(({ attributes }) => attributes.get(name));
    const values = [...new Set(texts.filter((text) => text !== undefined).map(say))];
    return { name: `of_${name}`, label: name, values: values.map((value) => ({ value, label: value })) };
  });
  return [...(themselves ? [own] : []), ...attributes];
}
