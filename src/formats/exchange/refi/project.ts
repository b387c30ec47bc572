import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { Losses } from '#domain/exchange/losses.ts';
import type { Project, Source } from '#domain/exchange/project.ts';
import { SegmentGatherer } from '#domain/exchange/segment-gatherer.ts';
import { fitName, fitWords } from '../fit-text.ts';
import type { RefiArchive } from './archive.ts';
import { readCodes, readSets } from './codes.ts';
import { guidAt, parseRefi } from './document.ts';
import { Notes, readCases, readRelations, readVariables, valuesOf } from './notes.ts';
import { normalText, settleOffsets, type OffsetReading } from './offsets.ts';
import { firstPageOf, gatherSegments, sourceKeyOf } from './selections.ts';
import { markedTexts, readSources, storedText, type RefiSource } from './sources.ts';
import { attribute, childOf, childrenOf, type XmlElement } from './xml.ts';

export interface RefiOptions {
  /** How the file counts, where the user knows better. */
  readonly offsets?: OffsetReading | undefined;
  /** Whether separators in names make levels. */
  readonly levels?: boolean;
}

/** A codebook (`.qdc`). @throws {ExchangeError} for what is not well-formed, another vocabulary, or no codebook */
export function readCodebook(bytes: Uint8Array, name: string, options: RefiOptions = {}): Project {
  return toProject(parseRefi(bytes, name), undefined, options);
}

/** A project (`.qdpx`). @throws {ExchangeError} for what is not well-formed or another vocabulary */
export function readProject(archive: RefiArchive, options: RefiOptions = {}): Project {
  return toProject(parseRefi(archive.xml, archive.name), archive, options);
}

/** What this program itself writes: its names are names, whatever stands in them. */
const OWN_ORIGIN = 'Zhagen';

function toProject(root: XmlElement, archive: RefiArchive | undefined, { offsets, levels = true }: RefiOptions): Project {
  const losses = new Losses();
  const codebook = root.name === 'CodeBook' ? root : childOf(root, 'CodeBook');
  if (codebook === undefined && childrenOf(root, 'Sources').length === 0)
    throw new ExchangeError('empty-project', 'The project has neither codes nor sources.', 'Export it again, with its codes.');
  const origin = fitName(attribute(root, 'origin') ?? attribute(codebook ?? root, 'origin') ?? '', losses);
  const notes = new Notes(root, (element) => storedText(element, archive), losses);
  const codes = readCodes(codebook, (element) => notes.of(element), losses, levels && origin !== OWN_ORIGIN);
  const known = new Set(codes.map(({ key }) => key));
  const variables = readVariables(root, losses);
  const refiSources = readSources(root, archive, losses);
  const named = new Map(refiSources.map(({ key, name }) => [key, name]));
  const cases = readCases(root, variables, named, losses);
  const { reading, told } = settleOffsets(markedTexts(refiSources), origin, offsets);
  const segments = new SegmentGatherer();
  const users = new Map(
    childrenOf(childOf(root, 'Users'), 'User').map((user) => [guidAt(user, 'guid') ?? '', fitName(attribute(user, 'name') ?? '', losses)]),
  );
  const context = { reading, firstPage: firstPageOf(origin), codes: known, users, notes, cases, segments, losses };
  for (const source of refiSources) gatherSegments(source, context);
  const sources = refiSources.flatMap((source) => toSources(source, valuesOf(source.element, variables), notes));
  const memos = notes.of(root);
  for (const { name } of childrenOf(childOf(root, 'Graphs'), 'Graph')) losses.add('graph', { name });
  const sets = [...readSets(root, known, losses), ...(codebook === root ? [] : readSets(codebook, known, losses))];
  notes.tellUnused(losses);
  return {
    program: origin,
    name: root.name === 'Project' ? fitWords(attribute(root, 'name'), losses) : undefined,
    description: root.name === 'Project' ? fitWords(childOf(root, 'Description')?.text, losses) : undefined,
    codes,
    sources,
    sets,
    memos,
    segments: segments.list(),
    relations: readRelations(root, known, losses),
    variables: [...variables.values()],
    cases: cases.list,
    readings: told === undefined ? [] : [told],
    losses: losses.list(),
  };
}

function toSources(source: RefiSource, values: Record<string, string>, notes: Notes): Source[] {
  const { guid, name, kind, missing, holders, element } = source;
  const [first, ...others] = holders.length === 0 ? [undefined] : holders;
  const text = (stored: string | undefined) => (stored === undefined ? undefined : normalText(stored));
  const main: Source = {
    key: source.key,
    guid,
    name,
    kind,
    text: text(first?.stored),
    missing,
    group: undefined,
    values,
    memos: notes.of(element),
  };
  return [
    main,
    ...others.map((holder, i): Source => ({
      ...main,
      key: sourceKeyOf(source, i + 1),
      guid: guidAt(holder?.element ?? element, 'guid'),
      name: `${name} (${attribute(holder?.element ?? element, 'name') ?? String(i + 2)})`,
      text: text(holder?.stored),
      memos: [],
    })),
  ];
}
