import * as z from 'zod';
import { LONGEST_PATH, siteFileFault } from '#domain/publishing/site-file.ts';
import { readZip, ZipError } from '#formats/containers/zip.ts';
import { Refusal, type GitHub } from './github-client.ts';
import { claimSchema, type Claim, type Run } from './pull-request.ts';

/** What a pull request's build hands over. All of it may have been written by a stranger. */
export interface PreviewArtifact {
  readonly claim: Claim;
  /** The site's files by path. */
  readonly site: ReadonlyMap<string, Uint8Array>;
  /** The text of review.json, as far as it can be read at little cost; undefined where it cannot, or is not there. */
  readonly review: string | undefined;
}

/** GitHub Pages serves sites up to 1 GB; a preview is one of many. */
const LIMITS = { files: 50_000, bytes: 500_000_000, path: 'site/'.length + LONGEST_PATH, ratio: 200 };
const DOWNLOAD = 250_000_000;

/** What is read of a claim, in bytes. */
const CLAIM = 1000;
/** A review may be large, as where a whole study is new; its values are no deeper than those of a file of a study, within changes. */
const REVIEW = { bytes: 32_000_000, parts: 4_000_000, depth: 100 };

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
  const review = files.get('review.json');
  return { claim: claim.data, site, review: review && isAffordable(review) ? Buffer.from(review).toString('utf8') : undefined };
}

/** Whether reading it as JSON costs a second at most, and ends. */
function isAffordable(json: Uint8Array): boolean {
  if (json.length > REVIEW.bytes) return false;
  let [parts, depth, inText] = [0, 0, false];
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (inText && byte === BACKSLASH) at++;
    else if (byte === QUOTE) inText = !inText;
    else if (inText) continue;
    else if (byte === COMMA) parts++;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth--;
    if (parts > REVIEW.parts || depth > REVIEW.depth) return false;
  }
  return true;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_BRACE, OPEN_BRACKET, CLOSE_BRACE, CLOSE_BRACKET] = [0x7b, 0x5b, 0x7d, 0x5d];

/** Beside the site: whose preview it is, and what `review` writes, of which review.json is read. */
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
