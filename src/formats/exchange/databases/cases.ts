import type { Losses } from '#domain/exchange/losses.ts';
import type { Case } from '#domain/exchange/project.ts';
import { fitName } from '../fit-text.ts';
import type { MarkedSource } from './marked-source.ts';
import { idAt, textAt, type Row } from './rows.ts';

type Values = Readonly<Record<string, string>>;

/** The values of variables that rows give to each thing, by its identifier. @param id the column of that. @param name the variable’s */
export function valuesBy(rows: readonly Row[], id: string, name: string): ReadonlyMap<string, Values> {
  const given = Map.groupBy(
    rows.filter((row) => textAt(row, 'value') !== ''),
    (row) => idAt(row, id),
  );
  return new Map(Array.from(given, ([key, own]) => [key, Object.fromEntries(own.map((row) => [textAt(row, name), textAt(row, 'value')]))]));
}

/** Cases, each with its values and the names of the sources that something of it is in. @param id the column of their own identifiers */
export function casesOf(
  rows: readonly Row[],
  {
    id,
    links,
    values,
    sources,
  }: {
    readonly id: string;
    readonly links: readonly Row[];
    readonly values: ReadonlyMap<string, Values>;
    readonly sources: ReadonlyMap<string, MarkedSource>;
  },
  losses: Losses,
): Case[] {
  const linked = Map.groupBy(links, (row) => idAt(row, 'caseid'));
  return rows.map((row) => {
    const key = idAt(row, id);
    const name = fitName(textAt(row, 'name'), losses);
    losses.add('case', { name });
    const own = linked.get(key) ?? [];
    const names = new Set(own.flatMap((one) => sources.get(idAt(one, 'fid'))?.source.name ?? []));
    return { name, description: undefined, values: values.get(key) ?? {}, sources: [...names], segments: own.length };
  });
}
