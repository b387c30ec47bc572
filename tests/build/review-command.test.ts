import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { edited, released, smallStudy } from './released-study.ts';
import { edit, SMALL_STUDY, temporaryFolder, writeStudy, type StudyFiles } from './study-folder.ts';
import { StudyRepository } from './study-repository.ts';
import { zhagen, zhagenAlone } from './zhagen.ts';

const CONCEPT = 'concepts/first-impression.md';
const RENAMED = edit({ [CONCEPT]: ['First impression', 'First sight'] })[CONCEPT] ?? null;
const REQUOTED = edit({ [CONCEPT]: ['I liked her at once.', 'I liked her.'] })[CONCEPT] ?? null;
const review = (study: string, ...args: readonly string[]) => zhagen(['review', '--study', study, ...args]);

describe('a review', () => {
  it('tells what the working folder does to a branch', async () => {
    const repository = new StudyRepository();
    repository.git('checkout', '-q', '-b', 'proposal');
    repository.write({ [CONCEPT]: RENAMED });
    const { status, stdout, stderr } = await review(repository.study, '--base', 'main');
    expect(stdout).toMatch(
      /Changes the meaning \(1\).*\n {2}Renamed: concept “First sight” \(first-impression\), from “First impression” to “First sight”/,
    );
    expect([status, stderr]).toEqual([0, '']);
  });

  it('tells only what the proposal did, where the base has moved on', async () => {
    const repository = new StudyRepository();
    repository.git('checkout', '-q', '-b', 'proposal');
    repository.commit({ [CONCEPT]: RENAMED });
    repository.git('checkout', '-q', 'main');
    repository.commit({ 'sources/interview.yaml': 'label: Interview with B\n' });
    repository.git('checkout', '-q', 'proposal');
    const { stdout } = await review(repository.study, '--base', 'main', '--format', 'json');
    expect((JSON.parse(stdout) as { changes: { kind: string }[] }).changes.map(({ kind }) => kind)).toEqual(['renamed']);
  });

  it('compares with a tag, and two commits', async () => {
    const repository = new StudyRepository();
    repository.git('tag', 'v1.0.0');
    repository.commit({ [CONCEPT]: RENAMED });
    expect((await review(repository.study, '--base', 'v1.0.0')).stdout).toContain('Renamed');
    expect((await review(repository.study, '--base', 'HEAD', '--head', 'v1.0.0')).stdout).toContain('Nothing in the study is different.');
    expect((await review(repository.study, '--base', 'v1.0.0', '--head', 'HEAD')).stdout).toContain('Renamed');
  });

  it('compares two folders, where there is no git', async () => {
    const { status, stdout } = await review(writeStudy({ [CONCEPT]: RENAMED }), '--base', writeStudy());
    expect(stdout).toContain('Renamed');
    expect(status).toBe(0);
  });

  it('compares with a release, by its version', async () => {
    const release = released(smallStudy(), '1.0.0').get('releases/1.0.0.json') ?? null;
    const study = writeStudy({ [CONCEPT]: RENAMED, 'releases/1.0.0.json': release });
    for (const version of ['1.0.0', 'v1.0.0']) expect((await review(study, '--base', version)).stdout).toContain('Renamed');
  });

  describe('of releases', () => {
    const first = released(smallStudy(), '1.0.0');
    const second = released(first, '1.1.0', '2026-12-01');
    const repository = (files = second) => new StudyRepository(Object.fromEntries(files));
    const told = async ({ study }: StudyRepository, ...args: string[]) => {
      const { status, stdout } = await review(study, '--base', 'main', '--fail-on', 'citation-breaking', ...args);
      return [status, stdout.split('\n').slice(2).join('\n')];
    };
    const BREAKS = 'Breaks citations (1): a published address, a quotation or a reference reads or leads elsewhere\n';

    it('tells the newest that was forged, its digest and all', async () => {
      const proposal = repository();
      const forged = released(edited(first, { [CONCEPT]: REQUOTED }), '1.1.0', '2026-12-01').get('releases/1.1.0.json') ?? null;
      proposal.write({ 'releases/1.1.0.json': forged });
      const out = join(temporaryFolder(), 'review');
      expect(await told(proposal, '--out-review', out)).toEqual([
        3,
        `${BREAKS}  A release was changed: version (1.1.0), whose file is not what it was. A release is never edited: restore it\n`,
      ]);
      const data = JSON.parse(readFileSync(join(out, 'review.json'), 'utf8')) as { changes: object[] };
      expect(data.changes).toMatchObject([
        {
          kind: 'release-changed',
          class: 'citation-breaking',
          after: [{ kind: 'release', id: '1.1.0', path: 'releases/1.1.0.json' }],
          pages: ['/v/1.1.0/', '/versions/'],
        },
      ]);
      const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(
        JSON.parse(readFileSync(join(out, 'review.schema.json'), 'utf8')) as object,
      );
      expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
      expect(readFileSync(join(out, 'review.md'), 'utf8')).toContain('A release was changed&#58; version &#40;1&#46;1&#46;0&#41;');
    });

    it('tells the newest that was taken out', async () => {
      const proposal = repository();
      proposal.write({ 'releases/1.1.0.json': null });
      const message = `${BREAKS}  A release was taken out: version (1.1.0). What was published stays: restore its file\n`;
      proposal.git('checkout', '-q', '-b', 'proposal');
      proposal.git('commit', '-q', '-a', '-m', 'Take it out');
      expect(await told(proposal, '--head', 'proposal')).toEqual([3, message]);
    });

    it('tells a new one as a plain change, and nothing of other ends of lines', async () => {
      const proposal = repository(first);
      const more = ([path, text]: [string, string]) => [path, text.replaceAll('\n', '\r\n')];
      proposal.write(Object.fromEntries([...second].filter(([path]) => path.startsWith('releases/')).map(more)) as StudyFiles);
      expect(await told(proposal)).toEqual([
        0,
        'Editorial (1): how it is told: memos, report, translations, typography, order\n  Released: version (1.1.0)\n',
      ]);
    });

    it('refuses a commit whose releases have errors', async () => {
      const proposal = repository();
      proposal.git('checkout', '-q', '-b', 'proposal');
      proposal.commit({ 'releases/1.0.0.json': null });
      const { status, stderr } = await review(proposal.study, '--base', 'main', '--head', 'proposal');
      expect([status, stderr]).toEqual([1, expect.stringContaining('Version 1.1.0 followed 1.0.0, which is gone.')]);
    });
  });

  it('exits with 3 for changes of a class that is not to pass, and with 1 for a study with errors', async () => {
    const base = writeStudy();
    const fail = (files: StudyFiles, classes: string) =>
      zhagenAlone(['review', '--study', writeStudy(files), '--base', base, '--fail-on', classes]);
    expect((await fail({ [CONCEPT]: REQUOTED }, 'citation-breaking')).status).toBe(3);
    expect((await fail({ [CONCEPT]: RENAMED }, 'citation-breaking')).status).toBe(0);
    expect((await fail({ [CONCEPT]: RENAMED }, 'citation-breaking, meaning-changing')).status).toBe(3);
    expect((await fail({ 'categories/trust.md': null }, 'editorial')).status).toBe(1);
    const wrong = await fail({}, 'worst');
    expect([wrong.status, wrong.stderr]).toEqual([
      2,
      '--fail-on "worst" is not a class of changes. Write one or more of citation-breaking,meaning-changing,editorial.\n',
    ]);
  });

  it('says in a line that its files cannot be written', async () => {
    const study = writeStudy();
    const out = join(study, 'study.yaml', 'review');
    const { status, stderr } = await review(study, '--base', study, '--out-review', out);
    expect([status, stderr]).toEqual([
      2,
      `The review cannot be written to ${out}: ENOTDIR: not a directory, mkdir '${out}'. Name another folder with --out-review.\n`,
    ]);
  });

  it('writes Markdown, and JSON that fits the schema beside it', async () => {
    const out = join(temporaryFolder(), 'review');
    await review(writeStudy({ [CONCEPT]: REQUOTED }), '--base', writeStudy(), '--out-review', out);
    const read = (name: string) => readFileSync(join(out, name), 'utf8');
    const data = JSON.parse(read('review.json')) as { $schema: string; totals: unknown; changes: { pages: string[] }[] };
    const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(JSON.parse(read(data.$schema)) as object);
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...data, totals: {} })).toBe(false);
    expect(data.changes[0]?.pages).toEqual([
      '/concepts/first-impression/',
      '/coding/open/',
      '/evidence/',
      '/slides/',
      '/sources/interview/',
    ]);
    expect(data.totals).toEqual({ 'citation-breaking': 1, 'meaning-changing': 0, editorial: 0 });
    expect(read('review.md')).toContain('I liked her<del> at once</del>');
  });

  it('compares with a base that has errors, and says so', async () => {
    const repository = new StudyRepository({ ...SMALL_STUDY, ...edit({ [CONCEPT]: ['[@doe-2020]', '[@nobody]'] }) });
    repository.write({ ...SMALL_STUDY, [CONCEPT]: RENAMED });
    const { status, stdout, stderr } = await review(repository.study, '--base', 'main');
    expect(stderr).toContain('The study of main has findings by today’s rules');
    expect(stdout).toContain('Renamed');
    expect(status).toBe(0);
  });

  it('says plainly that a base is no study', async () => {
    const repository = new StudyRepository({ 'notes.txt': 'Nothing yet.' });
    repository.write(SMALL_STUDY);
    const { status, stderr } = await review(repository.study, '--base', 'main');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^The commit [0-9a-f]{12} has no study in "content"\.\n$/)]);
  });
});

