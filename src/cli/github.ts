import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { lostOnSite } from '#domain/publishing/site-loss.ts';
import { changePagesBranch, GitError, listFolder, removeFolder, replaceFolder, replaceSite } from '#files/output/pages-branch.ts';
import { readSiteContents } from '#files/output/site-contents.ts';
import { siteFile } from '#files/output/site-folder.ts';
import { GitHub, Refusal, repositoryFromEnvironment } from '#github/github-client.ts';
import { fetchArtifact } from '#github/preview-artifact.ts';
import { keepComment } from '#github/preview-comment.ts';
import { PREVIEWS, previewAddress, previewFolder } from '#github/preview-place.ts';
import { isOpen, previewRun, verifyClaim } from '#github/pull-request.ts';
import { visible } from '#report/visible-text.ts';
import { formatPreviewComment, REMOVED, type PreviewReport } from '#report/preview-comment.ts';
import { parseReviewJson } from '#report/review-json.ts';

/** The page with which a preview's walk through its changes begins. */
const WALK = 'review/';

const program = new Command('zhagen github')
  .description('What the workflows in .github/workflows do on GitHub: publish the site, and previews of pull requests beside it.')
  .helpCommand(false)
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

program
  .command('preview-base')
  .description("Print the path under which a pull request's preview is served.")
  .requiredOption('--pull-request <number>', 'its number', parseNumber)
  .action(({ pullRequest }: { pullRequest: number }) => run((client) => previewBase(client, pullRequest)));
program
  .command('publish-preview')
  .description("Check what a pull request's build made, publish it, and say so in the pull request's one comment.")
  .requiredOption('--run <id>', 'the run of the workflow that built it', parseNumber)
  .action(({ run: id }: { run: number }) => run((client) => publishPreview(client, id)));
program
  .command('remove-previews')
  .description('Remove the previews of pull requests that are closed.')
  .action(() => run(removePreviews));
program
  .command('publish-site')
  .description('Publish a built site, if it has all that the live one has; previews beside it stay.')
  .option('--out <folder>', 'where the site was written', 'dist')
  .option('--give-up <paths>', 'what of the live site may go, with blanks between: /en/ with all below it, /codebook.csv', '')
  .action(({ out, giveUp }: { out: string; giveUp: string }) =>
    run(() =>
      publishSite(
        resolve(out),
        giveUp.split(/[\s,]+/).filter((path) => path !== ''),
      ),
    ),
  );

async function previewBase(client: GitHub, number: number): Promise<void> {
  const { pathname } = await previewAddress(client, number);
  process.stdout.write(`${pathname}\n`);
}

/** Nothing is written before all of the artifact is known to be as it must be. */
async function publishPreview(client: GitHub, id: number): Promise<void> {
  const build = await previewRun(client, id);
  const { claim, site, review } = await fetchArtifact(client, build);
  const { number, commit } = claim;
  if (!(await verifyClaim(client, build, claim))) {
    process.stdout.write(`Pull request #${String(number)} has a newer commit, whose own run publishes it.\n`);
    return;
  }
  const { href: address } = await previewAddress(client, number);
  const walk = site.has(`${WALK}index.html`) ? WALK : undefined;
  const hasPage = (path: string) => path.startsWith('/') && site.has(`${path.slice(1)}index.html`);
  const told = parseReview(review);
  const comment = formatPreviewComment({ address, commit, walk, hasPage, review: told });
  await changePagesBranch(remote(), `Preview #${String(number)} at ${commit.slice(0, 7)}`, (branch) => {
    replaceFolder(branch, previewFolder(number), site);
  });
  await keepComment(client, number, comment);
  if ('remark' in told) process.stdout.write(`${told.remark}\n`);
  process.stdout.write(`Published ${address}\n`);
}

/** A stranger's review: what fits its schema, or that none does. */
function parseReview(text: string | undefined): PreviewReport['review'] {
  return (text === undefined ? undefined : parseReviewJson(text)) ?? { remark: NO_REVIEW };
}

const NO_REVIEW =
  'The build handed over no review that could be read, so the changes are not told here. 构建没有交出可读的评阅数据，此处不列改动。';

/** Goes by the folders that are there: a pull request with a conflict starts no workflow when it is closed. */
async function removePreviews(client: GitHub): Promise<void> {
  let removed: number[] = [];
  await changePagesBranch(remote(), 'Remove previews of closed pull requests', async (branch) => {
    removed = [];
    for (const name of listFolder(branch, PREVIEWS)) {
      const number = Number(/^pr-(\d+)$/.exec(name)?.[1]);
      if (Number.isNaN(number) || (await isOpen(client, number))) continue;
      removeFolder(branch, previewFolder(number));
      removed.push(number);
    }
  });
  for (const number of removed) await keepComment(client, number, REMOVED);
  process.stdout.write(
    removed.length === 0 ? 'Every preview is of an open pull request.\n' : `Removed ${removed.map(previewFolder).join(', ')}\n`,
  );
}

/** How many lost URLs are told one by one. */
const MOST_TOLD = 20;

/** A site that is not Zhagen's has promised nothing, and is replaced. */
async function publishSite(out: string, mayGo: readonly string[]): Promise<void> {
  if (siteFile(out, 'index.html') === undefined) throw new Refusal(`${out} holds no site. Build it first, or name its folder with --out.`);
  let lost: readonly string[] = [];
  await changePagesBranch(remote(), 'Publish the site', (branch) => {
    const [live, next] = [readSiteContents(branch, ['.git', PREVIEWS]), readSiteContents(out)];
    lost = live === undefined ? [] : lostOnSite(live, next ?? { files: new Set(), releases: new Map() }, mayGo);
    if (lost.length > 0) return false;
    replaceSite(branch, out, PREVIEWS);
    return true;
  });
  if (lost.length === 0) process.stdout.write('Published the site.\n');
  else refuseLoss(lost);
}

function refuseLoss(lost: readonly string[]): void {
  const more = lost.length - MOST_TOLD;
  const lines = [
    'Nothing was published: these are on the live site, and would be gone or, under /v/, another release than was published:',
    ...lost.slice(0, MOST_TOLD).map((url) => `  ${visible(url)}`),
    ...(more > 0 ? [`  … and ${String(more)} more`] : []),
    'Say what became of each, with `formerIds` or in retired.yaml, and restore releases from version control. What nobody can have cited may be given up: run this workflow by hand, with its path.',
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}

const remote = () => repositoryFromEnvironment(process.env);

function parseNumber(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number, 1 or more.');
}

/** A refusal, which may quote a stranger, and what git says are told in a line, anything else unexpected with its stack. */
async function run(action: (github: GitHub) => Promise<void>): Promise<void> {
  try {
    await action(new GitHub(repositoryFromEnvironment(process.env)));
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof GitError)) throw error;
    process.stderr.write(`${visible(error.message)}\n`);
    process.exitCode = 1;
  }
}

/** @param words what follows `zhagen github` */
export async function github(words: readonly string[]): Promise<void> {
  await program.parseAsync(words, { from: 'user' });
}
