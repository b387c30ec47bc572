import type { Entry } from './entry.ts';
import { finding, type Finding, type Rule } from './finding.ts';

export type Told = readonly [rule: Rule, message: string, mend: string];
/** What is told of rows: that which many of them share once, at the first. */
export class RowFindings {
  private readonly entry: Entry;
  private readonly told = new Map<string, { readonly index: number; readonly what: Told; readonly of: string; more: number }>();

  constructor(entry: Entry) {
    this.entry = entry;
  }

  /** @param key the same for what is the same @param of what more there may be of it, in the plural */
  tell(key: string, index: number, what: () => Told, of = 'rows'): void {
    const known = this.told.get(key);
    if (known === undefined) this.told.set(key, { index, what: what(), of, more: 0 });
    else known.more++;
  }

  get findings(): Finding[] {
    return Array.from(this.told.values(), ({ index, what: [rule, message, mend], of, more }) =>
      finding(rule, this.entry.path, this.entry.locate(['codings', index]), more === 0 ? message : `${message} The same holds of more ${of}: ${String(more)}.`, mend),
    ); // prettier-ignore
  }
}
