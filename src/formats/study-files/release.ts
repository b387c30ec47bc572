import { createHash } from 'node:crypto';
import compare from 'semver/functions/compare.js';
import inc from 'semver/functions/inc.js';
import valid from 'semver/functions/valid.js';
import { z } from 'zod';
import type { CaseStudy, Excerpt, Node, Release } from '#domain/study/case-study.ts';
import type { Entry } from '#domain/entry/entry.ts';
import { buildCaseStudy, type BuildResult } from '#domain/case-study-builder.ts';
import { finding, START, type Finding } from '#domain/entry/finding.ts';
import { publishedUrls } from '#domain/permanence/former-urls.ts';
import { identityKey, type IdentityKey } from '#domain/text/identity.ts';
import { identityKeyOf } from '#domain/study/lasting-thing.ts';
import { checkSiteAddress } from '#domain/publishing/site-address.ts';
import { pathOf } from '#domain/study/urls.ts';
import { buildCodebook } from '../codebook/codebook.ts';
import { parseMedia, type MediaBytes } from './media.ts';
import { mergeConflict } from '../text/merge-conflict.ts';
import { unreadable } from './misplaced-file.ts';
import { parseStudyFiles, withoutRemarks, type StudyTexts } from './study-file.ts';
import { withLineFeeds } from '../text/line-ends.ts';
import { RELEASES } from './study-form.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const digests = z.record(z.string(), digest);

/** `releases/<version>.json`: a published state of the study, written once and never changed. */
const releaseSchema = z.strictObject({
  version: z.string().refine(isVersion),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** The release before it, so that none can be changed or taken out unnoticed. */
  previous: z.strictObject({ version: z.string(), digest }).optional(),
  /** Everything it published: paths of pages and files, and fragments. */
  urls: z.array(z.string()),
  digests: z.strictObject({ concept: digests, category: digests, excerpt: digests }),
  /** The study's files, by their paths, without comments: a release stays for good, and a private remark in it could never be taken back. */
  files: z.record(z.string(), z.string()),
  /** SHA-256, in hexadecimal, of this file's JSON without this line and without white space. */
  digest,
});
type ReleaseFile = z.output<typeof releaseSchema>;

/** A version by Semantic Versioning 2.0.0, without build metadata: `1.0.0`, `2.0.0-draft.1`. */
export function isVersion(text: string): boolean {
  return valid(text) === text && !text.includes('+');
}

/** What a git tag of a version may be called. */
export const RELEASE_TAGS = [(version: string) => `v${version}`, (version: string) => version] as const;

/** Below zero if the first version comes before the second. */
export const compareVersions: (a: string, b: string) => number = compare;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A digest for each concept, category and excerpt: what its page claims, and not how it is numbered or which level it has. */
export function digestCodebook(caseStudy: CaseStudy): ReadonlyMap<IdentityKey, string> {
  const naming = { study: '/', scheme: '/', urlOf: pathOf, at: (path: string) => path, authorName: () => ({}), credit: undefined };
  const { concepts, categories, excerpts } = buildCodebook(caseStudy, naming, new Map(), '');
  const claims = (entry: object) => sha256(JSON.stringify(entry, (key, value: unknown) => (UNCLAIMED.has(key) ? undefined : value)));
  const map = new Map<IdentityKey, string>();
  for (const excerpt of excerpts) map.set(identityKey('excerpt', excerpt.id), claims(excerpt));
  for (const category of categories) map.set(identityKey('category', category.id), claims(category));
  for (const concept of concepts)
    map.set(
      identityKey('concept', concept.id),
      claims({ ...concept, excerpts: concept.excerpts.map((id) => [id, map.get(identityKey('excerpt', id))]) }),
    );
  return map;
}

const UNCLAIMED: ReadonlySet<string> = new Set(['url', 'number', 'level', 'depth']);

/** A study from its files, with the releases among them. @param pictures those beside it; absent where nobody knows of any */
export function buildStudy(files: StudyTexts, unread: readonly Finding[] = [], pictures?: MediaBytes): BuildResult {
  const { entries, findings } = parseStudyFiles(files);
  const released = parseReleases(files);
  // Asked of the study alone: what a release or another state of it says can no longer be mended.
  const site = checkSiteAddress(entries);
  const media = pictures && parseMedia(pictures);
  const read = [...unread, ...findings, ...site, ...(media?.findings ?? []), ...released.findings];
  return buildCaseStudy(entries, read, { releases: released.releases, media: media?.media });
}

