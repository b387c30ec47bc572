import { stripVTControlCharacters } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { build as buildWithAstro } from 'astro';
import type { Section } from '#domain/study/case-study.ts';
import { hasErrors, sortFindings } from '#domain/entry/finding.ts';
import { folderName, type BuildOptions } from '#files/build-options.ts';
import { keptDrawings } from '#files/diagram-cache.ts';
import { ENGINE } from '#files/engine.ts';
import { reviewBase } from '#files/study/review-base.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { recoverOutput, replaceOutput } from '#files/output/output-folder.ts';
import { removeUnlisted } from '#files/output/site-folder.ts';
import { drawDiagrams } from '#render/author-diagram/drawings.ts';
import { formatFindings, type ReportFormat } from '#report/finding-report.ts';
import { counted } from '#domain/text/counted.ts';
import { visible } from '#report/visible-text.ts';
import { showProgress } from './progress-line.ts';
import { astroConfig, WORKSHOP } from './serve.ts';

/** By how much of what is in use the heap may grow before it is cleared; by V8’s own measure a large study’s garbage takes more than the study. */
export const HEAP_GROWTH = '--heap-growing-percent=30';

/** Builds the site, or prints the study's errors and leaves the last output as it was. */
export async function build(options: BuildOptions, format: ReportFormat): Promise<number> {
  setFlagsFromString(HEAP_GROWTH);
  await recoverOutput(options.out);
  const { findings: found, caseStudy } = loadStudy(options.study);
  const drawn = hasErrors(found) || caseStudy === undefined ? [] : (await drawDiagrams(caseStudy, keptDrawings(ENGINE))).findings;
  const findings = sortFindings([...found, ...drawn]);
  const study = folderName(options.study);
  if (findings.length > 0) process.stderr.write(`${formatFindings(findings, study, format)}\n\n`);
  if (hasErrors(findings) || caseStudy === undefined) {
    if (format === 'text') process.stderr.write('Nothing was built; the last output is as it was.\n');
    return 1;
  }
  const reviewed = reviewBase(options);
  if (reviewed?.remark !== undefined) process.stderr.write(`${reviewed.remark}\n`);
  const start = performance.now();
  const name = folderName(options.out);
  try {
    await replaceOutput(options, ENGINE, WORKSHOP, async (folder) => {
      // Astro keeps what it makes on the way in the working folder, unless the output is below it.
      process.chdir(WORKSHOP);
      const endProgress = showProgress(process.stderr);
      await buildWithAstro({ ...astroConfig({ ...options, out: folder }), logLevel: 'silent' }).finally(endProgress);
      if (reviewed !== undefined) tellUnlisted(removeUnlisted(folder));
    });
  } catch (error) {
    const told = reportError(error, caseStudy.sections);
    if (told === undefined) throw error;
    process.stderr.write(`${study}/${told}\n`);
    return 1;
  }
  const { concepts, categories, relations, references } = caseStudy;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counts = [
    counted(concepts.size, 'concept'),
    counted(categories.size, 'category', 'categories'),
    counted(relations.length, 'relation'),
    counted(references.size, 'reference'),
  ];
  process.stderr.write(`Built ${name} in ${seconds} s: ${counts.join(', ')}.\n`);
  const address = options.site ?? caseStudy.study.site;
  if (address === undefined || /^https?:\/\/([\w-]+\.)*example\.(org|com|net)\b/.test(address)) {
    const told =
      address === undefined
        ? 'No address of the site is set, so citations have none'
        : `Citations lead to ${address}, which is nobody's site`;
    process.stderr.write(`${told}. Before you publish, set \`site\` in study.yaml, or give --site.\n`);
  }
  return 0;
}

function tellUnlisted(paths: readonly string[]): void {
  if (paths.length > 0)
    process.stderr.write(`Left out, since a preview may not have it by its name or type: ${visible(paths.join(', '))}\n`);
}

/** An error that a report's own code threw (an expression, an import), told by its file; undefined for any other error. */
function reportError(error: unknown, sections: readonly Section[]): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const name = /^(\S+) is not defined/.exec(error.message)?.[1];
  const file = /[\\/](report[\\/][^\\/:\s]+\.mdx)/.exec(error.message)?.[1];
  if (file === undefined && error.stack?.includes('MDXContent') !== true) return undefined;
  const suspects = file !== undefined ? [file] : sections.filter(({ prose }) => prose.text.includes(name ?? '{')).map(({ path }) => path);
  const why =
    stripVTControlCharacters(error.message)
      .split('\n')
      .find((line) => /\w/.test(line) && !line.startsWith('Build failed')) ?? '';
  return `${suspects.join(', ')}  report\n  The section's own code fails: ${why.trim()}\n  Look at its {expressions} and imports. Nothing was built; the last output is as it was.`;
}
