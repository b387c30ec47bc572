import { ExchangeError } from '../exchange/exchange-error.ts';
import type { Project, Segment, Source } from '../exchange/project.ts';
import type { Choices } from '../importing/choices.ts';
import type { IdProposer } from '../importing/id-proposer.ts';
import type { Digest, ImportMap, MappedExcerpt, MappedSource } from '../importing/import-map.ts';
import type { PlannedSource } from './planned-study.ts';

/** The sources that something is published of, each with its identifier. */
export interface SourcePlan {
  readonly sources: readonly PlannedSource[];
  readonly mapped: readonly MappedSource[];
  readonly idOf: ReadonlyMap<string, string>;
}

/** Which source of the last import each is: by its GUID, its name, its text, or half of the passages that are known of it. */
export function matchSources({ sources, segments }: Project, map: ImportMap, digest: Digest): Map<Source, MappedSource> {
  const found = new Map<Source, MappedSource>();
  const taken = new Set<MappedSource>();
  const take = (source: Source, one: MappedSource | undefined) => {
    if (one === undefined || taken.has(one) || found.has(source)) return;
    found.set(source, one);
    taken.add(one);
  };
  const open = () => sources.filter((source) => !found.has(source));
  const by = (keyOf: (one: MappedSource) => string | undefined, keyIn: (source: Source) => string | undefined) => {
    const known = Map.groupBy(
      map.sources.filter((one) => !taken.has(one)),
      keyOf,
    );
    for (const [key, same] of Map.groupBy(open(), keyIn)) {
      const [one, ...others] = known.get(key) ?? [];
      // Of several that are alike nobody can say which is which.
      if (key !== undefined && same[0] !== undefined && same.length === 1 && others.length === 0) take(same[0], one);
    }
  };
  by(
    ({ guid }) => guid,
    ({ guid }) => guid,
  );
  by(
    ({ name }) => name,
    ({ name }) => digest(name),
  );
  by(
    ({ text }) => text,
    ({ text }) => (text === undefined || text === '' ? undefined : digest(text)),
  );
  const excerpts = Map.groupBy(map.excerpts, ({ source }) => source);
  const passages = new Map(open().map(({ key }) => [key, new Set<string>()]));
  if (excerpts.size > 0) for (const { source, text } of segments) passages.get(source)?.add(digest(text));
  for (const one of map.sources.filter((source) => !taken.has(source))) {
    const texts = excerpts.get(one.id)?.map(({ text }) => text) ?? [];
    const half = open().filter(({ key }) => texts.filter((text) => passages.get(key)?.has(text)).length * 2 >= texts.length);
    if (texts.length > 0 && half.length === 1 && half[0] !== undefined) take(half[0], one);
  }
  return found;
}

/** @param known what each was at the last import. @param word what a numbered source is called, such as "Source" */
export function planSources(
  project: Project,
  known: ReadonlyMap<Source, MappedSource>,
  used: ReadonlySet<string>,
  map: ImportMap,
  choices: Choices,
  ids: IdProposer,
  digest: Digest,
  word: string,
): SourcePlan {
  const sources: PlannedSource[] = [];
  const mapped: MappedSource[] = [];
  const idOf = new Map<string, string>();
  const attributesOf = attributesIn(project, choices);
  let number = map.sources.length;
  for (const source of project.sources) {
    const refused = choices.withoutConsent.includes(source.name);
    if (!used.has(source.key) && !refused) continue;
    const before = known.get(source);
    const bare = (source.label ?? source.name).replace(/\.(?:docx?|txt|rtf|pdf|odt|md|html?|mp[34]|m4a|wav|mov|png|jpe?g)$/i, '');
    const n = before === undefined ? ++number : Number(/\d+$/.exec(before.id)?.[0] ?? 0);
    // A table of a paper is no person.
    const named = choices.sources === 'names' || source.kind === 'table';
    const id = before?.id ?? (named ? ids.propose(bare) : ids.propose(`source ${String(n)}`));
    idOf.set(source.key, id);
    const length = source.text === undefined || source.text === '' ? undefined : Array.from(source.text).length;
    sources.push({ id, label: named ? bare : `${word} ${String(n)}`, kind: source.kind, attributes: attributesOf(source), length });
    mapped.push({
      id,
      name: digest(source.name),
      ...(source.guid !== undefined && { guid: source.guid }),
      ...(source.text !== undefined && { text: digest(source.text) }),
      ...(refused && { consent: 'none' }),
    });
  }
  const now = new Set(mapped.map(({ id }) => id));
  return { sources, idOf, mapped: [...mapped, ...map.sources.filter(({ id }) => !now.has(id))] };
}

