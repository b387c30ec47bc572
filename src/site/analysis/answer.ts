import type { Question } from '#domain/analysis/questions.ts';
import { valueOf } from '#domain/codings/measure.ts';
import { formatCsv } from '#formats/containers/csv.ts';
import { FEW_UNITS } from '../texts/analysis-en.ts';
import type { Edition } from '../edition/edition.ts';
import { frequencyTables, pairTables, sourceTables } from './counting-tables.ts';
import { agreementTables, saturationTables, shapeTables, shownDisagreements } from './judging-tables.ts';
import { asRecords, percent, type Table } from './table.ts';

/** What a page says to a question: sentences, tables, and what cannot be said. */
export interface Answer {
  readonly facts: readonly string[];
  readonly missing: readonly string[];
  readonly tables: readonly Table[];
}

const TABLES: Readonly<Record<Question, (edition: Edition) => Table[]>> = {
  frequency: frequencyTables,
  sources: sourceTables,
  'co-occurrence': (edition) => pairTables(edition),
  saturation: saturationTables,
  agreement: agreementTables,
  shape: shapeTables,
};

const answers = new WeakMap<Edition, Map<Question, Answer>>();

/** Made once for each language. */
export function answerTo(edition: Edition, question: Question): Answer {
  const made = answers.get(edition) ?? new Map<Question, Answer>();
  answers.set(edition, made);
  const answer = made.get(question) ?? makeAnswer(edition, question);
  made.set(question, answer);
  return answer;
}

/** The number of a table of the analysis: they come behind all others, in the order of the questions. */
export function analysisTableNumber(edition: Edition, table: Table): number {
  const { questions, numbering } = edition;
  return numbering.tables.size + questions.flatMap((question) => answerTo(edition, question).tables).indexOf(table) + 1;
}

function makeAnswer(edition: Edition, question: Question): Answer {
  const {
    analysis: { codings },
    caseStudy,
    texts: { analysis: t },
  } = edition;
  const { minimum } = caseStudy.study.analysis;
  const passages = new Set(codings.rows.map(({ passage }) => passage)).size;
  const hides = minimum > 1 && (question === 'sources' || question === 'co-occurrence');
  const small = hides ? [t.small(minimum), ...(caseStudy.excerpts.size > 0 ? [t.smallPublished] : [])] : [];
  return {
    facts: [
      ...factsOf(edition, question),
      t.basis(codings.rows.length, passages, edition.analysis.coded.length) +
        edition.texts.sentenceEnd +
        (caseStudy.recorded === undefined ? t.published : t.recorded),
      ...small,
    ],
    missing: missingFrom(edition, question),
    tables: codings.rows.length === 0 ? [] : TABLES[question](edition),
  };
}

function factsOf({ analysis, caseStudy, texts: { analysis: t } }: Edition, question: Question): string[] {
  if (question === 'agreement' && 'value' in analysis.agreement) {
    const { coders, sources, onExcerpts, onText } = analysis.agreement.value;
    const little = [...onExcerpts.byCode.values()].filter(({ units }) => units > 0 && units < FEW_UNITS).length;
    return [
      t.coders(coders.length, sources.length),
      ...('value' in onText && onText.value.sources < sources.length ? [t.onText(onText.value.sources, sources.length)] : []),
      ...(little > 0 ? [t.little(little)] : []),
    ];
  }
  if (question !== 'saturation') return [];
  const { base, run, threshold } = caseStudy.study.analysis.saturation;
  const facts = [t.settings(base, run, percent(threshold))];
  const { saturation, otherOrders } = analysis;
  const course = valueOf(saturation);
  const found = valueOf(course?.found);
  const reachedAt = valueOf(found?.reached);
  if (found !== undefined && reachedAt !== undefined) {
    facts.push(t.reached(reachedAt.after, reachedAt.run));
    const again = found.runs.filter(({ first, ratio }) => first > reachedAt.after + 1 && ratio > threshold);
    if (again.length > 0) facts.push(t.again(Math.max(...again.map((one) => one.percent))));
  }
  if (course !== undefined && course.tied > 0) facts.push(t.tied(course.tied));
  if (analysis.coded.length < base + run) return facts;
  const { reached, orders } = otherOrders;
  return [
    ...facts,
    reached === undefined ? t.noOrders(orders) : t.orders(reached.orders, orders, reached.earliest, reached.middle, reached.latest),
  ];
}

