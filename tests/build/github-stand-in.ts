import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { makeArchive, type ArchiveFile } from './archive.ts';
import { temporaryFolder } from './study-folder.ts';
import { zhagen, type Run } from './zhagen.ts';

const TOKEN = 'a-token';
const REPOSITORY = 'doe/study';
const FORK = { id: 22 };
export const COMMIT = 'c0ffee'.padEnd(40, '0');
/** The address of the preview of #7. */
export const PREVIEW = 'https://doe.github.io/study/pr-preview/pr-7/';

interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: 'Bot' | 'User' };
}

/** A GitHub of one repository: its API and its git, both over HTTP and both asking for the token. What it answers from can be changed by a test. */
export interface GitHubStandIn {
  run: Record<string, unknown>;
  /** What it knows of the site; undefined where Pages are not switched on. */
  pages: { readonly html_url: string } | undefined;
  readonly pulls: Map<number, { state: string; head: { sha: string; ref: string; repo: { id: number } | null } }>;
  readonly comments: Map<number, Comment[]>;
  archive: Uint8Array;
  /** Declared size of the artifact, where it is not the archive's. */
  artifactSize: number | undefined;
  /** `METHOD /path` of every request that would change something. */
  readonly writes: string[];
  /** Whether the token ever came to where the artifact's bytes are kept. */
  tokenLeaked: boolean;
  readonly bare: string;
  /** What a runner says of it to a workflow. */
  environment: Readonly<Record<string, string>>;
  /** How many answers are broken off by closing the connection, from now on. */
  breakOff: number;
  /** Runs a command of `zhagen github` as the workflow does. */
  command(...args: string[]): Promise<Run>;
  /** Path and text of every file in the branch of the site; empty if there is no such branch. */
  branch(): Record<string, string>;
  git(...args: string[]): string;
}

/** What `review` writes where concepts are defined anew. */
export function reviewOf(...concepts: readonly { readonly id: string; readonly label: string }[]): string {
  const things = concepts.map(({ id, label }) => ({ kind: 'concept', id, path: `concepts/${id}.md`, label: { en: label } }));
  return JSON.stringify({
    $schema: 'review.schema.json',
    version: 1,
    language: 'en',
    base: { name: 'main' },
    head: { name: 'idea' },
    totals: { 'citation-breaking': 0, 'meaning-changing': concepts.length, editorial: 0 },
    changes: things.map((one) => ({
      kind: 'redefined',
      class: 'meaning-changing',
      sentence: '',
      before: [one],
      after: [one],
      field: 'definition',
      from: { en: 'Was' },
      to: { en: 'Is' },
      pages: [`/concepts/${one.id}/`],
      concerns: [],
      along: [],
    })),
    pages: things.map(({ id, label }) => ({ path: `/concepts/${id}/`, label, changes: 1 })),
  });
}

/** A preview's archive: pull request #7, unless files say something else; `null` leaves one out. */
export function previewArchive(files: Readonly<Record<string, string | null>> = {}, others: readonly ArchiveFile[] = []): Uint8Array {
  const whole: Readonly<Record<string, string | null>> = {
    'preview.json': JSON.stringify({ number: 7, commit: COMMIT }),
    'review.md': '# Said by a stranger\n',
    'review.json': reviewOf({ id: 'a', label: 'First loan' }),
    'review.schema.json': '{}',
    'site/index.html': '<!doctype html><title>Preview</title>',
    'site/concepts/a/index.html': '<!doctype html><title>A</title>',
    ...files,
  };
  const honest = Object.entries(whole).flatMap(([name, text]) => (text === null ? [] : [{ name, text }]));
  return makeArchive([...honest, ...others]);
}

