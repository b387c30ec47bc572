import type { CaseStudy, Category } from '#domain/study/case-study.ts';
import { lossesOf, type Exported } from './export-loss.ts';

/** The excerpts in ROCK: an utterance each, with its identifier and those of its codes; sections are sources. */
export function formatRock(caseStudy: CaseStudy): Exported {
  const idsOf = (category: Category): string[] => [...(category.parent === undefined ? [] : idsOf(category.parent)), category.id];
  const sections = [...caseStudy.sources.values()].flatMap(({ id, excerpts }) => {
    if (excerpts.length === 0) return [];
    const lines = excerpts.map((excerpt) => {
      const codes = excerpt.concepts.map((concept) => `[[${[...idsOf(concept.category), concept.id].join('>')}]]`);
      // What ROCK would read as its own is written with blanks between.
      const words = excerpt.text.replace(/\s+/gu, ' ').replaceAll('[[', '[ [').replaceAll(']]', '] ]').trim();
      return `[[uid=${excerpt.id}]] ${words} ${codes.join(' ')}`;
    });
    return [[`[[cid=${id}]]`, '', ...lines, '', '---<<source_break>>---', ''].join('\n')];
  });
  return { extension: 'rock', content: sections.join('\n'), losses: lossesOf(caseStudy, 'rock') };
}
