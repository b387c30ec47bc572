import { codePathKey } from './code-tree.ts';
import { Losses } from './losses.ts';
import { SegmentGatherer } from './segment-gatherer.ts';
import type { Code, Project, Source } from './project.ts';

/** Several files of one project, such as a codebook and its coded segments, as one. Codes are the same by their path, or by a name that only one has. */
export function joinProjects(projects: readonly Project[]): Project {
  const [first, ...others] = projects;
  if (first === undefined) throw new Error('There is a project to join.');
  return others.reduce(join, first);
}

function join(a: Project, b: Project): Project {
  const losses = new Losses();
  losses.addAll(a.losses);
  losses.addAll(b.losses);
  const codes = joinCodes(a.codes, b.codes);
  const sources = joinSources(a.sources, b.sources);
  const segments = new SegmentGatherer();
  for (const one of a.segments) segments.add(one, JSON.stringify([one.text, one.locator, one.original]));
  for (const one of b.segments) {
    const codings = one.codings.map((coding) => ({ ...coding, code: codes.keys.get(coding.code) ?? coding.code }));
    segments.add(
      { ...one, source: sources.keys.get(one.source) ?? one.source, codings },
      JSON.stringify([one.text, one.locator, one.original]),
    );
  }
  const other = (key: string) => codes.keys.get(key) ?? key;
  return {
    program: a.program === '' ? b.program : a.program,
    name: a.name ?? b.name,
    description: a.description ?? b.description,
    codes: codes.list,
    sources: sources.list,
    segments: segments.list(),
    sets: [...a.sets, ...b.sets.map((set) => ({ ...set, codes: set.codes.map(other) }))],
    relations: [...a.relations, ...b.relations.map((one) => ({ ...one, from: other(one.from), to: other(one.to) }))],
    memos: [...a.memos, ...b.memos],
    variables: [...a.variables, ...b.variables],
    cases: [...a.cases, ...b.cases],
    readings: [...a.readings, ...b.readings],
    ...((a.levels ?? b.levels) !== undefined && { levels: a.levels ?? b.levels }),
    losses: losses.list(),
  };
}

function joinCodes(a: readonly Code[], b: readonly Code[]): { list: Code[]; keys: Map<string, string> } {
  const list = [...a];
  const keys = new Map<string, string>();
  const taken = new Set(a.map(({ key }) => key));
  const byPath = new Map(a.map((code) => [codePathKey(code.path), code]));
  const byName = Map.groupBy(a, ({ path }) => path.at(-1) ?? '');
  for (const code of b) {
    const named = byName.get(code.path.at(-1) ?? '') ?? [];
    const same = byPath.get(codePathKey(code.path)) ?? (named.length === 1 && code.path.length === 1 ? named[0] : undefined);
    const parent = code.parent === undefined ? undefined : (keys.get(code.parent) ?? code.parent);
    if (same === undefined) {
      let key = code.key;
      while (taken.has(key)) key += "'";
      taken.add(key);
      keys.set(code.key, key);
      const above = list.find((one) => one.key === parent)?.path ?? [];
      list.push({ ...code, key, parent, path: [...above, code.path.at(-1) ?? code.name] });
    } else {
      keys.set(code.key, same.key);
      const at = list.findIndex(({ key }) => key === same.key);
      const before = list[at] ?? same;
      list[at] = {
        ...before,
        guid: before.guid ?? code.guid,
        description: before.description ?? code.description,
        color: before.color ?? code.color,
        id: before.id ?? code.id,
        counts: before.counts ?? code.counts,
        memos: before.memos.length > 0 ? before.memos : code.memos,
        made: before.made && code.made,
      };
    }
  }
  return { list, keys };
}

function joinSources(a: readonly Source[], b: readonly Source[]): { list: Source[]; keys: Map<string, string> } {
  const list = [...a];
  const keys = new Map<string, string>();
  const byName = new Map(a.map((source) => [source.name, source.key]));
  const taken = new Set(a.map(({ key }) => key));
  for (const source of b) {
    const same = byName.get(source.name);
    let key = same ?? source.key;
    if (same === undefined) {
      while (taken.has(key)) key += "'";
      taken.add(key);
      list.push({ ...source, key });
    }
    keys.set(source.key, key);
  }
  return { list, keys };
}