/**
 * The file of a new release.
 * @param files the study's own, of which `caseStudy` was built
 * @param date `2026-11-22`
 */
export function formatRelease(caseStudy: CaseStudy, files: StudyTexts, version: string, date: string): string {
  const own = [...files].flatMap(([path, text]) =>
    text === undefined || path.startsWith(`${RELEASES}/`) ? [] : [[path, withoutRemarks(path, text)] as const],
  );
  const map = digestCodebook(caseStudy);
  const of = (things: ReadonlyMap<string, Node | Excerpt>) =>
    Object.fromEntries(Array.from(things.values(), (thing) => [thing.id, map.get(identityKeyOf(thing))]));
  const last = caseStudy.releases.at(-1);
  const content = {
    version,
    date,
    ...(last && { previous: { version: last.version, digest: last.digest } }),
    urls: urlsWith(caseStudy, version),
    digests: { concept: of(caseStudy.concepts), category: of(caseStudy.categories), excerpt: of(caseStudy.excerpts) },
    files: Object.fromEntries(own),
  };
  return `${JSON.stringify({ ...content, digest: sha256(JSON.stringify(content)) }, undefined, 1)}\n`;
}

/** What the site has once the version is released: its own pinned pages too. */
function urlsWith(caseStudy: CaseStudy, version: string): string[] {
  const release = { version, caseStudy, path: '', date: [], urls: [], digests: new Map(), digest: '' };
  return publishedUrls({ ...caseStudy, releases: [...caseStudy.releases, release] });
}

/** The releases among a study's files, oldest first, each whole and as it was written. */
function parseReleases(texts: StudyTexts): { releases: Release[]; findings: Finding[] } {
  const read = [...texts].flatMap(([path, text]) => (isReleaseFile(path) && text !== undefined ? [readRelease(path, text)] : []));
  const files = read.flatMap(({ file }) => file ?? []);
  const own = new Set(files.flatMap((file) => (file.path === fileOf(file) ? file.digest : [])));
  const isCopy = (file: Found) => file.path !== fileOf(file) && own.has(file.digest);
  const found = files.filter((file) => !isCopy(file)).sort((a, b) => compareVersions(a.version, b.version));
  const studies = new Map(read.map(({ file, release }) => [file, release]));
  return {
    releases: found.flatMap((file) => studies.get(file) ?? []),
    findings: [...read.flatMap(({ file, findings }) => (file && isCopy(file) ? copied(file) : findings)), ...checkSuccession(found)],
  };
}

export const isReleaseFile = (path: string) => path.startsWith(`${RELEASES}/`) && path.endsWith('.json');

interface ReadRelease {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly file: Found | undefined;
  /** Absent where the study in it cannot be read. */
  readonly release: Release | undefined;
}

/** What a release was last read to: it never changes, while the study around it is read again and again. */
const known = new Map<string, ReadRelease>();

function readRelease(path: string, text: string): ReadRelease {
  const last = known.get(path);
  if (last?.text === text) return last;
  const findings: Finding[] = [];
  const file = parseRelease(path, text, findings);
  const read = { text, findings, file, release: file && openRelease(file, findings) };
  known.set(path, read);
  return read;
}

function openRelease({ files, previous: _previous, digests: byKind, date, ...one }: Found, findings: Finding[]): Release | undefined {
  // A release that was written on Windows may hold its line ends.
  const own = new Map(Object.entries(files).map(([name, text]) => [name, withLineFeeds(text)]));
  const {
    caseStudy,
    findings: [error],
  } = buildCaseStudy(parseStudyFiles(own).entries.map(asReleased));
  if (caseStudy === undefined) {
    if (error !== undefined)
      findings.push(
        unreadable(
          one.path,
          `This version of Zhagen cannot read the study in it: ${error.path}: ${error.message}`,
          'Build with the version of Zhagen that the release was made with, and report this.',
        ),
      );
    return undefined;
  }
  const flat = Object.entries(byKind).flatMap(([kind, list]) =>
    Object.entries(list).map(([id, value]) => [identityKey(kind as keyof typeof byKind, id), value] as const),
  );
  return { ...one, date: date.split('-').map(Number), digests: new Map(flat), caseStudy };
}

