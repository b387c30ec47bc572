import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { publishedUrls } from '#domain/permanence/former-urls.ts';
import { publicationsOf } from '#domain/permanence/publication.ts';
import { pathOf } from '#domain/study/urls.ts';
import { built, concept, edited, released, smallStudy, type Texts } from '../../build/released-study.ts';
import type { StudyFiles } from '../../build/study-folder.ts';

const FIRST = 'releases/1.0.0.json';
/** The small study with two more concepts, and a relation from a second category, released as 1.0.0. */
const START = smallStudy({
  'categories/doubt.md': '---\nlabel: Doubt\nparent: core\n---\n',
  'concepts/hunch.md': concept('Hunch', ['e2', 'e3']),
  'concepts/second-thought.md': concept('Second thought', ['e4'], '', 'doubt'),
  'relations.yaml': 'relations:\n  - { id: weakens, from: doubt, to: trust, label: weakens, excerpts: [e4] }\n',
});
const RELEASED = released(START, '1.0.0');
const retired = (...lines: string[]): StudyFiles => ({
  'retired.yaml': lines.map((line) => `- { ${line}, date: 2026-12-01, reason: Too wide. }\n`).join(''),
});
const told = (files: Texts) => built(files).findings.map(({ rule, path, message, mend }) => [`${rule} ${path}`, message, mend]);

function studyOf(files: Texts) {
  const { caseStudy, findings } = built(files);
  if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return caseStudy;
}

/** Where a path leads now: to the pages of its successors, or nowhere. */
function fateOf(files: Texts, path: string) {
  const { pages, parts } = studyOf(files).formerUrls;
  const [page = '', fragment] = path.split('#');
  const former = fragment === undefined ? pages.get(page) : parts.get(page)?.find((part) => part.fragment === fragment);
  return former && { retired: former.retired !== undefined, to: former.successors.map(pathOf) };
}

