import type { Concept, Excerpt } from '#domain/study/case-study.ts';
import {
  buildAxialCodingTable,
  buildOpenCodingTable,
  hasPlacings,
  placingOf,
  type Cell,
  type CodingTable,
} from '#domain/study/coding-table.ts';
import { NAMELESS } from '#domain/schema/level-name.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import { formatCsv } from '#formats/containers/csv.ts';
import type { Edition } from '../edition/edition.ts';
import { chainOf } from '../texts/labels.ts';
import { pathOf } from '#domain/study/urls.ts';

/** Says texts in an edition's language, and nothing where there is none. */
export const sayIn =
  ({ lang }: Edition) =>
  (text: LocalizedText | undefined): string =>
    text === undefined ? '' : textIn(text, lang).text;

/** A coding table as data: every row whole, each thing with its identifier. */
const codingCsv = (edition: Edition, { columns, rows }: CodingTable) =>
  formatCsv(
    columns.flatMap((column) => codingHeader(edition, column)),
    rows.map((row) => row.flatMap((cell, column) => codingFields(edition, cell, columns[column]))),
  );

/** What a column of a coding table is called, and the columns beside it that tell of the same thing. */
export function codingHeader(edition: Edition, column: CodingTable['columns'][number]): string[] {
  const say = sayIn(edition);
  const { column: c } = edition.texts;
  const name = column.kind === 'level' ? say(column.name) : c[column.kind];
  if (column.kind === 'meaning') return [name];
  return [name, `${name} ${c.id}`, ...(column.kind === 'level' ? (column.placings ? placedHeader(edition) : []) : [c.source, c.locator])];
}

const placedHeader = (edition: Edition) => [edition.texts.placed.column, edition.texts.placed.label];

function placedFields(edition: Edition, concept: Concept): string[] {
  const say = sayIn(edition);
  const kind = placingOf(concept);
  return [kind === undefined ? '' : edition.texts.placed.kinds[kind], say(concept.placed?.printed)];
}

/** A cell in the columns that `codingHeader` names. */
export function codingFields(edition: Edition, cell: Cell, column: CodingTable['columns'][number] | undefined): string[] {
  const say = sayIn(edition);
  switch (cell.kind) {
    case 'category':
      return [say(cell.category.label), cell.category.id];
    case 'concept':
      return [
        say(cell.concept.label),
        cell.concept.id,
        ...(column?.kind === 'level' && column.placings ? placedFields(edition, cell.concept) : []),
      ];
    case 'excerpt':
      return [cell.excerpt.text, cell.excerpt.id, say(cell.excerpt.source.label), say(cell.excerpt.locator)];
    case 'meaning':
      return [say(cell.category.meaning)];
    case 'rest':
    case 'empty':
      return column?.kind === 'excerpt' ? ['', '', '', ''] : column?.kind === 'meaning' ? [''] : ['', ''];
  }
}

export const openCsv = (edition: Edition) => codingCsv(edition, buildOpenCodingTable(edition.caseStudy));
export const axialCsv = (edition: Edition) => codingCsv(edition, buildAxialCodingTable(edition.caseStudy));

