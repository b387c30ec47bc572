import type { AgreedOnExcerpts, Disagreement } from '#domain/agreement/excerpt-agreement.ts';
import type { Agreed } from '#domain/agreement/judgements.ts';
import { isoDate } from '#domain/csl/csl-date.ts';
import type { Concept, Relation } from '#domain/study/case-study.ts';
import { pathOf } from '#domain/study/urls.ts';
import { textIn } from '#domain/text/localized-text.ts';
import type { Edition } from '../edition/edition.ts';
import { placeLabel } from '../texts/labels.ts';
import { matrix } from './counting-tables.ts';
import { measure, number, passage, percent, source, thing, word, type Cell, type Table } from './table.ts';

/** What each source added, the runs of sources, and the days. */
export function saturationTables(edition: Edition): Table[] {
  const {
    analysis,
    texts: { analysis: t },
  } = edition;
  const { column: c, table } = t;
  const tables: Table[] = [];
  const { codings, saturation, otherOrders, growth } = analysis;
  const range = (i: number) => otherOrders.range[i]?.join('–') ?? '';
  if ('value' in saturation) {
    const { order, fresh, found } = saturation.value;
    let seen = 0;
    const rows = order.map((id, i): Cell[] => [
      source(edition, id),
      number(fresh[i] ?? 0),
      number((seen += fresh[i] ?? 0)),
      word(range(i)),
    ]);
    tables.push({ id: 'table_course', caption: table.course, columns: [c.source, c.fresh, c.seen, c.range].map(word), rows });
    if ('value' in found)
      tables.push({
        id: 'table_runs',
        caption: table.runs,
        columns: [c.run, c.fresh, c.ratio].map(word),
        rows: found.value.runs.map(({ first, last, fresh: n, ratio, percent: shown }) => [
          { text: `${String(first)}–${String(last)}` },
          number(n),
          { text: `${String(shown)}%`, data: String(ratio) },
        ]),
      });
  } else
    tables.push({
      id: 'table_course',
      caption: table.orders,
      columns: [c.sources, c.range].map(word),
      rows: otherOrders.range.map((_, i) => [number(i + 1), word(range(i))]),
    });
  if (growth.days.length > 0)
    tables.push({
      id: 'table_growth',
      caption: table.growth(growth.dated, codings.rows.length),
      columns: [c.day, c.seen].map(word),
      rows: growth.days.map(({ date, codes }) => [word(isoDate(date)), number(codes)]),
    });
  return tables;
}

/** A passage with its coders is a count of one: where small counts are hidden, only what is published is shown. */
export const shownDisagreements = ({ caseStudy }: Edition, all: readonly Disagreement[]): readonly Disagreement[] =>
  caseStudy.study.analysis.minimum > 1 ? all.filter(({ passage: { excerpt } }) => excerpt !== undefined) : all;

/** So many disagreements are shown. */
const DISAGREEMENTS_SHOWN = 200;

/** How far coders agree, in all and on each code, by passage and by character; and where they differ. */
export function agreementTables(edition: Edition): Table[] {
  const {
    analysis: { agreement, codings },
    texts: { analysis: t },
  } = edition;
  if ('why' in agreement) return [];
  const { coders, onExcerpts, onText } = agreement.value;
  const shown = shownDisagreements(edition, agreement.value.disagreements);
  const { column: c, table } = t;
  const two = coders.length === 2;
  const figures = ({ units, percent: agreed, cohen, fleiss, alpha }: Agreed): Cell[] => [
    number(units),
    measure(edition, agreed, percent),
    ...(two ? [measure(edition, cohen)] : []),
    measure(edition, fleiss),
    measure(edition, alpha),
  ];
  const interval = ({ interval: found }: AgreedOnExcerpts): Cell =>
    'value' in found ? { text: `${found.value.low.toFixed(3)} … ${found.value.high.toFixed(3)}` } : { text: '', data: '' };
  const columns = [c.units, c.percent, ...(two ? [c.cohen] : []), c.fleiss, c.alpha];
  const all: Cell = { text: t.table.all, data: t.table.all };
  const tables: Table[] = [
    {
      id: 'table_excerpts',
      caption: table.onExcerpts,
      columns: [c.code, ...columns, c.interval].map(word),
      rows: [
        [all, ...figures(onExcerpts.all), interval(onExcerpts.all)],
        ...Array.from(onExcerpts.byCode, ([id, one]) => [thing(edition, id), ...figures(one), interval(one)]),
      ],
    },
  ];
  if ('value' in onText) {
    const { all: relevance, which, byCode } = onText.value;
    const blank = columns.slice(2).map(() => ({ text: '' }));
    const cu: Cell[] = [word(t.which), number(which.units), ...blank, measure(edition, which)];
    tables.push({
      id: 'table_text',
      caption: table.onText,
      columns: [c.code, ...columns].map(word),
      rows: [[word(t.relevance), ...figures(relevance)], cu, ...Array.from(byCode, ([id, one]) => [thing(edition, id), ...figures(one)])],
    });
  }
  const differing = shown.slice(0, DISAGREEMENTS_SHOWN);
  if (differing.length > 0)
    tables.push({
      id: 'table_disagreements',
      caption: table.disagreements,
      columns: [c.passage, c.source, c.code, c.by, c.notBy].map(word),
      note: shown.length > differing.length ? t.first(differing.length, shown.length) : undefined,
      rows: differing.map(({ passage: one, concept, by, notBy }) => [
        passage(edition, one),
        source(edition, one.source),
        thing(edition, concept),
        word(by.join(', ')),
        word(notBy.join(', ')),
      ]),
    });
  return codings.rows.length === 0 ? [] : tables;
}

