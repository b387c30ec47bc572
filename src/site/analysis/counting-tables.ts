import type { Frequency } from '#domain/codings/frequency.ts';
import type { Pair } from '#domain/codings/cooccurrence.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { pathOf } from '#domain/study/urls.ts';
import type { Edition } from '../edition/edition.ts';
import { few, measure, number, passage, percent, source, thing, word, type Cell, type ColumnFacet, type Table } from './table.ts';

/** Passages and sources of each code, and of each category with all below it. */
export function frequencyTables(held: Edition): Table[] {
  const { analysis, texts: { analysis: t } } = held; // prettier-ignore
  const { column: c, table } = t;
  const placed = [...analysis.frequency.values()].some(({ characters }) => characters.size > 0);
  const rowsOf = (counts: ReadonlyMap<string, Frequency>) => {
    const most = Math.max(1, ...Array.from(counts.values(), ({ passages }) => passages.size));
    const order = [...counts].sort(([, a], [, b]) => b.passages.size - a.passages.size);
    return order.map(([id, { passages, codings, bySource, characters }]): Cell[] => {
      const covered = [...characters.values()].reduce((sum, one) => sum + one, 0);
      const share = analysis.coded.length === 0 ? 0 : bySource.size / analysis.coded.length;
      const code = thing(id, held);
      return [code, { ...number(passages.size), share: passages.size / most, hue: code.hue }, number(codings), number(bySource.size), { text: percent(share), data: String(share) }, ...(placed ? [number(covered)] : [])]; // prettier-ignore
    });
  };
  const columns = [c.passages, c.codings, c.sources, c.share, ...(placed ? [c.characters] : [])].map(word);
  return [
    { id: 'table_categories', caption: table.categories, columns: [word(c.category), ...columns], rows: rowsOf(analysis.categories) },
    { id: 'table_codes', caption: table.codes, columns: [word(c.code), ...columns], rows: rowsOf(analysis.frequency) },
  ];
}

const SHADES = 4;

type Leads = (code: string, column: number) => string | undefined;

/** A matrix of counts: the darker, the more. @param leads where a count leads */
function matrix(held: Edition, id: string, caption: string, columns: readonly Cell[], counts: ReadonlyMap<string, readonly number[]>, leads: Leads = () => undefined): Table {
  const most = Math.max(1, ...[...counts.values()].flat());
  const { minimum } = held.caseStudy.study.analysis;
  const shade = (n: number) => (n < minimum || n === 0 ? undefined : Math.ceil((n / most) * SHADES));
  const rows = Array.from(counts, ([code, row]) => [
    thing(code, held),
    ...row.map((n, i) => (n === 0 ? { text: '', data: '0' } : { ...few(n, held), shade: shade(n), href: n < minimum ? undefined : leads(code, i) })),
  ]);
  return { id, caption, columns: [word(held.texts.analysis.column.code), ...columns], rows, matrix: columns.length > 6 };
} // prettier-ignore

/** Links beyond which a matrix weighs more than a page should: then its codes and sources lead on, and its counts do not. */
const MOST_LINKS = 4000;

/** The first excerpt of a source under a code. */
function leadsToExcerpts({ analysis: { coded }, caseStudy, href }: Edition): Leads {
  const first = new Map<string, Map<string, string>>();
  for (const { id, source, concepts } of caseStudy.excerpts.values())
    for (const concept of concepts) {
      const bySource = first.get(concept.id) ?? new Map<string, string>();
      if (!bySource.has(source.id)) first.set(concept.id, bySource.set(source.id, `${href(pathOf(concept))}#${id}`));
    }
  const links = [...first.values()].reduce((sum, { size }) => sum + size, 0);
  if (links > MOST_LINKS) return () => undefined;
  return (code, column) => first.get(code)?.get(coded[column] ?? '');
}

/** Values of an attribute beyond which it tells sources apart one by one. */
const MOST_VALUES = 24;

