import type { Retired } from '../study/case-study.ts';
import type { ThingKind } from '../text/identity.ts';
import type { LocalizedText } from '../text/localized-text.ts';

/** Part of a study as its files say it: names instead of what they name, so that two studies can be laid side by side. */
export interface Thing {
  readonly kind: ThingKind;
  readonly id: string;
  /** The file it stands in, inside the study's folder. */
  readonly path: string;
  readonly label: LocalizedText;
  /** What its study calls a concept or category of its level. */
  readonly level?: LocalizedText | undefined;
  /** JSON values by the names of `FIELDS[kind]`. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A thing as a sentence names it. */
export type NamedThing = Omit<Thing, 'fields'>;

/** From worst to least. */
export const CHANGE_CLASSES = ['citation-breaking', 'meaning-changing', 'editorial'] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

export const CHANGE_KINDS = [
  'added',
  'removed',
  're-identified',
  'kind-changed',
  'merged',
  'split',
  'renamed',
  'moved',
  'redefined',
  'related-changed',
  'evidence-gained',
  'evidence-lost',
  'evidence-moved',
  'excerpt-edited',
  'provenance-changed',
  'reversed',
  'redirected',
  're-evidenced',
  'memo-edited',
  'text-edited',
  'translation-changed',
  'typography-changed',
  'notes-changed',
  'names-changed',
  'citations-changed',
  'reordered',
  'source-changed',
  'reference-changed',
  'reporting-changed',
  'study-changed',
  'address-lost',
  'address-gained',
  'address-changed',
  'heading-lost',
  'release-added',
  'release-changed',
  'release-removed',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One thing that is different between two studies. */
export interface Change {
  readonly kind: ChangeKind;
  readonly class: ChangeClass;
  /** What it was, and what it is: one each; none where it was added or removed; several where it was merged or split. */
  readonly before: readonly Thing[];
  readonly after: readonly Thing[];
  /** The field that is different, and its values; undefined where it has none. */
  readonly field?: string;
  readonly from?: unknown;
  readonly to?: unknown;
  /** Other things it touches: the concepts of an excerpt, the ends of a relation, the old and the new parent. */
  readonly concerns: readonly Thing[];
  /** What follows from it and is not told again: excerpts of a new concept, links that went along in a merge. */
  readonly along: readonly Change[];
  /** What retired.yaml says of something that is gone. */
  readonly notice?: Retired;
}

/** What of a change is needed to tell it. */
export interface ToldChange extends Pick<Change, 'kind' | 'class' | 'from' | 'to'> {
  readonly before: readonly NamedThing[];
  readonly after: readonly NamedThing[];
  readonly concerns: readonly NamedThing[];
  readonly along: readonly ToldChange[];
  readonly field?: string | undefined;
  readonly notice?: Pick<Retired, 'reason'> | undefined;
}

/** The thing as it is now, or as it was last. */
export function subjectOf<T>({
  before,
  after,
  kind,
}: {
  readonly before: readonly T[];
  readonly after: readonly T[];
  readonly kind: ChangeKind;
}): T {
  const subject = (kind === 'split' ? before[0] : after[0]) ?? before[0] ?? after[0];
  if (subject === undefined) throw new Error('A change is of something.');
  return subject;
}

/** The concepts under which an excerpt is coded otherwise than before, those that have it now first; none for other changes. */
export function recodedUnder<T extends NamedThing>({ field, from, to, concerns, ...change }: Recoding<T>): readonly T[] {
  if (subjectOf(change).kind !== 'excerpt') return [];
  if (field === 'codings') return concerns;
  if (field !== 'concepts' || !Array.isArray(from) || !Array.isArray(to)) return [];
  const only = (these: readonly unknown[], those: readonly unknown[]) =>
    concerns.filter(({ id }) => these.includes(id) && !those.includes(id));
  return [...only(to, from), ...only(from, to)];
}

type Recoding<T> = Pick<ToldChange, 'kind' | 'field' | 'from' | 'to'> & {
  readonly before: readonly T[];
  readonly after: readonly T[];
  readonly concerns: readonly T[];
};

/** The files that have what is different. An excerpt is coded in the files of its concepts, whichever has its text. */
export function filesOf(change: ToldChange): string[] {
  const [first = subjectOf(change), ...others] = recodedUnder(change);
  return [...new Set([first, ...others].map(({ path }) => path))];
}

/** A change and all that followed from it. */
export function* flattenChanges<T extends { readonly along: readonly T[] }>(changes: readonly T[]): Generator<T> {
  for (const change of changes) {
    yield change;
    yield* flattenChanges(change.along);
  }
}