/** How the coding is built, and what of it rests on little. */
export function shapeTables(edition: Edition): Table[] {
  const {
    analysis: { shape },
    caseStudy,
    lang,
    href,
    texts: { analysis: t, ...texts },
  } = edition;
  const { column: c, table } = t;
  const relation = (one: Relation): Cell => {
    const label = placeLabel(one, lang, edition.texts);
    return { text: label.text, lang: label.lang === lang ? undefined : label.lang, href: href(pathOf(one)), id: one.id };
  };
  const line = (name: string, list: readonly Cell[]): Cell[] => [word(name), number(list.length), { text: '', list }];
  const codes = (list: readonly Concept[]) => list.map(({ id }) => thing(edition, id));
  const rows: Cell[][] = [
    [word(t.shape.depth), number(shape.depth), word('')],
    [word(t.shape.categories), number(caseStudy.categories.size), word('')],
    [word(t.shape.codes), number(caseStudy.concepts.size), word('')],
    line(t.shape.single, codes(shape.single)),
    line(t.shape.empty, codes(shape.empty)),
    ...(shape.unreported === undefined ? [] : [line(t.shape.unreported, codes(shape.unreported))]),
    ...(caseStudy.relations.length === 0 ? [] : [line(t.shape.unillustrated, shape.unillustrated.map(relation))]),
    line(t.shape.settled, codes(shape.settled)),
    line(t.shape.noted, codes(shape.noted)),
    line(t.shape.negative, codes(shape.negative)),
  ];
  const most = Math.max(1, ...shape.categories.map(({ conceptCount }) => conceptCount));
  return [
    { id: 'table_shape', caption: table.shape, columns: [c.what, c.howMany, c.which].map(word), rows },
    {
      id: 'table_per_category',
      caption: table.perCategory,
      columns: [word(c.category), word(texts.nav.concepts)],
      rows: shape.categories.map(({ id, conceptCount }) => {
        const cell = thing(edition, id);
        return [cell, { ...number(conceptCount), share: conceptCount / most, hue: cell.hue }];
      }),
    },
    ...reportTables(edition),
  ];
}

/** Which sections of the report name which codes: of those that none does the row is empty. */
function reportTables(edition: Edition): Table[] {
  const {
    analysis: {
      shape: { inReport },
    },
    caseStudy: { sections },
    lang,
    href,
    texts: { analysis: t },
  } = edition;
  const counts = new Map(Array.from(inReport, ([{ id }, row]) => [id, row]));
  if (![...counts.values()].flat().some((n) => n > 0)) return [];
  const heads = sections.map((section): Cell => {
    const { text, lang: own } = textIn(section.title, lang);
    return { text, lang: own === lang ? undefined : own, href: href(pathOf(section)) };
  });
  // What the report says is published: no count of it is too small to be shown.
  const table = matrix(edition, 'table_report', t.table.report, heads, counts, { leads: (_, column) => heads[column]?.href, minimum: 1 });
  return [{ ...table, note: t.inReport([...counts.values()].filter((row) => row.every((n) => n === 0)).length, counts.size) }];
}
