import { createHash } from 'node:crypto';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { deflatedGigabyte, GIGABYTE, makeArchive, type ArchiveFile } from './archive.ts';
import { COMMIT, githubStandIn, PREVIEW, previewArchive, reviewOf, type GitHubStandIn } from './github-stand-in.ts';

/** Publishes what the stand-in has now; nothing may come of it but a message of one line. */
async function expectRefused(github: GitHubStandIn, message: string | RegExp): Promise<void> {
  const { status, stdout, stderr } = await github.command('publish-preview', '--run', '1');
  if (typeof message === 'string') expect(stderr).toBe(`${message}\n`);
  else expect(stderr.slice(0, -1)).toMatch(message);
  expect(stdout).toBe('');
  expect(status).toBe(1);
  expect(github.branch()).toEqual({});
  expect(github.writes).toEqual([]);
}

/** Text that packing makes little smaller, the same each time. */
function incompressible(length: number): string {
  const blocks: string[] = [];
  for (let n = 0; n * 64 < length; n++) blocks.push(createHash('sha256').update(String(n)).digest('hex'));
  return blocks.join('').slice(0, length);
}

const SYMLINK = 0o120777;
const LONG = `site/${'a/'.repeat(130)}index.html`;

test.each<[what: string, file: ArchiveFile, message: string | RegExp]>([
  [
    'a path out of the folder',
    { name: 'site/../../evil.html' },
    'The archive cannot be read: invalid relative path: site/../../evil.html.',
  ],
  [
    'a command to the runner in a path out of the folder',
    { name: 'site/a\n::error::b/../c.html' },
    'The archive cannot be read: invalid relative path: site/a\\u000a::error::b/../c.html.',
  ],
  ['an absolute path', { name: '/etc/evil.html' }, 'The archive cannot be read: absolute path: /etc/evil.html.'],
  ['a drive of Windows', { name: 'C:/evil.html' }, 'The archive cannot be read: absolute path: C:/evil.html.'],
  [
    'backslashes',
    { name: 'site\\..\\..\\evil.html' },
    'The archive cannot be read: invalid characters in fileName: site\\..\\..\\evil.html.',
  ],
  [
    'a path with nothing between slashes',
    { name: 'site//evil.html' },
    'The archive names "site//evil.html", which is no place in a folder.',
  ],
  ['a path that names its own folder', { name: 'site/./a.html' }, 'The archive names "site/./a.html", which is no place in a folder.'],
  ['a NUL in a name', { name: 'site/a\0.html' }, 'The archive names "site/a\\u0000.html", which is no place in a folder.'],
  [
    'a line feed in a name',
    { name: 'site/a\n::error::b.html' },
    'The archive names "site/a\\n::error::b.html", which is no place in a folder.',
  ],
  ['a path that is too long', { name: LONG }, 'A path in the archive is longer than 240 characters.'],
  [
    'a symbolic link',
    { name: 'site/a.html', text: '/etc/passwd', mode: SYMLINK },
    '"site/a.html" in the archive is a link or a device, not a file.',
  ],
  [
    'a symbolic link as a folder',
    { name: 'site/a/', text: '/', mode: SYMLINK },
    '"site/a/" in the archive is a link or a device, not a file.',
  ],
  ['a device', { name: 'site/a.html', mode: 0o060644 }, '"site/a.html" in the archive is a link or a device, not a file.'],
  ['a file twice', { name: 'site/index.html' }, 'The archive has "site/index.html" twice.'],
  [
    'a file twice but for capital letters',
    { name: 'site/Index.html' },
    'The archive has "site/Index.html" twice: also as "site/index.html".',
  ],
  [
    'a file as a folder but for capital letters',
    { name: 'site/INDEX.html/a.html' },
    'The archive has "site/index.html" as a file and as a folder.',
  ],
  [
    'a short name of Windows',
    { name: 'site/GIT~1/config.html' },
    'The artifact’s site has "GIT~1/config.html", a name that is not allowed.',
  ],
  ['a stream of Windows', { name: 'site/a.html::$DATA' }, 'The artifact’s site has "a.html::$DATA", a name that is not allowed.'],
  ['a folder that ends in a dot', { name: 'site/a./b.html' }, 'The artifact’s site has "a./b.html", a name that is not allowed.'],
  ['a folder that ends in a blank', { name: 'site/a /b.html' }, 'The artifact’s site has "a /b.html", a name that is not allowed.'],
  [
    'a character that is not seen in a name',
    { name: 'site/.g\u200cit/a.html' },
    'The artifact’s site has ".g\u200cit/a.html", a name that is not allowed.',
  ],
  [
    'a letter put together in another way',
    { name: 'site/e\u0301.html' },
    'The artifact’s site has "e\u0301.html", a name that is not allowed.',
  ],
  [
    'a name that no disk has room for',
    { name: `site/${'字'.repeat(90)}.html` },
    `The artifact’s site has "${'字'.repeat(90)}.html", a name that is not allowed.`,
  ],
  [
    'rules for a host further down',
    { name: 'site/a/_redirects' },
    'The artifact’s site has "a/_redirects", a type of file that is not allowed.',
  ],
  ['a file that is encrypted', { name: 'site/a.html', flags: 0x801 }, '"site/a.html" in the archive is encrypted.'],
  [
    'a file packed in an unknown way',
    { name: 'site/a.html', method: 99 },
    'The archive cannot be read: unsupported compression method: 99.',
  ],
  ['a file that is elsewhere', { name: 'site/a.html', offset: 0xfffffff0 }, /^The archive cannot be read: .*\.$/],
  ['bytes of another file', { name: 'site/a.html', offset: 0 }, '"site/a.html" in the archive has bytes that belong to another file too.'],
  ['a file as a folder', { name: 'site/index.html/a.html' }, 'The archive has "site/index.html" as a file and as a folder.'],
  ['a file beside the site', { name: 'run.sh' }, 'The artifact has "run.sh", which is no part of a preview.'],
  ['configuration of git', { name: 'site/.git/config' }, 'The artifact’s site has ".git/config", a name that is not allowed.'],
  [
    'a workflow',
    { name: 'site/.github/workflows/a.yml' },
    'The artifact’s site has ".github/workflows/a.yml", a name that is not allowed.',
  ],
  ['configuration of a host', { name: 'site/.htaccess' }, 'The artifact’s site has ".htaccess", a name that is not allowed.'],
  [
    'what switches Jekyll off, but not at the top',
    { name: 'site/a/.nojekyll' },
    'The artifact’s site has "a/.nojekyll", a name that is not allowed.',
  ],
  ['a domain for the site', { name: 'site/CNAME' }, 'The artifact’s site has "CNAME", a type of file that is not allowed.'],
  ['a program', { name: 'site/setup.exe' }, 'The artifact’s site has "setup.exe", a type of file that is not allowed.'],
  ['a script of a server', { name: 'site/a.php' }, 'The artifact’s site has "a.php", a type of file that is not allowed.'],
])('an artifact with %s is refused', async (_, file, message) => {
  const github = await githubStandIn();
  github.archive = previewArchive({}, [file]);
  await expectRefused(github, message);
});

