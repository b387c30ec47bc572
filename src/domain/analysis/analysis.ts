import type { CaseStudy, Category } from '../study/case-study.ts';
import { agreement, type Agreement } from '../agreement/agreement.ts';
import { codingsOf, type Codings } from '../codings/codings.ts';
import { overlapping, sameExcerpt, type Pair } from '../codings/cooccurrence.ts';
import { frequencies, frequencyOf, type Frequency } from '../codings/frequency.ts';
import { measured, without, type Measure } from '../codings/measure.ts';
import {
  codesBySource,
  growth,
  newCodes,
  orderByDate,
  otherOrders,
  saturation,
  type OtherOrders,
  type Saturation,
} from '../codings/saturation.ts';
import { shapeOf, type Shape } from '../codings/shape.ts';

/** The sources in the order of their coding, and what came new with each. */
export interface SaturationCourse {
  readonly by: 'study' | 'date';
  readonly order: readonly string[];
  /** How many of them dates do not tell apart. */
  readonly tied: number;
  readonly fresh: readonly number[];
  readonly found: Measure<Saturation>;
}

/** All that is counted from a study's coding; each part when it is first asked for, and once. */
export class Analysis {
  readonly codings: Codings;
  private readonly study: CaseStudy;
  private readonly made = new Map<string, unknown>();

  constructor(study: CaseStudy) {
    this.study = study;
    this.codings = codingsOf(study);
  }

  private once<T>(name: string, make: () => T): T {
    if (!this.made.has(name)) this.made.set(name, make());
    return this.made.get(name) as T;
  }

  get frequency(): ReadonlyMap<string, Frequency> {
    return this.once('frequency', () => frequencies(this.codings));
  }

  /** Of a category with everything below it. */
  get categories(): ReadonlyMap<string, Frequency> {
    return this.once('categories', () => {
      const rows = Map.groupBy(this.codings.rows, ({ concept }) => concept);
      const below = new Map<string, string[]>();
      for (const concept of this.study.concepts.keys())
        for (const category of this.above(concept)) below.set(category, [...(below.get(category) ?? []), concept]);
      const of = (id: string) => frequencyOf((below.get(id) ?? []).flatMap((concept) => rows.get(concept) ?? []));
      return new Map(Array.from(this.study.categories.keys(), (id) => [id, of(id)]));
    });
  }

  /** Sources that anything was coded in, in the order of the study. */
  get coded(): readonly string[] {
    return [...this.codes.keys()];
  }

  private get codes() {
    return this.once('codes', () => codesBySource(this.codings));
  }

  get together(): readonly Pair[] {
    return this.once('together', () => sameExcerpt(this.codings.rows));
  }

  get overlap(): Measure<Pair[]> {
    return this.once('overlap', () => overlapping(this.codings.rows));
  }

  /** Pairs of categories, of which neither is above the other. */
  get categoryPairs(): readonly Pair[] {
    return this.once('categoryPairs', () => {
      const above = new Map(Array.from(this.study.categories.values(), (one) => [one.id, new Set(chain(one))]));
      const apart = (a: string, b: string) => above.get(a)?.has(b) !== true && above.get(b)?.has(a) !== true;
      return sameExcerpt(this.codings.rows, (concept) => this.above(concept), apart);
    });
  }

  private above(concept: string): readonly string[] {
    const category = this.study.concepts.get(concept)?.category;
    return category === undefined ? [] : chain(category);
  }

  get saturation(): Measure<SaturationCourse> {
    return this.once('saturation', () => {
      const settings = this.study.study.analysis.saturation;
      const order = this.order();
      if ('why' in order) return order;
      const fresh = newCodes(order.value.order, this.codes);
      return measured({
        by: settings.order === undefined ? 'date' : 'study',
        ...order.value,
        fresh,
        found: saturation(fresh, settings),
      });
    });
  }

  private order(): Measure<Pick<SaturationCourse, 'order' | 'tied'>> {
    const { order } = this.study.study.analysis.saturation;
    if (this.codes.size === 0) return without('no-codings');
    if (order === undefined) return orderByDate(this.codings, this.codes);
    const named = order.filter((source) => this.codes.has(source));
    return named.length === this.codes.size ? measured({ order: named, tied: 0 }) : without('no-order');
  }

  get otherOrders(): OtherOrders {
    return this.once('otherOrders', () => otherOrders(this.codes, this.study.study.analysis.saturation));
  }

  get growth(): ReturnType<typeof growth> {
    return growth(this.codings);
  }

  get agreement(): Measure<Agreement> {
    return this.once('agreement', () => agreement(this.codings));
  }

  get shape(): Shape {
    return this.once('shape', () => shapeOf(this.study, this.frequency));
  }
}

/** A category and those above it. */
function chain(category: Category): string[] {
  const ids: string[] = [];
  for (let at: Category | undefined = category; at !== undefined; at = at.parent) ids.push(at.id);
  return ids;
}
