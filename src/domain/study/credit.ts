import type { CaseStudy, Release } from './case-study.ts';
import type { LocalizedText } from '../text/localized-text.ts';
import type { Person, StudyData } from '../schema/study.ts';
import { paths } from './urls.ts';
import { doiIri } from '../text/web-address.ts';

/**
 * Who wrote what. Where a study has an edition of its own, made by others than its authors, the authors wrote what was published and did
 * the coding; definitions, memos, notes and report are the editors' words. Elsewhere author and edition are one.
 */
export const hasOwnEdition = ({ editors, edition }: StudyData): boolean => editors.length > 0 || edition !== undefined;

/** Editors who exist, and are not known. */
export const hasUnnamedEditors = (study: StudyData): boolean => hasOwnEdition(study) && study.editors.length === 0;

/** Who answers for words that are no quotation: nobody by name, where the editors are not named. */
export const writersOf = (study: StudyData): readonly Person[] => (hasOwnEdition(study) ? study.editors : study.authors);

/** The codebook's own title, where it has one. */
export const ownCodebookTitle = (study: StudyData): LocalizedText | undefined => study.edition?.title ?? study.codebookTitle;

/** What the codebook is called, as a whole that its parts are in. */
export const codebookTitle = (study: StudyData): LocalizedText => ownCodebookTitle(study) ?? study.title;

/** The day of the edition: of its latest release, or as study.yaml says; of a study that is its own edition, when it was published. */
export function editionDate({ study, releases }: CaseStudy, release: Release | undefined = releases.at(-1)): readonly number[] | undefined {
  return release?.date ?? study.edition?.date ?? (hasOwnEdition(study) ? undefined : study.published?.issued);
}

/** What the article is called by programs: its DOI, or the front page of a study that is published here. @param at the address of a path */
export const articleIri = ({ published }: StudyData, at: (path: string) => string): string =>
  published?.doi === undefined ? at(paths.home) : doiIri(published.doi);
