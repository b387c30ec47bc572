import type { Entry } from './entry.ts';
import { finding, type Finding, type Rule } from './finding.ts';

export type Told = readonly [rule: Rule, message: string, mend: string];

/** So many of one kind are told each by itself. */
const MOST = 1000;

/** What is told of rows: that which many of them share once, at the first. */
export class RowFindings {
  private readonly entry: Entry;
  private readonly told = new Map<string, { readonly index: number; readonly what: Told; readonly of: string; more: number }>();

  private readonly kinds = new Map<string, number>();

  constructor(entry: Entry) {
    this.entry = entry;
  }

  /** @param key its kind, a blank, and what else is the same for what is the same @param of what more there may be of it, in the plural */
  tell(key: string, index: number, what: () => Told, of = 'rows'): void {
    const [kind = ''] = key.split(' ', 1);
    const count = this.kinds.get(kind) ?? 0;
    const known = this.told.get(key) ?? (count > MOST ? this.told.get(kind) : undefined);
    if (known !== undefined) known.more++;
    else {
      this.told.set(count < MOST ? key : kind, { index, what: what(), of, more: 0 });
      this.kinds.set(kind, count + 1);
    }
  }

  get findings(): Finding[] {
    return Array.from(this.told.values(), ({ index, what: [rule, message, mend], of, more }) =>
      finding(
        rule,
        this.entry.path,
        this.entry.locate(['codings', index]),
        more === 0 ? message : `${message} The same holds of more ${of}: ${String(more)}.`,
        mend,
      ),
    );
  }
}
