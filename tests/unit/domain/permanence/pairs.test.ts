import { describe, expect, it } from 'vitest';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { publishedUrls } from '#domain/permanence/former-urls.ts';
import { MOST_PAIRS, pairsOf } from '#domain/permanence/pairs.ts';
import { built, concept, edited, released, smallStudy, type Texts } from '../../../build/released-study.ts';
import type { StudyFiles } from '../../../build/study-folder.ts';

function studyOf(files: Texts): CaseStudy {
  const { caseStudy, findings } = built(files);
  if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return caseStudy;
}

/** Concepts by their identifiers, each with further front matter, or `null` where it is taken out. @param excerpts of one, where they are not its own */
const concepts = (all: Readonly<Record<string, string | null>>, excerpts: Readonly<Record<string, readonly string[]>> = {}): StudyFiles =>
  Object.fromEntries(
    Object.entries(all).map(([id, more]) => [`concepts/${id}.md`, more === null ? null : concept(id, excerpts[id] ?? [`e-${id}`], more)]),
  );

const memo = (text: string, about = '[apple, pear]') => ({ 'memos/note.md': `---\ntitle: Note\nabout: ${about}\n---\n\n${text}\n` });

const THREE = concepts({ apple: '', pear: '', plum: '' });
const pathsOf = (files: Texts) => publishedUrls(studyOf(files)).filter((url) => url.startsWith('/compare/'));
const RELATED = edited(smallStudy(THREE), concepts({ pear: 'related: [apple]\n' }));

describe('two concepts have a page together', () => {
  it.each<[why: string, changes: StudyFiles, paths: readonly string[]]>([
    ['not, where nothing sets them side by side, and then there is no list of them', {}, []],
    ['where one lists the other, in the order of their identifiers', concepts({ pear: 'related: [apple]\n' }), ['/compare/apple..pear/']],
    [
      'where the memo of one names the other',
      { 'concepts/plum.md': `${concept('plum', ['e-plum'])}\nUnlike [[apple]].\n` },
      ['/compare/apple..plum/'],
    ],
    ['not, where a memo names a category', { 'concepts/plum.md': `${concept('plum', ['e-plum'])}\nSee [[trust]].\n` }, []],
    ['where a memo of the analysis is about both', memo('Words.'), ['/compare/apple..pear/']],
    ['where a memo about one names the other', memo('Unlike [[plum]].', '[apple]'), ['/compare/apple..plum/']],
  ])('%s', (_, changes, paths) => {
    expect(pathsOf(smallStudy({ ...THREE, ...changes }))).toEqual(paths.length === 0 ? [] : ['/compare/', ...paths]);
  });

  it('once, with all that sets them side by side', () => {
    const [pair, ...others] = pairsOf(studyOf(edited(RELATED, memo('Words.')))).shown;
    expect(others).toEqual([]);
    expect(pair?.concepts.map(({ id }) => id)).toEqual(['apple', 'pear']);
    expect(pair?.memos.map(({ id }) => id)).toEqual(['note']);
    expect(pair?.related.map(({ id }) => id)).toEqual(['pear']);
  });

  it('up to a number, those first on which most rests; one that was published keeps it', () => {
    const ids = Array.from({ length: 26 }, (_, n) => `c${String(n + 10)}`);
    const all = ids.map((id, n) => [id, `related: [${ids.slice(n + 1).join(', ')}]\n`] as const);
    const many = smallStudy(concepts({ ...Object.fromEntries(all), c35: 'related: [c34]\n' }));
    const { shown, left } = pairsOf(studyOf(many));
    const names = shown.map((pair) => pair.concepts.map(({ id }) => id).join('..'));
    expect([shown.length, left]).toEqual([MOST_PAIRS, 325 - MOST_PAIRS]);
    expect(names).toContain('c34..c35');
    expect(names).not.toContain('c33..c35');
    const few = edited(smallStudy(concepts(Object.fromEntries(ids.map((id) => [id, ''])))), concepts({ c33: 'related: [c35]\n' }));
    const releases = [...released(few, '1.0.0')].filter(([path]) => path.startsWith('releases/'));
    expect(pathsOf(new Map([...many, ...releases]))).toContain('/compare/c33..c35/');
  });
});

describe('the address of two concepts’ page', () => {
  const published = released(RELATED, '1.0.0');
  const former = (files: Texts) => studyOf(files).formerUrls.pairs.get('/compare/apple..pear/');

  it('stays when nothing sets them side by side any more', () => {
    const now = edited(published, concepts({ pear: '' }));
    expect(pathsOf(now)).toEqual(['/compare/', '/compare/apple..pear/']);
    expect(built(now).findings).toEqual([]);
  });

  it.each<[what: string, changes: StudyFiles, redirectTo: string | undefined]>([
    [
      'one has another identifier',
      concepts({ apple: null, zest: 'formerIds: [apple]\n', pear: 'related: [zest]\n' }, { zest: ['e-apple'] }),
      '/compare/pear..zest/',
    ],
    [
      'both have, and nothing sets them side by side',
      concepts({ apple: null, pear: null, a1: 'formerIds: [apple]\n', p1: 'formerIds: [pear]\n' }, { a1: ['e-apple'], p1: ['e-pear'] }),
      '/compare/a1..p1/',
    ],
    [
      'one has become the other',
      concepts({ apple: null, pear: 'formerIds: [apple]\n' }, { pear: ['e-pear', 'e-apple'] }),
      '/concepts/pear/',
    ],
    [
      'one is retired for another',
      {
        ...concepts({ apple: null, pear: '' }),
        'retired.yaml': '- { kind: concept, id: apple, date: 2026-11-25, reason: Too wide., replacedBy: [plum] }\n',
      },
      '/compare/pear..plum/',
    ],
    [
      'one is given up',
      { ...concepts({ apple: null, pear: '' }), 'retired.yaml': '- { kind: concept, id: apple, date: 2026-11-25, reason: Too wide. }\n' },
      undefined,
    ],
  ])('leads on where %s', (_, changes, redirectTo) => {
    const now = edited(published, changes);
    expect(former(now)?.redirectTo).toBe(redirectTo);
    if (redirectTo !== undefined) expect(publishedUrls(studyOf(now))).toContain(redirectTo);
    expect(former(released(now, '1.1.0'))?.redirectTo).toBe(redirectTo);
  });

  it('is kept under a former identifier that no release has', () => {
    const now = smallStudy(concepts({ apple: '', quince: 'formerIds: [pear]\nrelated: [apple]\n' }));
    expect(former(now)?.redirectTo).toBe('/compare/apple..quince/');
  });
});