type Found = ReleaseFile & { readonly path: string };

/** Each release follows the one before it. Two that follow the same one come from two branches. @param found by version */
function checkSuccession(found: readonly Found[]): Finding[] {
  const lines = Map.groupBy(found, ({ previous }) => previous?.digest);
  const byDigest = new Map(found.map((one) => [one.digest, one]));
  return found.flatMap((one, i) => {
    const { path, version, previous } = one;
    const before = found[i - 1];
    const parent = byDigest.get(previous?.digest ?? '');
    if (previous !== undefined && parent === undefined) {
      const held = found.some((other) => other.version === previous.version);
      return [changed(path, `Version ${version} followed ${previous.version}, which is ${held ? 'not what it was' : 'gone'}.`)];
    }
    const siblings = lines.get(previous?.digest) ?? [];
    if (siblings.length > 1) return siblings[0] === one ? [forked(siblings, found.at(-1)?.version ?? version)] : [];
    // What stands between the two is on the other side of a fork, which is told, or is no release that this one can have followed.
    if (parent === before || [...lines.values()].some((line) => line.length > 1)) return [];
    return [changed(path, `Version ${version} followed ${previous?.version ?? ''}, but stands before it.`)];
  });
}

/** Which of two lines is published already nobody can know here: the author can. */
function forked(siblings: readonly Found[], last: string): Finding {
  const [kept, ...others] = siblings.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
  const versions = siblings.map(({ version }) => version).join(' and ');
  const after = kept?.previous === undefined ? 'were both the first release' : `were both released after ${kept.previous.version}`;
  const gone = others.map(({ path }) => path).join(', ');
  const again = inc(last, 'minor') ?? last;
  return finding(
    'release-changed',
    others[0]?.path ?? '',
    START,
    `Versions ${versions} ${after}, on two branches: which of them came first cannot be told any more.`,
    `Keep the one that your site has already, else ${kept?.version ?? ''}, the earlier. Mend what else is told here, so that nothing of the other is lost; then delete its file (${gone}), with those that followed it, and release the study anew: npm run release -- ${again}.`,
  );
}

/** What a release's texts lost is published and cannot be mended: they are read as they were. */
const asReleased = (entry: Entry): Entry => ({ ...entry, doubts: entry.doubts.filter(({ kind }) => kind === 'typed') });

function parseRelease(path: string, text: string, findings: Finding[]): Found | undefined {
  let data: unknown;
  const conflict = mergeConflict(path, text, BOTH_RELEASED);
  if (conflict !== undefined) {
    findings.push(conflict);
    return undefined;
  }
  try {
    data = JSON.parse(text);
  } catch {
    findings.push(unreadable(path, 'This is not JSON: the file may be cut off.', RESTORE));
    return undefined;
  }
  const result = releaseSchema.safeParse(data);
  if (!result.success) {
    findings.push(changed(path, `The file is not as a release is written: ${z.prettifyError(result.error).split('\n')[0] ?? ''}.`));
    return undefined;
  }
  // The order of keys is part of what is signed, so the text is taken as it was parsed.
  const { digest: own, ...content } = data as ReleaseFile;
  if (own !== sha256(JSON.stringify(content)))
    findings.push(changed(path, `Version ${result.data.version} was changed after it was released.`));
  else if (path !== fileOf(result.data)) findings.push(changed(path, `The file holds version ${result.data.version}: it was renamed.`));
  return { ...result.data, path };
}

const BOTH_RELEASED =
  'Both branches released this version, and a release is one of them, whole. Take the side that your site has already (git checkout --ours, or --theirs, and this file), then release what the other had under a higher number.';
const RESTORE = 'A release is never edited, renamed or taken out: restore the file from version control.';
const fileOf = ({ version }: { readonly version: string }) => `${RELEASES}/${version}.json`;
const copied = (file: Found) =>
  finding(
    'release-changed',
    file.path,
    START,
    `The file holds version ${file.version}, which ${fileOf(file)} holds already.`,
    'Delete it: a release is one file.',
  );
const changed = (path: string, message: string) => finding('release-changed', path, START, message, RESTORE);
