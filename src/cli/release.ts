import { hasErrors, sortFindings } from '#domain/entry/finding.ts';
import { folderName, OptionError, type BuildOptions } from '#files/build-options.ts';
import { keptDrawings } from '#files/diagram-cache.ts';
import { ENGINE } from '#files/engine.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { writeRelease } from '#files/output/release-writer.ts';
import { isoDate } from '#formats/citations/csl-text.ts';
import { compareVersions, formatRelease, isVersion } from '#formats/study-files/release.ts';
import { checkDiagrams } from '#render/author-diagram/drawings.ts';
import { formatFindings } from '#report/finding-report.ts';

/**
 * Publishes the study as it is under a version, for good: writes `releases/<version>.json`. A study with errors is not released.
 * @param date `2026-11-22`, or nothing for today
 * @throws {OptionError} for a version that is none, exists, or is not above the last one, and for a date that is none or before the last one's
 */
export async function release({ study }: BuildOptions, version: string, date: string | undefined): Promise<number> {
  const day = date ?? new Date().toISOString().slice(0, 10);
  if (!isVersion(version))
    throw new OptionError(`"${version}" is not a version. Write three numbers, as in 1.0.0 (Semantic Versioning), and no "v" before them.`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day)
    throw new OptionError(`--date "${day}" is not a day. Write it as 2026-11-22.`);
  const { findings: found, caseStudy, files } = loadStudy(study);
  const findings = sortFindings([...found, ...(caseStudy === undefined ? [] : await checkDiagrams(caseStudy, keptDrawings(ENGINE)))]);
  const folder = folderName(study);
  if (findings.length > 0) process.stderr.write(`${formatFindings(findings, folder, 'text')}\n\n`);
  if (hasErrors(findings) || caseStudy === undefined) {
    process.stderr.write('Nothing was released: mend the errors first.\n');
    return 1;
  }
  const last = caseStudy.releases.at(-1);
  if (caseStudy.releases.some((one) => one.version === version))
    throw new OptionError(`Version ${version} is released already, and a release is never changed. Take a higher number.`);
  if (last !== undefined && compareVersions(version, last.version) <= 0)
    throw new OptionError(`Version ${version} comes before ${last.version}, which is released already. Take a higher number.`);
  const latest = caseStudy.releases
    .map((one) => ({ version: one.version, on: isoDate(one.date) }))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1);
  if (latest !== undefined && latest.on > day)
    throw new OptionError(
      `${date === undefined ? `Today, ${day},` : `--date ${day}`} is before the day of version ${latest.version}, ${latest.on}: releases follow one another. Give --date ${latest.on} or later.`,
    );
  const path = writeRelease(study, version, formatRelease(caseStudy, files, version, day));
  process.stdout.write(`Released ${version}: ${folder}/${path}. Commit the file; from now on none of its URLs can be lost.\n`);
  return 0;
}