test('an artifact that unpacks to a gigabyte and says so is refused', async () => {
  const github = await githubStandIn();
  github.archive = previewArchive({}, [{ name: 'site/a.html', deflated: deflatedGigabyte(), declared: GIGABYTE }]);
  expect(github.archive.length).toBeLessThan(2 ** 21);
  await expectRefused(github, 'The archive unpacks to more than 500000000 bytes.');
});

test('an artifact that unpacks to a gigabyte and says it is small is refused', async () => {
  const github = await githubStandIn();
  github.archive = previewArchive({}, [{ name: 'site/a.html', deflated: deflatedGigabyte(), declared: 1000 }]);
  const { status, stderr } = await github.command('publish-preview', '--run', '1');
  expect(stderr).toMatch(/^The archive cannot be read: too many bytes in the stream\. expected 1000\. got at least \d+\.\n$/);
  expect(status).toBe(1);
  expect(github.branch()).toEqual({});
  expect(github.writes).toEqual([]);
});

test('an artifact that is declared too large is not fetched', async () => {
  const github = await githubStandIn();
  github.artifactSize = GIGABYTE;
  await expectRefused(github, 'The artifact is larger than 250000000 bytes.');
});

test('an artifact that is larger than it was declared is refused while it comes in', async () => {
  const github = await githubStandIn();
  github.archive = Buffer.alloc(250_000_001);
  github.artifactSize = 1000;
  await expectRefused(github, '/actions/artifacts/5/zip is larger than 250000000 bytes.');
});

test('a small artifact whose 240 files use the same bytes is refused before any of them is unpacked', async () => {
  const github = await githubStandIn();
  const bytes = Buffer.alloc(2_000_000);
  const files = Array.from({ length: 240 }, (_, n) => ({ name: `site/${String(n)}.html`, bytes, offset: 0 }));
  github.archive = makeArchive([{ name: 'site/index.html', bytes }, ...files]);
  await expectRefused(github, '"site/0.html" in the archive has bytes that belong to another file too.');
});

