import { dateParts } from '#domain/csl/csl-date.ts';
import type { CslItem } from '#domain/csl/csl-item.ts';
import { newId } from '../literature/identifier.ts';
import { parsePrintedEntry, type ParsedEntry } from './printed-entry.ts';
import { MARK, splitList, type PrintedEntry } from './printed-list.ts';
import { slipsOf } from './signs.ts';

/** An entry with what it says, where that could be read; nothing is proved yet. */
export interface ReadEntry extends PrintedEntry {
  readonly parsed: (ParsedEntry & { readonly item: CslItem }) | undefined;
  /** Why it could not be read. */
  readonly failed: string | undefined;
  /** The entry that this one is the same work as, in another language. */
  readonly versionOf: string | undefined;
}

/** Whether a text is a list of references as papers print them: many of its lines have a mark of the type and a year behind it. */
export function isPrintedList(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const entries = lines.filter(
    (line, i) => MARK.test(line) && /(?:1[89]|20)\d{2}/.test(`${line.slice(line.search(MARK))} ${lines[i + 1] ?? ''}`),
  );
  return entries.length > 0 && entries.length * 5 >= lines.length;
}

/** The entries of a printed list, each taken apart. Identifiers are proposals. */
export function readPrintedList(text: string): ReadEntry[] {
  const taken = new Set<string>();
  const entries: ReadEntry[] = [];
  for (const entry of splitList(text)) {
    const result = parsePrintedEntry(entry.body);
    if ('failed' in result) {
      entries.push({ ...entry, parsed: undefined, failed: result.failed, versionOf: undefined });
      continue;
    }
    const before = entry.number === undefined ? entries.at(-1)?.parsed?.item : undefined;
    const versionOf = before !== undefined && isVersion(before, result.item) ? before.id : undefined;
    const id = newId(
      { ...result.item, id: '' },
      taken,
      versionOf === undefined ? undefined : `${versionOf}-${String(result.item.language).slice(0, 2)}`,
    );
    const told = [...entry.told, ...slipsOf(result.item, entry.body)];
    entries.push({ ...entry, told, parsed: { ...result, item: { ...result.item, id } }, failed: undefined, versionOf });
  }
  return entries;
}

/** The same year, volume, issue and pages, one in Chinese and the other not; never judged by names. */
function isVersion(one: CslItem, other: Omit<CslItem, 'id'>): boolean {
  const chinese = (item: Omit<CslItem, 'id'>) => item.language === 'zh-CN';
  const place = (item: Omit<CslItem, 'id'>) => JSON.stringify([dateParts(item.issued)[0], item.volume, item.issue, item.page]);
  return chinese(one) !== chinese(other) && one.page !== undefined && place(one) === place(other);
}
