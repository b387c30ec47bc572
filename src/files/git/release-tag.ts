import { finding, START, type Finding } from '#domain/entry/finding.ts';
import { isReleaseFile, isVersion, RELEASE_TAGS } from '#formats/study-files/release.ts';
import { type StudyTexts } from '#formats/study-files/study-file.ts';
import { sameText } from '#formats/text/line-ends.ts';
import { RELEASES } from '#formats/study-files/study-form.ts';
import { readObjects } from './git.ts';

/**
 * Releases that are not as the tag of their version has them. Where there is no git, no such tag, or no such file in it, nothing is told:
 * a study needs neither. Costs one run of git, where there is a release.
 */
export function checkReleaseTags(folder: string, files: StudyTexts): Finding[] {
  const tagged = [...files].flatMap(([path, text]) => {
    const version = path.slice(RELEASES.length + 1, -'.json'.length);
    return text !== undefined && isReleaseFile(path) && isVersion(version)
      ? RELEASE_TAGS.map((name) => ({ path, text, version, tag: name(version) }))
      : [];
  });
  const kept = readObjects(
    folder,
    tagged.map(({ tag, path }) => `refs/tags/${tag}:./${path}`),
    { here: true },
  );
  return tagged.flatMap(({ path, text, version, tag }, i) => {
    const was = kept[i]?.toString();
    return was === undefined || sameText(was, text)
      ? []
      : [
          finding(
            'release-changed',
            path,
            START,
            `Version ${version} is not as the tag ${tag} has it.`,
            `A release is never edited, and its tag is never moved: git checkout ${tag} -- ${path}, in the study's folder, brings it back.`,
          ),
        ];
  });
}
