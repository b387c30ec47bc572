import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BuildResult } from '#domain/case-study-builder.ts';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { compareReleases } from '#domain/comparison/comparison-releases.ts';
import { hasErrors } from '#domain/entry/finding.ts';
import { publishedUrls } from '#domain/permanence/former-urls.ts';
import { lostOnSite, type SiteContents } from '#domain/publishing/site-loss.ts';
import { pathOf } from '#domain/study/urls.ts';
import { compareVersions, formatRelease } from '#formats/study-files/release.ts';
import { sameText } from '#formats/text/line-ends.ts';
import { built as build, concept, edited, released, smallStudy, type Texts } from '../../../build/released-study.ts';
import type { StudyFiles } from '../../../build/study-folder.ts';

/** Builds of the states of one history: the same files are looked at again and again. */
const known = new Map<string, BuildResult>();
function built(files: Texts): BuildResult {
  const key = JSON.stringify([...files]);
  const result = known.get(key) ?? build(files);
  known.set(key, result);
  return result;
}

/** A study as its author thinks of it, and what they have to write down so that no URL is lost. */
interface Draft {
  readonly concepts: Map<string, { excerpts: string[]; formerIds: string[]; category: string }>;
  readonly categories: Map<string, { formerIds: string[] }>;
  readonly headings: Map<string, { readonly formerIds: string[] }>;
  readonly retired: Set<string>;
}

/** A state of the study in git. */
interface State {
  readonly draft: Draft;
  readonly releases: Texts;
}

interface Edit {
  readonly kind: (typeof KINDS)[number];
  readonly pick: number;
  readonly other: number;
  /** The author forgets to say what became of it. */
  readonly forgets: boolean;
  readonly onSide: boolean;
}

const EDITS = [
  'add',
  'rename',
  'merge',
  'split',
  'move',
  'retire',
  'retire excerpt',
  'rename category',
  'promote',
  'rename heading',
  'remove heading',
] as const;
const KINDS = [...EDITS, 'release', 'release on both', 'join', 'publish', 'revert', 'forge', 'take out'] as const;

const history = fc.array(
  fc.record<Edit>({
    kind: fc.constantFrom(...KINDS, 'release on both', 'join', 'publish', 'publish', 'publish'),
    pick: fc.nat(97),
    other: fc.nat(89),
    forgets: fc.boolean(),
    onSide: fc.boolean(),
  }),
  { minLength: 5, maxLength: 12 },
);

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

/** Carries out an edit; false where there is nothing to do it to. @param name gives identifiers that were never used */
function carryOut(draft: Draft, { kind, pick, other, forgets }: Edit, name: (prefix: string) => string): boolean {
  const ids = [...draft.concepts.keys()];
  const [id, target] = [at(ids, pick) ?? '', at(ids, other) ?? ''];
  const [one, two] = [draft.concepts.get(id), draft.concepts.get(target)];
  const categories = [...draft.categories.keys()];
  const category = at(categories, other) ?? '';
  if (one === undefined || two === undefined) return false;
  const handOn = (former: string[], into: string[]) => {
    if (!forgets) into.push(...former);
  };
  switch (kind) {
    case 'add':
      draft.concepts.set(name('c'), { excerpts: [name('e')], formerIds: [], category });
      return true;
    case 'rename': {
      draft.concepts.delete(id);
      draft.concepts.set(name('c'), { ...one, formerIds: forgets ? [] : [...one.formerIds, id] });
      return true;
    }
    case 'merge':
      if (one === two) return false;
      draft.concepts.delete(id);
      two.excerpts.push(...one.excerpts);
      handOn([id, ...one.formerIds], two.formerIds);
      return true;
    case 'split': {
      const moved = one.excerpts.splice(1);
      if (moved.length === 0) return false;
      draft.concepts.set(name('c'), { excerpts: moved, formerIds: [], category });
      return true;
    }
    case 'move':
      one.category = category;
      return true;
    case 'retire': {
      if (draft.concepts.size < 3) return false;
      draft.concepts.delete(id);
      const replacedBy = [target].filter((successor) => successor !== id).slice(0, pick % 2);
      if (!forgets)
        for (const gone of [id, ...one.formerIds]) draft.retired.add(`kind: concept, id: ${gone}, replacedBy: [${replacedBy.join(', ')}]`);
      if (!forgets) for (const excerpt of one.excerpts) draft.retired.add(`kind: excerpt, id: ${excerpt}`);
      return true;
    }
    case 'retire excerpt': {
      const excerpt = one.excerpts.length > 1 ? one.excerpts.pop() : undefined;
      if (excerpt === undefined) return false;
      if (!forgets) draft.retired.add(`kind: excerpt, id: ${excerpt}`);
      return true;
    }
    case 'rename category': {
      const renamed = name('k');
      const before = draft.categories.get(category)?.formerIds ?? [];
      draft.categories.delete(category);
      draft.categories.set(renamed, { formerIds: forgets ? [] : [...before, category] });
      for (const member of draft.concepts.values()) if (member.category === category) member.category = renamed;
      return true;
    }
    case 'promote': {
      // A concept becomes a category of its name, and a new concept in it takes its excerpts.
      if ([...draft.retired].some((line) => line.includes(`[${id}]`))) return false;
      draft.concepts.delete(id);
      draft.categories.set(id, { formerIds: one.formerIds });
      draft.concepts.set(name('c'), { excerpts: one.excerpts, formerIds: [], category: id });
      return true;
    }
    case 'rename heading':
    case 'remove heading': {
      const heading = at([...draft.headings.keys()], pick);
      const formerIds = [heading ?? '', ...(draft.headings.get(heading ?? '')?.formerIds ?? [])];
      if (heading === undefined) return false;
      draft.headings.delete(heading);
      if (kind === 'rename heading') draft.headings.set(name('h'), { formerIds: forgets ? [] : formerIds });
      return true;
    }
    default:
      return false;
  }
}

