import { codeTree, type CodeRow } from '#domain/exchange/code-tree.ts';
import type { Losses } from '#domain/exchange/losses.ts';
import type { Code, CodeSet } from '#domain/exchange/project.ts';
import { fitName, fitWords } from '../fit-text.ts';
import { colorOf } from '../refi/document.ts';
import type { Grid } from './grid.ts';
import type { Role } from './headings.ts';
import type { Recognition } from './recognition.ts';

/** Reads a row by the roles of its columns. */
export type Cells = (role: Role) => string;

export const cellsOf =
  (row: readonly string[], columns: ReadonlyMap<Role, number>): Cells =>
  (role) =>
    (row[columns.get(role) ?? -1] ?? '').trim();

/** The codes of a codebook as a table; groups of codes are sets. */
export function readCodeTable(
  { rows, name }: Grid,
  { dialect, columns, header }: Recognition,
  levels: boolean,
  losses: Losses,
): { codes: Code[]; sets: CodeSet[] } {
  const list: CodeRow[] = [];
  const groups = new Map<string, string[]>();
  const parents = parentsOf(rows.slice(header + 1).map((row) => cellsOf(row, columns)));
  const groupColumns = (rows[header] ?? []).flatMap((cell, i) => (/^code groups?(?: \d+)?$/i.test(cell.trim()) ? [i] : []));
  for (const [i, row] of rows.entries()) {
    const at = cellsOf(row, columns);
    const code = fitName(at('code'), losses)
      .replace(/^[●•]\s*/u, '')
      .replace(/^(?:Nodes|Codes)\\\\/, '');
    if (i <= header || row.length === 0) continue;
    if (code === '') {
      losses.add('incomplete-row', { place: `${name}, row ${String(i + 1)}` });
      continue;
    }
    const description = fitWords(at('description'), losses);
    const color = colorOf(at('color'));
    const counts = { ...count('files', at('files')), ...count('references', at('references')) };
    const above = [...(parents.get(at('parent')) ?? (at('parent') === '' ? [] : [fitName(at('parent'), losses)]))];
    if (dialect.program !== 'ATLAS.ti' && at('category') !== '') above.push(fitName(at('category'), losses));
    for (const column of groupColumns)
      for (const group of (row[column] ?? '').split(/;|\n/))
        if (group.trim() !== '') groups.set(group.trim(), [...(groups.get(group.trim()) ?? []), code]);
    list.push({
      name: code,
      above,
      ...(at('id') !== '' && { id: at('id') }),
      ...(description !== undefined && { description }),
      ...(color !== undefined && { color }),
      ...(Object.keys(counts).length > 0 && { counts }),
    });
  }
  const codes = codeTree(list, levels ? dialect : {}, losses);
  const byName = new Map(codes.map((code) => [code.name, code.key]));
  const sets = [...groups].map(([group, members]) => ({
    name: group,
    description: undefined,
    codes: members.flatMap((one) => byName.get(one) ?? []),
  }));
  for (const set of sets) losses.add('code-set', { name: set.name });
  return { codes, sets };
}

/** Paths of the codes that a column names as parents, in a table where each row names its own. */
function parentsOf(rows: readonly Cells[]): Map<string, string[]> {
  const parentOf = new Map(rows.map((at) => [at('code'), at('parent')]));
  const paths = new Map<string, string[]>();
  for (const [name] of parentOf) {
    const path: string[] = [];
    for (let at: string | undefined = name; at !== undefined && at !== '' && !path.includes(at); at = parentOf.get(at)) path.unshift(at);
    paths.set(name, path);
  }
  return paths;
}

const count = (key: string, cell: string) => (/^\d+$/.test(cell) ? { [key]: Number(cell) } : {});

/** Codes whose level is the column that they stand in, each with a bullet before it; undefined where a table has none. */
export function readIndentedCodes({ rows }: Grid, losses: Losses): Code[] | undefined {
  const bulleted = rows.flatMap((row) => {
    const depth = row.findIndex((cell) => cell.trim() !== '');
    return /^\s*[●•○◦]/u.test(row[depth] ?? '') ? [{ row, depth }] : [];
  });
  if (bulleted.length === 0 || bulleted.length < rows.filter((row) => row.length > 0).length / 2) return undefined;
  const above: string[] = [];
  const list = bulleted.map(({ row, depth }): CodeRow => {
    const name = fitName((row[depth] ?? '').replace(/^\s*[●•○◦]\s*/u, ''), losses);
    above.length = Math.min(above.length, depth);
    const path = [...above];
    above[depth] = name;
    const description = fitWords(
      row.slice(depth + 1).find((cell) => cell.trim() !== '' && !/^\d+$/.test(cell.trim())),
      losses,
    );
    return { name, above: path.filter((one) => one !== ''), ...(description !== undefined && { description }) };
  });
  return codeTree(list, {}, losses);
}