/** The whole codebook, one row an excerpt: every level above it, its concept, where it comes from, its translations. */
export function codebookCsv(edition: Edition): string {
  const say = sayIn(edition);
  const { texts: t, caseStudy } = edition;
  const { study, languages, categories, concepts } = caseStudy;
  const c = t.column;
  const depths = Math.max(0, ...Array.from(categories.values(), ({ depth }) => depth + 1));
  const levels = [...study.levels.slice(0, -1).slice(0, depths), study.levels.at(-1) ?? NAMELESS].map(({ name }) => say(name));
  const excerpts = [...caseStudy.excerpts.values()];
  const placings = hasPlacings(concepts);
  const guides = GUIDES.filter((one) =>
    [...concepts.values()].some((concept) => (one === 'inVivo' ? concept.inVivo : concept[one] !== undefined)),
  );
  const coded = excerpts.some(({ codings }) => codings.some(({ coders, note }) => coders.length > 0 || note !== undefined));
  const attributes = [...new Set(Array.from(caseStudy.sources.values(), (source) => [...source.attributes.keys()]).flat())];
  const others = languages.filter((one) => excerpts.some(({ translation }) => Object.hasOwn(translation, one)));
  const header = [
    ...levels.flatMap((level) => [level, `${level} ${c.id}`]),
    ...(placings ? placedHeader(edition) : []),
    c.definition,
    ...guides.map((one) => t.concept[one]),
    c.excerpt,
    `${c.excerpt} ${c.id}`,
    'URL',
    c.source,
    `${c.source} ${c.id}`,
    c.locator,
    ...others.map((one) => `${c.translation} (${one})`),
    ...(coded ? [t.concept.coder, t.concept.codingNote] : []),
    ...attributes.map((name) => `${c.source} ${name}`),
  ];
  const place = (concept: Concept) => {
    const chain = chainOf(concept);
    const above = levels.slice(1).flatMap((_, depth) => [say(chain[depth]?.label), chain[depth]?.id ?? '']);
    return [
      ...above,
      say(concept.label),
      concept.id,
      ...(placings ? placedFields(edition, concept) : []),
      say(concept.definition),
      ...guides.map((one) => (one === 'inVivo' ? (concept.inVivo ? '1' : '') : say(concept[one]))),
    ];
  };
  const evidence = (excerpt: Excerpt, concept: Concept) => [
    excerpt.text,
    excerpt.id,
    edition.permanentUrl(pathOf(excerpt)),
    say(excerpt.source.label),
    excerpt.source.id,
    say(excerpt.locator),
    ...others.map((one) => excerpt.translation[one] ?? ''),
    ...(coded ? codingFieldsOf(edition, excerpt, concept) : []),
    ...attributes.map((name) => say(excerpt.source.attributes.get(name))),
  ];
  const none = header.slice(levels.length * 2 + (placings ? 3 : 1) + guides.length).map(() => '');
  const rows = Array.from(concepts.values(), (concept) => {
    const start = place(concept);
    return (concept.excerpts.length === 0 ? [none] : concept.excerpts.map((excerpt) => evidence(excerpt, concept))).map((end) => [
      ...start,
      ...end,
    ]);
  });
  return formatCsv(header, rows.flat());
}

const GUIDES = ['use', 'avoid', 'inVivo'] as const;

function codingFieldsOf(edition: Edition, { codings }: Excerpt, concept: Concept): string[] {
  const say = sayIn(edition);
  const coding = codings.find((one) => one.concept === concept);
  return [coding?.coders.join('; ') ?? '', say(coding?.note)];
}

export function relationsCsv(edition: Edition): string {
  const say = sayIn(edition);
  const { texts: t, caseStudy } = edition;
  const c = t.column;
  const header = [c.id, c.from, `${c.from} ${c.id}`, c.relation, c.to, `${c.to} ${c.id}`, c.statement, c.evidence, t.relation.illustration];
  const rows = caseStudy.relations.map(({ id, from, to, label, statement, evidence, excerpts }) => [
    id,
    say(from.label),
    from.id,
    say(label),
    say(to.label),
    to.id,
    say(statement),
    evidence.map((passage) => `${say(passage.text)} (${say(passage.locator ?? passage.source.label)})`).join('\n'),
    excerpts.map((excerpt) => excerpt.id).join(' '),
  ]);
  return formatCsv(header, rows);
}

export function referencesCsv({ texts: t, caseStudy, citations }: Edition): string {
  const c = t.column;
  const rows = [...caseStudy.references.values()].map(({ id, number, data }) => [
    String(number),
    id,
    data.type,
    citations.bibliography.get(id) ?? '',
    data.printed?.text ?? '',
    data.DOI ?? '',
  ]);
  return formatCsv([c.number, c.id, c.type, c.entry, c.printed, 'DOI'], rows);
}

/** What the study reports, a column for each guideline. */
export function reportingCsv(edition: Edition): string {
  const say = sayIn(edition);
  const { texts: t, caseStudy, permanentUrl } = edition;
  const { reporting } = caseStudy;
  const guidelines = [...new Set(reporting.flatMap((one) => Object.keys(one.guidelines)))];
  const rows = reporting.map((one) => [
    one.id,
    say(one.item),
    ...guidelines.map((name) => one.guidelines[name] ?? ''),
    t.reporting.status[one.status],
    one.where.map((place) => permanentUrl(pathOf(place))).join(' '),
    say(one.note),
  ]);
  const { item, status, where, note } = t.reporting.column;
  return formatCsv([t.column.id, item, ...guidelines, status, where, note], rows);
}
