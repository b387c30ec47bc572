import type { Change, ChangeKind, Thing } from '../compared/change.ts';
import { IDENTITY_CLASS } from '../compared/fields.ts';

/** The files of releases by their paths. */
type ReleaseFiles = ReadonlyMap<string, string>;

/**
 * What became of the releases that the base has. A digest in a file cannot know whether all of it was forged: the base can.
 * @param same whether two texts are the same file
 */
export function compareReleases(before: ReleaseFiles, after: ReleaseFiles, same: (a: string, b: string) => boolean): Change[] {
  const tell = (kind: ChangeKind & keyof typeof IDENTITY_CLASS, was: readonly Thing[], is: readonly Thing[]): Change => ({
    kind,
    class: IDENTITY_CLASS[kind],
    before: was,
    after: is,
    concerns: [],
    along: [],
  });
  const kept = [...before].flatMap(([path, text]) => {
    const now = after.get(path);
    const thing = releaseThing(path);
    if (now === undefined) return [tell('release-removed', [thing], [])];
    return same(text, now) ? [] : [tell('release-changed', [thing], [thing])];
  });
  return [...kept, ...[...after.keys()].filter((path) => !before.has(path)).map((path) => tell('release-added', [], [releaseThing(path)]))];
}

function releaseThing(path: string): Thing {
  return { kind: 'release', id: path.replace(/^.*\/|\.json$/g, ''), path, label: {}, fields: {} };
}
