import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedUrls } from '#domain/former-urls.ts';
import { pathOf } from '#domain/urls.ts';
import { built, concept, edited, released, smallStudy, type Texts } from '../../build/released-study.ts';
import type { StudyFiles } from '../../build/study-folder.ts';

/** A study as its author thinks of it, and what they have to write down so that no URL is lost. */
interface Draft {
  readonly concepts: Map<string, { excerpts: string[]; formerIds: string[]; category: string }>;
  readonly categories: Map<string, { formerIds: string[] }>;
  readonly retired: string[];
  /** Every identifier ever used. */
  readonly used: Set<string>;
}

interface Edit {
  readonly kind: 'add' | 'rename' | 'merge' | 'split' | 'move' | 'retire' | 'retire excerpt' | 'rename category' | 'promote' | 'release';
  readonly pick: number;
  readonly other: number;
  /** The author forgets to say what became of it. */
  readonly forgets: boolean;
}

const history = fc.array(
  fc.record<Edit>({
    kind: fc.constantFrom('add', 'rename', 'merge', 'split', 'move', 'retire', 'retire excerpt', 'rename category', 'promote', 'release', 'release'), // prettier-ignore
    pick: fc.nat(97),
    other: fc.nat(89),
    forgets: fc.boolean(),
  }),
  { minLength: 4, maxLength: 14 },
);

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

/** Carries out an edit; false where there is nothing to do it to. */
function carryOut(draft: Draft, { kind, pick, other, forgets }: Edit): boolean {
  const name = (prefix: string) => {
    const id = `${prefix}${String(draft.used.size)}`;
    draft.used.add(id);
    return id;
  };
  const ids = [...draft.concepts.keys()];
  const [id, target] = [at(ids, pick) ?? '', at(ids, other) ?? ''];
  const [one, two] = [draft.concepts.get(id), draft.concepts.get(target)];
  const categories = [...draft.categories.keys()];
  const category = at(categories, other) ?? '';
  if (one === undefined || two === undefined) return false;
  const handOn = (former: string[], into: string[]) => { if (!forgets) into.push(...former); }; // prettier-ignore
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
      const replacedBy = [target].filter((name) => name !== id).slice(0, pick % 2);
      if (!forgets)
        for (const gone of [id, ...one.formerIds]) draft.retired.push(`kind: concept, id: ${gone}, replacedBy: [${replacedBy.join(', ')}]`);
      if (!forgets) for (const excerpt of one.excerpts) draft.retired.push(`kind: excerpt, id: ${excerpt}`);
      return true;
    }
    case 'retire excerpt': {
      const excerpt = one.excerpts.length > 1 ? one.excerpts.pop() : undefined;
      if (excerpt === undefined) return false;
      if (!forgets) draft.retired.push(`kind: excerpt, id: ${excerpt}`);
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
      if (draft.retired.some((line) => line.includes(`[${id}]`))) return false;
      draft.concepts.delete(id);
      draft.categories.set(id, { formerIds: one.formerIds });
      draft.concepts.set(name('c'), { excerpts: one.excerpts, formerIds: [], category: id });
      return true;
    }
    case 'release':
      return false;
  }
}

/** Retired things are replaced by what is there; what has gone since is taken out, as the check asks. */
function write({ concepts, categories, retired }: Draft): StudyFiles {
  const list = (ids: readonly string[]) => (ids.length === 0 ? '' : `formerIds: [${ids.join(', ')}]\n`);
  const living = (line: string) =>
    line.replace(/replacedBy: \[(.*)\]/, (_, id: string) => `replacedBy: [${concepts.has(id) || categories.has(id) ? id : ''}]`);
  return {
    ...Object.fromEntries(
      Array.from(categories, ([id, { formerIds }]) => [`categories/${id}.md`, `---\nlabel: ${id}\nparent: core\n${list(formerIds)}---\n`]),
    ),
    ...Object.fromEntries(Array.from(concepts, ([id, { excerpts, formerIds, category }]) => [`concepts/${id}.md`, concept(id, excerpts, list(formerIds), category)])), // prettier-ignore
    'retired.yaml': retired.length === 0 ? null : retired.map((line) => `- { ${living(line)}, date: 2026-12-01, reason: So. }\n`).join(''),
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

function start(): Draft {
  const concepts = new Map([
    ['a', { excerpts: ['ea', 'eb'], formerIds: [], category: 'x' }],
    ['b', { excerpts: ['ec'], formerIds: [], category: 'x' }],
    ['c', { excerpts: ['ed', 'ee'], formerIds: [], category: 'y' }],
  ]);
  return { concepts, categories: new Map([['x', { formerIds: [] }], ['y', { formerIds: [] }]]), retired: [], used: new Set(['a', 'b', 'c', 'x', 'y', 'ea', 'eb', 'ec', 'ed', 'ee']) }; // prettier-ignore
}

/** Every URL that any release among the files has published. */
const everPublished = (releases: Texts) => [...releases.values()].flatMap((text) => (JSON.parse(text) as { urls: string[] }).urls);

describe('the URL contract', () => {
  test('holds through 500 histories of edits: every URL ever released is there, or the check names it', () => {
    const seen = { kept: 0, lost: 0, releases: 0 };
    fc.assert(
      fc.property(history, (edits) => {
        let draft = start();
        let releases: Texts = new Map();
        for (const edit of [{ kind: 'release' } as Edit, ...edits]) {
          const files = (of: Draft) => new Map([...edited(EMPTY, write(of)), ...releases]);
          if (edit.kind === 'release') {
            const after = released(files(draft), `${String(releases.size + 1)}.0.0`);
            releases = new Map([...after].filter(([path]) => path.startsWith('releases/')));
            seen.releases++;
            continue;
          }
          const next = structuredClone(draft);
          if (!carryOut(next, edit)) continue;
          const { caseStudy, findings } = built(files(next));
          const errors = findings.filter(({ severity }) => severity === 'error');
          if (caseStudy === undefined) {
            // Only what an author forgot is refused, by the URL that would be lost, and the author takes the edit back.
            expect(errors.map(({ rule, message }) => [rule, message])).not.toEqual([]);
            for (const { rule, message } of errors) {
              expect([rule, edit.forgets]).toEqual(['lost-url', true]);
              expect(everPublished(releases)).toContain(message.split(' ')[0]);
            }
            seen.lost++;
            continue;
          }
          const urls = new Set(publishedUrls(caseStudy));
          const retired = (url: string) => caseStudy.formerUrls.pages.get(url.replace(/#.*/, ''))?.retired !== undefined;
          expect(everPublished(releases).filter((url) => !urls.has(url) && !retired(url))).toEqual([]);
          expect(
            [...caseStudy.formerUrls.pages.values()].flatMap(({ successors }) => successors.filter((one) => !urls.has(pathOf(one)))),
          ).toEqual([]);
          seen.kept++;
          draft = next;
        }
      }),
      { numRuns: 500, seed: 20261122 },
    );
    expect(Math.min(seen.kept, seen.lost)).toBeGreaterThan(500);
    expect(seen.releases).toBeGreaterThan(800);
  }, 120_000);
});
