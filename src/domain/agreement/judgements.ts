import type { CodingRow } from '../codings/codings.ts';
import { without, type Measure } from '../codings/measure.ts';
import { cohenKappa, fleissKappa, krippendorffAlpha, percentAgreement, type Judged } from './reliability.ts';

export type NamedRow = CodingRow & { readonly coder: string };

/** The part of the coding that can be compared. */
export interface Shared {
  readonly rows: readonly NamedRow[];
  readonly readers: ReadonlyMap<string, readonly string[]>;
  readonly concepts: readonly string[];
}

/** How far coders agree. */
export interface Agreed {
  /** Passages, decisions or code points that two coders or more have judged. */
  readonly units: number;
  readonly percent: Measure;
  readonly cohen: Measure;
  readonly fleiss: Measure;
  readonly alpha: Measure;
}

/** Units gathered by what each coder said of them: -1 where a coder said nothing. */
export class Judgements {
  private readonly kinds = new Map<string, { readonly said: readonly number[]; units: number }>();

  private readonly coders: number;
  private readonly values: number;

  constructor(coders: number, values = 2) {
    this.coders = coders;
    this.values = values;
  }

  add(said: readonly number[], units = 1): void {
    const key = said.join();
    const kind = this.kinds.get(key);
    if (kind === undefined) this.kinds.set(key, { said, units });
    else kind.units += units;
  }

  addAll(others: Judgements): void {
    for (const { said, units } of others.kinds.values()) this.add(said, units);
  }

  /** Of the units that two coders or more judged. */
  get judged(): Judged[] {
    const kinds = new Map<string, { readonly counts: readonly number[]; units: number }>();
    for (const { said, units } of this.kinds.values()) {
      const counts = Array.from({ length: this.values }, () => 0);
      for (const value of said) if (value >= 0) counts[value] = (counts[value] ?? 0) + 1;
      const key = counts.join();
      kinds.set(key, { counts, units: units + (kinds.get(key)?.units ?? 0) });
    }
    return [...kinds.values()].filter(({ counts, units }) => units > 0 && counts.reduce((sum, one) => sum + one, 0) > 1);
  }

  get agreed(): Agreed {
    const { judged } = this;
    return {
      units: judged.reduce((sum, { units }) => sum + units, 0),
      percent: percentAgreement(judged),
      cohen: this.coders === 2 ? cohenKappa(this.table()) : without('not-two-coders'),
      fleiss: fleissKappa(judged),
      alpha: krippendorffAlpha(judged),
    };
  }

  private table(): number[][] {
    const table = Array.from({ length: this.values }, () => Array.from({ length: this.values }, () => 0));
    for (const { said, units } of this.kinds.values()) {
      const [row, column = -1] = [table[said[0] ?? -1], said[1]];
      if (row?.[column] !== undefined) row[column] += units;
    }
    return table;
  }
}
