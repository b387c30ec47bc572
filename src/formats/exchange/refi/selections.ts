import type { Losses } from '#domain/exchange/losses.ts';
import type { Coding, Locator, Memo, Range } from '#domain/exchange/project.ts';
import type { SegmentGatherer } from '#domain/exchange/segment-gatherer.ts';
import { fitText, fitWords } from '../fit-text.ts';
import { dayOf, guidAt } from './document.ts';
import type { Cases, Notes } from './notes.ts';
import { normalText, OffsetMap, type OffsetReading } from './offsets.ts';
import { numberAttribute, type RefiSource, type TextHolder, type TextSelection } from './sources.ts';
import { attribute, childOf, childrenOf, type XmlElement } from './xml.ts';

/** What selections are read with. */
export interface SelectionContext {
  readonly reading: OffsetReading;
  /** What pages of a PDF count from. */
  readonly firstPage: number;
  readonly codes: ReadonlySet<string>;
  readonly users: ReadonlyMap<string, string>;
  readonly notes: Notes;
  readonly cases: Cases;
  readonly segments: SegmentGatherer;
  readonly losses: Losses;
}

/** The first number of a page, by what is known of the program. */
export const firstPageOf = (origin: string): number => (/^ATLAS\.ti/i.test(origin) ? 0 : 1);

/** The selections of a source as segments: those of its texts, and those of its pages, pictures and sound where a text has their words. */
export function gatherSegments(source: RefiSource, context: SelectionContext): void {
  const { losses } = context;
  const areas = source.element.children.filter(({ name }) => /^(?:PDF|Picture|Audio|Video)Selection$/.test(name));
  const byGuid = new Map(
    areas.flatMap((area) => {
      const guid = guidAt(area, 'guid');
      return guid === undefined ? [] : [[guid, area] as const];
    }),
  );
  const told = new Set<XmlElement>();
  for (const [i, holder] of source.holders.entries()) {
    if (holder.stored === undefined) continue;
    const text = openText(holder.stored, context.reading);
    const key = sourceKeyOf(source, i);
    for (const selection of holder.selections) {
      const area = byGuid.get(selection.guid ?? '');
      if (area !== undefined) {
        told.add(area);
        losses.add('rectangle', { name: source.name });
      }
      addSelection({ source, key, text, selection, area }, context);
    }
    for (const area of areas) if (!told.has(area) && addTimed({ source, key, text, holder, area }, context)) told.add(area);
  }
  for (const area of areas) if (!told.has(area) && !addDescribed(source, area, context)) tellWordless(source, area, context);
  for (const _ of childrenOf(source.element, 'Coding')) losses.add('segment-without-words', { name: source.name, place: source.name });
}

/** A source’s further texts are sources of their own: their places count from their own beginnings. */
export const sourceKeyOf = ({ key }: RefiSource, holder: number): string => (holder === 0 ? key : `${key}#${String(holder)}`);

interface OpenText {
  readonly points: readonly string[];
  readonly map: OffsetMap;
}

const openText = (stored: string, reading: OffsetReading): OpenText => ({
  points: Array.from(normalText(stored)),
  map: new OffsetMap(stored, reading),
});

interface Found {
  readonly source: RefiSource;
  readonly key: string;
  readonly text: OpenText;
}

function addSelection(
  { source, key, text, selection, area }: Found & { selection: TextSelection; area: XmlElement | undefined },
  context: SelectionContext,
): void {
  const { element, guid, start, end, time } = selection;
  const place = `${source.name} ${attribute(element, 'startPosition') ?? '?'}–${attribute(element, 'endPosition') ?? '?'}`;
  const elements = area === undefined ? [element] : [element, area];
  const codings = elements.flatMap((one) => readCodings(one, place, context));
  if (codings.length === 0) return;
  const range = rangeOf(text, start, end);
  if (range === undefined) {
    context.losses.add('bad-range', { place });
    return;
  }
  context.segments.add({
    source: key,
    range,
    text: fitText(text.points.slice(range.start, range.end).join(''), context.losses),
    locator: time === undefined ? pageOf(area, context.firstPage) : { time },
    codings,
    memos: elements.flatMap((one) => memosOf(one, context)),
    original: undefined,
    case: context.cases.of(guid, source.key),
  });
}