describe('what a review is asked to compare with', () => {
  it.each(['--output=pwned', '-h', 'main; touch pwned', '$(touch pwned)', 'main:content', '../../etc'])(
    'is never an option, a command or a path elsewhere: %s',
    async (name) => {
      const repository = new StudyRepository();
      const { status, stdout, stderr } = await review(repository.study, `--base=${name}`);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`--base "${name}" is neither a folder with a study, a release of this study, nor a commit, tag or branch.`);
      expect(repository.git('status', '--porcelain')).toBe('');
    },
  );

  it.each(['/etc', 'a..b', '-h'])('is no name that could be fetched: %s', async (name) => {
    const { stderr } = await review(new StudyRepository().study, `--base=${name}`);
    expect(stderr).toMatch(/branch\. Fetch it, or look at its spelling\.\n$/);
  });

  it('is told to be fetched, where a shallow clone does not have it', async () => {
    const origin = new StudyRepository();
    origin.git('checkout', '-q', '-b', 'proposal');
    origin.commit({ [CONCEPT]: RENAMED });
    const clone = join(temporaryFolder(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '1', '--branch', 'proposal', `file://${origin.folder}`, clone]);
    const study = join(clone, 'content');
    const missing = await review(study, '--base', 'origin/main');
    expect([missing.status, missing.stderr]).toEqual([
      2,
      '--base "origin/main" is not in this clone, which is shallow. Fetch it (`git fetch origin main:refs/remotes/origin/main`), or check out the whole history (`fetch-depth: 0`).\n',
    ]);
    execFileSync('git', ['-C', clone, 'fetch', '-q', '--depth', '1', 'origin', 'main:refs/remotes/origin/main']);
    const fetched = await review(study, '--base', 'origin/main');
    expect(fetched.stderr).toContain('The history of this clone does not reach back to where it parted from origin/main');
    expect(fetched.stdout).toContain('Renamed');
  });

  it('is told to have no git, where a folder is in no repository', async () => {
    const { status, stderr } = await review(writeStudy(), '--base', 'main');
    expect([status, stderr]).toEqual([2, expect.stringContaining('is in no git repository')]);
  });

  it('follows no link that is in a commit', async () => {
    const repository = new StudyRepository();
    const outside = join(temporaryFolder(), 'secret.md');
    writeFileSync(outside, RENAMED ?? '');
    symlinkSync(outside, join(repository.study, 'concepts/stolen.md'));
    repository.git('add', '-A');
    repository.git('commit', '-q', '-m', 'A link');
    repository.git('rm', '-q', 'content/concepts/stolen.md');
    expect((await review(repository.study, '--base', 'HEAD')).stdout).toContain('Nothing in the study is different.');
  });
});
