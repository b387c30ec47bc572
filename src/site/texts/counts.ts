import type { CaseStudy } from '#domain/study/case-study.ts';
import { NAMELESS, type LevelName } from '#domain/schema/level-name.ts';
import { nounOf } from '#domain/coding/noun.ts';
import type { TextRun } from '#domain/text/localized-text.ts';
import type { Texts } from './index.ts';
import { paths, stagePath } from '#domain/study/urls.ts';

export interface Count {
  readonly n: number;
  readonly name: TextRun;
  readonly path: string;
}

/** Categories of each level below a core, the lowest level first. */
export function levelCounts({ study, core, categories }: CaseStudy): { readonly n: number; readonly level: LevelName }[] {
  const byDepth = Map.groupBy(categories.values(), (category) => category.depth);
  const depths = [...byDepth.keys()].filter((depth) => depth > 0 || core === undefined).sort((a, b) => b - a);
  return depths.map((depth) => ({ n: byDepth.get(depth)?.length ?? 0, level: study.levels[depth] ?? NAMELESS }));
}

/** The study in numbers, from the data up: excerpts, concepts, each level of categories below a core, relations. */
export function studyCounts(study: CaseStudy, lang: string, texts: Texts): Count[] {
  const excerpts = study.excerpts.size;
  const relations = study.relations.length;
  const counted = (n: number, level: LevelName): TextRun => {
    const noun = nounOf(level, lang);
    return { lang: noun.lang, text: texts.home.level(n, noun) };
  };
  return [
    { n: excerpts, name: { text: texts.home.excerpts(excerpts), lang }, path: stagePath('open') },
    { n: study.concepts.size, name: counted(study.concepts.size, study.study.levels.at(-1) ?? NAMELESS), path: paths.concepts },
    ...levelCounts(study).map(({ n, level }) => ({ n, name: counted(n, level), path: paths.categories })),
    ...(relations > 0 ? [{ n: relations, name: { text: texts.home.relations(relations), lang }, path: stagePath('selective') }] : []),
  ];
}
