import type { Concept, Release, UnlinkedStudy } from '../study/case-study.ts';
import { finding, START, type Finding } from '../entry/finding.ts';
import type { FormerUrls } from '../study/former.ts';
import { livingIds } from './identity-checker.ts';
import { namespaceOf, type IdentityKey } from '../text/identity.ts';
import { formerIdentities, idOf, type LastingThing } from '../study/lasting-thing.ts';
import { mediaPath } from '../study/urls.ts';

/** Something that a release published and that nothing says where it went. */
export interface Lost {
  readonly was: LastingThing;
  readonly release: Release;
  readonly path: string;
}

export function lostUrls(study: UnlinkedStudy, lost: Iterable<Lost>): Finding[] {
  return Array.from(lost, ({ was, release, path }) => {
    const id = idOf(was);
    const next = was.kind === 'concept' ? likelySuccessor(study, was, release) : undefined;
    const renamed =
      was.kind === 'role'
        ? ''
        : next === undefined
          ? `If it goes on under another identifier, or is part of something else now, write "formerIds: [${id}]" there. `
          : `Is it "${next.id}" now? Then write "formerIds: [${id}]" in ${next.path}. `;
    return finding(
      'lost-url',
      release.path,
      START,
      `${path} was published in version ${release.version} and would be gone: the ${was.kind} "${id}" is not in the study any more.`,
      `${renamed}${renamed === '' ? 'Tell' : 'If it is given up, tell'} why in retired.yaml: - { kind: ${was.kind}, id: ${id}, date: …, reason: … }.`,
    );
  });
}

/** A concept that is new since the release and has an excerpt or the label of the one that is gone. */
function likelySuccessor(study: UnlinkedStudy, was: Concept, release: Release): Concept | undefined {
  const labels = new Set(Object.values(was.label));
  const byExcerpt = was.excerpts.flatMap(({ id }) => study.excerpts.get(id)?.concepts ?? []);
  const byLabel = [...study.concepts.values()].filter(({ label }) => Object.values(label).some((text) => labels.has(text)));
  return [...byExcerpt, ...byLabel].find(({ id }) => !release.caseStudy.concepts.has(id));
}

/** What a release published besides the identifiers of its study: pages that every study has, and those of identifiers given up before. */
export function lostFiles(
  study: UnlinkedStudy,
  kept: ReadonlySet<string>,
  pages: FormerUrls['pages'],
  lost: ReadonlyMap<string, Lost>,
): Finding[] {
  const told = new Set(lost.keys());
  const versions = new Set(study.releases.map(({ version }) => version));
  return study.releases.toReversed().flatMap((release) => {
    const published = new Set(release.urls);
    const others = release.caseStudy.languages.slice(1);
    return release.urls.flatMap((one) => {
      // A page in another language is lost with the page itself, or with all pages in that language.
      const lang = others.find((other) => one.startsWith(`/${other}/`));
      if (lang !== undefined) {
        if (study.languages.includes(lang, 1) || told.has(lang)) return [];
        told.add(lang);
        return [lostLanguage(lang, release)];
      }
      const [, version] = PINNED.exec(one) ?? [];
      if (version !== undefined && !versions.has(version)) {
        if (told.has(version)) return [];
        told.add(version);
        return [lostVersion(version, release)];
      }
      // What hangs on a page is told with it.
      const page = pageOf(one);
      const url = published.has(page) && !kept.has(page) ? page : one;
      if (kept.has(one) || told.has(url) || pages.get(page)?.retired) return [];
      told.add(url);
      const [, id] = /^\/[a-z]+\/([^/#]+)\//.exec(url) ?? [];
      const mend = url.startsWith(mediaPath(''))
        ? `Restore ${url.slice(1)} from version control: a picture that is published keeps its name and its bytes.`
        : id === undefined
          ? 'It is a page that Zhagen makes for every study: build with the version that made the release, and report this.'
          : `It led on to something: write "${id}" back into that one's \`formerIds\`, or into retired.yaml.`;
      return [finding('lost-url', release.path, START, `${url} was published in version ${release.version} and would be gone.`, mend)];
    });
  });
}

const lostLanguage = (lang: string, { path, version }: Release) =>
  finding(
    'lost-url',
    path,
    START,
    `/${lang}/ and all pages below it were published in version ${version} and would be gone.`,
    `Write "${lang}" back into \`languages\` in study.yaml, behind the first.`,
  );

const PINNED = /^\/v\/([^/]+)\//;
const lostVersion = (gone: string, { path, version }: Release) =>
  finding(
    'lost-url',
    path,
    START,
    `/v/${gone}/ and all pages below it were published in version ${version} and would be gone.`,
    `Restore releases/${gone}.json from version control.`,
  );

/** The page of a fragment, or of a form for programs. */
const pageOf = (url: string) => url.replace(/#.*/, '').replace(/\.jsonld$/, '/');

/** An identifier that any release knows as given up is never in use again. */
export function reusedIds(study: UnlinkedStudy): Finding[] {
  const living = livingIds(study);
  const told = new Set<IdentityKey>();
  return study.releases.flatMap(({ version, path, caseStudy }) =>
    Array.from(formerIdentities(caseStudy))
      .filter(({ kind, id, key }) => living.get(namespaceOf(kind))?.has(id) === true && !told.has(key))
      .map(({ id, key }) => {
        told.add(key);
        return finding(
          'reused-id',
          path,
          START,
          `"${id}" was given up by version ${version}, and is in use again: whoever cited it would find something else.`,
          'Give what has it now another identifier.',
        );
      }),
  );
}
