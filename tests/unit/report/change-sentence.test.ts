import { describe, expect, it } from 'vitest';
import { codeNames } from '#domain/coding/code-names.ts';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import { filesOf } from '#domain/compared/change.ts';
import { indexChangedPages } from '#domain/review/change-pages.ts';
import { changeDetails } from '#report/change-details.ts';
import { describeChange, TOLD } from '#report/change-sentence.ts';
import { changeWordsFor } from '#report/change-words/index.ts';
import { edited, FILES, studyOf, withFiles, type Files } from '../domain/comparison/comparison-study.ts';

const told = (after: Files, lang: string) =>
  compareCaseStudies(studyOf(FILES), studyOf(after)).map((change) =>
    describeChange(change, changeWordsFor(lang, codeNames(studyOf(FILES), lang)), lang),
  );

/** The study with `promise` as `word`, and the excerpt that it shares written so. */
const renamed = (excerpt: string) =>
  withFiles(FILES, {
    'concepts/promise.md': null,
    'concepts/word.md': String(FILES['concepts/promise.md']).replace('order', 'formerIds: [promise]\norder').replace('id: e2,', excerpt),
  });

describe('a change as a sentence', () => {
  it.each([
    ['zh', ['更名：概念“第一眼”（first-sight），由“初见”改为“第一眼”']],
    ['en', ['Renamed: concept “First sight” (first-sight), from “初见” to “第一眼”']],
  ])('names a thing by its label in %s, its identifier beside it', (lang, sentences) => {
    expect(told(edited(['concepts/first-sight.md', 'zh: 初见', 'zh: 第一眼']), lang)).toEqual(sentences);
  });

  it('names where something was and is', () => {
    expect(told(edited(['categories/trust.md', 'parent: people', 'parent: things']), 'zh')).toEqual([
      '移动：范畴“信任”（trust），由主范畴“人”（people）移到主范畴“物”（things）',
    ]);
    expect(told(edited(['relations.yaml', 'from: people\n    to: things', 'from: things\n    to: people']), 'zh')).toEqual([
      '方向倒转：关系“使用”（people-use-things），由主范畴“人”（people） → 主范畴“物”（things）改为主范畴“物”（things） → 主范畴“人”（people）',
    ]);
  });

  it('names the codes of an excerpt that reads otherwise', () => {
    const changed = edited(['concepts/lateness.md', '等了两个星期', '等了三个星期']);
    expect(told(changed, 'en')).toEqual(['Other words in excerpt “等了三个星期。” (e4) under concept “迟还” (lateness)']);
    expect(told(changed, 'zh')).toEqual(['概念“迟还”（lateness）的摘录“等了三个星期。”（e4）的文字有改动']);
  });

  it('names of an excerpt’s codes those that it lost or has now, and no other', () => {
    const alone = edited(['concepts/promise.md', '  - { id: e2, source: talks, locator: 第 2 行, text: 说不清为什么。 }\n', '']);
    expect(told(alone, 'en')).toEqual(['No longer coded: excerpt “说不清为什么。” (e2) does not carry concept “承诺” (promise) any more']);
    const anew = compareCaseStudies(studyOf(alone), studyOf(FILES)).map((change) =>
      describeChange(change, changeWordsFor('en', codeNames(studyOf(FILES), 'en')), 'en'),
    );
    expect(anew).toEqual(['Coded anew: excerpt “说不清为什么。” (e2) now carries concept “承诺” (promise)']);
  });

  it.each<readonly [what: string, after: Files, sentences: readonly string[], details: readonly string[], files: readonly string[]]>([
    [
      'that it has now',
      edited(['concepts/lateness.md', 'excerpts: [', 'excerpts: [{ id: e2 }, ']),
      ['Coded anew: excerpt “说不清为什么。” (e2) now carries concept “迟还” (lateness)'],
      [],
      ['concepts/lateness.md'],
    ],
    [
      'under which another coder stands',
      edited(['concepts/promise.md', 'id: e2,', 'id: e2, coder: AB,']),
      ['The coding as concept “承诺” (promise) of excerpt “说不清为什么。” (e2) changed'],
      ['coding · coders · 1:  → AB'],
      ['concepts/promise.md'],
    ],
    [
      'that has another identifier and another coder at once',
      renamed('id: e2, coder: AB,'),
      [
        'Another identifier: concept “承诺” (promise) is now concept “承诺” (word)',
        'The coding as concept “承诺” (word) of excerpt “说不清为什么。” (e2) changed',
      ],
      ['coding · coders · 1:  → AB'],
      ['concepts/word.md'],
    ],
    [
      'that it gains, while another has another identifier',
      withFiles(renamed('id: e2,'), {
        'concepts/lateness.md': String(FILES['concepts/lateness.md']).replace('excerpts: [', 'excerpts: [{ id: e2 }, '),
      }),
      [
        'Another identifier: concept “承诺” (promise) is now concept “承诺” (word)',
        'Coded anew: excerpt “说不清为什么。” (e2) now carries concept “迟还” (lateness)',
      ],
      [],
      ['concepts/lateness.md'],
    ],
  ])('names of a shared excerpt the code %s, and its file', (_, after, sentences, details, files) => {
    const words = changeWordsFor('en', codeNames(studyOf(FILES), 'en'));
    const changes = compareCaseStudies(studyOf(FILES), studyOf(after));
    expect(changes.map((change) => describeChange(change, words, 'en'))).toEqual(sentences);
    const change = changes.find(({ before, after: [thing] }) => before.length > 0 && thing?.kind === 'excerpt');
    if (change === undefined) throw new Error('No excerpt changed.');
    expect(TOLD.has(change.kind) ? [] : changeDetails(change, words, 'en').map(({ name, from, to }) => `${name}: ${from} → ${to}`)).toEqual(
      details,
    );
    expect(filesOf(change)).toEqual(files);
    const [page] = indexChangedPages(studyOf(FILES), studyOf(after))(change).keys();
    expect(page).toBe(`/${String(files[0]).replace('.md', '/')}`);
  });

  it('names what a study reports, and where, with the words of its status', () => {
    const item = '- { id: coders, item: 编码者, status: partly, where: [report/findings] }\n';
    const changes = compareCaseStudies(
      studyOf(withFiles(FILES, { 'reporting.yaml': item })),
      studyOf(withFiles(FILES, { 'reporting.yaml': item.replace('partly', 'reported').replace('report/findings', 'open') })),
    );
    expect(changes.map((change) => describeChange(change, changeWordsFor('zh', codeNames(studyOf(FILES), 'zh')), 'zh'))).toEqual([
      '报告条目“编码者”（coders）的报告情况有改动',
      '报告条目“编码者”（coders）的所在有改动',
    ]);
    expect(changes.flatMap((change) => changeDetails(change, changeWordsFor('zh', codeNames(studyOf(FILES), 'zh')), 'zh'))).toEqual([
      { name: '报告情况', lang: 'zh', from: '部分报告', to: '已报告' },
      { name: '所在', lang: 'zh', from: '报告章节“发现”（findings）', to: '阶段“开放式编码”（open）' },
    ]);
  });

  it('tells who made an edition, when, and how a concept came to its category there', () => {
    const study = String(FILES['study.yaml']);
    const concept = String(FILES['concepts/first-sight.md']);
    const changes = compareCaseStudies(
      studyOf(FILES),
      studyOf(
        withFiles(FILES, {
          'study.yaml': `${study.replace('issued: 2024', 'issued: 2024, issuedInferred: true')}edition: { date: 2026-05-04 }\n`,
          'concepts/first-sight.md': concept.replace('category:', 'placed: { printed: 物, basis: editor }\ncategory:'),
        }),
      ),
    );
    expect(changes.map((change) => describeChange(change, changeWordsFor('zh', codeNames(studyOf(FILES), 'zh')), 'zh'))).toEqual([
      '研究的编者有改动',
      '研究的本版日期有改动',
      '研究的发表信息有改动',
      '概念“初见”（first-sight）的归类依据有改动',
    ]);
    expect(
      changes
        .flatMap((change) => changeDetails(change, changeWordsFor('en', codeNames(studyOf(FILES), 'en')), 'zh'))
        .map(({ name, from, to }) => `${name}: ${from} → ${to}`),
    ).toEqual([
      'date of the edition · 1:  → 2026',
      'date of the edition · 2:  → 5',
      'date of the edition · 3:  → 4',
      'publication · inferred year: false → true',
      'placing · entry as printed · zh:  → 物',
      'placing · follows:  → the edition',
    ]);
  });

  it('cuts a long text short', () => {
    const text = '长'.repeat(60);
    const files = withFiles(FILES, { 'sources/letters.yaml': `label: ${text}\n` });
    expect(told(files, 'en')).toEqual([`Added: source “${'长'.repeat(32)}…” (letters)`]);
  });
});