test('an artifact that unpacks to hundreds of times its size is refused', async () => {
  const github = await githubStandIn();
  github.archive = previewArchive({}, [{ name: 'site/a.html', bytes: Buffer.alloc(30_000_000) }]);
  await expectRefused(github, 'The archive unpacks to more than 200 times its size.');
});

test('names that only Windows keeps for devices are published: a concept may have one', async () => {
  const github = await githubStandIn();
  github.archive = previewArchive({
    'site/concepts/aux/index.html': 'Aux',
    'site/concepts/con.jsonld': '{}',
    'site/_redirects': '/a /b 301\n',
  });
  expect((await github.command('publish-preview', '--run', '1')).stderr).toBe('');
  expect(github.branch()).toMatchObject({ 'pr-preview/pr-7/concepts/aux/index.html': 'Aux', 'pr-preview/pr-7/_redirects': '/a /b 301\n' });
});

/** The review of two concepts with some of it written otherwise. */
const twisted = (from: string, to: string) => reviewOf({ id: 'a', label: 'First loan' }, { id: 'b', label: 'Trust' }).replace(from, to);
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

test.each([
  ['that is no JSON', () => '{'],
  ['that is JSON of something else', () => '{"language":"en","changes":[]}'],
  ['of a change of an unknown kind', () => twisted('"redefined"', '"constructor"')],
  ['in the language of a prototype', () => twisted('"en"', '"constructor"')],
  ['of a change of nothing', () => twisted('"before":[{', '"before":[],"after":[],"more":[{').replace('"after":[{', '"most":[{')],
  ['of 2,000,000 changes', () => twisted('"changes":[', `"changes":[${'{"after":[],"concerns":[],"along":[]},'.repeat(2_000_000)}`)],
  ['nested without end', () => nested(2_000_000)],
  ['nested without end in a value', () => twisted('{"en":"Was"}', nested(400_000))],
  ['with one endless text', () => twisted('"en"', `"${incompressible(33_000_000)}"`)],
])('a review %s is not told, and the preview is published', async (_, review) => {
  const github = await githubStandIn();
  github.archive = previewArchive({ 'review.json': review() }, [{ name: 'site/a.txt', text: incompressible(500_000) }]);
  const start = performance.now();
  const { status, stdout, stderr } = await github.command('publish-preview', '--run', '1');
  expect(stderr).toBe('');
  expect(stdout).toBe(
    `The build handed over no review that could be read, so the changes are not told here. 构建没有交出可读的评阅数据，此处不列改动。\nPublished ${PREVIEW}\n`,
  );
  expect(status).toBe(0);
  expect(performance.now() - start).toBeLessThan(60_000);
});

test('a connection that is closed in between is made again for what only reads', async () => {
  const github = await githubStandIn();
  github.breakOff = 1;
  expect(await github.command('publish-preview', '--run', '1')).toMatchObject({ status: 0, stderr: '', stdout: `Published ${PREVIEW}\n` });
});

test('a connection that stays closed is told in a line', async () => {
  const github = await githubStandIn();
  github.breakOff = 2;
  await expectRefused(github, /^GitHub gave no answer to GET \/actions\/runs\/1 that could be read: .+\.$/);
});

test('an artifact with too many files is refused', async () => {
  const github = await githubStandIn();
  const empty = Buffer.from([3, 0]);
  github.archive = previewArchive(
    {},
    Array.from({ length: 50_000 }, (_, n) => ({ name: `site/${String(n)}.html`, deflated: empty })),
  );
  await expectRefused(github, 'The archive has more than 50000 files.');
});

test.each<[what: string, archive: Uint8Array, message: RegExp]>([
  ['is no archive', Buffer.from('Hello'), /^The archive cannot be read: .+\.\n$/],
  ['is cut off', previewArchive().subarray(0, 300), /^The archive cannot be read: .+\.\n$/],
  ['has no site', previewArchive({ 'site/index.html': null }), /^The artifact has no site\/index\.html\.\n$/],
  ['does not say what it is of', previewArchive({ 'preview.json': null }), /preview\.json does not say the number/],
  ['says it in no JSON', previewArchive({ 'preview.json': '{' }), /preview\.json does not say the number/],
  ['has a number that is a path', previewArchive({ 'preview.json': `{"number":"../7","commit":"${COMMIT}"}` }), /does not say the number/],
  ['has a number below one', previewArchive({ 'preview.json': `{"number":-7,"commit":"${COMMIT}"}` }), /does not say the number/],
  ['has a commit that is a branch', previewArchive({ 'preview.json': '{"number":7,"commit":"main"}' }), /does not say the number/],
])('an artifact that %s is refused', async (_, archive, message) => {
  const github = await githubStandIn();
  github.archive = archive;
  const { status, stderr } = await github.command('publish-preview', '--run', '1');
  expect(stderr).toMatch(message);
  expect(status).toBe(1);
  expect(github.branch()).toEqual({});
  expect(github.writes).toEqual([]);
});

