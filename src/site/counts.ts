import type { CaseStudy } from '#domain/case-study.ts';
import type { LocalizedText, TextRun } from '#domain/localized-text.ts';
import type { Texts } from './texts/index.ts';
import { paths, stagePath } from './urls.ts';

export interface Count {
  readonly n: number;
  readonly name: TextRun | LocalizedText;
  readonly path: string;
}

/** The study in numbers, from the data up: excerpts, concepts, each level of categories below a core, relations. */
export function studyCounts(study: CaseStudy, lang: string, texts: Texts): Count[] {
  const categories = [...study.categories.values()];
  const depths = [...new Set(categories.map((category) => category.depth))].sort((a, b) => b - a);
  const levels = depths.filter((depth) => depth > 0 || study.core === undefined);
  const excerpts = study.excerpts.size;
  const relations = study.relations.length;
  return [
    { n: excerpts, name: { text: texts.home.excerpts(excerpts), lang }, path: stagePath('open') },
    { n: study.concepts.size, name: study.study.levels.at(-1) ?? {}, path: paths.concepts },
    ...levels.map((depth) => ({
      n: categories.filter((category) => category.depth === depth).length,
      name: study.study.levels[depth] ?? {},
      path: paths.categories,
    })),
    ...(relations > 0 ? [{ n: relations, name: { text: texts.home.relations(relations), lang }, path: stagePath('selective') }] : []),
  ];
}
