import { buildAxialCodingTable, buildOpenCodingTable, type Cell, type CodingTable } from '#domain/coding-table.ts';
import { textIn, type LocalizedText } from '#domain/localized-text.ts';
import { formatCsv } from '#formats/csv.ts';
import { edition } from './edition.ts';

const say = (text: LocalizedText | undefined) => (text === undefined ? '' : textIn(text, edition().lang).text);

/** A coding table as data: every row whole, each thing with its identifier. */
function codingCsv({ columns, rows }: CodingTable): string {
  const { texts: t } = edition();
  const header = columns.flatMap((column): string[] => {
    const name = column.kind === 'level' ? say(column.name) : t.column[column.kind];
    return column.kind === 'meaning'
      ? [name]
      : [name, `${name} ${t.column.id}`, ...(column.kind === 'excerpt' ? [t.column.source, t.column.locator] : [])];
  });
  return formatCsv(header, rows.map((row) => row.flatMap((cell, column) => fields(cell, columns[column]?.kind ?? 'level')))); // prettier-ignore
}

function fields(cell: Cell, column: CodingTable['columns'][number]['kind']): string[] {
  switch (cell.kind) {
    case 'category':
      return [say(cell.category.label), cell.category.id];
    case 'concept':
      return [say(cell.concept.label), cell.concept.id];
    case 'excerpt':
      return [cell.excerpt.text, cell.excerpt.id, say(cell.excerpt.source.label), say(cell.excerpt.locator)];
    case 'meaning':
      return [say(cell.category.meaning)];
    case 'empty':
      return column === 'excerpt' ? ['', '', '', ''] : column === 'meaning' ? [''] : ['', ''];
  }
}

export const openCsv = () => codingCsv(buildOpenCodingTable(edition().caseStudy));
export const axialCsv = () => codingCsv(buildAxialCodingTable(edition().caseStudy));

export function relationsCsv(): string {
  const { texts: t, caseStudy } = edition();
  const c = t.column;
  const header = [c.id, c.from, `${c.from} ${c.id}`, c.relation, c.to, `${c.to} ${c.id}`, c.statement, c.evidence, t.relation.illustration];
  const rows = caseStudy.relations.map(({ id, from, to, label, statement, evidence, excerpts }) => [
    id, say(from.label), from.id, say(label), say(to.label), to.id, say(statement),
    evidence.map((passage) => `${say(passage.text)} (${say(passage.locator ?? passage.source.label)})`).join('\n'), excerpts.map((excerpt) => excerpt.id).join(' '),
  ]); // prettier-ignore
  return formatCsv(header, rows);
}

export function referencesCsv(): string {
  const { texts: t, caseStudy, citations } = edition();
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