/** What cannot be said to a question, and why. */
export function missingFrom(edition: Edition, question: Question): string[] {
  const {
    analysis: { codings },
    texts: { analysis: t },
  } = edition;
  return [...missingOf(edition, question), ...(codings.hidden > 0 ? [t.hidden(codings.hidden)] : [])];
}

/** Why a question has no page. */
export function whyNot({ analysis: { agreement, overlap }, texts: { analysis: t, blank } }: Edition, question: Question): string {
  if (question === 'agreement' && 'why' in agreement) return t.why[agreement.why];
  if (question === 'sources') return t.oneSource;
  return 'why' in overlap ? `${t.noPair}${blank}${t.why[overlap.why]}` : t.noPair;
}

/** Why the rest cannot be said. */
function missingOf(edition: Edition, question: Question): string[] {
  const {
    analysis,
    caseStudy,
    texts: { analysis: t },
  } = edition;
  const { base, run } = caseStudy.study.analysis.saturation;
  if (analysis.codings.rows.length === 0) return [t.why['no-codings']];
  const { agreement, overlap, saturation } = analysis;
  switch (question) {
    case 'frequency':
    case 'sources':
    case 'shape':
      return [];
    case 'co-occurrence':
      return 'why' in overlap ? [t.why[overlap.why]] : [];
    case 'saturation': {
      if ('why' in saturation) return [t.why[saturation.why], ...(analysis.coded.length < base + run ? [t.why['too-few-sources']] : [])];
      const { found } = saturation.value;
      const reached = 'why' in found ? found : found.value.reached;
      return 'why' in reached ? [t.why[reached.why]] : [];
    }
    case 'agreement': {
      if ('why' in agreement) return [t.why[agreement.why]];
      const { disagreements } = agreement.value;
      const apart = disagreements.length - shownDisagreements(edition, disagreements).length;
      return [
        ...(apart > 0 ? [t.apart(apart)] : []),
        ...(agreement.value.nameless > 0 ? [t.nameless(agreement.value.nameless)] : []),
        ...(agreement.value.placeless > 0 ? [t.placeless(agreement.value.placeless)] : []),
        ...('why' in agreement.value.onText ? [t.why[agreement.value.onText.why]] : []),
      ];
    }
  }
}

/** The table that a question’s file for programs has. */
const MAIN: Readonly<Record<Question, string>> = {
  frequency: 'table_codes',
  sources: 'table_matrix',
  'co-occurrence': 'table_pairs',
  saturation: 'table_course',
  agreement: 'table_excerpts',
  shape: 'table_shape',
};

/** The id of a question’s main table among its tables. */
export const mainTable = (question: Question, tables: readonly Table[]): string =>
  (tables.find(({ id }) => id === MAIN[question]) ?? tables[0])?.id ?? '';

/** A question’s main table as a file, and those that say the same of other things in the same columns; each row says which it is of. */
export function answerCsv(edition: Edition, question: Question): string {
  const {
    column,
    analysis: { column: c },
  } = edition.texts;
  const tables = question === 'co-occurrence' ? pairTables(edition, Infinity) : answerTo(edition, question).tables;
  const main = tables.find(({ id }) => id === mainTable(question, tables));
  if (main === undefined) return formatCsv([c.what], []);
  const columns = main.columns.slice(1).map(({ text }) => text);
  const alike = tables.filter((table) => table.columns.slice(1).every(({ text }, i) => text === columns[i]) && table.columns.length > 2);
  const records = (alike.includes(main) ? alike : [main]).map((table) => ({ caption: table.caption, ...asRecords(table, column.id) }));
  const header = asRecords(main, column.id).header;
  return formatCsv(
    [c.what, ...header],
    records.flatMap(({ caption, records: rows }) => rows.map((row) => [caption, ...header.map((_, i) => row[i] ?? '')])),
  );
}
