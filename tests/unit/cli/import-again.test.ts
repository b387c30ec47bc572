import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importProject, type ImportOptions } from '#cli/import.ts';
import { release } from '#cli/release.ts';
import { parseOptions } from '#files/build-options.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { makeQdpx, type TestProject } from '../../exchange/qdpx.ts';
import { useBench } from './bench.ts';

const TEXT = 'I lent her the drill. She brought it back. Now I trust her with all of it. The list hangs on the door, and I read it.';
const FIRST: TestProject = {
  codes: [
    {
      name: 'Upkeep',
      children: [
        { name: 'Trust', children: [{ name: 'First loan', description: 'The first time.' }, { name: 'Bringing back' }] },
        { name: 'Rules', children: [{ name: 'The list' }] },
      ],
    },
  ],
  sources: { 'Anna Smith': TEXT },
  codings: [
    { source: 'Anna Smith', words: 'I lent her the drill.', codes: ['First loan'], coder: 'Zoe' },
    { source: 'Anna Smith', words: 'She brought it back.', codes: ['Bringing back'], coder: 'Zoe' },
    { source: 'Anna Smith', words: 'The list hangs on the door', codes: ['The list'], coder: 'Zoe' },
  ],
};
const withCodes = (codes: TestProject['codes'], codings = FIRST.codings): TestProject => ({ ...FIRST, codes, codings });

const bench = useBench();

const bring = async (project: TestProject | Uint8Array, options: Partial<ImportOptions> = {}) => {
  bench.forget();
  writeFileSync(join(bench.folder, 'p.qdpx'), project instanceof Uint8Array ? project : makeQdpx(project));
  return importProject([join(bench.folder, 'p.qdpx')], { to: join(bench.folder, 'study'), excerpts: 'all', ...options });
};
const file = (path: string) => join(bench.folder, 'study', path);
const read = (path: string) => readFileSync(file(path), 'utf8');
const edit = (path: string, from: string, to: string) => {
  expect(read(path)).toContain(from);
  writeFileSync(file(path), read(path).replace(from, to));
};
const snapshot = () =>
  Object.fromEntries(
    readdirSync(file('.'), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => [join(one.parentPath, one.name), readFileSync(join(one.parentPath, one.name), 'utf8')]),
  );
const ids = () => readdirSync(file('concepts')).concat(readdirSync(file('categories')));
const errors = () => reloadStudy(file('.')).findings.filter(({ severity }) => severity === 'error');

it('changes no file when the same export comes again', async () => {
  const project = makeQdpx(FIRST);
  await bring(project);
  const before = snapshot();
  expect(await bring(project, { excerpts: undefined } as unknown as Partial<ImportOptions>)).toBe(0);
  expect(bench.told).toContain('Nothing has changed since the last import');
  expect(snapshot()).toEqual(before);
});

