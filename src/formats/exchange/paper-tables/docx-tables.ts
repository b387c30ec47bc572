import { attribute, childOf, childrenOf, type XmlElement } from '../refi/xml.ts';
import { isGone, runText, type Changes, type DocxTally } from './docx-text.ts';
import {
  CAPTION,
  makeCell,
  NOTE,
  paragraphText,
  TableSize,
  type PaperCell,
  type PaperDocument,
  type PaperLoss,
  type PaperTable,
} from './paper-table.ts';

const CHANGES: ReadonlySet<string> = new Set(['ins', 'del', 'moveFrom', 'moveTo']);
/** A table's row is counted in columns; no program makes more. */
const MOST_COLUMNS = 1000;

/**
 * The tables of a Word document. Tracked changes are read as the caller says; who made them is never read.
 * @param document the root of `word/document.xml`
 */
export function readDocxTables(document: XmlElement, changes: Changes = 'accepted'): PaperDocument {
  const lost: { kind: PaperLoss; name?: string }[] = [];
  const tally: DocxTally = { lose: (kind, name) => lost.push(name === undefined ? { kind } : { kind, name }) };
  const quiet: DocxTally = { lose: () => undefined };
  const blocks = blocksOf(childOf(document, 'body') ?? document);
  const texts = blocks.map((block) => (block.name === 'p' ? paragraphText(runText(block, changes, quiet)) : undefined));
  const tables = blocks.flatMap((block, i): PaperTable[] => {
    if (block.name !== 'tbl') return [];
    const rows = readRows(block, changes, tally);
    const after = texts.slice(i + 1).find((text) => text !== '');
    if (after !== undefined && NOTE.test(after)) tally.lose('table-note', after);
    return [{ caption: captionOf(texts, i), name: undefined, rows }];
  });
  const text = texts.flatMap((one) => one?.replaceAll('\n', ' ') ?? []).join('\n');
  return { tables, text, trackedChanges: countChanges(document), lost };
}

/** Paragraphs and tables in their order, out of what only wraps them. */
function blocksOf(parent: XmlElement): XmlElement[] {
  return parent.children.flatMap((child) =>
    child.name === 'p' || child.name === 'tbl'
      ? [child]
      : ['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo'].includes(child.name)
        ? blocksOf(child)
        : [],
  );
}

/** The nearest paragraph before a table, else the one after it, that begins as a caption does; another table's is none. */
function captionOf(texts: readonly (string | undefined)[], at: number): string | undefined {
  const before = texts.slice(0, at).findLast((text) => text !== '');
  if (before !== undefined && CAPTION.test(before)) return before;
  const [after, next] = texts.slice(at + 1).filter((text) => text !== '');
  return after !== undefined && CAPTION.test(after) && next !== undefined ? after : undefined;
}

function countChanges(element: XmlElement): number {
  return element.children.reduce((sum, child) => sum + (CHANGES.has(child.name) ? 1 : 0) + countChanges(child), 0);
}

/** A cell while its table is read: one that goes on in another row is found to be tall. */
interface OpenCell {
  readonly paragraphs: readonly string[];
  tall: boolean;
}

/** Rows as cells by column; what is merged is one cell in all that it covers. */
function readRows(table: XmlElement, changes: Changes, tally: DocxTally): PaperCell[][] {
  const rows: PaperCell[][] = [];
  let open = new Map<number, OpenCell>();
  const size = new TableSize();
  for (const row of rowsOf(table)) {
    const properties = childOf(row, 'trPr');
    if (isGone(properties, changes)) continue;
    const cells: OpenCell[] = [];
    const next = new Map<number, OpenCell>();
    const add = (cell: OpenCell, count: number) => cells.push(...Array.from({ length: count }, () => cell));
    add(makeCell([]), number(properties, 'gridBefore', 0));
    for (const element of cellsOf(row)) {
      const form = childOf(element, 'tcPr');
      const merge = childOf(form, 'vMerge');
      const start = cells.length;
      const above = merge !== undefined && value(merge) !== 'restart' ? open.get(start) : undefined;
      // Files of old have a cell of its own for what is merged to the left.
      const left = value(childOf(form, 'hMerge')) === 'continue' ? cells.at(-1) : undefined;
      const cell = above ?? left ?? readCell(element, changes, tally);
      if (above !== undefined) above.tall = true;
      if (merge !== undefined) next.set(start, cell);
      add(cell, span(form));
      size.add(cells, false);
    }
    add(makeCell([]), number(properties, 'gridAfter', 0));
    size.add(cells, true);
    rows.push(cells);
    open = next;
  }
  return rows;
}

const rowsOf = (parent: XmlElement): XmlElement[] =>
  parent.children.flatMap((child) =>
    child.name === 'tr' ? [child] : ['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo'].includes(child.name) ? rowsOf(child) : [],
  );
const cellsOf = (parent: XmlElement): XmlElement[] =>
  parent.children.flatMap((child) =>
    child.name === 'tc' ? [child] : ['sdt', 'sdtContent', 'customXml'].includes(child.name) ? cellsOf(child) : [],
  );

function readCell(element: XmlElement, changes: Changes, tally: DocxTally): PaperCell {
  if (isGone(cellChange(element), changes)) return makeCell([]);
  const paragraphs: string[] = [];
  let joined = false;
  for (const block of blocksOf(element)) {
    if (block.name === 'tbl') {
      tally.lose('nested-table');
      continue;
    }
    const text = runText(block, changes, tally);
    if (joined) paragraphs.push(`${paragraphs.pop() ?? ''}${text}`);
    else paragraphs.push(text);
    joined = isGone(childOf(childOf(block, 'pPr'), 'rPr'), changes);
  }
  return makeCell(paragraphs);
}

/** `cellIns` and `cellDel` as what they do. */
function cellChange(element: XmlElement): XmlElement | undefined {
  const form = childOf(element, 'tcPr');
  const children = childrenOf(form, 'cellIns').map((child) => ({ ...child, name: 'ins' }));
  return form && { ...form, children: [...children, ...childrenOf(form, 'cellDel').map((child) => ({ ...child, name: 'del' }))] };
}

const value = (element: XmlElement | undefined): string | undefined =>
  element &&
  (attribute(element, 'w:val') ?? attribute(element, 'val') ?? [...element.attributes].find(([name]) => name.endsWith(':val'))?.[1]);

function number(properties: XmlElement | undefined, name: string, otherwise: number): number {
  const count = Number(value(childOf(properties, name)) ?? otherwise);
  return Number.isInteger(count) && count >= 0 && count <= MOST_COLUMNS ? count : otherwise;
}

const span = (form: XmlElement | undefined) => Math.max(1, number(form, 'gridSpan', 1));