/** Retired things are replaced by what is there; what has gone since is taken out, as the check asks. */
function write({ concepts, categories, headings, retired }: Draft): StudyFiles {
  const list = (ids: readonly string[]) => (ids.length === 0 ? '' : `formerIds: [${ids.join(', ')}]\n`);
  const living = (line: string) =>
    line.replace(/replacedBy: \[(.*)\]/, (_, id: string) => `replacedBy: [${concepts.has(id) || categories.has(id) ? id : ''}]`);
  return {
    ...Object.fromEntries(
      Array.from(categories, ([id, { formerIds }]) => [`categories/${id}.md`, `---\nlabel: ${id}\nparent: core\n${list(formerIds)}---\n`]),
    ),
    ...Object.fromEntries(
      Array.from(concepts, ([id, { excerpts, formerIds, category }]) => [
        `concepts/${id}.md`,
        concept(id, excerpts, list(formerIds), category),
      ]),
    ),
    'report/01-background.mdx': `---\ntitle: Background\n---\n\n${Array.from(headings, ([id, { formerIds }]) => `## ${id} [#${[id, ...formerIds].join('; #')}]\n`).join('\n')}`,
    'retired.yaml':
      retired.size === 0 ? null : [...retired].map((line) => `- { ${living(line)}, date: 2026-12-01, reason: So. }\n`).join(''),
  };
}

const EMPTY = smallStudy({
  'categories/trust.md': null,
  'concepts/first-impression.md': null,
  'report/01-background.mdx': null,
  'references/doe-2020.yaml': null,
  'study.yaml':
    'title: Edited\nlanguages: [en]\nauthors: [{ name: A group }]\nabstract: Edited.\nlevels: [Core, Category, Concept]\nrules: { empty-category: warning }\n',
});

const START: Draft = {
  concepts: new Map([
    ['a', { excerpts: ['ea', 'eb'], formerIds: [], category: 'x' }],
    ['b', { excerpts: ['ec'], formerIds: [], category: 'x' }],
    ['c', { excerpts: ['ed', 'ee'], formerIds: [], category: 'y' }],
  ]),
  categories: new Map([
    ['x', { formerIds: [] }],
    ['y', { formerIds: [] }],
  ]),
  headings: new Map([
    ['one', { formerIds: [] }],
    ['two', { formerIds: [] }],
  ]),
  retired: new Set(),
};

const filesOf = ({ draft, releases }: State): Texts => new Map([...edited(EMPTY, write(draft)), ...releases]);
const releasesAmong = (files: Texts): Texts => new Map([...files].filter(([path]) => path.startsWith('releases/')));
const read = (text: string) => JSON.parse(text) as { version: string; digest: string; urls: string[]; previous?: { version: string } };
const lastOf = (releases: Texts) =>
  [...releases.keys()]
    .map((path) => path.slice('releases/'.length, -'.json'.length))
    .sort(compareVersions)
    .at(-1) ?? '0.0.0';

/** As git merges files: what one side alone has changed is taken from it; where both have, the first side's stands. */
function merged<V>(
  base: ReadonlyMap<string, V>,
  ours: ReadonlyMap<string, V>,
  theirs: ReadonlyMap<string, V>,
  both = (mine: V, _other: V) => mine,
) {
  const same = (a: V | undefined, b: V | undefined) => JSON.stringify(a) === JSON.stringify(b);
  const result = new Map<string, V>();
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [was, mine, other] = [base.get(key), ours.get(key), theirs.get(key)];
    const value = same(was, mine)
      ? other
      : same(was, other) || mine === undefined || other === undefined || same(mine, other)
        ? mine
        : both(mine, other);
    if (value !== undefined) result.set(key, structuredClone(value));
  }
  return result;
}

