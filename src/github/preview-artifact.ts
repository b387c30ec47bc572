import * as z from 'zod';
import { LONGEST_PATH, siteFileFault } from '#domain/publishing/site-file.ts';
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
  /** Why they are not all, where that is so. */
  readonly remark: string | undefined;
}

/** GitHub Pages serves sites up to 1 GB; a preview is one of many. */
const LIMITS = { files: 50_000, bytes: 500_000_000, path: 'site/'.length + LONGEST_PATH, ratio: 200 };
const DOWNLOAD = 250_000_000;

/** What is read of a claim, and of a review for people: more than a comment can have. */
const [CLAIM, COMMENT] = [1000, 1_000_000];
/** A review as data may be large, as where a whole study is new; what takes as much and has as many parts costs a second. */
const REVIEW = { bytes: 32_000_000, parts: 1_000_000 };

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
  const read = (path: string, most: number) => Buffer.from(files.get(path)?.subarray(0, most) ?? []).toString('utf8');
  const claim = claimSchema.safeParse(parseJson(read('preview.json', CLAIM)));
  if (!claim.success) throw new Refusal('The artifact’s preview.json does not say the number and the commit of its pull request.');
  const data = files.get('review.json') ?? new Uint8Array();
  const changed = isAffordable(data)
    ? changedPages(parseJson(read('review.json', REVIEW.bytes)), site)
    : { pages: [], remark: `review.json has more than ${String(REVIEW.bytes)} bytes or ${String(REVIEW.parts)} parts, so that it was not read for the pages that change.` };
  return { claim: claim.data, site, review: read('review.md', COMMENT), ...changed };
} // prettier-ignore

function isAffordable(json: Uint8Array): boolean {
  if (json.length > REVIEW.bytes) return false;
  let parts = 0;
  for (const byte of json) if (byte === OPEN_BRACE || byte === OPEN_BRACKET) parts++;
  return parts <= REVIEW.parts;
}

const [OPEN_BRACE, OPEN_BRACKET] = [0x7b, 0x5b];

/** Beside the site: whose preview it is, and what `review` writes. */
const OWN = new Set(['preview.json', 'review.md', 'review.json', 'review.schema.json']);

function checkSitePath(path: string): string {
  const fault = siteFileFault(path);
  if (fault !== undefined) throw new Refusal(`The artifact’s site has "${path}", a ${fault} that is not allowed.`);
  return path;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
