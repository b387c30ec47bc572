import { describe, expect, it } from 'vitest';
import { codeNames, nounOfNode } from '#domain/coding/code-names.ts';
import { edited, FILES, studyOf, type Files } from '../comparison/comparison-study.ts';

const LEVELS = 'levels: [核心范畴, 主范畴, 范畴, 概念]';
/** The study in English, with these names of its levels, a core's first. */
const levels = (names: string, more = ''): Files =>
  edited(['study.yaml', LEVELS, `levels: ${names}\n${more}`], ['study.yaml', 'languages: [zh, en]', 'languages: [en, zh]']);

describe('what a study calls its categories', () => {
  it.each<readonly [what: string, files: Files, lang: string, category: string, holding: string]>([
    ['the name that the others end in', levels('[Core category, Theme, Subtheme, Code]'), 'en', 'theme', 'subtheme'],
    [
      'a general word where they have none in common, never that of the top level',
      levels('[Core category, Dimension, Theme, Code]'),
      'en',
      'category',
      'theme',
    ],
    [
      'a general word of no method in Chinese, where the study has another',
      edited(['study.yaml', LEVELS, 'levels: [总主题, 维度, 主题, 代码]\nmethod: 主题分析']),
      'zh',
      '类别',
      '主题',
    ],
    ['the word of grounded theory', FILES, 'zh', '范畴', '范畴'],
    [
      'the only level below a core',
      edited(['study.yaml', LEVELS, 'levels: [Core, Theme, Theme, Code]'], ['study.yaml', 'languages: [zh, en]', 'languages: [en, zh]']),
      'en',
      'theme',
      'theme',
    ],
  ])('is %s', (_, files, lang, category, holding) => {
    const names = codeNames(studyOf(files), lang);
    expect([names.category.word, names.holding.word]).toEqual([category, holding]);
  });

  it('is of one category the name of its own level', () => {
    const { categories, concepts } = studyOf(levels('[Core category, Dimension, Theme, Code]'));
    const called = ['core', 'people', 'trust'].map(
      (id) => nounOfNode(categories.get(id) ?? ([...concepts.values()][0] as never), 'en').word,
    );
    expect(called).toEqual(['core category', 'dimension', 'theme']);
  });
});
