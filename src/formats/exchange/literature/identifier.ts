import { dateParts } from '#domain/csl/csl-date.ts';
import type { CslItem, CslName } from '#domain/csl/csl-item.ts';
import { isReserved, MAX_ID_LENGTH, toIdentifier } from '#domain/text/identifier.ts';
import { romanPart } from '../romanizer.ts';

/** What a year and a letter need behind a name. */
const ROOM = 10;

const latin = (text: string, surname: boolean) => romanPart(text, MAX_ID_LENGTH - ROOM, surname);

function nameOf(item: CslItem): string {
  const first: CslName | undefined = [item.author, item.editor, item.translator, item.compiler].find(
    (list) => (list?.length ?? 0) > 0,
  )?.[0];
  const { literal, family } = first ?? {};
  if (family !== undefined) return latin(family, true);
  if (literal !== undefined) return latin(literal.replace(/^[[(（［〔][^\])）］〕]*[\])）］〕]\s*/u, ''), false);
  return latin(item.title ?? '', false)
    .split('-')
    .slice(0, 4)
    .join('-');
}

/** Family name and year, `lin-2024`; a standard's number; `nd` where there is no date. */
function proposedId(item: CslItem): string {
  const number = item.type === 'standard' && item.number !== undefined ? toIdentifier(String(item.number)) : '';
  if (number !== '') return number;
  const year = dateParts(item.issued)[0];
  const name = nameOf(item);
  return `${name === '' ? 'reference' : name}-${year === undefined ? 'nd' : String(Math.abs(year))}`;
}

/** How far the letters and numbers behind a name have come, so that the ten thousandth one is found at once. */
const counted = new WeakMap<ReadonlySet<string>, Map<string, number>>();

/** An identifier that none of `taken` is, and that is added to it: `lin-2024`, then `lin-2024-b`. */
export function newId(item: CslItem, taken: Set<string>, wanted = proposedId(item)): string {
  const counts = counted.get(taken) ?? new Map<string, number>();
  counted.set(taken, counts);
  let n = counts.get(wanted) ?? 1;
  const idOf = (place: number) =>
    place === 1 ? wanted : place <= 26 ? `${wanted}-${String.fromCharCode(96 + place)}` : `${wanted}-${String(place)}`;
  while (taken.has(idOf(n)) || isReserved(idOf(n))) n++;
  counts.set(wanted, n);
  taken.add(idOf(n));
  return idOf(n);
}