const unfinished = (mine: string, other: string) => `<<<<<<< HEAD\n${mine}=======\n${other}>>>>>>> side\n`;
const join = (base: State, ours: State, theirs: State): State => ({
  draft: {
    concepts: merged(base.draft.concepts, ours.draft.concepts, theirs.draft.concepts),
    categories: merged(base.draft.categories, ours.draft.categories, theirs.draft.categories),
    headings: merged(base.draft.headings, ours.draft.headings, theirs.draft.headings),
    retired: new Set([...ours.draft.retired, ...theirs.draft.retired]),
  },
  releases: merged(base.releases, ours.releases, theirs.releases, unfinished),
});

/** What the check says to do with releases of two branches: those of the second, and what followed them, go. */
function withoutSecond(releases: Texts, ours: Texts, theirs: Texts): Texts {
  const gone = (path: string, text: string) => !ours.has(path) || theirs.get(path) !== text;
  return new Map(
    [...releases].flatMap(([path, text]) =>
      text.startsWith('<<<') ? [[path, ours.get(path) ?? ''] as const] : ours.has(path) || !gone(path, text) ? [[path, text] as const] : [],
    ),
  );
}

/** A site as the publishing step finds it. */
function siteOf(study: CaseStudy): SiteContents {
  const files = publishedUrls(study).map((url) => url.replace(/#.*/, '').replace(/\/$/, '/index.html').slice(1));
  return { files: new Set(files), releases: new Map(study.releases.map(({ version, digest }) => [version, digest])) };
}

const RELEASED: State = { draft: START, releases: releasesAmong(released(filesOf({ draft: START, releases: new Map() }), '1.0.0')) };

/** A study with the history of a repository: main, a branch beside it, and what of main was published. */
class History {
  readonly told = { check: 0, review: 0, publish: 0, forks: 0, conflicts: 0, published: 0, releases: 0 };
  main = RELEASED;
  side = RELEASED;
  /** Where the two parted. */
  base = RELEASED;
  live: { readonly state: State; readonly site: SiteContents } | undefined;
  /** Every path that was ever on the live site, and every URL of a release that was. */
  readonly promised = new Set<string>();
  readonly #past = [RELEASED];
  #names = 0;

  take(edit: Edit): void {
    const { kind, pick, onSide } = edit;
    const state = onSide ? this.side : this.main;
    if (kind === 'publish') this.#publish();
    else if (kind === 'join') this.#join();
    else if (kind === 'revert') this.#commit(onSide, at(this.#past, pick) ?? state);
    else if (kind === 'release') this.#release(edit);
    else if (kind === 'release on both') {
      this.#release({ ...edit, onSide: false });
      this.#release({ ...edit, onSide: true, pick: pick + edit.other });
      this.#join();
    } else if (kind === 'forge' || kind === 'take out') this.#tamper(state, edit);
    else this.#edit(state, edit);
  }

  #commit(onSide: boolean, state: State): void {
    if (onSide) this.side = state;
    else this.main = state;
    this.#past.push(state);
  }

  #edit({ draft, releases }: State, edit: Edit): void {
    const next = { draft: structuredClone(draft), releases };
    if (!carryOut(next.draft, edit, (prefix) => `${prefix}${String((this.#names += 1))}`)) return;
    const { caseStudy, findings } = built(filesOf(next));
    if (caseStudy !== undefined) {
      const urls = new Set(publishedUrls(caseStudy));
      expect(
        [...caseStudy.formerUrls.pages.values()].flatMap(({ successors }) => successors.filter((one) => !urls.has(pathOf(one)))),
      ).toEqual([]);
      this.#commit(edit.onSide, next);
      return;
    }
    // A sound study is refused only for what the author forgot, by the URL that would be lost; the author takes the edit back.
    this.told.check++;
    if (built(filesOf({ draft, releases })).caseStudy === undefined) return;
    for (const { rule, message, severity } of findings) {
      if (severity !== 'error') continue;
      expect([rule, edit.forgets]).toEqual(['lost-url', true]);
      expect([...releases.values()].flatMap((text) => read(text).urls)).toContain(message.split(' ')[0]);
    }
  }

  #release({ onSide, pick }: Edit): void {
    const state = onSide ? this.side : this.main;
    const files = filesOf(state);
    if (built(files).caseStudy === undefined) return;
    const [major = 0, minor = 0] = lastOf(state.releases).split('.').map(Number);
    const after = released(files, pick % 2 === 0 ? `${String(major + 1)}.0.0` : `${String(major)}.${String(minor + 1)}.0`);
    this.told.releases++;
    this.#commit(onSide, { ...state, releases: releasesAmong(after) });
  }

  /** The newest release is made anew of less, digest and all; or any is gone, and whatever followed it made anew. */
  #tamper(state: State, { kind, onSide, pick }: Edit): void {
    const paths = [...state.releases.keys()].sort((a, b) => compareVersions(a.slice(9, -5), b.slice(9, -5)));
    const path = kind === 'forge' ? paths.at(-1) : at(paths, pick);
    if (path === undefined) return;
    const others = new Map([...state.releases].filter(([one]) => one !== path));
    const draft = structuredClone(state.draft);
    if (kind === 'forge') draft.concepts.delete([...draft.concepts.keys()][0] ?? '');
    const before = new Map([...filesOf({ draft, releases: others })]);
    const { caseStudy } = built(before);
    if (kind === 'forge' && caseStudy === undefined) return;
    if (kind === 'forge' && caseStudy !== undefined) others.set(path, formatRelease(caseStudy, before, path.slice(9, -5), '2026-11-22'));
    const next = { draft, releases: others };
    this.#commit(onSide, next);
  }

  #join(): void {
    let next = join(this.base, this.main, this.side);
    const { findings } = built(filesOf(next));
    const told = findings.filter(({ rule, message }) => rule === 'release-changed' && message.includes('on two branches'));
    const conflicts = findings.filter(({ message }) => message.startsWith('A merge of two branches is unfinished here'));
    if (told.length + conflicts.length > 0) {
      this.told.forks += told.length;
      this.told.conflicts += conflicts.length;
      next = { ...next, releases: withoutSecond(next.releases, this.main.releases, this.side.releases) };
      if (built(filesOf(this.main)).findings.every(({ rule }) => rule !== 'release-changed'))
        expect(
          built(filesOf(next)).findings.filter(({ rule, message }) => rule === 'release-changed' && message.includes('on two branches')),
        ).toEqual([]);
    }
    if (hasErrors(built(filesOf(next)).findings)) {
      // The author takes the merge back, and begins the branch anew.
      this.told.check++;
      next = this.main;
    }
    this.#commit(false, next);
    this.side = this.base = this.main;
  }

  /** What is lost is told by the check, or else by the review and by the publishing step, which refuses; nothing else is refused. */
  #publish(): void {
    const { caseStudy } = built(filesOf(this.main));
    if (caseStudy === undefined) {
      this.told.check++;
      this.main = this.live?.state ?? this.main;
      return;
    }
    const urls = new Set(publishedUrls(caseStudy));
    const retired = (url: string) => caseStudy.formerUrls.pages.get(url.replace(/#.*/, ''))?.retired !== undefined;
    const lost = [...this.promised].filter((url) => !urls.has(url) && !retired(url));
    const site = siteOf(caseStudy);
    const { live } = this;
    const refused = live === undefined ? [] : lostOnSite(live.site, site, []);
    const reviewed = live === undefined ? [] : compareReleases(live.state.releases, this.main.releases, sameText);
    const broken = reviewed.filter((change) => change.class === 'citation-breaking').map(({ before }) => before[0]?.id ?? '');
    const forged = [...(live?.site.releases ?? [])]
      .filter(([version, digest]) => site.releases.get(version) !== digest)
      .map(([version]) => version);
    expect(broken).toEqual(forged);
    expect(refused.length > 0).toBe(lost.some((url) => !url.includes('#')) || forged.length > 0);
    if (lost.length > 0) expect(refused).not.toEqual([]);
    if (refused.length > 0) {
      this.told.publish++;
      if (broken.length > 0) this.told.review++;
      this.main = live?.state ?? this.main;
      return;
    }
    this.told.published++;
    this.live = { state: this.main, site };
    for (const url of urls) if (!url.includes('#')) this.promised.add(url);
    for (const release of caseStudy.releases) for (const url of release.urls) this.promised.add(url);
  }
}

describe('the URL contract', () => {
  test('holds through 200 histories of two branches: whatever is lost is told before it is published', () => {
    const told: Record<string, number> = {};
    fc.assert(
      fc.property(history, (edits) => {
        known.clear();
        const one = new History();
        for (const edit of [{ kind: 'publish', pick: 0, other: 0, forgets: false, onSide: false } as const, ...edits]) one.take(edit);
        for (const [name, count] of Object.entries(one.told)) told[name] = (told[name] ?? 0) + count;
      }),
      { numRuns: 200, seed: 20261122 },
    );
    // Each way of telling was needed.
    for (const [name, count] of Object.entries(told)) expect([name, count]).toEqual([name, expect.toSatisfy((n: number) => n > 10)]);
  }, 600_000);
});
