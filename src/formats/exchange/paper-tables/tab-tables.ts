import { CAPTION, makeCell, NOTE, type PaperCell, type PaperDocument, type PaperLoss, type PaperTable } from './paper-table.ts';

/** The tables of a plain text: lines whose cells are parted by tabs, as they are pasted from a paper or transcribed. */
export function readTabTables(text: string): PaperDocument {
  const lost: { kind: PaperLoss; name?: string }[] = [];
  const tables: PaperTable[] = [];
  let rows: string[][] = [];
  let before = '';
  const end = (after: string) => {
    if (rows.length > 1) {
      tables.push({ caption: CAPTION.test(before) ? before : undefined, name: undefined, rows: cellsOf(rows) });
      if (NOTE.test(after)) lost.push({ kind: 'table-note', name: after });
    }
    if (rows.length > 0) before = '';
    rows = [];
  };
  for (const line of text.split('\n')) {
    // A blank line within a table is where a page ended.
    if (line.trim() === '') continue;
    if (line.includes('\t')) rows.push(line.split('\t'));
    else {
      end(line.trim());
      before = line.trim();
    }
  }
  end('');
  return { tables, trackedChanges: 0, lost };
}

/** A row with fewer cells than the headings has lost some: which ones it does not say. */
function cellsOf(rows: readonly (readonly string[])[]): (PaperCell | undefined)[][] {
  const width = rows[0]?.length ?? 0;
  return rows.map((row) => Array.from({ length: width }, (_, i) => (row[i] === undefined ? undefined : makeCell([row[i] ?? '']))));
}
