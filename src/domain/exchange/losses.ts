import type { Loss, LossKind } from './project.ts';

/** How many names and places of one kind are kept; the count goes on. */
const MOST = 1000;

interface Tally {
  count: number;
  segments: number;
  readonly names: Set<string>;
  readonly places: Set<string>;
}

/** What is lost, gathered while a file is read or a study is planned. */
export class Losses {
  readonly #byKind = new Map<LossKind, Tally>();

  add(
    kind: LossKind,
    { name, place, count = 1, segments = 0 }: { name?: string; place?: string; count?: number; segments?: number } = {},
  ): void {
    let tally = this.#byKind.get(kind);
    if (tally === undefined) this.#byKind.set(kind, (tally = { count: 0, segments: 0, names: new Set(), places: new Set() }));
    tally.count += count;
    tally.segments += segments;
    if (name !== undefined && tally.names.size < MOST) tally.names.add(name);
    if (place !== undefined && tally.places.size < MOST) tally.places.add(place);
  }

  /** What has neither name nor place; nothing of none. */
  addCount(kind: LossKind, count: number): void {
    if (count > 0) this.add(kind, { count });
  }

  addAll(losses: readonly Loss[]): void {
    for (const { kind, count, segments, names, places } of losses) {
      this.add(kind, { count, segments });
      const tally = this.#byKind.get(kind);
      for (const name of names) tally?.names.add(name);
      for (const place of places) tally?.places.add(place);
    }
  }

  list(): Loss[] {
    return Array.from(this.#byKind, ([kind, { count, segments, names, places }]) => ({
      kind,
      count,
      segments,
      names: [...names],
      places: [...places],
    }));
  }
}
