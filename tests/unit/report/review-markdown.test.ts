import type { Html, Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import { toldFigures } from '#report/figures.ts';
import { describeReview, formatReviewJson, parseReviewJson, type ReviewData } from '#report/review-json.ts';
import { formatReviewMarkdown } from '#report/review-markdown.ts';
import { edited, FILES, studyOf, withFiles, type Files } from '../domain/comparison/comparison-study.ts';

function reviewOf(after: Files, was: Files = FILES): ReviewData {
  const [before, study] = [studyOf(was), studyOf(after)];
  return describeReview({
    base: { name: 'main' },
    head: { name: 'content' },
    lang: 'zh',
    before,
    after: study,
    changes: compareCaseStudies(before, study),
    figures: toldFigures(before, study),
  });
}

const markdownOf = (after: Files) => formatReviewMarkdown(reviewOf(after));

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</details><script>alert(1)</script>',
  '[here](https://example.org)',
  '![](https://example.org/x.png)',
  '@octocat',
  '#12',
  'https://example.org',
  'www.example.org',
  'me@example.org',
  '**bold** _it_ `code` ~~gone~~',
  '| a | b |',
  '```',
  '# heading',
  '- item',
  '1. item',
  '&lt;b&gt;',
  '\\<b>',
  '\u202egnp',
] as const;

describe('a review as Markdown', () => {
  it('groups changes by class, the worst first', () => {
    const text = markdownOf(
      edited(['concepts/promise.md', '他说周五还我。', '他说周六还我。'], ['concepts/repair.md', '备忘二。', '备忘三。']),
    );
    expect([...text.matchAll(/<b>(.+?)<\/b>/g)].map(([, title]) => title)).toEqual(['影响引用', '文字修订']);
    expect(text).toContain('他说<del>周五</del><ins>周六</ins>还我');
  });

  it('calls codes and categories as the study does, each by its level, also one that is gone or has another name now', () => {
    const levels = 'levels: [核心范畴, 主范畴, 范畴, 概念]';
    const named = (files: Files, names: string) => ({
      ...files,
      'study.yaml': String(files['study.yaml']).replace(levels, `levels: ${names}`),
    });
    const after = named(
      withFiles(
        edited(
          ['concepts/promise.md', 'label: 承诺', 'label: 诺言'],
          ['categories/people.md', '与人有关。', '凡与人有关。'],
          ['concepts/first-sight.md', 'related: [repair]', 'related: [drill]'],
        ),
        { 'concepts/lateness.md': null },
      ),
      '[总题, 维度, 主题, 代码]',
    );
    const json = formatReviewJson(reviewOf(after, named(FILES, '[总题, 方面, 主题, 标签]')));
    const text = formatReviewMarkdown(parseReviewJson(json) ?? ({} as ReviewData));
    for (const called of ['更名：代码“承诺”', '维度“人”', '标签“迟还”', '相关代码'])
      expect(text.replaceAll('\\', '')).toContain(called.replace('承诺', '诺言'));
    expect(text).not.toMatch(/概念|范畴/);
  });

  it.each(HOSTILE)('has no markup, link or mention from the name of a level: %s', (hostile) => {
    const before = {
      ...FILES,
      'study.yaml': String(FILES['study.yaml']).replace('范畴, 概念]', `${JSON.stringify(hostile)}, ${JSON.stringify(hostile)}]`),
    };
    const text = formatReviewMarkdown(
      reviewOf(
        {
          ...before,
          'concepts/repair.md': String(FILES['concepts/repair.md']).replace('修理', '修补'),
          'concepts/first-sight.md': String(FILES['concepts/first-sight.md']).replace('related: [repair]\n', ''),
        },
        before,
      ),
    );
    expect(text).not.toMatch(/<(?!\/?(details|summary|b|del|ins)[ >])|(?<!&)[@#](?=\w)|\u202e|\]\(/);
  });

  it.each(HOSTILE)('has no markup, link or mention in it from a study’s text: %s', (hostile) => {
    const text = markdownOf(
      edited(
        ['concepts/promise.md', 'label: 承诺', `label: ${JSON.stringify(hostile)}`],
        ['concepts/repair.md', '备忘二。', `x ${hostile} y`],
      ),
    );
    const kinds = new Set<string>();
    visit(unified().use(remarkParse).use(remarkGfm).parse(text) as Nodes, (node) => {
      kinds.add(
        node.type === 'html'
          ? (node satisfies Html).value.replaceAll(/<\/?(details|summary|b|del|ins)( open)?>/g, '').replaceAll(/[^<>]/g, '')
          : node.type,
      );
    });
    const own = ['root', 'heading', 'text', 'paragraph', 'strong', 'list', 'listItem', 'inlineCode', ''];
    expect([...kinds].filter((kind) => !own.includes(kind))).toEqual([]);
    expect(text).not.toMatch(/(?<!&)[@#](?=\w)|\u202e/);
  });

  it('stays within what GitHub takes, and says how much it leaves out', () => {
    const sources = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [`sources/s${String(i)}.yaml`, `label: ${'名'.repeat(30)}\n`]),
    );
    const text = markdownOf(withFiles(FILES, sources));
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.length).toBeGreaterThan(50_000);
    const [, left = ''] = /另有 (\d+) 处未列出/.exec(text) ?? [];
    expect(Number(left) + [...text.matchAll(/^- /gm)].length).toBe(3000);
    expect(text).toContain('<details><summary>');
    expect(text.trimEnd()).toMatch(/<\/details>$/);
  });

  it('is told of review.json as of the study itself', () => {
    const review = reviewOf(
      withFiles(edited(['concepts/promise.md', '他说周五还我。', '他说周六还我。'], ['relations.yaml', '[e6]', '[e1]']), {
        'concepts/drill.md': null,
        'retired.yaml': '- { kind: concept, id: drill, date: 2026-11-22, reason: 与修理并读。 }\n',
      }),
    );
    const text = formatReviewMarkdown(review);
    expect(text).toContain('地址保留，并说明：与修理并读。');
    expect(formatReviewMarkdown(parseReviewJson(formatReviewJson(review)) ?? review)).toBe(text);
  });
});
