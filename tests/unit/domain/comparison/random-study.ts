import { buildCaseStudy } from '#domain/case-study-builder.ts';
import { seeded } from '#domain/codings/seeded.ts';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { NO_PROSE, type Entry, type EntryKind } from '#domain/entry/entry.ts';
import { START } from '#domain/entry/finding.ts';

type Space = 'node' | 'excerpt' | 'relation' | 'source' | 'reference' | 'section' | 'item';
type Data = Record<string, unknown>;

/** Small pools, so that two studies have much in common and differ in everything that can differ. */
const POOL = {
  node: ['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8', 'n9'],
  excerpt: ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'],
  relation: ['m1', 'm2', 'm3'],
  source: ['s1', 's2', 's3'],
  reference: ['r1', 'r2', 'r3'],
  section: ['p1', 'p2', 'p3'],
  item: ['i1', 'i2', 'i3'],
} as const satisfies Record<Space, readonly string[]>;

/** A study made at random, of which everything holds together. */
interface RandomStudy {
  readonly entries: readonly Entry[];
  readonly used: ReadonlyMap<Space, ReadonlySet<string>>;
}

/** Two studies with the same names in them, each of which has given up some of the other's, to be built. */
export function randomPair(seed: number): readonly [a: () => CaseStudy, b: () => CaseStudy] {
  const random = seeded(seed);
  const sides = [new Writer(random), new Writer(random)] as const;
  for (const side of sides) side.write();
  sides[0].giveUp(sides[1]);
  sides[1].giveUp(sides[0]);
  return [() => sides[0].build(), () => sides[1].build()];
}