it('keeps every identifier through new GUIDs, a rename, a move and a grown passage, and tells each', async () => {
  await bring(FIRST);
  const before = ids();
  writeFileSync(file('concepts/first-loan.md'), `${read('concepts/first-loan.md')}\nA memo of mine. # not a comment\n`);
  const next = withCodes(
    [
      {
        name: 'Upkeep',
        children: [
          { name: 'Trust', children: [{ name: 'The very first loan', description: 'The first time.' }] },
          { name: 'Rules', children: [{ name: 'The list' }, { name: 'Bringing back' }] },
        ],
      },
    ],
    [
      { source: 'Anna Smith', words: 'I lent her the drill.', codes: ['The very first loan'], coder: 'Zoe' },
      { source: 'Anna Smith', words: 'She brought it back.', codes: ['Bringing back'], coder: 'Zoe' },
      { source: 'Anna Smith', words: 'The list hangs on the door, and I read it.', codes: ['The list'], coder: 'Zoe' },
    ],
  );
  expect(await bring(next)).toBe(0);
  expect(ids()).toEqual(before);
  expect(read('concepts/first-loan.md')).toMatch(/label: The very first loan[\s\S]*A memo of mine\. # not a comment/);
  expect(read('concepts/bringing-back.md')).toContain('category: rules');
  expect(read('concepts/the-list.md')).toMatch(/id: source-1-3[\s\S]*and I read it\./);
  for (const word of ['renamed: concepts/first-loan.md', 'moved: concepts/bringing-back.md', 'grown: concepts/the-list.md'])
    expect(bench.told).toContain(word);
  expect(errors()).toEqual([]);
});

it('keeps identifiers through new GUIDs and a rename where no passage is published', async () => {
  await bring(FIRST, { excerpts: 'none' });
  const before = ids();
  const renamed = withCodes(
    [
      {
        name: 'Upkeep',
        children: [
          { name: 'Trust', children: [{ name: 'The very first loan' }, { name: 'Bringing back' }] },
          { name: 'Rules', children: [{ name: 'The list' }] },
        ],
      },
    ],
    FIRST.codings.map((coding) => ({
      ...coding,
      codes: coding.codes.map((name) => (name === 'First loan' ? 'The very first loan' : name)),
    })),
  );
  expect(await bring(renamed, { excerpts: undefined } as unknown as Partial<ImportOptions>)).toBe(0);
  expect(ids()).toEqual(before);
  expect(bench.told).toContain('renamed: concepts/first-loan.md');
  expect(read('import.yaml')).not.toContain('lent');
});

it('tells that the title is the project’s name, once and unless another is given', async () => {
  await bring(FIRST);
  expect(bench.told).toContain('“Test” in title and abstract');
  await bring(withCodes(FIRST.codes, FIRST.codings.slice(1)));
  expect(bench.told).not.toContain('“Test”');
});

it('keeps what the report tells of a project where only references come in after it', async () => {
  await bring(FIRST);
  const before = read('import-report.md');
  const bibliography = bench.own('a.bib', '@book{a, author = {Ito, Ken}, title = {Tools}, year = {2020}, publisher = {P}}');
  for (let i = 0; i < 2; i++) expect(await importProject([bibliography], { to: file('.') })).toBe(0);
  expect(read('import-report.md').startsWith(before.trimEnd())).toBe(true);
  expect(read('import-report.md').match(/^## References from/gm)).toHaveLength(1);
  expect(Object.keys(JSON.parse(read('import-report.json')) as object)).toEqual(expect.arrayContaining(['readings', 'literature']));
});

it('knows a source again by its text under a new name, and asks where one without consent may have a new name', async () => {
  await bring(FIRST, { withoutConsent: ['Anna Smith'] });
  const named = (name: string, text: string): TestProject => ({
    ...FIRST,
    sources: { [name]: text },
    codings: FIRST.codings.map((coding) => ({ ...coding, source: name })),
  });
  expect(await bring(named('A. Smith, final', TEXT))).toBe(0);
  expect(read('concepts/first-loan.md')).not.toContain('drill');
  const other = named('Another', `${TEXT} And more.`);
  const before = snapshot();
  expect(await bring(other)).toBe(1);
  expect(bench.told).toContain('--with-consent');
  expect(snapshot()).toEqual(before);
  expect(await bring(other, { withConsent: ['Another'] })).toBe(0);
  expect(read('concepts/first-loan.md')).toContain('drill');
});

it('keeps the identifiers of passages whose source has a new name and a new GUID', async () => {
  await bring(FIRST);
  const renamed = { ...FIRST, sources: { Renamed: TEXT }, codings: FIRST.codings.map((coding) => ({ ...coding, source: 'Renamed' })) };
  expect(await bring(renamed)).toBe(0);
  expect(read('concepts/first-loan.md').match(/- id: .*/g)).toEqual(['- id: source-1-1']);
});

it('goes on recording codings at later imports, and drops those of a source that has no consent any more', async () => {
  await bring(FIRST, { excerpts: 'none', codings: true });
  expect(read('codings.csv')).toContain('source-1');
  edit('sources/source-1.yaml', 'label: Source 1', 'label: Source 1\nconsent: none');
  expect(await bring(FIRST, { excerpts: undefined } as unknown as Partial<ImportOptions>)).toBe(0);
  expect(read('codings.csv')).not.toContain('source-1');
});

it('takes what changed there alone, keeps what changed here alone, and asks where both did', async () => {
  const guid = (n: number) => `11111111-0000-4000-8000-00000000000${String(n)}`;
  const tree = (first: string, back?: string) =>
    withCodes([
      {
        name: 'Upkeep',
        guid: guid(1),
        children: [
          {
            name: 'Trust',
            guid: guid(2),
            children: [
              { name: 'First loan', guid: guid(3), description: first },
              { name: 'Bringing back', guid: guid(4), ...(back !== undefined && { description: back }) },
            ],
          },
          { name: 'Rules', guid: guid(5), children: [{ name: 'The list', guid: guid(6), description: 'What hangs.' }] },
        ],
      },
    ]);
  await bring(tree('The first time.', 'Giving it back.'));
  edit('concepts/the-list.md', 'What hangs.', 'What I say it is.');
  edit('concepts/first-loan.md', 'The first time.', 'My words.');
  expect(await bring(tree('Their words.', 'Giving all of it back.'))).toBe(3);
  expect(read('concepts/bringing-back.md')).toContain('definition: Giving all of it back.');
  expect(read('concepts/the-list.md')).toContain('definition: What I say it is.');
  expect(read('concepts/first-loan.md')).toContain('definition: My words.');
  expect(bench.told).toMatch(
    /conflict: concepts\/first-loan\.md: definition changed here and there; ours stays \(here: My words\.; there: Their words\.\)/,
  );
});

it('lists what is gone there, keeps it, and takes it out when asked: what was published leads on or is retired', async () => {
  await bring(FIRST, { title: 'T' });
  reloadStudy(file('.'));
  expect(await release(parseOptions({ study: file('.') }, bench.folder), '1.0.0', '2026-01-02'), bench.told).toBe(0);
  const less = withCodes(
    [
      {
        name: 'Upkeep',
        children: [
          { name: 'Trust', children: [{ name: 'First loan', description: 'The first time.' }] },
          { name: 'Rules', children: [{ name: 'The list' }] },
        ],
      },
    ],
    [
      { source: 'Anna Smith', words: 'I lent her the drill.', codes: ['First loan'] },
      { source: 'Anna Smith', words: 'The list hangs on the door', codes: ['The list'] },
    ],
  );
  expect(await bring(less)).toBe(0);
  expect(bench.told).toContain('gone: concepts/bringing-back.md');
  expect(ids()).toContain('bringing-back.md');
  expect(await bring(less, { prune: true, date: '2026-02-03' })).toBe(0);
  expect(ids()).not.toContain('bringing-back.md');
  expect(bench.told).toContain('It is taken out here too.');
  expect(bench.told).not.toContain('It stays here.');
  expect(read('retired.yaml')).toMatch(/kind: concept\n\s+id: bringing-back\n\s+date: 2026-02-03/);
  expect(errors()).toEqual([]);
});

it('finds a passage again by its words where the text before it changed', async () => {
  await bring(FIRST);
  expect(await bring({ ...FIRST, sources: { 'Anna Smith': `Before all that. ${TEXT}` } })).toBe(0);
  expect(read('concepts/first-loan.md')).toMatch(/id: source-1-1[\s\S]*start: 17, end: 38/);
  expect(bench.told).toContain('stands elsewhere in its source');
});

it('keeps an identifier that was changed in the map and in the files', async () => {
  await bring(FIRST);
  renameSync(file('concepts/the-list.md'), file('concepts/list.md'));
  for (const path of ['import.yaml']) writeFileSync(file(path), read(path).replaceAll('"the-list"', '"list"'));
  expect(await bring(FIRST)).toBe(0);
  expect(ids()).toContain('list.md');
  expect(ids()).not.toContain('the-list.md');
});

it('adds what is new, and nothing else, to files that people have changed', async () => {
  await bring(FIRST);
  edit('concepts/first-loan.md', 'label: First loan', '# my remark\nlabel: First loan');
  const more = withCodes(FIRST.codes, [
    ...FIRST.codings,
    { source: 'Anna Smith', words: 'Now I trust her with all of it.', codes: ['First loan'], coder: 'Yan' },
  ]);
  expect(await bring(more), bench.told).toBe(0);
  expect(read('concepts/first-loan.md')).toMatch(/# my remark\nlabel: First loan\n/);
  expect(read('concepts/first-loan.md')).toMatch(/id: source-1-4\n[\s\S]*coder: B[\s\S]*Now I trust her/);
  expect(errors()).toEqual([]);
});

it.each(['codes: [', 'codes:\n  - { "id":"A B" }\n', 'codes: 3\n'])('refuses a map that is none: %s', async (text) => {
  await bring(FIRST);
  writeFileSync(file('import.yaml'), text);
  const before = snapshot();
  expect(await bring(FIRST)).toBe(1);
  expect(bench.told).toContain('import.yaml is not as an import writes it');
  expect(snapshot()).toEqual(before);
});

it('brings in nothing of a source that is marked as without consent', async () => {
  await bring(FIRST, { excerpts: '1' });
  for (const concept of ['first-loan', 'bringing-back', 'the-list'])
    writeFileSync(file(`concepts/${concept}.md`), read(`concepts/${concept}.md`).replace(/excerpts:[^]*?\n---/, '---'));
  edit('sources/source-1.yaml', 'label: Source 1', 'label: Source 1\nconsent: none');
  edit('study.yaml', 'levels:', 'rules: { concept-without-excerpt: off }\nlevels:');
  expect(await bring(FIRST, { excerpts: 'all' }), bench.told).toBe(0);
  expect(read('concepts/first-loan.md')).not.toContain('drill');
  expect(errors()).toEqual([]);
});
