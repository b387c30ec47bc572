import type { Frequency } from '#domain/codings/frequency.ts';
import type { Pair } from '#domain/codings/cooccurrence.ts';
import { hiddenCells } from '#domain/codings/hidden-cells.ts';
import { valueOf } from '#domain/codings/measure.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { pathOf } from '#domain/study/urls.ts';
import type { Edition } from '../edition/edition.ts';
import { few, HIDDEN, measure, number, passage, percent, source, thing, word, type Cell, type ColumnFacet, type Table } from './table.ts';

/** Passages and sources of each code, and of each category with all below it. */
export function frequencyTables(edition: Edition): Table[] {
  const {
    analysis,
    texts: { analysis: t },
  } = edition;
  const { column: c, table } = t;
  const placed = [...analysis.frequency.values()].some(({ characters }) => characters.size > 0);
  const rowsOf = (counts: ReadonlyMap<string, Frequency>) => {
    const most = Math.max(1, ...Array.from(counts.values(), ({ passages }) => passages.size));
    const order = [...counts].sort(([, a], [, b]) => b.passages.size - a.passages.size);
    return order.map(([id, { passages, codings, bySource, characters }]): Cell[] => {
      const covered = [...characters.values()].reduce((sum, one) => sum + one, 0);
      const share = analysis.coded.length === 0 ? 0 : bySource.size / analysis.coded.length;
      const code = thing(edition, id);
      return [
        code,
        { ...number(passages.size), share: passages.size / most, hue: code.hue },
        number(codings),
        number(bySource.size),
        { text: percent(share), data: String(share) },
        ...(placed ? [number(covered)] : []),
      ];
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

interface MatrixOptions {
  /** Where a count leads. */
  readonly leads?: Leads;
  /** Columns whose sums are known. */
  readonly groups?: readonly (readonly number[])[];
  /** Smaller counts are hidden. */
  readonly minimum?: number;
}

/** A matrix of counts: the darker, the more. */
export function matrix(
  edition: Edition,
  id: string,
  caption: string,
  columns: readonly Cell[],
  counts: ReadonlyMap<string, readonly number[]>,
  options: MatrixOptions = {},
): Table {
  const { leads = () => undefined, groups = [], minimum = edition.caseStudy.study.analysis.minimum } = options;
  // One by one: of many codes and sources there are more counts than a function may be given.
  const most = [...counts.values()].flat().reduce((a, b) => Math.max(a, b), 1);
  const shade = (n: number) => Math.ceil((n / most) * SHADES);
  const rows = Array.from(counts, ([code, row]) => {
    const hidden = hiddenCells(row, minimum, groups);
    return [
      thing(edition, code),
      ...row.map((n, i) =>
        n === 0 ? { text: '', data: '0' } : hidden.has(i) ? HIDDEN : { ...number(n), shade: shade(n), href: leads(code, i) },
      ),
    ];
  });
  return { id, caption, columns: [word(edition.texts.analysis.column.code), ...columns], rows, matrix: columns.length > 6 };
}

/** Links beyond which a matrix weighs more than a page should: then its codes and sources lead on, and its counts do not. */
const MOST_LINKS = 4000;

/** The first excerpt of a source under a code. */
function leadsToExcerpts({ caseStudy, href }: Edition, coded: readonly string[]): Leads {
  const first = new Map<string, Map<string, string>>();
  for (const { id, source: from, concepts } of caseStudy.excerpts.values())
    for (const concept of concepts) {
      const bySource = first.get(concept.id) ?? new Map<string, string>();
      if (!bySource.has(from.id)) first.set(concept.id, bySource.set(from.id, `${href(pathOf(concept))}#${id}`));
    }
  const links = [...first.values()].reduce((sum, { size }) => sum + size, 0);
  if (links > MOST_LINKS) return () => undefined;
  return (code, column) => first.get(code)?.get(coded[column] ?? '');
}

/** Values of an attribute beyond which it tells sources apart one by one. */
const MOST_VALUES = 24;

/** Which source each code comes from, and by what sources have in common: role, site, round. */
export function sourceTables(edition: Edition): Table[] {
  const {
    analysis,
    caseStudy,
    lang,
    texts: { analysis: t },
  } = edition;
  const { frequency } = analysis;
  const { compare } = new Intl.Collator(lang, { numeric: true });
  const coded = analysis.coded.toSorted((a, b) => compare(source(edition, a).text, source(edition, b).text));
  const used = [...frequency].filter(([, { passages }]) => passages.size > 0);
  const counts = new Map(used.map(([id, { bySource }]) => [id, coded.map((one) => bySource.get(one) ?? 0)]));
  const attributeOf = (id: string, name: string) => {
    const value = caseStudy.sources.get(id)?.attributes.get(name);
    return value === undefined ? t.none : textIn(value, lang).text;
  };
  const names = [...new Set(coded.flatMap((id) => [...(caseStudy.sources.get(id)?.attributes.keys() ?? [])]))];
  /** What has none stands last. */
  const valuesOf = (name: string) =>
    [...new Set(coded.map((id) => attributeOf(id, name)))].sort((a, b) => Number(a === t.none) - Number(b === t.none) || compare(a, b));
  const byAttribute = names.flatMap((name, i): Table[] => {
    const values = valuesOf(name);
    if (values.length < 2 || values.length > MOST_VALUES) return [];
    const rows = used.map(([id, { bySource }]) => {
      const counted = new Map(values.map((value) => [value, 0]));
      for (const [one, n] of bySource) counted.set(attributeOf(one, name), (counted.get(attributeOf(one, name)) ?? 0) + n);
      return [id, [...counted.values()]] as const;
    });
    return [matrix(edition, `table_attribute_${String(i + 1)}`, t.table.attribute(name), values.map(word), new Map(rows))];
  });
  const facets = names.map((name): ColumnFacet => {
    const columns = Map.groupBy(
      coded.map((id, i) => ({ value: attributeOf(id, name), column: i + 1 })),
      ({ value }) => value,
    );
    return {
      label: name,
      values: valuesOf(name).map((label) => ({ label, columns: columns.get(label)?.map(({ column }) => column) ?? [] })),
    };
  });
  const groups = facets.flatMap(({ values }) => values.map(({ columns }) => columns.map((column) => column - 1)));
  const whole = matrix(
    edition,
    'table_matrix',
    t.table.matrix,
    coded.map((one) => source(edition, one)),
    counts,
    { leads: leadsToExcerpts(edition, coded), groups },
  );
  return [...byAttribute, { ...whole, facets: facets.filter(({ values }) => values.length > 1 && values.length <= MOST_VALUES) }];
}

/** So many pairs are shown; a file has all. */
const PAIRS_SHOWN = 100;
const PASSAGES_SHOWN = 5;

interface PairTable {
  readonly id: string;
  readonly caption: string;
  readonly found: readonly Pair[];
  /** Over the two names, and over the passages. */
  readonly heads?: readonly [string, string];
  readonly where?: string;
  readonly note?: string;
}

/** Pairs of codes on the same passage, on passages that overlap, and of categories. */
export function pairTables(edition: Edition, most = PAIRS_SHOWN): Table[] {
  const {
    analysis,
    caseStudy,
    texts: { analysis: t },
  } = edition;
  const { column: c, table } = t;
  const { minimum } = caseStudy.study.analysis;
  const pairs = ({ id, caption, found, heads = [c.one, c.other], where = c.where, note = '' }: PairTable): Table[] => {
    // What is hidden stands by its names: its place would tell its strength.
    const [shown, hidden] = [found.filter(({ together }) => together >= minimum), found.filter(({ together }) => together < minimum)];
    const ordered = [...shown, ...hidden.toSorted((a, b) => (a.codes.join(' ') < b.codes.join(' ') ? -1 : 1))];
    const rows = ordered.slice(0, most).map(({ codes: [a, b], n: [one, other], together, rounded, c: exact, passages }): Cell[] => {
      const each = { text: `${few(edition, one).text} · ${few(edition, other).text}` };
      if (together < minimum) return [thing(edition, a), thing(edition, b), HIDDEN, each, HIDDEN, { text: '', list: [] }];
      const told = measure(edition, rounded, (n) => (n / 100).toFixed(2));
      const listed = most === Infinity ? passages : passages.slice(0, PASSAGES_SHOWN);
      const rest = passages.length > listed.length ? [{ text: `+${String(passages.length - listed.length)}` }] : [];
      return [
        thing(edition, a),
        thing(edition, b),
        number(together),
        each,
        { ...told, data: String(valueOf(exact) ?? ''), share: valueOf(exact) },
        { text: '', list: [...listed.map((listedPassage) => passage(edition, listedPassage)), ...rest] },
      ];
    });
    const notes = [note, ...(found.length > most ? [t.more(most)] : [])].filter((one) => one !== '').join(edition.texts.blank);
    return rows.length === 0
      ? []
      : [{ id, caption, note: notes === '' ? undefined : notes, columns: [...heads, c.together, c.n, c.c, where].map(word), rows }];
  };
  const passagesOf = new Set(analysis.codings.rows.map((row) => row.passage));
  const placed = [...passagesOf].filter(({ range }) => range !== undefined).length;
  const onPlaces = placed < passagesOf.size ? t.placed(placed, passagesOf.size) : '';
  const overlap = valueOf(analysis.overlap);
  return [
    ...pairs({ id: 'table_pairs', caption: table.pairs, found: analysis.together }),
    ...(overlap === undefined
      ? []
      : pairs({ id: 'table_overlap', caption: table.overlap, found: overlap, where: c.whereOverlap, note: onPlaces })),
    ...pairs({
      id: 'table_category_pairs',
      caption: table.categoryPairs,
      found: analysis.categoryPairs,
      heads: [c.oneCategory, c.otherCategory],
    }),
  ];
}
