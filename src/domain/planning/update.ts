import type { CaseStudy, Category, Concept } from '../study/case-study.ts';
import { textIn } from '../text/localized-text.ts';
import type { Digest, ImportMap, MappedCode, MappedExcerpt } from '../importing/import-map.ts';
import type { PlannedCategory, PlannedConcept, PlannedExcerpt } from './planned-study.ts';
import type { StudyPlan } from './study-plan.ts';

/** What an import changed in a study that was there, or would not. */
export interface Change {
  readonly kind: 'new' | 'renamed' | 'moved' | 'altered' | 'grown' | 'gone' | 'conflict';
  readonly what: string;
  readonly ours?: string;
  readonly theirs?: string;
}

/** One change to a file of the study; everything else in it stays as it is. */
export type Edit =
  | { readonly set: 'label' | 'definition' | 'meaning' | 'category' | 'parent'; readonly value: string }
  | { readonly addExcerpt: PlannedExcerpt }
  | { readonly setExcerpt: PlannedExcerpt; readonly ranged: boolean }
  | { readonly removeExcerpt: string }
  | { readonly addFormer: string };

/** The next import into a study that an import has made. */
export interface Update {
  /** By a file’s path. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly newCategories: readonly PlannedCategory[];
  readonly newConcepts: readonly PlannedConcept[];
  /** Identifiers of what the program no longer has, and what has its passages now. */
  readonly gone: readonly {
    readonly id: string;
    readonly kind: 'category' | 'concept';
    readonly path: string;
    readonly into: string | undefined;
  }[];
  readonly goneExcerpts: readonly string[];
  readonly changes: readonly Change[];
}

/**
 * What the plan of a new import changes: a field that changed only there is taken, one that changed only here is kept, and where both did,
 * ours stays and both are told. What is gone there stays here unless it is to be pruned, and is told.
 */
export function planUpdate(plan: StudyPlan, old: ImportMap, caseStudy: CaseStudy, { digest, prune = false }: UpdateOptions): Update {
  const merge = new Merge(old, caseStudy, digest);
  for (const category of plan.study.categories) merge.category(category);
  for (const concept of plan.study.concepts) merge.concept(concept);
  return merge.finish(plan, prune);
}

export interface UpdateOptions {
  readonly digest: Digest;
  /** What is gone there goes here too. */
  readonly prune?: boolean | undefined;
}

class Merge {
  readonly #old: ReadonlyMap<string, MappedCode>;
  readonly #oldExcerpts: ReadonlyMap<string, MappedExcerpt>;
  readonly #study: CaseStudy;
  readonly #digest: Digest;
  readonly #edits = new Map<string, Edit[]>();
  readonly #changes: Change[] = [];
  readonly #newCategories: PlannedCategory[] = [];
  readonly #newConcepts: PlannedConcept[] = [];
  readonly #formerly: ReadonlyMap<string, Category | Concept>;

  constructor(old: ImportMap, study: CaseStudy, digest: Digest) {
    this.#old = new Map(old.codes.map((code) => [code.id, code]));
    this.#oldExcerpts = new Map(old.excerpts.map((one) => [one.id, one]));
    this.#study = study;
    this.#digest = digest;
    const nodes = [...study.categories.values(), ...study.concepts.values()];
    this.#formerly = new Map(nodes.flatMap((node) => [[node.id, node] as const, ...node.formerIds.map((id) => [id, node] as const)]));
  }

  category(planned: PlannedCategory): void {
    const node = this.#formerly.get(planned.id);
    if (node === undefined) {
      this.#make(planned, () => this.#newCategories.push(planned));
      return;
    }
    if (node.kind !== 'category') {
      this.#otherKind(node, 'category');
      return;
    }
    const before = this.#old.get(planned.id);
    this.#label(node, planned.label, before);
    this.#field(node, 'meaning', before?.text, planned.meaning, textOf(node.meaning, this.#study));
    this.#place(node, 'parent', before?.in, planned.parent, node.parent?.id);
  }

  concept(planned: PlannedConcept): void {
    const node = this.#formerly.get(planned.id);
    if (node === undefined) {
      this.#make(planned, () => this.#newConcepts.push(planned));
      return;
    }
    if (node.kind !== 'concept') {
      this.#otherKind(node, 'concept');
      return;
    }
    const before = this.#old.get(planned.id);
    this.#label(node, planned.label, before);
    this.#field(node, 'definition', before?.text, planned.definition, textOf(node.definition, this.#study));
    this.#place(node, 'category', before?.in, planned.category, node.category.id);
    for (const excerpt of planned.excerpts) this.#excerpt(node, planned.id, excerpt);
  }

