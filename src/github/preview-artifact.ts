import * as z from 'zod';
import { readZip, ZipError } from '#formats/zip.ts';
import { changedPages, type ChangedPage } from './changed-page.ts';
import { Refusal, type GitHub } from './github-client.ts';
import { claimSchema, type Claim, type Run } from './pull-request.ts';

/** What a pull request's build hands over. All of it may have been written by a stranger. */
export interface PreviewArtifact {
  readonly claim: Claim;
  /** The site's files by path. */
  readonly site: ReadonlyMap<string, Uint8Array>;
  /** The review as Markdown; empty if there is none. */
  readonly review: string;
  /** The pages that the proposal changes; empty if the build did not say. */
  readonly pages: readonly ChangedPage[];
}

/** GitHub Pages serves sites up to 1 GB; a preview is one of many. */
const LIMITS = { files: 50_000, bytes: 500_000_000, path: 240 };
const DOWNLOAD = 250_000_000;

/** Names begin with no dot, so that no file configures git, the branch or its host. */
const NAME = /^[\w-][\w.~@+-]*$/;
/** Every build has it at its top, and none reads what is in it. */
const NO_JEKYLL = '.nojekyll';
/** The search index's own types among them; hosts serve those as mere bytes. */
const TYPES =
  /\.(html|css|js|json|jsonld|map|ttl|csv|xlsx|qdpx|xml|txt|md|bib|ris|cff|pdf|svg|png|jpe?g|gif|webp|avif|ico|woff2?|webmanifest|pf_(meta|index|filter|fragment)|pagefind)$/;

/**
 * Fetches a run's artifact `preview` and reads it whole, in memory, before anything is written.
 * @throws {Refusal} if it is not there, too large, or has anything in it that a preview has not
 */
export async function fetchArtifact(github: GitHub, run: Run): Promise<PreviewArtifact> {
  const listSchema = z.object({
    artifacts: z.array(z.object({ id: z.int(), expired: z.boolean(), size_in_bytes: z.int() })),
  });
  const { artifacts } = await github.get(`/actions/runs/${String(run.id)}/artifacts?name=preview&per_page=100`, listSchema);
  const newest = artifacts.filter(({ expired }) => !expired).sort((a, b) => b.id - a.id)[0];
  if (newest === undefined) throw new Refusal(`Run ${String(run.id)} has no artifact "preview".`);
  if (newest.size_in_bytes > DOWNLOAD) throw new Refusal(`The artifact is larger than ${String(DOWNLOAD)} bytes.`);
  return readArtifact(await github.download(`/actions/artifacts/${String(newest.id)}/zip`, DOWNLOAD));
}

async function readArtifact(archive: Uint8Array): Promise<PreviewArtifact> {
  const files = await readZip(archive, LIMITS).catch((error: unknown) => {
    throw error instanceof ZipError ? new Refusal(error.message, { cause: error }) : error;
  });
  const site = new Map<string, Uint8Array>();
  for (const [path, bytes] of files) {
    if (path.startsWith('site/')) site.set(checkSitePath(path.slice('site/'.length)), bytes);
    else if (!OWN.has(path)) throw new Refusal(`The artifact has "${path}", which is no part of a preview.`);
  }
  if (!site.has('index.html')) throw new Refusal('The artifact has no site/index.html.');
  const text = (path: string) => Buffer.from(files.get(path) ?? []).toString('utf8');
  const claim = claimSchema.safeParse(parseJson(text('preview.json')));
  if (!claim.success) throw new Refusal('The artifact’s preview.json does not say the number and the commit of its pull request.');
  return { claim: claim.data, site, review: text('review.md'), pages: changedPages(parseJson(text('review.json')), site) };
}

/** Beside the site: whose preview it is, and what `review` writes. */
const OWN = new Set(['preview.json', 'review.md', 'review.json', 'review.schema.json']);

function checkSitePath(path: string): string {
  if (path === NO_JEKYLL) return path;
  if (!path.split('/').every((name) => NAME.test(name)))
    throw new Refusal(`The artifact’s site has "${path}", a name that is not allowed.`);
  if (!TYPES.test(path)) throw new Refusal(`The artifact’s site has "${path}", a type of file that is not allowed.`);
  return path;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
