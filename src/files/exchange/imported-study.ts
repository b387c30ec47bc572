import type { CaseStudy, Release } from '#domain/study/case-study.ts';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { hasErrors } from '#domain/entry/finding.ts';
import type { StudyTexts } from '#formats/study-files/study-file.ts';
import { reloadStudy } from '../study/loaded-study.ts';

/** A study that an import made, as people have changed it since. */
export interface ImportedStudy {
  readonly caseStudy: CaseStudy;
  readonly files: StudyTexts;
  /** Identifiers of concepts and categories, of now and of before, and those of excerpts: nothing new may have them. */
  readonly taken: readonly string[];
  readonly takenExcerpts: readonly string[];
}

/** @throws {ExchangeError} if the study has errors: what it holds would be misread */
export function openImported(folder: string): ImportedStudy {
  const { caseStudy, findings, files } = reloadStudy(folder);
  if (caseStudy === undefined || hasErrors(findings))
    throw new ExchangeError(
      'target',
      'The study has errors, and nothing can be brought into it before they are mended.',
      'See them all with: npm run check -- --study <folder>.',
    );
  const nodes = [...caseStudy.concepts.values(), ...caseStudy.categories.values()];
  const gone = (kinds: readonly string[]) => caseStudy.retired.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  return {
    caseStudy,
    files,
    taken: [...nodes.flatMap(({ id, formerIds }) => [id, ...formerIds]), ...gone(['concept', 'category'])],
    takenExcerpts: [...[...caseStudy.excerpts.values()].flatMap(({ id, formerIds }) => [id, ...formerIds]), ...gone(['excerpt'])],
  };
}

/** Whether a release has published a thing: then its URL must go on saying what became of it. */
export const isPublished = (releases: readonly Release[], kind: string, id: string): boolean =>
  releases.some(({ digests }) => digests.has(kind === 'excerpt' ? `excerpt ${id}` : `node ${id}`));