describe('a URL that a release has published', () => {
  test('leads on from a concept that was renamed, with its excerpts', () => {
    const files = edited(RELEASED, {
      'concepts/hunch.md': null,
      'concepts/intuition.md': concept('Intuition', ['e2', 'e3'], 'formerIds: [hunch]\n'),
    });
    expect(fateOf(files, '/concepts/hunch/')).toEqual({ retired: false, to: ['/concepts/intuition/'] });
    expect(fateOf(files, '/concepts/hunch/#e3')).toEqual({ retired: false, to: ['/concepts/intuition/#e3'] });
    expect(publishedUrls(studyOf(files))).toContain('/concepts/hunch.jsonld');
  });

  test('leads on from a concept that was merged into another, and from its excerpt that went to a third', () => {
    const files = edited(RELEASED, {
      'concepts/hunch.md': null,
      'concepts/first-impression.md': concept('First impression', ['e1', 'e2'], 'formerIds: [hunch]\nreferences: [doe-2020]\n'),
      'concepts/second-thought.md': concept('Second thought', ['e4', 'e3'], '', 'doubt'),
    });
    expect(fateOf(files, '/concepts/hunch/')).toEqual({ retired: false, to: ['/concepts/first-impression/'] });
    expect(fateOf(files, '/concepts/hunch/#e3')).toEqual({ retired: false, to: ['/concepts/second-thought/#e3'] });
  });

  test('leads on from a concept that became a category', () => {
    const files = edited(RELEASED, {
      'concepts/hunch.md': null,
      'categories/hunch.md': '---\nlabel: Hunch\nparent: core\n---\n',
      'concepts/vague.md': concept('Vague', ['e2', 'e3'], '', 'hunch'),
    });
    expect(fateOf(files, '/concepts/hunch/')).toEqual({ retired: false, to: ['/categories/hunch/'] });
  });

  test('leads on from an identifier that was given up before the first release, whatever has it later', () => {
    const led = released(edited(START, { 'concepts/hunch.md': concept('Hunch', ['e2', 'e3'], 'formerIds: [guess]\n') }), '1.0.0');
    const files = edited(led, {
      'concepts/hunch.md': null,
      'categories/hunch.md': '---\nlabel: Hunch\nparent: core\nformerIds: [guess]\n---\n',
      'concepts/vague.md': concept('Vague', ['e2', 'e3'], '', 'hunch'),
    });
    expect(fateOf(files, '/concepts/guess/')).toEqual({ retired: false, to: ['/categories/hunch/'] });
  });

  test.each([
    ['none', '', []],
    ['one', ', replacedBy: [first-impression]', ['/concepts/first-impression/']],
    ['two', ', replacedBy: [first-impression, trust]', ['/concepts/first-impression/', '/categories/trust/']],
  ])('says what became of a concept that was retired, with %s in its place', (_, replacedBy, to) => {
    const files = edited(RELEASED, { 'concepts/hunch.md': null, ...retired(`kind: concept, id: hunch${replacedBy}`) });
    expect(fateOf(files, '/concepts/hunch/')).toEqual({ retired: true, to });
    expect(fateOf(files, '/concepts/hunch/#e2')).toBeUndefined();
  });

  test('leads on from an excerpt that moved, got another identifier, or was retired', () => {
    const files = edited(RELEASED, {
      'concepts/hunch.md': concept('Hunch', ['e9']).replace('id: e9', 'id: e9, formerIds: [e2]'),
      ...retired('kind: excerpt, id: e3'),
    });
    expect(fateOf(files, '/concepts/hunch/#e2')).toEqual({ retired: false, to: ['/concepts/hunch/#e9'] });
    expect(fateOf(files, '/concepts/hunch/#e3')).toEqual({ retired: true, to: [] });
  });

  test('stays with a relation that was retired, and with a role that its category takes along', () => {
    const files = edited(
      released(
        edited(START, {
          'relations.yaml': `${String(START.get('relations.yaml'))}roles:\n  - { category: doubt, label: against, excerpts: [e4] }\n`,
        }),
        '1.0.0',
      ),
      {
        'categories/doubt.md': null,
        'concepts/second-thought.md': concept('Second thought', ['e4']),
        'relations.yaml': 'relations: []\n',
        ...retired('kind: relation, id: weakens', 'kind: category, id: doubt'),
      },
    );
    expect(fateOf(files, '/coding/selective/#relation_weakens')).toEqual({ retired: true, to: [] });
    expect(fateOf(files, '/coding/selective/#role_doubt')).toEqual({ retired: true, to: [] });
  });

  test('stays with an item of reporting that was renamed or retired, on a page that stays when none is left', () => {
    const items = '- { id: sampling, item: Sampling, status: not-reported }\n- { id: ethics, item: Ethics, status: not-reported }\n';
    const first = released(edited(START, { 'reporting.yaml': items }), '1.0.0');
    const renamed = edited(first, {
      'reporting.yaml': '- { id: choice, formerIds: [sampling], item: Sampling, status: not-reported }\n',
      ...retired('kind: item, id: ethics, replacedBy: [choice]'),
    });
    expect(fateOf(renamed, '/reporting/#item_sampling')).toEqual({ retired: false, to: ['/reporting/#item_choice'] });
    expect(fateOf(renamed, '/reporting/#item_ethics')).toEqual({ retired: true, to: ['/reporting/#item_choice'] });
    const none = edited(first, { 'reporting.yaml': null, ...retired('kind: item, id: ethics', 'kind: item, id: sampling') });
    expect(told(none)).toEqual([]);
    expect(publishedUrls(studyOf(none))).toEqual(expect.arrayContaining(['/reporting/', '/reporting.csv', '/reporting/#item_ethics']));
    expect(publishedUrls(studyOf(START)).filter((url) => url.includes('reporting'))).toEqual([]);
  });

  test.each([
    [
      'a former identifier without a release',
      { 'concepts/hunch.md': concept('Hunch', ['e2'], 'formerIds: [guess]\n') },
      '/concepts/guess/',
      { retired: false, to: ['/concepts/hunch/'] },
    ],
    ['a retired one', retired('kind: source, id: diary'), '/sources/diary/', { retired: true, to: [] }],
  ])('is kept for %s too', (_, changes, path, fate) => {
    expect(fateOf(edited(START, changes), path)).toEqual(fate);
  });

  test('is told as lost where nothing says what became of it, with what it may be now', () => {
    const files = edited(RELEASED, {
      'concepts/hunch.md': null,
      'concepts/intuition.md': concept('Intuition', ['e2']),
      'report/01-background.mdx': null,
    });
    expect(told(files)).toEqual([
      [
        `lost-url ${FIRST}`,
        '/concepts/hunch/ was published in version 1.0.0 and would be gone: the concept "hunch" is not in the study any more.',
        'Is it "intuition" now? Then write "formerIds: [hunch]" in concepts/intuition.md. If it is given up, tell why in retired.yaml: - { kind: concept, id: hunch, date: …, reason: … }.',
      ],
      [
        `lost-url ${FIRST}`,
        '/report/background/ was published in version 1.0.0 and would be gone: the section "background" is not in the study any more.',
        'If it goes on under another identifier, or is part of something else now, write "formerIds: [background]" there. If it is given up, tell why in retired.yaml: - { kind: section, id: background, date: …, reason: … }.',
      ],
    ]);
  });

  test('is told as lost for an excerpt alone', () => {
    expect(told(edited(RELEASED, { 'concepts/hunch.md': concept('Hunch', ['e2']) }))).toEqual([
      [
        `lost-url ${FIRST}`,
        '/concepts/hunch/#e3 was published in version 1.0.0 and would be gone: the excerpt "e3" is not in the study any more.',
        'If it goes on under another identifier, or is part of something else now, write "formerIds: [e3]" there. If it is given up, tell why in retired.yaml: - { kind: excerpt, id: e3, date: …, reason: … }.',
      ],
    ]);
  });

  test('is told as lost when what led on from it is taken out again', () => {
    const led = edited(START, { 'concepts/hunch.md': concept('Hunch', ['e2', 'e3'], 'formerIds: [guess]\n') });
    expect(told(edited(released(led, '1.0.0'), { 'concepts/hunch.md': concept('Hunch', ['e2', 'e3']) }))).toEqual([
      [
        `lost-url ${FIRST}`,
        '/concepts/guess/ was published in version 1.0.0 and would be gone.',
        'It led on to something: write "guess" back into that one\'s `formerIds`, or into retired.yaml.',
      ],
    ]);
  });

  test('never means something else: what a release knows as given up is not used again', () => {
    const gone = released(edited(RELEASED, { 'concepts/hunch.md': null, ...retired('kind: concept, id: hunch') }), '2.0.0');
    expect(told(edited(gone, { 'retired.yaml': null, 'concepts/hunch.md': concept('A new thing', ['e7']) }))).toContainEqual([
      'reused-id releases/2.0.0.json',
      '"hunch" was given up by version 2.0.0, and is in use again: whoever cited it would find something else.',
      'Give what has it now another identifier.',
    ]);
  });
});

