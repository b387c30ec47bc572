import { describe, expect, test } from 'vitest';
import {
  buildAxialCodingTable,
  buildOpenCodingTable,
  mergeCells,
  openCodingPage,
  type Cell,
  type CodingTable,
} from '#domain/study/coding-table.ts';
import { buildTreeStudy, type Tree } from '../comparison/tree-study.ts';

function nameOf(cell: Cell): string {
  switch (cell.kind) {
    case 'category':
      return cell.category.id;
    case 'concept':
      return cell.concept.id;
    case 'excerpt':
      return cell.excerpt.id;
    case 'meaning':
      return `meaning of ${cell.category.id}`;
    case 'rest':
      return `${String(cell.count)} more than ${String(cell.shown)}`;
    case 'empty':
      return '-';
  }
}

/** Each printed row: `name` or `name ×rows`. */
const printed = (table: CodingTable) =>
  mergeCells(table).map((row) => row.map(({ cell, rowSpan }) => (rowSpan === 1 ? nameOf(cell) : `${nameOf(cell)} ×${String(rowSpan)}`)));
const columns = ({ columns: all }: CodingTable) => all.map((column) => (column.kind === 'level' ? column.name.en : column.kind));

interface Case {
  readonly name: string;
  readonly tree: Tree;
  readonly levels: readonly string[];
  readonly columns: readonly (string | undefined)[];
  readonly rows: readonly (readonly string[])[];
}

const OPEN: readonly Case[] = [
  {
    name: 'one row a concept under a category that spans them',
    tree: { core: { trust: { a: 1, b: 1 }, doubt: { c: 1 } } },
    levels: ['Core', 'Category', 'Concept'],
    columns: ['Category', 'Concept', 'excerpt'],
    rows: [
      ['trust ×2', 'a', 'a-1'],
      ['b', 'b-1'],
      ['doubt', 'c', 'c-1'],
    ],
  },
  {
    name: 'one row an excerpt where a concept has several',
    tree: { core: { trust: { a: 3, b: 1 } } },
    levels: ['Core', 'Category', 'Concept'],
    columns: ['Category', 'Concept', 'excerpt'],
    rows: [['trust ×4', 'a ×3', 'a-1'], ['a-2'], ['a-3'], ['b', 'b-1']],
  },
  {
    name: 'an empty cell for a concept without excerpts, never merged with the next',
    tree: { core: { trust: { a: 0, b: 0 } } },
    levels: ['Core', 'Category', 'Concept'],
    columns: ['Category', 'Concept', 'excerpt'],
    rows: [
      ['trust ×2', 'a', '-'],
      ['b', '-'],
    ],
  },
  {
    name: 'the lowest category only, in a tree of four levels',
    tree: { core: { high: { middle: { low: { a: 1, b: 1 } } } } },
    levels: ['A', 'B', 'C', 'D', 'Concept'],
    columns: ['D', 'Concept', 'excerpt'],
    rows: [
      ['low ×2', 'a', 'a-1'],
      ['b', 'b-1'],
    ],
  },
];

const AXIAL: readonly Case[] = [
  {
    name: 'main categories that span theirs, with the meaning of the main category',
    tree: { core: { left: { a: { x: 1 }, b: { y: 1 } }, right: { c: { z: 1 } } } },
    levels: ['Core', 'Main', 'Category', 'Concept'],
    columns: ['Main', 'Category', 'meaning'],
    rows: [['left ×2', 'a', 'meaning of left ×2'], ['b'], ['right', 'c', 'meaning of right']],
  },
  {
    name: 'one column where there is one level below the core',
    tree: { core: { a: { x: 1 }, b: { y: 1 } } },
    levels: ['Core', 'Category', 'Concept'],
    columns: ['Category', 'meaning'],
    rows: [
      ['a', 'meaning of a'],
      ['b', 'meaning of b'],
    ],
  },
  {
    name: 'one column where there is one level in all',
    tree: { only: { x: 1 } },
    levels: ['Category', 'Concept'],
    columns: ['Category', 'meaning'],
    rows: [['only', 'meaning of only']],
  },
  {
    name: 'the roots, where there is no core',
    tree: { left: { a: { x: 1 }, b: { y: 1 } }, right: { c: { z: 1 } } },
    levels: ['Dimension', 'Theme', 'Concept'],
    columns: ['Dimension', 'Theme', 'meaning'],
    rows: [['left ×2', 'a', 'meaning of left ×2'], ['b'], ['right', 'c', 'meaning of right']],
  },
  {
    name: 'three columns for four levels, the meaning that of the category just above',
    tree: { core: { left: { a: { i: { x: 1 }, j: { y: 1 } }, b: { k: { z: 1 } } } } },
    levels: ['Core', 'A', 'B', 'C', 'Concept'],
    columns: ['A', 'B', 'C', 'meaning'],
    rows: [['left ×3', 'a ×2', 'i', 'meaning of a ×2'], ['j'], ['b', 'k', 'meaning of b']],
  },
  {
    name: 'empty cells in a branch that is shorter, never merged',
    tree: { core: { left: { a: { x: 1 } }, short: { y: 1 }, brief: { z: 1 } } },
    levels: ['Core', 'Main', 'Category', 'Concept'],
    columns: ['Main', 'Category', 'meaning'],
    rows: [
      ['left', 'a', 'meaning of left'],
      ['short', '-', 'meaning of short'],
      ['brief', '-', 'meaning of brief'],
    ],
  },
];

describe('the page of open coding', () => {
  const page = (tree: Tree) => openCodingPage(buildTreeStudy(tree, ['Core', 'Category', 'Concept']));

  test('has all rows of a table that fits it', () => {
    expect(printed(page({ core: { trust: { a: 250, b: 250 } } }))).toHaveLength(500);
  });

  test('has the first excerpts of each concept of a larger one, and how many more there are', () => {
    const rows = printed(page({ core: { trust: { a: 600, b: 1, c: 0 }, doubt: { d: 300 } } }));
    expect(rows).toHaveLength(125 + 1 + 1 + 1 + 125 + 1);
    expect(rows[0]).toEqual(['trust ×128', 'a ×126', 'a-1']);
    expect(rows.slice(124, 129)).toEqual([['a-125'], ['475 more than 125'], ['b', 'b-1'], ['c', '-'], ['doubt ×126', 'd ×126', 'd-1']]);
    expect(rows.at(-1)).toEqual(['175 more than 125']);
  });
});

describe.each([
  ['open coding', OPEN, buildOpenCodingTable],
  ['axial coding', AXIAL, buildAxialCodingTable],
] as const)('the table of %s has', (_, cases, build) => {
  test.each(cases)('$name', ({ tree, levels, columns: expected, rows }) => {
    const table = build(buildTreeStudy(tree, levels));
    expect(columns(table)).toEqual(expected);
    expect(printed(table)).toEqual(rows);
    for (const row of table.rows) expect(row).toHaveLength(expected.length);
  });
});
