import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { listFiles } from './list-files.ts';
import { COMMIT, githubStandIn, PREVIEW, previewArchive } from './github-stand-in.ts';
import { temporaryFolder, writeStudy } from './study-folder.ts';
import { zhagen, zhagenAlone } from './zhagen.ts';

/** A folder with a page of a site. */
function builtSite(text: string): string {
  const folder = join(temporaryFolder(), 'site');
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.html'), text);
  return folder;
}

test('a preview is published in its own folder, and the one comment leads there', async () => {
  const github = await githubStandIn(zhagenAlone);
  const { status, stdout, stderr } = await github.command('publish-preview', '--run', '1');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toBe(`Published ${PREVIEW}\n`);
  expect(github.branch()).toEqual({
    '.nojekyll': '',
    'pr-preview/pr-7/concepts/a/index.html': '<!doctype html><title>A</title>',
    'pr-preview/pr-7/index.html': '<!doctype html><title>Preview</title>',
  });
  expect(github.comments.get(7)?.map(({ body }) => body)).toEqual([
    `<!-- zhagen: preview -->
[预览 Preview](${PREVIEW}) · \`${COMMIT.slice(0, 7)}\`

改动的页面 Changed pages (1)

- [First loan](${PREVIEW}concepts/a/)

---

## What this proposal does to the coding

main → idea

**Changes the meaning** 1

<details open><summary><b>Changes the meaning</b> (1): what the analysis claims: names and definitions of codes, structure, evidence, relations</summary>

- The definition of concept “First loan” &#40;a&#41; changed
  - definition · en: <del>Was</del><ins>Is</ins>
  - \`concepts/a.md\`

</details>
`,
  ]);
  expect(github.tokenLeaked).toBe(false);
});

test('a site as Zhagen builds it has nothing that a preview may not have', async () => {
  const github = await githubStandIn();
  const out = join(temporaryFolder(), 'site');
  const { stderr } = await zhagen(['build', '--study', writeStudy(), '--base', '/study/pr-preview/pr-7/', '--out', out]);
  const files = listFiles(out);
  expect(files.length, stderr).toBeGreaterThan(20);
  expect(files).toContain('.nojekyll');
  const packed = files.map((file) => ({ file, bytes: readFileSync(join(out, file)) }));
  github.archive = previewArchive(
    { 'site/index.html': null, 'site/concepts/a/index.html': null },
    packed.map(({ file, bytes }) => ({ name: `site/${file}`, deflated: deflateRawSync(bytes), declared: bytes.length })),
  );
  const run = await github.command('publish-preview', '--run', '1');
  expect(run.stderr).toBe('');
  expect(Object.keys(github.branch()).sort()).toEqual(['.nojekyll', ...files.map((file) => `pr-preview/pr-7/${file}`)].sort());
});

test('a second run replaces the preview and the comment’s text, and writes no second comment', async () => {
  const github = await githubStandIn();
  github.comments.set(7, [
    ...Array.from({ length: 120 }, (_, id) => ({ id, body: 'A remark', user: { type: 'User' as const } })),
    { id: 500, body: '<!-- zhagen: preview --> said by somebody else', user: { type: 'User' } },
  ]);
  await github.command('publish-preview', '--run', '1');
  const newer = 'beef'.padEnd(40, '1');
  github.run.head_sha = newer;
  github.pulls.set(7, { state: 'open', head: { sha: newer, ref: 'idea', repo: { id: 22 } } });
  github.archive = previewArchive({
    'preview.json': JSON.stringify({ number: 7, commit: newer }),
    'site/concepts/a/index.html': null,
    'site/review/index.html': 'Walk',
    'review.json': null,
  });
  const { status, stderr } = await github.command('publish-preview', '--run', '1');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(Object.keys(github.branch())).toEqual(['.nojekyll', 'pr-preview/pr-7/index.html', 'pr-preview/pr-7/review/index.html']);
  expect(github.writes).toEqual(['POST /issues/7/comments', 'PATCH /issues/comments/1021']);
  const ours = (github.comments.get(7) ?? []).filter(({ user }) => user.type === 'Bot');
  expect(ours.map(({ body }) => body)).toEqual([
    `<!-- zhagen: preview -->
[预览 Preview](${PREVIEW}) · [逐项查看改动 Walk through the changes](${PREVIEW}review/) · \`beef111\`

The build handed over no review that could be read, so the changes are not told here. 构建没有交出可读的评阅数据，此处不列改动。
`,
  ]);
});

test('a run of a commit that is no longer the newest publishes nothing, and is no failure', async () => {
  const github = await githubStandIn();
  github.pulls.set(7, { state: 'open', head: { sha: 'b'.repeat(40), ref: 'idea', repo: { id: 22 } } });
  const { status, stdout } = await github.command('publish-preview', '--run', '1');
  expect(stdout).toBe('Pull request #7 has a newer commit, whose own run publishes it.\n');
  expect(status).toBe(0);
  expect(github.branch()).toEqual({});
  expect(github.writes).toEqual([]);
});