  finish(plan: StudyPlan, prune: boolean): Update {
    const stays = prune ? 'It is taken out here too.' : 'It stays here.';
    const now = new Set([...plan.study.categories, ...plan.study.concepts].map(({ id }) => id));
    const conceptsOf = new Map<string, string[]>();
    for (const concept of plan.study.concepts)
      for (const { id } of concept.excerpts) conceptsOf.set(id, [...(conceptsOf.get(id) ?? []), concept.id]);
    const gone = [...this.#old.values()].flatMap(({ id, kind }) => {
      const node = this.#formerly.get(id);
      if (now.has(id) || node?.id !== id) return [];
      const into = mergedInto(
        [...this.#oldExcerpts.values()].filter(({ concepts }) => concepts.includes(id)),
        conceptsOf,
        this.#old,
      );
      this.#changes.push({
        kind: 'gone',
        what: `${node.path}: the program has it no longer${into === undefined ? '' : `; its passages are under "${into}" now, which may name it under formerIds`}. ${stays}`,
      });
      return [{ id, kind, path: node.path, into }];
    });
    const goneExcerpts = [...this.#oldExcerpts.keys()].filter((id) => !conceptsOf.has(id) && this.#study.excerpts.has(id));
    for (const id of goneExcerpts) this.#changes.push({ kind: 'gone', what: `the excerpt ${id} is coded no longer there. ${stays}` });
    return {
      edits: this.#edits,
      newCategories: this.#newCategories,
      newConcepts: this.#newConcepts,
      gone,
      goneExcerpts,
      changes: this.#changes,
    };
  }

  #make(planned: PlannedCategory | PlannedConcept, add: () => void): void {
    // What was brought in before and is not here was taken out here: that stands.
    if (this.#old.has(planned.id)) return;
    this.#changes.push({ kind: 'new', what: `${planned.id} "${planned.label}"` });
    add();
  }

  #otherKind(node: Category | Concept, kind: string): void {
    this.#changes.push({ kind: 'conflict', what: `${node.path} is a ${node.kind} here`, ours: node.kind, theirs: kind });
  }

  #label(node: Category | Concept, theirs: string, before: MappedCode | undefined): void {
    const ours = textOf(node.label, this.#study) ?? '';
    if (!this.#takes('label', node, before?.label, theirs, ours)) return;
    this.#edit(node.path, { set: 'label', value: theirs });
    this.#changes.push({ kind: 'renamed', what: `${node.path}: "${ours}" is "${theirs}"; the old name may stand under altLabels` });
  }

  #field(
    node: Category | Concept,
    name: 'definition' | 'meaning',
    before: string | undefined,
    theirs: string | undefined,
    ours: string | undefined,
  ): void {
    if (theirs === undefined || !this.#takes(name, node, before, theirs, ours)) return;
    this.#edit(node.path, { set: name, value: theirs });
    this.#changes.push({ kind: 'altered', what: `${node.path}: ${name}`, ...(ours !== undefined && { ours }), theirs });
  }

  #takes(name: string, { path }: Category | Concept, before: string | undefined, theirs: string, ours: string | undefined): boolean {
    if (same(theirs, ours) || this.#digest(theirs) === before) return false;
    if (before === undefined ? ours === undefined : ours !== undefined && this.#digest(ours) === before) return true;
    this.#changes.push({
      kind: 'conflict',
      what: `${path}: ${name} changed here and there; ours stays`,
      ...(ours !== undefined && { ours }),
      theirs,
    });
    return false;
  }

  #place(
    node: Category | Concept,
    name: 'category' | 'parent',
    before: string | undefined,
    theirs: string | undefined,
    ours: string | undefined,
  ): void {
    if (theirs === undefined || theirs === ours || theirs === before) return;
    if (ours !== before) {
      this.#changes.push({
        kind: 'conflict',
        what: `${node.path}: ${name} changed here and there; ours stays`,
        ...(ours !== undefined && { ours }),
        theirs,
      });
      return;
    }
    this.#edit(node.path, { set: name, value: theirs });
    this.#changes.push({ kind: 'moved', what: `${node.path}: from "${ours ?? 'the top'}" to "${theirs}"` });
  }

  #excerpt({ path, excerpts }: Concept, plannedId: string, theirs: PlannedExcerpt): void {
    const before = this.#oldExcerpts.get(theirs.id);
    const ours = excerpts.find(({ id, formerIds }) => id === theirs.id || formerIds.includes(theirs.id));
    if (ours === undefined) {
      if (before?.concepts.includes(plannedId) === true) return;
      this.#edit(path, { addExcerpt: theirs });
      this.#changes.push({ kind: 'new', what: `${path}: the excerpt ${theirs.id}` });
      return;
    }
    const text = trimmed(theirs.text);
    const textChanged = !same(text, ours.text) && before?.text !== this.#digest(theirs.text);
    const [start, end] = before?.range ?? [];
    const rangeChanged =
      theirs.range !== undefined &&
      (theirs.range.start !== ours.range?.start || theirs.range.end !== ours.range.end) &&
      (theirs.range.start !== start || theirs.range.end !== end);
    if (!textChanged && !rangeChanged) return;
    if (textChanged && before !== undefined && this.#digest(ours.text) !== before.text) {
      this.#changes.push({
        kind: 'conflict',
        what: `${path}: the excerpt ${theirs.id} changed here and there; ours stays`,
        ours: ours.text,
        theirs: text,
      });
      return;
    }
    this.#edit(path, { setExcerpt: { ...theirs, id: ours.id, text: textChanged ? text : ours.text }, ranged: rangeChanged });
    this.#changes.push({
      kind: textChanged ? 'grown' : 'moved',
      what: `${path}: the excerpt ${theirs.id}${textChanged ? ' has other words' : ' stands elsewhere in its source'}`,
      ...(textChanged && { ours: ours.text, theirs: text }),
    });
  }

  #edit(path: string, edit: Edit): void {
    const list = this.#edits.get(path);
    if (list === undefined) this.#edits.set(path, [edit]);
    else list.push(edit);
  }
}

const textOf = (text: Category['meaning'], study: CaseStudy) => (text === undefined ? undefined : textIn(text, study.languages[0]).text);
const trimmed = (text: string) => text.replace(/^(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+$/g, '');
const same = (a: string, b: string | undefined) => b !== undefined && trimmed(a) === trimmed(b);

/** The concept that has at least half of what another had, and is not new. */
function mergedInto(
  lost: readonly MappedExcerpt[],
  conceptsOf: ReadonlyMap<string, readonly string[]>,
  old: ReadonlyMap<string, MappedCode>,
): string | undefined {
  const counts = new Map<string, number>();
  for (const { id, concepts } of lost)
    for (const concept of conceptsOf.get(id) ?? [])
      if (old.has(concept) && !concepts.includes(concept)) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] * 2 >= lost.length ? best[0] : undefined;
}
