import { type Code, type Loss, type Project, type Segment } from '#domain/exchange/project.ts';

/** What a file of this folder is expected to hold: see README.md beside it. */
export interface Expectation {
  readonly exercises: string;
  readonly codes?: readonly Record<string, unknown>[];
  readonly sources?: readonly Record<string, unknown>[];
  readonly segments?: readonly Record<string, unknown>[];
  readonly losses?: readonly {
    readonly kind: string;
    readonly count: number;
    readonly names?: readonly string[];
    readonly segments?: number;
  }[];
  readonly relations?: readonly Record<string, unknown>[];
  readonly variables?: readonly Record<string, unknown>[];
  readonly cases?: readonly Record<string, unknown>[];
  readonly sourceValues?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly sourceMemos?: Readonly<Record<string, readonly string[]>>;
  readonly projectMemos?: readonly string[];
  readonly offsets?: Readonly<Record<string, string>>;
  readonly encoding?: string;
  readonly error?: { readonly kind: string; readonly line?: number; readonly limits?: { readonly xmlBytes: number } };
}

/** A project in the words of an expectation. */
export function toExpectation(project: Project, losses: readonly Loss[] = project.losses): Expectation {
  const codes = new Map(project.codes.map((code) => [code.key, code]));
  const sources = new Map(project.sources.map((source) => [source.key, source]));
  return {
    exercises: '',
    codes: project.codes.map((code) => codeOf(code, project, codes)),
    sources: project.sources.map(({ name, kind, text, missing }) => ({
      name,
      kind,
      codePoints: text === undefined ? null : Array.from(text).length,
      text,
      missing,
    })),
    segments: project.segments.map((segment) => segmentOf(segment, codes, sources)),
    losses: losses.map(({ kind, count, names, segments }) => ({ kind, count, names, segments })),
    relations: project.relations.map(({ from, to, name, direction }) => ({
      from: codes.get(from)?.path,
      to: codes.get(to)?.path,
      name,
      direction,
    })),
    variables: project.variables.map(({ name, type }) => ({ name, type })),
    cases: project.cases.map((one) => ({ ...one })),
    sourceValues: Object.fromEntries(project.sources.map(({ name, values }) => [name, values])),
    sourceMemos: Object.fromEntries(project.sources.map(({ name, memos }) => [name, memos.flatMap(({ title }) => title ?? [])])),
    projectMemos: project.memos.flatMap(({ title }) => title ?? []),
  };
}

function codeOf(code: Code, { codes, segments }: Project, byKey: ReadonlyMap<string, Code>): Record<string, unknown> {
  const created: (readonly string[])[] = [];
  for (let at = byKey.get(code.parent ?? ''); at !== undefined; at = byKey.get(at.parent ?? '')) if (at.made) created.push(at.path);
  const { path, name, codable, color, description, categories, counts, memos } = code;
  return {
    path,
    name,
    codable,
    color,
    description,
    categories,
    created,
    counts,
    memos: memos.map((memo) => ({ ...memo })),
    segments: segments.filter(({ codings }) => codings.some((coding) => coding.code === code.key)).length,
    twins: codes.filter((other) => other.path.join() === path.join()).length,
  };
}

function segmentOf(
  segment: Segment,
  codes: ReadonlyMap<string, Code>,
  sources: Project['sources'] extends readonly (infer S)[] ? ReadonlyMap<string, S> : never,
): Record<string, unknown> {
  const { source, range, text, locator, codings, memos, original } = segment;
  const [first] = codings;
  return {
    source: sources.get(source)?.name,
    group: sources.get(source)?.group,
    start: range?.start,
    end: range?.end,
    text,
    locator: locator,
    codes: codings.map(({ code }) => codes.get(code)?.path),
    codings: codings.map(({ code, coder, date }) => ({ code: codes.get(code)?.path, coder, date })),
    coder: first?.coder,
    date: first?.date,
    weight: first?.weight,
    memos: memos.flatMap(({ title }) => title ?? []),
    memo: memos.flatMap((memo) => (memo.title === undefined ? [memo.text] : [])).join('\n'),
    original,
    case: segment.case,
  };
}
