import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The branch that GitHub Pages serves. */
const BRANCH = 'gh-pages';

/** How often another push may come in between. */
const ATTEMPTS = 5;

/** A git repository and the token that may push to it. */
export interface Remote {
  readonly remote: string;
  readonly token: string;
}

/**
 * Changes the branch that Pages serves by one commit, or not at all where the change changes nothing. Where somebody else pushes at the same
 * time, the change is made again on what they pushed.
 * @param change is given a folder with the branch's files; where it gives false, the branch stays as it is
 * @throws {GitError} if git failed
 */
export async function changePagesBranch(remote: Remote, message: string, change: (folder: string) => unknown): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const folder = mkdtempSync(join(tmpdir(), 'zhagen-pages-'));
    try {
      const git = (...args: string[]) => runGit(remote, folder, args);
      must(git('init', '--quiet', `--initial-branch=${BRANCH}`));
      if (must(git('ls-remote', '--heads', remote.remote, BRANCH)) !== '') {
        must(git('fetch', '--quiet', '--depth=1', remote.remote, BRANCH));
        must(git('reset', '--quiet', '--hard', 'FETCH_HEAD'));
      }
      if ((await change(folder)) === false) return;
      // Else Pages would run Jekyll over the site.
      writeFileSync(join(folder, '.nojekyll'), '');
      must(git('add', '--all', '--force'));
      if (must(git('status', '--porcelain')) === '') return;
      must(git('commit', '--quiet', `--message=${message}`));
      const push = git('push', '--quiet', remote.remote, `HEAD:refs/heads/${BRANCH}`);
      if (push.status === 0) return;
      if (attempt === ATTEMPTS || !/rejected|cannot lock ref/.test(push.stderr)) must(push);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Puts files in place of a folder of the branch. */
export function replaceFolder(branch: string, folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  rmSync(join(branch, folder), { recursive: true, force: true });
  for (const [path, bytes] of files) {
    const target = join(branch, folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
}

/** Puts a built site in place of the branch's own, beside the folder that is kept and the file in which GitHub notes a domain of one's own. */
export function replaceSite(branch: string, site: string, kept: string): void {
  for (const name of readdirSync(branch)) {
    if (!['.git', 'CNAME', kept].includes(name)) rmSync(join(branch, name), { recursive: true });
  }
  cpSync(site, branch, { recursive: true });
}

/** The names in a folder of the branch. */
export function listFolder(branch: string, folder: string): string[] {
  return existsSync(join(branch, folder)) ? readdirSync(join(branch, folder)).sort() : [];
}

export function removeFolder(branch: string, folder: string): void {
  rmSync(join(branch, folder), { recursive: true });
}

/** What git said when it failed. */
export class GitError extends Error {}

type GitRun = ReturnType<typeof runGit>;

/** The token goes by the environment, where no list of processes shows it; the machine's own configuration and hooks stay out. */
function runGit({ remote, token }: Remote, folder: string, args: readonly string[]) {
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  const settings = {
    [`http.${remote}.extraheader`]: `Authorization: Basic ${credentials}`,
    'core.hooksPath': '/dev/null',
    'core.autocrlf': 'false',
    'user.name': 'github-actions[bot]',
    'user.email': '41898282+github-actions[bot]@users.noreply.github.com',
  };
  const pairs = Object.entries(settings).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${String(index)}`, key],
    [`GIT_CONFIG_VALUE_${String(index)}`, value],
  ]);
  const env = {
    ...process.env,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_COUNT: String(pairs.length / 2),
    ...(Object.fromEntries(pairs) as Record<string, string>),
  };
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error !== undefined) throw error;
  return { command: args[0] ?? '', status, stdout, stderr };
}

function must({ command, status, stdout, stderr }: GitRun): string {
  if (status !== 0) throw new GitError(`git ${command} failed: ${stderr.trim()}`);
  return stdout;
}
