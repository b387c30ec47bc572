import type { Losses } from '#domain/exchange/losses.ts';
import type { SourceKind } from '#domain/exchange/project.ts';
import { decodeText } from '../text-decoder.ts';
import { fitName } from '../fit-text.ts';
import type { RefiArchive } from './archive.ts';
import { guidAt } from './document.ts';
import type { MarkedText } from './offsets.ts';
import { attribute, childOf, childrenOf, type XmlElement } from './xml.ts';

/** A text of a source with the selections in it: a source’s own, what stands for a picture or a page, a transcript. */
export interface TextHolder {
  readonly element: XmlElement;
  /** As stored; undefined where it is not there. */
  readonly stored: string | undefined;
  readonly selections: readonly TextSelection[];
  readonly syncPoints: readonly SyncPoint[];
}

export interface TextSelection {
  readonly element: XmlElement;
  readonly guid: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly time?: readonly [number, number];
}

interface SyncPoint {
  readonly guid: string | undefined;
  readonly time: number | undefined;
  readonly position: number;
}

export interface RefiSource {
  readonly key: string;
  readonly guid: string | undefined;
  readonly name: string;
  readonly kind: SourceKind;
  readonly element: XmlElement;
  readonly holders: readonly TextHolder[];
  /** The text that it should have is not in the archive. */
  readonly missing: boolean;
}

const KINDS: Readonly<Record<string, SourceKind>> = {
  TextSource: 'text',
  PDFSource: 'pdf',
  PictureSource: 'picture',
  AudioSource: 'audio',
  VideoSource: 'video',
};
const HOLDERS = ['Representation', 'TextDescription', 'Transcript'];

/** The sources of a project with their texts; what of them is not there is told. */
export function readSources(project: XmlElement, archive: RefiArchive | undefined, losses: Losses): RefiSource[] {
  return (childOf(project, 'Sources')?.children ?? []).flatMap((element, i) => {
    const kind = KINDS[element.name];
    if (kind === undefined) return [];
    const guid = guidAt(element, 'guid');
    const name = fitName(attribute(element, 'name') ?? '', losses) || `Source ${String(i + 1)}`;
    const elements = kind === 'text' ? [element] : element.children.filter((child) => HOLDERS.includes(child.name));
    const holders = elements.map((one) => readHolder(one, archive));
    const missing = holders.some(({ element: one, stored }) => stored === undefined && attribute(one, 'plainTextPath') !== undefined);
    tellFiles({ kind, element, name, archive, missing }, losses);
    if (missing)
      losses.add('missing-source', {
        name,
        segments: holders.reduce((sum, one) => sum + (one.stored === undefined ? one.selections.length : 0), 0),
      });
    return [{ key: guid ?? `source ${String(i)}`, guid, name, kind, element, holders, missing }];
  });
}

function tellFiles(
  {
    kind,
    element,
    name,
    archive,
    missing,
  }: { kind: SourceKind; element: XmlElement; name: string; archive: RefiArchive | undefined; missing: boolean },
  losses: Losses,
): void {
  if (kind === 'text') {
    if (attribute(element, 'richTextPath') === undefined || missing) return;
    const plain = attribute(element, 'plainTextPath') !== undefined || childOf(element, 'PlainTextContent') !== undefined;
    losses.add(plain ? 'formatted-source' : 'source-without-plain-text', { name });
    return;
  }
  const path = attribute(element, 'path');
  if (path !== undefined && archive?.holds(path) !== true) losses.add('media-file', { name });
}

function readHolder(element: XmlElement, archive: RefiArchive | undefined): TextHolder {
  const syncPoints = childrenOf(element, 'SyncPoint').map((point) => ({
    guid: guidAt(point, 'guid'),
    time: numberAttribute(point, 'timeStamp'),
    position: numberAttribute(point, 'position') ?? -1,
  }));
  return { element, stored: storedText(element, archive), selections: readSelections(element, syncPoints), syncPoints };
}

/** What an element says within itself or by a path to a file of the archive. */
export function storedText(element: XmlElement, archive: RefiArchive | undefined): string | undefined {
  const path = attribute(element, 'plainTextPath');
  const own = childOf(element, 'PlainTextContent')?.text;
  if (path === undefined) return own;
  const bytes = archive?.textAt(path);
  return bytes === undefined ? own : decodeText(bytes).text;
}

function readSelections(element: XmlElement, points: readonly SyncPoint[]): TextSelection[] {
  return element.children.flatMap((child): TextSelection[] => {
    const guid = guidAt(child, 'guid');
    if (child.name === 'PlainTextSelection')
      return [
        { element: child, guid, start: numberAttribute(child, 'startPosition') ?? -1, end: numberAttribute(child, 'endPosition') ?? -1 },
      ];
    if (child.name !== 'TranscriptSelection') return [];
    const at = (name: string) => points.find((point) => point.guid !== undefined && point.guid === guidAt(child, name));
    const [from, to] = [at('fromSyncPoint'), at('toSyncPoint')];
    const time = from?.time !== undefined && to?.time !== undefined ? ([from.time, to.time] as const) : undefined;
    return [{ element: child, guid, start: from?.position ?? -1, end: to?.position ?? -1, ...(time && { time }) }];
  });
}

/** The texts of all sources with the places named in them, to see how the file counts. */
export const markedTexts = (sources: readonly RefiSource[]): MarkedText[] =>
  sources.flatMap(({ holders }) =>
    holders.flatMap(({ stored, selections }) =>
      stored === undefined
        ? []
        : [
            {
              stored,
              marks: selections
                .filter(({ start, end }) => start >= 0 && end > start)
                .map(({ element, start, end }) => ({
                  start,
                  end,
                  words: attribute(element, 'name') ?? childOf(element, 'Description')?.text,
                })),
            },
          ],
    ),
  );

/** A whole number, however a program writes it. */
export function numberAttribute(element: XmlElement, name: string): number | undefined {
  const value = attribute(element, name);
  return value !== undefined && /^\d{1,15}(?:\.0+)?$/.test(value) ? Math.trunc(Number(value)) : undefined;
}
