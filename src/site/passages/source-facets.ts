import type { Source } from '#domain/study/case-study.ts';
import { textIn } from '#domain/text/localized-text.ts';
import type { Edition } from '../edition/edition.ts';

/** What a list can be narrowed by: a name, and the values that its items have. */
export interface Facet {
  readonly name: string;
  readonly label: string;
  readonly values: readonly FacetValue[];
}

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  /** Where the first item that has it is, if on none of this page. */
  readonly path?: string | undefined;
  /** How many items have it, where that is told. */
  readonly count?: number;
  /** Steps that it is set in by, below the value that it is part of. */
  readonly depth?: number;
}

/**
 * Their attributes, and themselves where that tells items apart.
 * @param pathOf where the first item of a source is, if on another page
 */
export function sourceFacets(
  edition: Edition,
  sources: readonly Source[],
  themselves: boolean,
  pathOf: (source: Source) => string | undefined = () => undefined,
): Facet[] {
  const { texts: t, lang } = edition;
  const say = (text: Source['label']) => textIn(text, lang).text;
  const names = [...new Set(sources.flatMap(({ attributes }) => [...attributes.keys()]))];
  const own = sources.map((source) => ({ value: source.id, label: say(source.label), path: pathOf(source) }));
  const attributes = names.map((name): Facet => {
    const having = Map.groupBy(
      sources.filter((source) => source.attributes.has(name)),
      ({ attributes: all }) => say(all.get(name) ?? {}),
    );
    const values = Array.from(having, ([value, all]) => ({
      value,
      label: value,
      path: all.some((one) => pathOf(one) === undefined) ? undefined : all.map(pathOf)[0],
    }));
    return { name: `of_${name}`, label: name, values };
  });
  return [...(themselves ? [{ name: 'source', label: t.source.kind, values: own }] : []), ...attributes];
}