test.each<[what: string, change: (github: GitHubStandIn) => void, message: string]>([
  [
    'the number of a pull request of another fork',
    (github) => {
      github.pulls.set(8, { state: 'open', head: { sha: COMMIT, ref: 'idea', repo: { id: 33 } } });
      github.archive = previewArchive({ 'preview.json': JSON.stringify({ number: 8, commit: COMMIT }) });
    },
    'Pull request #8, which the artifact names, is of another repository or branch than the run that made it.',
  ],
  [
    'the number of a pull request of another branch',
    (github) => {
      github.pulls.set(8, { state: 'open', head: { sha: COMMIT, ref: 'other', repo: { id: 22 } } });
      github.archive = previewArchive({ 'preview.json': JSON.stringify({ number: 8, commit: COMMIT }) });
    },
    'Pull request #8, which the artifact names, is of another repository or branch than the run that made it.',
  ],
  [
    'the number of no pull request',
    (github) => {
      github.archive = previewArchive({ 'preview.json': JSON.stringify({ number: 9, commit: COMMIT }) });
    },
    'GitHub answered GET /pulls/9 with 404 Not Found.',
  ],
  [
    'a commit that is not the run’s',
    (github) => {
      github.archive = previewArchive({ 'preview.json': JSON.stringify({ number: 7, commit: 'd'.repeat(40) }) });
    },
    `The artifact says it is of commit ${'d'.repeat(40)}, but its run is of ${COMMIT}.`,
  ],
  [
    'a pull request that is closed',
    (github) => {
      github.pulls.set(7, { state: 'closed', head: { sha: COMMIT, ref: 'idea', repo: { id: 22 } } });
    },
    'Pull request #7 is closed.',
  ],
  [
    'a pull request whose fork is gone',
    (github) => {
      github.pulls.set(7, { state: 'open', head: { sha: COMMIT, ref: 'idea', repo: null } });
      github.run.head_repository = null;
    },
    'Pull request #7, which the artifact names, is of another repository or branch than the run that made it.',
  ],
  [
    'a run that failed',
    (github) => {
      github.run.conclusion = 'failure';
    },
    'Run 1 is no successful run for a pull request (pull_request, failure).',
  ],
  [
    'a run that was not for a pull request',
    (github) => {
      github.run.event = 'push';
    },
    'Run 1 is no successful run for a pull request (push, success).',
  ],
])('an artifact of %s is refused', async (_, change, message) => {
  const github = await githubStandIn();
  change(github);
  await expectRefused(github, message);
});

test('nothing of a stranger’s words in the review is said as it stands, and no page named that the preview has not', async () => {
  const github = await githubStandIn();
  const hostile = '](https://evil.example/) <b onclick=alert(1)> @octocat #1 ![](https://evil.example/i.png)';
  github.archive = previewArchive({
    'review.md': 'Hello @octocat, see #1.\n\n<script>alert(1)</script>\n',
    'review.json': reviewOf(
      { id: 'a', label: hostile },
      { id: '../../..', label: 'Outside' },
      { id: 'missing', label: 'Missing' },
    ).replaceAll('"Was"', JSON.stringify(hostile)),
  });
  const { status, stderr } = await github.command('publish-preview', '--run', '1');
  expect([status, stderr]).toEqual([0, '']);
  const body = github.comments.get(7)?.[0]?.body ?? '';
  expect(body).not.toMatch(/(?<!&)[@#]\w|Hello/);
  const said = { html: new Set<string>(), links: [] as string[], images: 0 };
  visit(unified().use(remarkParse).use(remarkGfm).parse(body), (node) => {
    if (node.type === 'html') for (const [tag] of node.value.matchAll(/<[^>]*>/g)) said.html.add(tag);
    if (node.type === 'link') said.links.push(node.url);
    if (node.type === 'image') said.images++;
  });
  expect([...said.html].filter((tag) => !/^<\/?(details|summary|b|ins|del)( open)?>$/.test(tag))).toEqual(['<!-- zhagen: preview -->']);
  expect([said.links, said.images]).toEqual([[PREVIEW, `${PREVIEW}concepts/a/`], 0]);
});