test('the preview’s path is below the path of the site that GitHub serves', async () => {
  const github = await githubStandIn();
  expect((await github.command('preview-base', '--pull-request', '7')).stdout).toBe('/study/pr-preview/pr-7/\n');
  github.pages = { html_url: 'https://study.example' };
  expect((await github.command('preview-base', '--pull-request', '7')).stdout).toBe('/pr-preview/pr-7/\n');
});

test('where Pages are not switched on, a command says so', async () => {
  const github = await githubStandIn(zhagenAlone);
  github.pages = undefined;
  const { status, stderr } = await github.command('preview-base', '--pull-request', '7');
  expect(stderr).toBe('GitHub answered GET /pages with 404 Not Found. Switch GitHub Pages on, in Settings → Pages: the branch gh-pages.\n');
  expect(status).toBe(1);
});

test.each(['0', '-7', '7.5', '../7', '7; rm -rf'])('"%s" is no number of a pull request', async (number) => {
  const github = await githubStandIn();
  const { status, stdout, stderr } = await github.command('preview-base', `--pull-request=${number}`);
  expect(stderr).toContain('Write a whole number, 1 or more.');
  expect(stdout).toBe('');
  expect(status).toBe(2);
});

test('the site is published beside the previews, and what it no longer has goes', async () => {
  const github = await githubStandIn();
  await github.command('publish-preview', '--run', '1');
  expect((await github.command('publish-site', '--out', builtSite('First'))).stderr).toBe('');
  const second = builtSite('Second');
  writeFileSync(join(second, 'other.html'), 'Other');
  await github.command('publish-site', '--out', second);
  await github.command('publish-site', '--out', builtSite('Third'));
  expect(github.branch()).toMatchObject({ 'index.html': 'Third', 'pr-preview/pr-7/index.html': expect.any(String) as string });
  expect(Object.keys(github.branch())).not.toContain('other.html');
});

test('the domain that GitHub notes in the branch stays when the site is published', async () => {
  const github = await githubStandIn();
  const site = builtSite('A site');
  writeFileSync(join(site, 'CNAME'), 'study.example\n');
  await github.command('publish-site', '--out', site);
  await github.command('publish-site', '--out', builtSite('A site'));
  expect(github.branch()).toEqual({ '.nojekyll': '', CNAME: 'study.example\n', 'index.html': 'A site' });
});

test('the same site published again makes no commit', async () => {
  const github = await githubStandIn();
  await github.command('publish-site', '--out', builtSite('A site'));
  await github.command('publish-site', '--out', builtSite('A site'));
  expect(github.git('rev-list', '--count', 'gh-pages')).toBe('1\n');
});

/** A site of Zhagen's with these pages, and with its releases by version and digest. */
function ownSite(pages: readonly string[], releases: Readonly<Record<string, string>> = {}): string {
  const folder = builtSite('<meta name="generator" content="Zhagen">');
  const write = (path: string, text = '') => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const path of pages) write(path);
  for (const [version, digest] of Object.entries(releases))
    write(`v/${version}/index.html`, `<meta name="zhagen-release" content="${digest}">`);
  return folder;
}

const REFUSED = 'Nothing was published: these are on the live site, and would be gone or, under /v/, another release than was published:\n';
const MEND =
  'Say what became of each, with `formerIds` or in retired.yaml, and restore releases from version control. What nobody can have cited may be given up: run this workflow by hand, with its path.\n';

test('a site that lacks what the live one has, or has another release of a version, is not published', async () => {
  const github = await githubStandIn();
  const publish = (site: string, ...args: string[]) => github.command('publish-site', '--out', site, ...args);
  const live = [
    'concepts/a/index.html',
    'concepts/a.jsonld',
    'en/index.html',
    'en/concepts/a/index.html',
    'assets/a.1.css',
    'pagefind/x/y.js',
    '404.html',
    'card.png',
    '_redirects',
  ];
  expect((await publish(ownSite(live, { '1.0.0': 'aa', '1.1.0': 'bb' }))).status).toBe(0);
  const before = github.git('rev-parse', 'gh-pages');
  const next = ownSite(['concepts/b/index.html'], { '1.0.0': 'cc' });
  const lost = ['/concepts/a.jsonld', '/concepts/a/', '/en/', '/en/concepts/a/', '/v/1.0.0/', '/v/1.1.0/'];
  const refused = await publish(next);
  expect([refused.status, refused.stdout, refused.stderr]).toEqual([1, '', `${REFUSED}${lost.map((url) => `  ${url}\n`).join('')}${MEND}`]);
  expect(github.git('rev-parse', 'gh-pages')).toBe(before);
  expect((await publish(next, '--give-up', '/en/ /v/ /concepts/a/')).stderr).toBe(`${REFUSED}  /concepts/a.jsonld\n${MEND}`);
  expect((await publish(next, '--give-up', '/en/ /v/,/concepts/a/ /concepts/a.jsonld')).status).toBe(0);
  expect(Object.keys(github.branch())).toEqual(['.nojekyll', 'concepts/b/index.html', 'index.html', 'v/1.0.0/index.html']);
});

