import { basename } from 'node:path';
import { CHANGE_CLASSES, type ChangeClass } from '#domain/compared/change.ts';
import { hasErrors } from '#domain/entry/finding.ts';
import { OptionError } from '#files/build-options.ts';
import { compareWith, openBase, openHead } from '#files/study/compared-study.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { writeFiles } from '#files/output/review-folder.ts';
import { formatFindings, summary } from '#report/finding-report.ts';
import { toldFigures } from '#report/figures.ts';
import { describeReview, formatReviewJson, formatReviewSchema, REVIEW_SCHEMA_FILE, type ReviewData } from '#report/review-json.ts';
import { formatReviewMarkdown } from '#report/review-markdown.ts';
import { formatReviewText } from '#report/review-text.ts';
import type { Review, ReviewFormat } from '#report/review.ts';

export interface ReviewOptions {
  /** Absolute path of the study's folder. */
  readonly study: string;
  readonly base: string;
  readonly head?: string;
  readonly format: ReviewFormat;
  readonly outReview?: string;
  /** Names of classes, separated by commas. */
  readonly failOn?: string;
}

const FORMATTERS = {
  text: (result: Review) => `${formatReviewText(result)}\n`,
  markdown: (result: Review) => formatReviewMarkdown(describeReview(result)),
  json: (result: Review) => formatReviewJson(describeReview(result)),
};

/** Tells what is different from the base; 1 if the study itself has errors, 3 if there are changes of a class that is not to pass. */
export function review({ study, base, head, format, outReview, failOn }: ReviewOptions): number {
  const refused = parseClasses(failOn);
  const proposed = head === undefined ? { ...loadStudy(study), commit: undefined } : openHead(head, study, process.cwd());
  const name = head ?? basename(study);
  if (proposed.caseStudy === undefined || hasErrors(proposed.findings)) {
    process.stderr.write(`${formatFindings(proposed.findings, name, 'text')}\n\nNothing was compared: first mend the errors.\n`);
    return 1;
  }
  const before = openBase(base, study, process.cwd(), { head });
  if (before.remark !== undefined) process.stderr.write(`${before.remark}\n`);
  if (hasErrors(before.findings))
    process.stderr.write(
      `The study of ${before.name} has findings by today’s rules (${summary(before.findings)}); what does not hold together there is left out.\n`,
    );
  const result: Review = {
    base: { name: before.name, commit: before.commit },
    head: { name, commit: proposed.commit },
    lang: proposed.caseStudy.languages[0],
    before: before.caseStudy,
    after: proposed.caseStudy,
    changes: compareWith(before, { caseStudy: proposed.caseStudy, files: proposed.files }),
    figures: toldFigures(before.caseStudy, proposed.caseStudy),
  };
  process.stdout.write(FORMATTERS[format](result));
  if (outReview !== undefined && outReview !== '') writeReview(outReview, describeReview(result));
  return result.changes.some((change) => refused.has(change.class)) ? 3 : 0;
}

function writeReview(folder: string, data: ReviewData): void {
  writeFiles(folder, {
    'review.md': formatReviewMarkdown(data),
    'review.json': formatReviewJson(data),
    [REVIEW_SCHEMA_FILE]: formatReviewSchema(),
  });
}

function parseClasses(given = ''): ReadonlySet<ChangeClass> {
  const names = given
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const known = (name: string): name is ChangeClass => (CHANGE_CLASSES as readonly string[]).includes(name);
  const unknown = names.find((name) => !known(name));
  if (unknown !== undefined)
    throw new OptionError(`--fail-on "${unknown}" is not a class of changes. Write one or more of ${CHANGE_CLASSES.join(',')}.`);
  return new Set(names.filter(known));
}
