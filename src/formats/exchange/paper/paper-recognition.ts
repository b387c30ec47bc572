import { isLevel, type Role } from './columns.ts';
import { logicalTables } from './logical-table.ts';
import type { PaperDocument } from '../paper-tables/paper-table.ts';

/** Headings of papers, which no program gives its own tables. */
const OF_PAPERS = /范畴|概念|一阶|二阶|聚合|构念|first[- ]order|second[- ]order|aggregate dim|quotation/iu;

/** Whether tables that a program may have written too are those of a paper. */
export function isPaper({ tables }: PaperDocument, asked: Readonly<Partial<Record<Role, string>>> | undefined): boolean {
  const { read } = logicalTables(tables, asked);
  return read.some(
    ({ columns: { roles, headings } }) => asked !== undefined || headings.some((text, i) => isLevel(roles[i]) && OF_PAPERS.test(text)),
  );
}

const ROLES: readonly Role[] = ['core', 'main', 'category', 'subcategory', 'concept', 'code', 'excerpt', 'meaning', 'source', 'number'];
/** What only tables of papers have. */
const OWN: ReadonlySet<string> = new Set(['core', 'main', 'subcategory', 'concept', 'excerpt', 'meaning', 'number']);

/** `category=范畴,concept=概念`: the headings of a paper’s table; undefined where they are those of a program’s. */
export function paperColumns(given: string | undefined): Readonly<Partial<Record<Role, string>>> | undefined {
  const pairs = [...(given ?? '').matchAll(/\s*([^=,]+?)\s*=\s*(?:"([^"]*)"|([^,]*))\s*(?:,|$)/g)].map(
    ([, role = '', quoted, bare = '']): [string, string] => [role, quoted ?? bare.trim()],
  );
  if (!pairs.some(([role]) => OWN.has(role)) || !pairs.every(([role]) => (ROLES as readonly string[]).includes(role))) return undefined;
  return Object.fromEntries(pairs);
}