test('many lost URLs are told by their number, and previews are none', async () => {
  const github = await githubStandIn();
  await github.command('publish-preview', '--run', '1');
  const pages = Array.from({ length: 25 }, (_, i) => `concepts/c${String(i).padStart(2, '0')}/index.html`);
  expect((await github.command('publish-site', '--out', ownSite(pages))).stderr).toBe('');
  const { stderr } = await github.command('publish-site', '--out', ownSite([]));
  expect(stderr.split('\n').slice(19, 23)).toEqual(['  /concepts/c18/', '  /concepts/c19/', '  … and 5 more', MEND.trim()]);
});

test('a folder without a site is not published', async () => {
  const github = await githubStandIn();
  const folder = temporaryFolder();
  const { status, stderr } = await github.command('publish-site', '--out', folder);
  expect(stderr).toBe(`${folder} holds no site. Build it first, or name its folder with --out.\n`);
  expect(status).toBe(1);
});

test('a push that another came before is made again', async () => {
  const github = await githubStandIn();
  const refuseOnce = '#!/bin/sh\nif [ -e once ]; then rm once; exit 1; fi\n';
  writeFileSync(join(github.bare, 'hooks/update'), refuseOnce, { mode: 0o755 });
  writeFileSync(join(github.bare, 'once'), '');
  const { status, stderr } = await github.command('publish-site', '--out', builtSite('A site'));
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(github.branch()).toMatchObject({ 'index.html': 'A site' });
});

test('a site and previews published at the same time are all there', async () => {
  const github = await githubStandIn();
  await github.command('publish-site', '--out', builtSite('Old'));
  const runs = await Promise.all([
    github.command('publish-site', '--out', builtSite('New')),
    github.command('publish-preview', '--run', '1'),
  ]);
  expect(runs.map(({ status }) => status)).toEqual([0, 0]);
  expect(github.branch()).toMatchObject({ 'index.html': 'New', 'pr-preview/pr-7/index.html': expect.any(String) as string });
});

test('previews of closed pull requests are removed, others stay, and the comment says so', async () => {
  const github = await githubStandIn();
  await github.command('publish-site', '--out', builtSite('A site'));
  await github.command('publish-preview', '--run', '1');
  github.pulls.set(8, { state: 'open', head: { sha: COMMIT, ref: 'idea', repo: { id: 22 } } });
  github.archive = previewArchive({ 'preview.json': JSON.stringify({ number: 8, commit: COMMIT }) });
  await github.command('publish-preview', '--run', '1');
  expect((await github.command('remove-previews')).stdout).toBe('Every preview is of an open pull request.\n');

  // A fork may be gone when its pull request is closed.
  github.pulls.set(7, { state: 'closed', head: { sha: COMMIT, ref: 'idea', repo: null } });
  const { stdout, stderr } = await github.command('remove-previews');
  expect(stderr).toBe('');
  expect(stdout).toBe('Removed pr-preview/pr-7\n');
  expect(Object.keys(github.branch())).toEqual([
    '.nojekyll',
    'index.html',
    'pr-preview/pr-8/concepts/a/index.html',
    'pr-preview/pr-8/index.html',
  ]);
  expect(github.comments.get(7)).toHaveLength(1);
  expect(github.comments.get(7)?.[0]?.body).toMatch(/^<!-- zhagen: preview -->\nThe preview was removed/);
  expect(github.comments.get(8)?.[0]?.body).toContain('pr-preview/pr-8/');
});

test('the workflows run every command, and no other', async () => {
  const workflows = new URL('../../.github/workflows/', import.meta.url);
  const texts = readdirSync(workflows).map((name) => readFileSync(new URL(name, workflows), 'utf8'));
  const run = texts.flatMap((text) => Array.from(text.matchAll(/npm run (?:--silent )?github -- ([a-z-]+)/g), ([, name]) => name));
  const { stdout } = await zhagen(['github', '--help']);
  const offered = Array.from(stdout.matchAll(/^ {2}([a-z]+-[a-z-]+)/gm), ([, name]) => name);
  expect(run.sort()).toEqual(offered.sort());
});

test('a command outside a workflow says which variables it lacks', async () => {
  const environment = { GITHUB_API_URL: '', GITHUB_SERVER_URL: '', GITHUB_REPOSITORY: '', GITHUB_TOKEN: '' };
  const { status, stderr } = await zhagen(['github', 'remove-previews'], environment);
  expect(stderr).toBe(
    'This command runs in a GitHub workflow, which sets GITHUB_API_URL, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_TOKEN. GITHUB_TOKEN is handed on by `env:`.\n',
  );
  expect(status).toBe(1);
});