class Writer implements RandomStudy {
  readonly entries: Entry[] = [];
  readonly used = new Map<Space, Set<string>>();
  readonly #random: () => number;
  readonly #owned: { readonly space: Space; readonly data: Data }[] = [];
  readonly #retired: Data[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  write(): void {
    const sources = this.#some('source', 1);
    const references = this.#some('reference');
    for (const id of sources) this.#add('source', id, { label: this.#words(), ...this.#maybe('doi', '10.1234/a') });
    for (const id of references) this.#add('reference', id, { type: 'book', title: this.#words(), issued: 2000 + this.#up(3) });
    const nodes = this.#some('node', 2);
    const categories = nodes.filter(() => this.#random() < 0.5);
    const concepts = nodes.filter((id) => !categories.includes(id));
    const depth = this.#categories(categories, references);
    this.#concepts(concepts, ['core', ...categories], sources, references);
    const excerpts = [...(this.used.get('excerpt') ?? [])];
    this.#relations(['core', ...categories], excerpts, sources);
    for (const [i, id] of this.#some('section').entries())
      this.#put('section', id, `report/0${String(i)}-${id}.mdx`, { title: this.#words() }, this.#words());
    if (this.#random() < 0.5) this.#put('stage', 'open', 'stages/open.md', {}, this.#words());
    this.#reporting([...nodes, ...sources].filter(() => this.#random() < 0.3));
    this.#put('study', 'study', 'study.yaml', {
      title: this.#words(),
      languages: ['zh', 'en'],
      authors: [{ name: this.#words() }],
      abstract: this.#words(),
      levels: Array.from({ length: depth + 2 }, (_, i) => `级${String(i)}`),
      rules: { 'empty-category': 'warning', 'concept-without-excerpt': 'warning', 'relation-without-evidence': 'warning' },
    });
  }

  /** Names that it does not use, and mostly those that the other study does: given to something of its own, or retired, with up to two replacements. */
  giveUp({ used }: RandomStudy): void {
    for (const [space, pool] of Object.entries(POOL) as [Space, readonly string[]][]) {
      const own = [...(this.used.get(space) ?? [])];
      for (const id of pool) {
        if (own.includes(id) || this.#random() < (used.get(space)?.has(id) === true ? 0.3 : 0.7)) continue;
        const heirs = this.#owned.filter((one) => one.space === space);
        const heir = heirs[this.#up(heirs.length)];
        if (heir !== undefined && this.#random() < 0.6)
          heir.data.formerIds = [...((heir.data.formerIds as string[] | undefined) ?? []), id];
        else
          this.#retired.push({
            kind: space === 'node' ? 'concept' : space,
            id,
            date: 2026,
            reason: '理由',
            replacedBy: own.filter(() => this.#random() < 0.4).slice(0, 2),
          });
      }
    }
  }

  build(): CaseStudy {
    if (this.#retired.length > 0) this.#put('retired', 'retired', 'retired.yaml', this.#retired);
    const { caseStudy, findings } = buildCaseStudy(this.entries);
    if (caseStudy === undefined) throw new Error(findings.map(({ path, message }) => `${path}: ${message}`).join('\n'));
    return caseStudy;
  }

  #categories(ids: readonly string[], references: readonly string[]): number {
    const depths = new Map([['core', 0]]);
    this.#put('category', 'core', 'categories/core.md', { label: '核心' });
    for (const id of ids) {
      const parent = this.#one([...depths.keys()]);
      depths.set(id, (depths.get(parent) ?? 0) + 1);
      this.#add('category', id, { ...this.#node(references), parent, ...this.#maybe('meaning', this.#words()) }, this.#words());
    }
    return Math.max(...depths.values());
  }

  #concepts(ids: readonly string[], categories: readonly string[], sources: readonly string[], references: readonly string[]): void {
    const passages = new Map<string, Data>();
    for (const id of ids) {
      const excerpts = POOL.excerpt.filter(() => this.#random() < 0.3);
      for (const excerpt of excerpts) {
        if (passages.has(excerpt)) continue;
        passages.set(excerpt, { id: excerpt, source: this.#one(sources), text: this.#words() });
        this.#own('excerpt', excerpt, passages.get(excerpt) ?? {});
      }
      const data = {
        ...this.#node(references),
        category: this.#one(categories),
        excerpts: excerpts.map((one) => passages.get(one)),
        related: ids.filter((other) => other !== id && this.#random() < 0.2),
        ...this.#maybe('definition', this.#words()),
      };
      this.#add('concept', id, data, `${this.#words()} [[${this.#one(ids)}]]`);
    }
  }

  #relations(categories: readonly string[], excerpts: readonly string[], sources: readonly string[]): void {
    const claim = () => ({
      label: this.#words(),
      ...this.#maybe('statement', this.#words()),
      excerpts: excerpts.filter(() => this.#random() < 0.2),
      evidence: sources.filter(() => this.#random() < 0.3).map((source) => ({ source, text: this.#words() })),
    });
    const relations = (categories.length < 2 ? [] : this.#some('relation')).map((id) => {
      const from = this.#one(categories);
      const data = { id, from, to: this.#one(categories.filter((other) => other !== from)), ...claim() };
      this.#own('relation', id, data);
      return data;
    });
    const roles = categories.filter(() => this.#random() < 0.3).map((category) => ({ category, ...claim() }));
    this.#put('relations', 'relations', 'relations.yaml', { relations, roles });
  }

  #reporting(where: readonly string[]): void {
    const items = this.#some('item').map((id) => {
      const data = {
        id,
        item: this.#label(),
        status: this.#one(['not-reported', 'not-applicable']),
        where,
        ...this.#maybe('note', this.#words()),
      };
      this.#own('item', id, data);
      return data;
    });
    this.#put('reporting', 'reporting', 'reporting.yaml', items);
  }

  #node(references: readonly string[]): Data {
    return { label: this.#label(), order: this.#up(9), references: references.filter(() => this.#random() < 0.3) };
  }

  #add(kind: 'category' | 'concept' | 'source' | 'reference', id: string, data: Data, memo?: string): void {
    const folder = kind === 'category' ? 'categories' : `${kind}s`;
    this.#put(kind, id, `${folder}/${id}`, data, memo);
    this.#own(kind === 'category' || kind === 'concept' ? 'node' : kind, id, data);
  }

  #own(space: Space, id: string, data: Data): void {
    this.#owned.push({ space, data });
    this.#use(space, id);
  }

  #use(space: Space, id: string): void {
    this.used.set(space, (this.used.get(space) ?? new Set()).add(id));
  }

  #put(kind: EntryKind, id: string, path: string, data: unknown, text?: string): void {
    const links = [...(text ?? '').matchAll(/\[\[(.+?)\]\]/g)].map(([, target = '']) => ({
      kind: 'node' as const,
      target,
      position: START,
    }));
    const prose = text === undefined ? NO_PROSE : { text, line: 1, links, blocks: [], headings: [], diagrams: [], translations: new Map() };
    this.entries.push({ kind, id, path, data, text: undefined, doubts: [], broken: false, locate: () => START, prose });
    if (kind === 'section') this.#own('section', id, data as Data);
  }

  #some(space: Space, least = 0): string[] {
    const chosen = POOL[space].filter(() => this.#random() < 0.6);
    return chosen.length >= least ? chosen : POOL[space].slice(0, least);
  }

  #maybe(key: string, value: unknown): Data {
    return this.#random() < 0.5 ? { [key]: value } : {};
  }

  #label(): Data {
    return { zh: this.#words(), ...this.#maybe('en', this.#words()) };
  }

  #words = () => `词${String(this.#up(4))}`;
  #up = (n: number) => Math.floor(this.#random() * n);
  #one = (list: readonly string[]) => list[this.#up(list.length)] ?? '';
}