/** Begins with the open pull request #7 from a fork, the run that built it, and no branch for the site. @param runCommand how its commands are run */
export async function githubStandIn(runCommand: typeof zhagen = zhagen): Promise<GitHubStandIn> {
  const folder = temporaryFolder();
  const bare = join(folder, `${REPOSITORY}.git`);
  mkdirSync(bare, { recursive: true });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: bare, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  git('init', '--quiet', '--bare');
  const state: GitHubStandIn = {
    run: { id: 1, event: 'pull_request', conclusion: 'success', head_sha: COMMIT, head_branch: 'idea', head_repository: FORK },
    pages: { html_url: 'https://doe.github.io/study/' },
    pulls: new Map([[7, { state: 'open', head: { sha: COMMIT, ref: 'idea', repo: FORK } }]]),
    comments: new Map(),
    archive: previewArchive(),
    artifactSize: undefined,
    writes: [],
    tokenLeaked: false,
    bare,
    breakOff: 0,
    environment: {},
    command: (...args) => runCommand(['github', ...args], state.environment),
    branch: () => {
      const names = git('for-each-ref', 'refs/heads/gh-pages') === '' ? '' : git('ls-tree', '-r', '--name-only', 'gh-pages');
      return Object.fromEntries(
        names
          .split('\n')
          .filter(Boolean)
          .map((name) => [name, git('show', `gh-pages:${name}`)]),
      );
    },
    git,
  };
  const server = createServer((request, response) => {
    if (state.breakOff > 0 && request.url?.startsWith('/repos/') === true) {
      state.breakOff--;
      request.socket.destroy();
      return;
    }
    const answered = request.url?.startsWith(`/${REPOSITORY}.git/`) ? answerGit(folder, request) : answer(state, request);
    void answered.then(({ status, headers = {}, body }) => {
      const { location } = headers;
      response.writeHead(status, location === undefined ? headers : { location: location.replace('PORT', port()) });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = () => String((server.address() as AddressInfo).port);
  const api = `http://127.0.0.1:${port()}`;
  state.environment = { GITHUB_API_URL: api, GITHUB_SERVER_URL: api, GITHUB_REPOSITORY: REPOSITORY, GITHUB_TOKEN: TOKEN };
  onTestFinished(() => void server.close());
  return state;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Hands a request of git on to git's own server. */
async function answerGit(folder: string, request: IncomingMessage): Promise<Answer> {
  if (request.headers.authorization !== `Basic ${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`) return { status: 401 };
  const { pathname, search } = new URL(request.url ?? '', 'http://localhost');
  const input = Buffer.concat((await request.toArray()) as Uint8Array[]);
  const { stdout } = spawnSync('git', ['http-backend'], {
    input,
    maxBuffer: 2 ** 28,
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      REMOTE_USER: 'doe',
      REQUEST_METHOD: request.method,
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      CONTENT_TYPE: request.headers['content-type'],
      CONTENT_LENGTH: String(input.length),
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
      HTTP_GIT_PROTOCOL: request.headers['git-protocol']?.toString(),
    },
  });
  const end = stdout.indexOf('\r\n\r\n');
  const lines = stdout.subarray(0, end).toString().split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.split(': ') as [string, string]));
  return { status: Number.parseInt(headers.Status ?? '200'), headers, body: stdout.subarray(end + 4) };
}

async function answer(state: GitHubStandIn, request: IncomingMessage): Promise<Answer> {
  const method = request.method ?? '';
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  const given = Buffer.concat((await request.toArray()) as Uint8Array[]).toString();
  if (pathname === '/bytes') {
    state.tokenLeaked ||= request.headers.authorization !== undefined;
    return { status: 200, body: state.archive };
  }
  if (request.headers.authorization !== `Bearer ${TOKEN}`) return { status: 401 };
  const path = pathname.replace(`/repos/${REPOSITORY}`, '');
  if (method !== 'GET') state.writes.push(`${method} ${path}`);
  const json = (value: unknown): Answer => (value === undefined ? { status: 404 } : { status: 200, body: JSON.stringify(value) });
  const number = Number(/\/(\d+)/.exec(path)?.[1]);
  switch (`${method} ${path.replace(/\d+/, 'N')}`) {
    case 'GET /pages':
      return json(state.pages);
    case 'GET /actions/runs/N':
      return json(state.run);
    case 'GET /actions/runs/N/artifacts':
      return json({ artifacts: [{ id: 5, expired: false, size_in_bytes: state.artifactSize ?? state.archive.length }] });
    case 'GET /actions/artifacts/N/zip':
      return { status: 302, headers: { location: 'http://localhost:PORT/bytes' } };
    case 'GET /pulls/N':
      return json(state.pulls.get(number));
    case 'GET /issues/N/comments': {
      const page = Number(searchParams.get('page'));
      const all = state.comments.get(number) ?? [];
      return json(all.slice((page - 1) * 100, page * 100));
    }
    case 'POST /issues/N/comments': {
      const all = state.comments.get(number) ?? [];
      const { body } = JSON.parse(given) as { body: string };
      state.comments.set(number, [...all, { id: 900 + all.length, body, user: { type: 'Bot' } }]);
      return { status: 201, body: '{}' };
    }
    case 'PATCH /issues/comments/N': {
      const comment = [...state.comments.values()].flat().find(({ id }) => id === number);
      if (comment === undefined) return { status: 404 };
      comment.body = (JSON.parse(given) as { body: string }).body;
      return json({});
    }
    default:
      return { status: 404 };
  }
}
