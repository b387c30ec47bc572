import type { CaseStudy } from '../study/case-study.ts';
import { flattenChanges, recodedUnder, subjectOf, type Change } from '../compared/change.ts';
import { listThings } from '../compared/things.ts';
import { identityKey, type IdentityKey } from '../text/identity.ts';
import { identityKeyOf, lastingThings, thingsWithPage } from '../study/lasting-thing.ts';
import type { LocalizedText } from '../text/localized-text.ts';
import { publicUrls } from '../permanence/public-urls.ts';
import { pageContents } from './page-contents.ts';
import type { Shown } from './shown.ts';
import { itemAnchor, pathOf, relationAnchor, roleAnchor } from '../study/urls.ts';

/**
 * The pages of a study as proposed that a change is seen on, by their paths, each with the addresses of what is different there. The page
 * that is about what changed comes first, or what holds it.
 */
export type PagesOfChange = ReadonlyMap<string, readonly string[]>;

/** A page on which something is different. */
export interface ChangedPage {
  readonly path: string;
  /** What its thing is called; empty where it is of no single thing. */
  readonly label: LocalizedText;
  readonly changes: readonly Change[];
}

/** Every page on which something is different, that of the worst change first. */
export function changedPages(
  changes: readonly Change[],
  pagesOfChange: (change: Change) => PagesOfChange,
  after: CaseStudy,
): ChangedPage[] {
  const byPage = Map.groupBy(
    changes.flatMap((change) => Array.from(pagesOfChange(change).keys(), (path) => ({ path, change }))),
    ({ path }) => path,
  );
  const labels = new Map(listThings(after).map((thing) => [identityKeyOf(thing), thing.label]));
  const byPath = new Map(
    [...thingsWithPage(after), ...after.stages.values()].map((thing) => [pathOf(thing), labels.get(identityKeyOf(thing))]),
  );
  return Array.from(byPage, ([path, list]) => ({ path, label: byPath.get(path) ?? {}, changes: list.map(({ change }) => change) }));
}

/** Finds the pages of each change. @param before the study as it was: what is gone is missed where it stood */
export function indexChangedPages(before: CaseStudy, after: CaseStudy): (change: Change) => PagesOfChange {
  const sides = { was: indexContents(before), is: indexContents(after), retitled: retitledSections(before, after) };
  const pages = new Set([...publicUrls(after), ...after.formerUrls.pages.keys(), ...after.formerUrls.pairs.keys()]);
  const addresses = new Map([...lastingThings(after), ...after.stages.values()].map((thing) => [identityKeyOf(thing), pathOf(thing)]));
  return (change) => {
    const recoded = new Set(recodedUnder(change).flatMap((thing) => addresses.get(identityKeyOf(thing)) ?? []));
    const own = seenOn(change, sides).toSorted((a, b) => Number(recoded.has(b.path)) - Number(recoded.has(a.path)));
    const along = [...flattenChanges(change.along)].flatMap((one) => seenOn(one, sides));
    const seen = [...own.filter(({ fields }) => fields === 'all'), ...own, ...along].filter(({ path }) => pages.has(path));
    const byPage = Map.groupBy(seen, ({ path }) => path);
    return new Map(
      Array.from(byPage, ([path, list]) => [path, [...new Set(list.flatMap(({ thing }) => addresses.get(identityKeyOf(thing)) ?? []))]]),
    );
  };
}

interface Sides {
  readonly was: Contents;
  readonly is: Contents;
  /** Sections of the report whose headings are others now. */
  readonly retitled: ReadonlySet<string>;
}

type Contents = ReadonlyMap<IdentityKey, readonly Shown[]>;
const indexContents = (study: CaseStudy): Contents => Map.groupBy(pageContents(study), ({ thing }) => identityKeyOf(thing));

function retitledSections(before: CaseStudy, after: CaseStudy): ReadonlySet<string> {
  const texts = ({ sections }: CaseStudy) =>
    new Map(
      sections.map(({ id, prose }) => [
        id,
        JSON.stringify([prose, ...prose.translations.values()].map(({ headings }) => headings.map(({ text }) => text))),
      ]),
    );
  const [was, is] = [texts(before), texts(after)];
  return new Set([...is.keys()].filter((id) => was.get(id) !== is.get(id)));
}

function seenOn(change: Change, { was, is, retitled }: Sides): Shown[] {
  const { kind, field, before, after } = change;
  if (kind.startsWith('address-')) return keptFor(change, is);
  const [then, now] = [
    before.flatMap((thing) => was.get(identityKeyOf(thing)) ?? []),
    after.flatMap((thing) => is.get(identityKeyOf(thing)) ?? []),
  ];
  if (kind === 'heading-lost') return now.filter(({ fields }) => fields === 'all' || fields.includes('headings'));
  if (field === undefined) return [...now, ...before.flatMap((thing) => is.get(identityKeyOf(thing)) ?? []), ...then];
  const { kind: of, id } = subjectOf(change);
  const changed = of === 'section' && retitled.has(id) ? [field, 'headings'] : [field];
  const direct = [...now, ...then].filter(({ fields }) => fields === 'all' || changed.some((one) => fields.includes(one)));
  return LINKING.has(field) ? [...direct, ...apart(now, then), ...apart(then, now)] : direct;
}

/** Fields by which a thing comes to be named on another's page. */
const LINKING: ReadonlySet<string> = new Set(['memo', 'text', 'translation', 'references', 'related', 'excerpts']);

/** What stands in the one, because something leads to it, and not in the other. */
function apart(these: readonly Shown[], those: readonly Shown[]): Shown[] {
  const name = ({ path, linksTo }: Shown) => `${path} ${linksTo ?? ''}`;
  const there = new Set(those.map(name));
  return these.filter((one) => one.linksTo !== undefined && !there.has(name(one)));
}

/** The page that is kept for an address, or was. */
function keptFor(change: Change, contents: Contents): Shown[] {
  const { kind } = subjectOf(change);
  const ids = [change.from, change.to].filter((id) => typeof id === 'string');
  return ids.flatMap((id) => contents.get(identityKey(kind, id)) ?? []).filter(({ fields }) => fields === 'all');
}

/** The id of the part that changed, on the thing's own page. */
export function spotOf({ after: [thing], field, to, kind }: Change): string | undefined {
  if (thing === undefined) return undefined;
  if (thing.kind === 'excerpt') return thing.id;
  if (thing.kind === 'relation') return relationAnchor(thing);
  if (thing.kind === 'role') return roleAnchor({ category: thing });
  if (thing.kind === 'item') return itemAnchor(thing);
  if (field === 'memo' && thing.kind === 'concept' && to !== '') return '_memo';
  return kind === 'reordered' && field === 'excerpts' ? '_evidence' : undefined;
}