describe('the address of a heading of the report', () => {
  const REPORT = 'report/01-background.mdx';
  const report = (body: string, more = ''): StudyFiles => ({ [REPORT]: `---\ntitle: Background\n${more}---\n\n${body}\n` });
  const first = released(edited(START, report('## Why we ask\n\nSo.\n\n### What\n\nThat.')), '1.0.0');
  /** The same released before releases had headings among their URLs: what is not kept in the list is in the text. */
  const old = () => {
    const { digest: _digest, urls, ...file } = JSON.parse(String(first.get(FIRST))) as { digest: string; urls: string[] };
    const content = { ...file, urls: urls.filter((url) => !/report.*#/.test(url)) };
    const ordered = Object.fromEntries(['version', 'date', 'urls', 'digests', 'files'].map((key) => [key, content[key as never]]));
    const digest = createHash('sha256').update(JSON.stringify(ordered)).digest('hex');
    return edited(first, { [FIRST]: JSON.stringify({ ...ordered, digest }) });
  };
  const kept = (files: Texts, path = '/report/background/') =>
    studyOf(files)
      .formerUrls.headings.get(path)
      ?.map(({ id, text, section, now }) => [id, text, section.id, now]) ?? [];
  const headingUrls = (files: Texts) => publishedUrls(studyOf(files)).filter((url) => /report.*#/.test(url));

  test('is among the URLs of a release', () => {
    const { urls } = JSON.parse(String(first.get(FIRST))) as { urls: string[] };
    expect(urls.filter((url) => url.startsWith('/report/background/'))).toEqual([
      '/report/background/',
      '/report/background/#why-we-ask',
      '/report/background/#what',
    ]);
  });

  test.each([
    ['that has it among its URLs', () => first],
    ['that has it in its text alone', old],
  ])('is kept with its section when the heading goes or has other words, for a release %s', (_, start) => {
    const files = edited(start(), report('## The question\n\nSo.\n\n### What'));
    expect(told(files)).toEqual([]);
    expect(kept(files)).toEqual([['why-we-ask', 'Why we ask', 'background', undefined]]);
    expect(headingUrls(files)).toEqual(['/report/background/#the-question', '/report/background/#what', '/report/background/#why-we-ask']);
    expect(kept(released(files, '2.0.0'))).toEqual(kept(files));
  });

  test('leads to the heading that says it had it', () => {
    const files = edited(first, report('## The question [#question; #why-we-ask]\n\n### What'));
    expect([told(files), kept(files)]).toEqual([[], []]);
    expect(headingUrls(files)).toEqual(['/report/background/#question', '/report/background/#why-we-ask', '/report/background/#what']);
  });

  test('leads on with its section, to the heading if that is there', () => {
    const files = edited(first, {
      [REPORT]: null,
      'report/01-context.mdx': '---\ntitle: Context\nformerIds: [background]\n---\n\n## A question [#a; #why-we-ask]\n',
    });
    expect(told(files)).toEqual([]);
    expect(kept(files)).toEqual([
      ['why-we-ask', 'Why we ask', 'context', 'a'],
      ['what', 'What', 'context', undefined],
    ]);
  });

  test('goes with a section that is retired, whose page says why, and is told with one that is lost', () => {
    const gone = edited(first, { [REPORT]: null });
    const retiredSection = edited(gone, retired('kind: section, id: background'));
    expect([told(retiredSection), kept(retiredSection)]).toEqual([[], []]);
    expect(told(gone).map(([, message]) => message)).toEqual([
      '/report/background/ was published in version 1.0.0 and would be gone: the section "background" is not in the study any more.',
    ]);
  });

  test('is one in each language', () => {
    const two = edited(START, {
      ...report('## Why we ask'),
      'report/01-background.zh.mdx': '## 为什么\n',
      'study.yaml': String(START.get('study.yaml')).replace('[en]', '[en, zh]'),
    });
    const files = edited(released(two, '1.0.0'), { 'report/01-background.zh.mdx': '## 问题\n' });
    expect(kept(files)).toEqual([]);
    expect(kept(files, '/zh/report/background/')).toEqual([['为什么', '为什么', 'background', undefined]]);
    expect(headingUrls(files)).toEqual(['/report/background/#why-we-ask', '/zh/report/background/#问题', '/zh/report/background/#为什么']);
  });
});

describe('a release', () => {
  const restore = 'A release is never edited, renamed or taken out: restore the file from version control.';
  const text = String(RELEASED.get(FIRST));
  const second = released(edited(RELEASED, { 'concepts/hunch.md': concept('A better label', ['e2', 'e3']) }), '1.1.0', '2026-12-01');

  test('is written the same from the same study, and holds its files, its URLs and a digest for each concept, category and excerpt', () => {
    expect(released(START, '1.0.0')).toEqual(RELEASED);
    const file = JSON.parse(text) as Record<string, object>;
    expect(Object.keys(file)).toEqual(['version', 'date', 'urls', 'digests', 'files', 'digest']);
    expect(file.files).toEqual(Object.fromEntries(START));
    expect(
      Object.fromEntries(Object.entries(file.digests ?? {}).map(([kind, list]) => [kind, Object.keys(list as object).sort()])),
    ).toEqual({
      concept: ['first-impression', 'hunch', 'second-thought'],
      category: ['core', 'doubt', 'trust'],
      excerpt: ['e1', 'e2', 'e3', 'e4'],
    });
    expect(file.urls).toEqual(publishedUrls(studyOf(RELEASED)));
    expect(file.urls).toEqual(
      expect.arrayContaining([
        '/',
        '/concepts/hunch/',
        '/concepts/hunch/#e3',
        '/v/1.0.0/concepts/hunch/#e3',
        '/coding/selective/#relation_weakens',
        '/report/background/',
      ]),
    );
  });

  test('shows the study as it was, and tells when each concept was published and changed', () => {
    const study = studyOf(second);
    const [one, two] = study.releases;
    expect([one?.caseStudy.concepts.get('hunch')?.label, two?.caseStudy.concepts.get('hunch')?.label]).toEqual([
      { en: 'Hunch' },
      { en: 'A better label' },
    ]);
    const news = (id: string) =>
      publicationsOf(study.concepts.get(id) as never, study.releases).map(({ release, news: what }) => [release.version, what]);
    expect(news('hunch')).toEqual([
      ['1.0.0', 'published'],
      ['1.1.0', 'changed'],
    ]);
    expect(news('second-thought')).toEqual([['1.0.0', 'published']]);
  });

  test.each<[string, StudyFiles, readonly (readonly string[])[]]>([
    [
      'was changed',
      { [FIRST]: text.replace('"2026-11-22"', '"2026-11-21"') },
      [[`release-changed ${FIRST}`, 'Version 1.0.0 was changed after it was released.', restore]],
    ],
    [
      'has another text in it',
      { [FIRST]: text.replace('Hunch', 'Hint') },
      [[`release-changed ${FIRST}`, 'Version 1.0.0 was changed after it was released.', restore]],
    ],
    [
      'was renamed',
      { [FIRST]: null, 'releases/1.0.1.json': text },
      [['release-changed releases/1.0.1.json', 'The file holds version 1.0.0: it was renamed.', restore]],
    ],
    [
      'was copied',
      { 'releases/copy.json': text },
      [
        [
          'release-changed releases/copy.json',
          `The file holds version 1.0.0, which ${FIRST} holds already.`,
          'Delete it: a release is one file.',
        ],
      ],
    ],
    ['was cut off', { [FIRST]: text.slice(0, 900) }, [[`unreadable-file ${FIRST}`, 'This is not JSON: the file may be cut off.', restore]]],
    [
      'is something else',
      { [FIRST]: '{"version":"1.0"}' },
      [[`release-changed ${FIRST}`, 'The file is not as a release is written: ✖ Invalid input.', restore]],
    ],
  ])('that %s is refused', (_, changes, findings) => {
    expect(told(edited(RELEASED, changes))).toEqual(findings);
  });

  test('that was taken out, or replaced by another, is missed by the one after it', () => {
    expect(told(edited(second, { [FIRST]: null }))).toEqual([
      [
        'lost-url releases/1.1.0.json',
        '/v/1.0.0/ and all pages below it were published in version 1.1.0 and would be gone.',
        'Restore releases/1.0.0.json from version control.',
      ],
      ['release-changed releases/1.1.0.json', 'Version 1.1.0 followed 1.0.0, which is gone.', restore],
    ]);
    const other = released(edited(START, { 'concepts/hunch.md': concept('Forged', ['e2', 'e3']) }), '1.0.0');
    expect(told(edited(second, { [FIRST]: other.get(FIRST) ?? '' }))).toEqual([
      ['release-changed releases/1.1.0.json', 'Version 1.1.0 followed 1.0.0, which is not what it was.', restore],
    ]);
  });

  describe('of which another branch made a second', () => {
    const branch = (version: string, date: string, from = RELEASED, label = `By ${version}`) =>
      released(edited(from, { 'concepts/hunch.md': concept(label, ['e2', 'e3']) }), version, date);
    const release = (files: Texts, version: string) => ({ [`releases/${version}.json`]: files.get(`releases/${version}.json`) ?? null });
    const mend = (kept: string, gone: string, again: string) =>
      `Keep the one that your site has already, else ${kept}, the earlier. Mend what else is told here, so that nothing of the other is lost; then delete its file (${gone}), with those that followed it, and release the study anew: npm run release -- ${again}.`;
    const [one, two] = [branch('1.1.0', '2026-12-02'), branch('1.2.0', '2026-12-01')];

    test('is told with what to keep, and which to release again', () => {
      const both = edited(one, release(two, '1.2.0'));
      const message =
        'Versions 1.1.0 and 1.2.0 were both released after 1.0.0, on two branches: which of them came first cannot be told any more.';
      expect(told(both)).toEqual([['release-changed releases/1.1.0.json', message, mend('1.2.0', 'releases/1.1.0.json', '1.3.0')]]);
      const longer = edited(both, release(branch('1.3.0', '2026-12-03', one), '1.3.0'));
      expect(told(longer)).toEqual([['release-changed releases/1.1.0.json', message, mend('1.2.0', 'releases/1.1.0.json', '1.4.0')]]);
      expect(told(released(edited(both, { 'releases/1.1.0.json': null }), '1.3.0', '2026-12-04'))).toEqual([]);
    });

    test('is told with what the two branches together would lose', () => {
      const added = released(edited(RELEASED, { 'concepts/feeling.md': concept('Feeling', ['e7']) }), '1.2.0', '2026-12-05');
      expect(told(edited(one, release(added, '1.2.0'))).map(([rule, message]) => [rule, message])).toEqual([
        [
          'lost-url releases/1.2.0.json',
          '/concepts/feeling/ was published in version 1.2.0 and would be gone: the concept "feeling" is not in the study any more.',
        ],
        [
          'release-changed releases/1.2.0.json',
          'Versions 1.1.0 and 1.2.0 were both released after 1.0.0, on two branches: which of them came first cannot be told any more.',
        ],
      ]);
    });

    test('is told where neither followed any', () => {
      expect(told(edited(RELEASED, release(released(START, '0.9.0', '2026-11-25'), '0.9.0')))).toEqual([
        [
          'release-changed releases/0.9.0.json',
          'Versions 0.9.0 and 1.0.0 were both the first release, on two branches: which of them came first cannot be told any more.',
          mend('1.0.0', 'releases/0.9.0.json', '1.1.0'),
        ],
      ]);
    });

    test('is told as an unfinished merge where both took the same version', () => {
      const [ours, theirs] = [one, branch('1.1.0', '2026-12-02', RELEASED, 'Theirs')].map((files) =>
        String(files.get('releases/1.1.0.json')),
      );
      const merged = `{\n "version": "1.1.0",\n<<<<<<< HEAD\n${String(ours)}=======\n${String(theirs)}>>>>>>> other\n}\n`;
      const { findings } = built(edited(RELEASED, { 'releases/1.1.0.json': merged }));
      expect(findings.map(({ rule, path, position, message, mend: how }) => [rule, path, position.line, message, how])).toEqual([
        [
          'unreadable-file',
          'releases/1.1.0.json',
          3,
          'A merge of two branches is unfinished here: the file has both sides, between lines of <<<<<<< and >>>>>>>.',
          'Both branches released this version, and a release is one of them, whole. Take the side that your site has already (git checkout --ours, or --theirs, and this file), then release what the other had under a higher number.',
        ],
      ]);
    });
  });

  test('changes no digest by another order or other level names, and each by what it claims', () => {
    const digests = (files: Texts) => studyOf(released(files, '9.0.0')).releases.at(-1)?.digests;
    const before = digests(START);
    expect(digests(edited(START, { 'study.yaml': String(START.get('study.yaml')).replace('Concept]', 'Code]') }))).toEqual(before);
    const changed = digests(
      edited(START, {
        'sources/interview.yaml': 'label: Interview with B\n',
        'concepts/hunch.md': concept('Hunch', ['e2', 'e3']).replace('What e2', 'That e2'),
      }),
    );
    expect([...(changed ?? [])].filter(([name, digest]) => before?.get(name) !== digest).map(([name]) => name)).toEqual([
      'node hunch',
      'excerpt e2',
    ]);
  });
});

test('a release holds no comment of the files, and says the same as they', () => {
  const yaml = "label: 'a # b' # P\n# P\nkind: |+\n  # kept\n  a\n# P\ndescription: c#d\n";
  const memo =
    '---\n# P\nlabel: "Hunch" # P\ncategory: trust\nexcerpts: [{ id: e2, source: interview, text: T }]\n---\n\nA <!-- P --> b.\n';
  const files = edited(START, {
    'sources/interview.yaml': yaml,
    'concepts/hunch.md': memo,
    'report/09-end.mdx': '---\ntitle: End\n---\n\nA {/* P */} b.\n',
  });
  const release = JSON.parse(released(files, '1.0.0').get(FIRST) ?? '') as { files: Record<string, string> };
  expect(release.files['sources/interview.yaml']).toBe("label: 'a # b'\nkind: |+\n  # kept\n  a\ndescription: c#d\n");
  expect(release.files['concepts/hunch.md']).toBe(
    '---\nlabel: "Hunch"\ncategory: trust\nexcerpts: [{ id: e2, source: interview, text: T }]\n---\n\nA b.\n',
  );
  expect(release.files['report/09-end.mdx']).toBe('---\ntitle: End\n---\n\nA b.\n');
});
