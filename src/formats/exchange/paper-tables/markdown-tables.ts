import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { checkBeforeParsing, LimitError } from '#formats/markdown/limits.ts';
import type { Nodes, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import {
  CAPTION,
  CITATION,
  makeCell,
  NOTE,
  paragraphText,
  type PaperCell,
  type PaperDocument,
  type PaperLoss,
  type PaperTable,
} from './paper-table.ts';

const BREAK = '\u2029';

/** The tables of a text in Markdown. `<br>`, the only way to write a second paragraph in a cell, is one. */
export function readMarkdownTables(text: string): PaperDocument {
  const lost: { kind: PaperLoss; name?: string }[] = [];
  refuseLarge(text);
  const { children } = unified().use(remarkParse).use(remarkGfm).parse(text);
  const words = (node: Nodes | undefined) => (node === undefined || node.type === 'table' ? '' : paragraphText(wordsOf(node, [])));
  const tables = children.flatMap((node, i): PaperTable[] => {
    if (node.type !== 'table') return [];
    const after = words(children[i + 1]);
    if (NOTE.test(after)) lost.push({ kind: 'table-note', name: after });
    const caption = [words(children[i - 1])]
      .find((line) => CAPTION.test(line.split('\n').at(-1) ?? ''))
      ?.split('\n')
      .at(-1);
    return [{ caption, name: undefined, rows: readRows(node, lost) }];
  });
  return { tables, trackedChanges: 0, lost };
}

function refuseLarge(text: string): void {
  try {
    checkBeforeParsing(text, 'markdown');
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    throw new ExchangeError(
      'too-large',
      `${error.reason}.`,
      error.mend,
      error.place && { line: error.place.line, place: `line ${String(error.place.line)}` },
    );
  }
}

/** A row that has fewer cells than the headings has less than it should: the rest of it is missing, not empty. */
function readRows({ children }: Table, lost: { kind: PaperLoss; name?: string }[]): (PaperCell | undefined)[][] {
  const width = children[0]?.children.length ?? 0;
  return children.map((row) => {
    const cells = row.children.slice(0, width).map((cell) => makeCell(wordsOf(cell, lost).split(BREAK)));
    return Array.from({ length: width }, (_, i) => cells[i]);
  });
}

/** Words without marks of emphasis and code. */
function wordsOf(node: Nodes, lost: { kind: PaperLoss; name?: string }[]): string {
  if (node.type === 'html') return /^<br\s*\/?>$/i.test(node.value) ? BREAK : '';
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  let text = '';
  for (let i = 0; i < node.children.length; i++) {
    const child = node.children[i];
    const citation = child?.type === 'html' && /^<sup\b/i.test(child.value) ? raised(node.children.slice(i)) : undefined;
    if (citation !== undefined) {
      lost.push({ kind: 'superscript-citation', name: citation.text.trim() });
      i += citation.length - 1;
    } else if (child !== undefined) text += wordsOf(child, lost);
  }
  return text;
}

/** `<sup>[3]</sup>` as the parts that it is read in. */
function raised(nodes: readonly Nodes[]): { text: string; length: number } | undefined {
  const end = nodes.findIndex((node) => node.type === 'html' && /^<\/sup>/i.test(node.value));
  const text =
    end < 0
      ? ''
      : nodes
          .slice(1, end)
          .map((node) => wordsOf(node, []))
          .join('');
  return CITATION.test(text) ? { text, length: end + 1 } : undefined;
}
