import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import {
  CAPTION,
  CITATION,
  makeCell,
  NOTE,
  paragraphText,
  TableSize,
  type PaperCell,
  type PaperDocument,
  type PaperLoss,
  type PaperTable,
} from './paper-table.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'title',
  'textarea',
  'svg',
  'math',
  'object',
  'iframe',
  'head',
]);
const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'section',
  'article',
]);
/** A table's cell may ask for any number of rows; none has more. */
const MOST_SPAN = 1000;
const BREAK = '\u2028';
const PARAGRAPH = '\u2029';

/** The tables of a page, or of what Word, Excel or a browser put on the clipboard. Nothing in it is run. */
export function readHtmlTables(html: string): PaperDocument {
  const lost: { kind: PaperLoss; name?: string }[] = [];
  const blocks: { element?: Element; text: string }[] = [];
  gatherBlocks(parse(clipboardHtml(html)), blocks);
  const tables = blocks.flatMap(({ element }, i): PaperTable[] => {
    if (element === undefined) return [];
    const own = [...element.childNodes].filter(isElement).find(({ tagName }) => tagName === 'caption');
    const before = blocks[i - 1];
    const after = blocks[i + 1];
    if (after !== undefined && NOTE.test(after.text)) lost.push({ kind: 'table-note', name: after.text });
    const caption =
      own === undefined
        ? [before, after].find((block) => block?.element === undefined && CAPTION.test(block?.text ?? ''))?.text
        : paragraphText(textOf(own, []));
    return [{ caption, name: undefined, rows: readRows(element, lost) }];
  });
  return { tables, trackedChanges: 0, lost };
}

/** The clipboard of Windows says before the page where it begins. */
const clipboardHtml = (html: string) =>
  /^Version:\d/.test(html) ? html.slice(Math.max(0, html.search(/<(?:!DOCTYPE|html|!--StartFragment)/i))) : html;

/** Tables, and the text between them, in their order. */
function gatherBlocks(parent: Parent, blocks: { element?: Element; text: string }[]): void {
  for (const node of parent.childNodes) {
    if (!isElement(node)) {
      if (node.nodeName === '#text' && node.value.trim() !== '' && !BLOCKS.has(parent.nodeName))
        blocks.push({ text: paragraphText(node.value) });
    } else if (node.tagName === 'table') blocks.push({ element: node, text: '' });
    else if (BLOCKS.has(node.tagName) && !hasTable(node)) {
      const text = paragraphText(textOf(node, []).replace(/[\u2028\u2029]/g, ' '));
      if (text !== '') blocks.push({ text });
    } else if (!SILENT.has(node.tagName)) gatherBlocks(node, blocks);
  }
}

const hasTable = (node: Element): boolean =>
  node.childNodes.some((child) => isElement(child) && (child.tagName === 'table' || hasTable(child)));

function rowsOf(parent: Parent): Element[] {
  return parent.childNodes
    .filter(isElement)
    .flatMap((child) => (child.tagName === 'tr' ? [child] : ['thead', 'tbody', 'tfoot'].includes(child.tagName) ? rowsOf(child) : []));
}

function readRows(table: Element, lost: { kind: PaperLoss; name?: string }[]): PaperCell[][] {
  const rows: PaperCell[][] = [];
  const open: { cell: PaperCell; left: number }[] = [];
  const size = new TableSize();
  for (const row of rowsOf(table)) {
    // Excel ends what it copies in a row that is not seen.
    if (/display\s*:\s*none/i.test(attributeOf(row, 'style') ?? '')) continue;
    const cells: PaperCell[] = [];
    const fill = () => {
      for (let above = open[cells.length]; above !== undefined && above.left > 0; above = open[cells.length]) {
        above.left--;
        cells.push(above.cell);
      }
    };
    for (const element of row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')) {
      fill();
      const [down, across] = [span(element, 'rowspan'), span(element, 'colspan')];
      const cell = makeCell(textOf(element, lost).split(PARAGRAPH).map(clean), down > 1);
      for (let i = 0; i < across; i++) {
        open[cells.length] = { cell, left: down - 1 };
        cells.push(cell);
      }
      size.add(cells, false);
    }
    fill();
    size.add(cells, true);
    if (cells.length > 0) rows.push(cells);
  }
  return rows;
}

const attributeOf = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;

function span(element: Element, name: string): number {
  const count = Number.parseInt(attributeOf(element, name) ?? '1', 10);
  return Number.isNaN(count) ? 1 : Math.min(Math.max(count, 1), MOST_SPAN);
}

/** Text with marks for its breaks; white space is still that of the source. */
function textOf(parent: Parent, lost: { kind: PaperLoss; name?: string }[]): string {
  let text = '';
  for (const node of parent.childNodes) {
    if (!isElement(node)) text += node.nodeName === '#text' ? node.value : '';
    else if (node.tagName === 'br') text += BREAK;
    else if (node.tagName === 'table') lost.push({ kind: 'nested-table' });
    else if (node.tagName === 'img') lost.push({ kind: 'drawing' });
    else if (node.tagName === 'sup' && CITATION.test(textOf(node, lost)))
      lost.push({ kind: 'superscript-citation', name: textOf(node, []).trim() });
    else if (node.tagName === 'rt' || node.tagName === 'rp') continue;
    else if (!SILENT.has(node.tagName))
      text += BLOCKS.has(node.tagName) ? `${PARAGRAPH}${textOf(node, lost)}${PARAGRAPH}` : textOf(node, lost);
  }
  return text;
}

/** White space of the source is nothing between Chinese characters, else one blank. */
const clean = (text: string) =>
  text
    .replace(/(?<=[\p{Script=Han}，。、；：？！”“）（])[ \t\r\n]+(?=[\p{Script=Han}，。、；：？！”“）（])/gu, '')
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/ ?\u2028 ?/g, '\n');