/** In code points of the text with line feeds; nothing for one that is empty, white space alone, or not in the text. */
function rangeOf({ map, points }: OpenText, from: number, to: number): Range | undefined {
  const [start, end] = [map.at(from), map.at(to)];
  if (start === undefined || end === undefined || end <= start) return undefined;
  return points.slice(start, end).every((one) => /\s/u.test(one)) ? undefined : { start, end };
}

/** A span of sound or film from one sync point of a transcript to another has the words between them. */
function addTimed(
  { source, key, text, holder, area }: Found & { holder: TextHolder; area: XmlElement },
  context: SelectionContext,
): boolean {
  const [begin, end] = [numberAttribute(area, 'begin'), numberAttribute(area, 'end')];
  if (begin === undefined || end === undefined) return false;
  const at = (time: number) => holder.syncPoints.find((point) => point.time === time)?.position;
  const [from, to] = [at(begin), at(end)];
  const range = from === undefined || to === undefined ? undefined : rangeOf(text, from, to);
  if (range === undefined) return false;
  const codings = readCodings(area, `${source.name} ${String(begin)}–${String(end)} ms`, context);
  if (codings.length > 0)
    context.segments.add({
      source: key,
      range,
      text: fitText(text.points.slice(range.start, range.end).join(''), context.losses),
      locator: { time: [begin, end] },
      codings,
      memos: memosOf(area, context),
      case: context.cases.of(guidAt(area, 'guid'), source.key),
    });
  return true;
}

/** An area may have a text of its own that says what is in it. */
function addDescribed(source: RefiSource, area: XmlElement, context: SelectionContext): boolean {
  const own = area.children.find(({ name }) => name === 'Representation' || name === 'TextDescription');
  const words = fitWords(own && childOf(own, 'PlainTextContent')?.text, context.losses);
  if (words === undefined) return false;
  const codings = readCodings(area, source.name, context);
  if (codings.length > 0)
    context.segments.add({
      source: source.key,
      text: words,
      locator: pageOf(area, context.firstPage),
      codings,
      memos: memosOf(area, context),
      case: context.cases.of(guidAt(area, 'guid'), source.key),
    });
  return true;
}

function tellWordless(source: RefiSource, area: XmlElement, { losses }: SelectionContext): void {
  if (childrenOf(area, 'Coding').length > 0) losses.add('segment-without-words', { name: source.name, place: source.name });
  else losses.add('selection-without-code', { place: source.name });
}

function pageOf(area: XmlElement | undefined, first: number): Locator | undefined {
  const page = area && numberAttribute(area, 'page');
  return page === undefined ? undefined : { page: page + 1 - first };
}

function readCodings(selection: XmlElement, place: string, { codes, cases, users, losses }: SelectionContext): Coding[] {
  const codings = childrenOf(selection, 'Coding');
  if (codings.length === 0) losses.add('selection-without-code', { place });
  return codings.flatMap((coding) => {
    const ref = childOf(coding, 'CodeRef');
    const code = (ref && guidAt(ref, 'targetGUID')) ?? '';
    if (!codes.has(code)) {
      losses.add(cases.guids.has(code) ? 'case-coding' : 'unknown-code', { place });
      return [];
    }
    const by = [coding, selection].flatMap((one) => guidAt(one, 'creatingUser') ?? [])[0];
    const date = [coding, selection].flatMap((one) => dayOf(attribute(one, 'creationDateTime')) ?? [])[0];
    return [{ code, coder: users.get(by ?? ''), date }];
  });
}

/** Notes of the codings, then of the selection, then what the selection itself says. */
function memosOf(selection: XmlElement, { notes, losses }: SelectionContext): Memo[] {
  const own = fitWords(childOf(selection, 'Description')?.text, losses);
  return [...childrenOf(selection, 'Coding'), selection]
    .flatMap((one) => notes.of(one))
    .concat(own === undefined ? [] : [{ title: undefined, text: own }]);
}
