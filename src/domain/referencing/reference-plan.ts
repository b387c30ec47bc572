import { dateParts } from '../csl/csl-date.ts';
import type { CslItem } from '../csl/csl-item.ts';
import { fold } from '../search/fold.ts';

/** A reference as it was read from a file, with what is to be said of it. */
export interface IncomingReference {
  readonly item: CslItem;
  readonly printed?: { readonly number?: number; readonly text: string } | undefined;
  readonly notes: readonly { readonly kind: 'as-printed' | 'inference'; readonly text: string }[];
}

export type PlannedReference = IncomingReference;

/** A reference that the study has. */
export interface KnownReference {
  readonly id: string;
  readonly path: string;
  readonly item: Partial<CslItem>;
  readonly printed: { readonly number?: number | undefined; readonly text: string } | undefined;
}

export interface ReferencePlan {
  readonly added: readonly PlannedReference[];
  /** What the study has already: it stays as it is. */
  readonly known: readonly { readonly id: string; readonly as: string }[];
  /** What appeared in print since: the fields that are added, by the file. */
  readonly filled: readonly { readonly id: string; readonly path: string; readonly fields: Readonly<Record<string, string>> }[];
}

const PRINT = ['volume', 'issue', 'page'] as const;

/**
 * What of the references that were read is new to a study. The same one is known by its DOI, its number, its title and year or first
 * author, or by its printed entry.
 * @param newId an identifier that is free, and taken then
 */
export function planReferences(
  incoming: readonly IncomingReference[],
  known: readonly KnownReference[],
  newId: (item: CslItem) => string,
): ReferencePlan {
  const index = new Map<string, KnownReference>();
  const learn = (one: KnownReference) => {
    for (const key of [...keysOf(one.item, one.printed?.text), ...stateKey(one.item)]) if (!index.has(key)) index.set(key, one);
  };
  known.forEach(learn);
  const numbers = new Set(known.flatMap(({ printed }) => printed?.number ?? []));
  const plan = {
    added: [] as PlannedReference[],
    known: [] as { id: string; as: string }[],
    filled: [] as ReferencePlan['filled'][number][],
  };
  for (const { item, printed, notes } of incoming) {
    const same = [...keysOf(item, printed?.text), ...otherStates(item)].map((key) => index.get(key)).find((one) => one !== undefined);
    if (same !== undefined) {
      plan.known.push({ id: same.id, as: item.title ?? '' });
      const fields = printed === undefined && same.path.endsWith('.yaml') ? lacking(same.item, item) : {};
      if (Object.keys(fields).length > 0) plan.filled.push({ id: same.id, path: same.path, fields });
      continue;
    }
    const id = newId(item);
    const number = printed?.number !== undefined && !numbers.has(printed.number) ? printed.number : undefined;
    if (number !== undefined) numbers.add(number);
    const kept = printed && { text: printed.text, ...(number !== undefined && { number }) };
    plan.added.push({ item: { ...item, id }, printed: kept, notes });
    learn({ id, path: '', item, printed: kept });
  }
  return plan;
}

function keysOf(item: Partial<CslItem>, printed: string | undefined): string[] {
  const title = titleKey(item);
  const [year] = dateParts(item.issued);
  return [
    ...(item.DOI === undefined ? [] : [`doi ${item.DOI.toLowerCase()}`]),
    ...(['standard', 'patent'].includes(item.type ?? '') && item.number !== undefined
      ? [`number ${fold(String(item.number)).replace(/[^\p{L}\p{N}]/gu, '')}`]
      : []),
    ...(title === '' ? [] : [`title ${title} ${String(year)}`]),
    ...(printed === undefined ? [] : [`printed ${printed.replace(/\s+/gu, '')}`]),
  ];
}

/** An article that was online first and the same in print differ in their year: its title and first author tell. */
const stateKey = (item: Partial<CslItem>) =>
  item.type === 'article-journal' ? [`${isOnlineFirst(item) ? 'online' : 'printed'} ${nameKey(item)}`] : [];
const otherStates = (item: Partial<CslItem>) =>
  item.type === 'article-journal' ? [`online ${nameKey(item)}`, ...(isOnlineFirst(item) ? [`printed ${nameKey(item)}`] : [])] : [];

const titleKey = ({ title = '' }: Partial<CslItem>) => fold(title).replace(/[^\p{L}\p{N}]/gu, '');
const nameKey = (item: Partial<CslItem>) => `${titleKey(item)} ${fold(item.author?.[0]?.literal ?? item.author?.[0]?.family ?? '')}`;

const isOnlineFirst = (item: Partial<CslItem>) => PRINT.every((field) => item[field] === undefined);

/** Of an article that was online first: where it stands in print. */
function lacking(ours: Partial<CslItem>, theirs: CslItem): Record<string, string> {
  if (theirs.type !== 'article-journal' || !isOnlineFirst(ours)) return {};
  return Object.fromEntries(PRINT.flatMap((field) => (theirs[field] === undefined ? [] : [[field, String(theirs[field])]])));
}