/**
 * What each source keeps of the variables that are asked for: its own, and those of the cases that it belongs to.
 * @throws {ExchangeError} for a name that no variable has
 */
function attributesIn({ sources, cases, variables }: Project, { attributes }: Choices): (source: Source) => Record<string, string> {
  const known = new Set([...variables.map(({ name }) => name), ...[...sources, ...cases].flatMap(({ values }) => Object.keys(values))]);
  const unknown = attributes.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new ExchangeError(
      'columns',
      `There is no variable ${unknown.map((name) => `"${name}"`).join(', ')} in the project.`,
      known.size === 0 ? 'Leave --attributes out: it has none.' : `Variables of it: ${[...known].join(', ')}.`,
    );
  return ({ name: source, values }) => {
    const all = [values, ...cases.filter((one) => one.sources.includes(source)).map((one) => one.values)];
    return Object.fromEntries(
      attributes.flatMap((name) => {
        const found = [...new Set(all.flatMap((one) => one[name] ?? []))];
        return found.length === 0 ? [] : [[name, found.join(', ')]];
      }),
    );
  };
}

/** The identifier of each passage: what it had, by its range, its words or most of its range; else a number behind its source’s. */
export function planExcerptIds(
  segments: readonly Segment[],
  { idOf }: SourcePlan,
  map: ImportMap,
  known: Iterable<string>,
  digest: Digest,
): Map<Segment, { readonly id: string; readonly before: MappedExcerpt | undefined }> {
  const planned = new Map<Segment, { id: string; before: MappedExcerpt | undefined }>();
  const bySource = Map.groupBy(map.excerpts, ({ source }) => source);
  const taken = new Set<string>();
  const ordered = segments.toSorted((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0) || (a.range?.end ?? 0) - (b.range?.end ?? 0));
  const take = (segment: Segment, before: MappedExcerpt | undefined) => {
    if (before === undefined || taken.has(before.id) || planned.has(segment)) return;
    taken.add(before.id);
    planned.set(segment, { id: before.id, before });
  };
  const oldOf = (segment: Segment) => bySource.get(idOf.get(segment.source) ?? '') ?? [];
  const index = new Map(
    map.excerpts.flatMap((one) => [
      [`${one.source} ${one.text}`, one] as const,
      ...(one.range === undefined ? [] : [[`${one.source} ${one.range.join('-')}`, one] as const]),
    ]),
  );
  if (map.excerpts.length > 0) {
    for (const segment of ordered) {
      const one =
        segment.range === undefined
          ? undefined
          : index.get(`${idOf.get(segment.source) ?? ''} ${String(segment.range.start)}-${String(segment.range.end)}`);
      if (one?.text === digest(segment.text)) take(segment, one);
    }
    for (const segment of ordered)
      if (!planned.has(segment)) take(segment, index.get(`${idOf.get(segment.source) ?? ''} ${digest(segment.text)}`));
    for (const segment of ordered)
      if (!planned.has(segment))
        take(
          segment,
          oldOf(segment)
            .filter(({ id }) => !taken.has(id))
            .find(({ range }) => overlaps(range, segment)),
        );
  }
  const last = new Map<string, number>();
  for (const id of [...map.excerpts.map((one) => one.id), ...known]) {
    const [, source = '', n = ''] = /^(.*)-(\d+)$/.exec(id) ?? [];
    last.set(source, Math.max(last.get(source) ?? 0, Number(n)));
  }
  for (const segment of ordered) {
    const source = idOf.get(segment.source);
    if (planned.has(segment) || source === undefined) continue;
    const stem = source.slice(0, 56).replace(/-$/, '');
    const n = (last.get(stem) ?? 0) + 1;
    last.set(stem, n);
    planned.set(segment, { id: `${stem}-${String(n)}`, before: undefined });
  }
  return planned;
}

/** Whether most of the longer one is the same. */
function overlaps(range: MappedExcerpt['range'], { range: now }: Segment): boolean {
  if (range === undefined || now === undefined) return false;
  const shared = Math.min(range[1], now.end) - Math.max(range[0], now.start);
  return shared * 2 >= Math.min(range[1] - range[0], now.end - now.start) && shared > 0;
}