/** Which source each code comes from, and by what sources have in common: role, site, round. */
export function sourceTables(held: Edition): Table[] {
  const { analysis, caseStudy, lang, texts: { analysis: t } } = held; // prettier-ignore
  const { coded, frequency } = analysis;
  const used = [...frequency].filter(([, { passages }]) => passages.size > 0);
  const counts = new Map(used.map(([id, { bySource }]) => [id, coded.map((one) => bySource.get(one) ?? 0)]));
  const whole = matrix(held, 'table_matrix', t.table.matrix, coded.map((one) => source(one, held)), counts, leadsToExcerpts(held)); // prettier-ignore
  const valueOf = (id: string, name: string) => {
    const value = caseStudy.sources.get(id)?.attributes.get(name);
    return value === undefined ? t.none : textIn(value, lang).text;
  };
  const names = [...new Set(coded.flatMap((id) => [...(caseStudy.sources.get(id)?.attributes.keys() ?? [])]))];
  const byAttribute = names.flatMap((name, i): Table[] => {
    const values = [...new Set(coded.map((id) => valueOf(id, name)))];
    if (values.length < 2 || values.length > MOST_VALUES) return [];
    const rows = used.map(([id, { bySource }]) => {
      const counted = new Map(values.map((value) => [value, 0]));
      for (const [one, n] of bySource) counted.set(valueOf(one, name), (counted.get(valueOf(one, name)) ?? 0) + n);
      return [id, [...counted.values()]] as const;
    });
    return [matrix(held, `table_attribute_${String(i + 1)}`, t.table.attribute(name), values.map(word), new Map(rows))]; // prettier-ignore
  });
  const facets = names.map((name): ColumnFacet => {
    const columns = Map.groupBy(coded.map((id, i) => ({ value: valueOf(id, name), column: i + 1 })), ({ value }) => value);
    return { label: name, values: Array.from(columns, ([label, list]) => ({ label, columns: list.map(({ column }) => column) })) };
  }); // prettier-ignore
  return [...byAttribute, { ...whole, facets: facets.filter(({ values }) => values.length > 1 && values.length <= MOST_VALUES) }];
}

/** So many pairs are shown; a file has all. */
const PAIRS_SHOWN = 100;
const PASSAGES_SHOWN = 5;

/** Pairs of codes on the same passage, on passages that overlap, and of categories. */
export function pairTables(held: Edition, most = PAIRS_SHOWN): Table[] {
  const { analysis, caseStudy, texts: { analysis: t } } = held; // prettier-ignore
  const { column: c, table } = t;
  const { minimum } = caseStudy.study.analysis;
  const pairs = (id: string, caption: string, found: readonly Pair[]): Table[] => {
    const rows = found.slice(0, most).map(({ codes: [a, b], n: [one, other], together, rounded, c: exact, passages }): Cell[] => {
      const hidden = together < minimum;
      const shown = measure(rounded, held, (n) => (n / 100).toFixed(2));
      return [
        thing(a, held), thing(b, held), few(together, held), { text: `${few(one, held).text} · ${few(other, held).text}` },
        hidden ? { text: '', data: '' } : { ...shown, data: 'value' in exact ? String(exact.value) : '', share: 'value' in exact ? exact.value : undefined },
        { text: '', list: hidden ? [] : passages.slice(0, most === Infinity ? undefined : PASSAGES_SHOWN).map((one) => passage(one, held)) },
      ]; // prettier-ignore
    });
    const note = found.length > most ? t.more(most) : undefined;
    return rows.length === 0 ? [] : [{ id, caption, note, columns: [c.one, c.other, c.together, c.n, c.c, c.where].map(word), rows }];
  };
  return [
    ...pairs('table_pairs', table.pairs, analysis.together),
    ...('value' in analysis.overlap ? pairs('table_overlap', table.overlap, analysis.overlap.value) : []),
    ...pairs('table_category_pairs', table.categoryPairs, analysis.categoryPairs),
  ];
}
