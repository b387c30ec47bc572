import { describe, expect, it } from 'vitest';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import { makeReviews } from '#site/review/review.ts';
import { slopeFigure, type SlopeFigure } from '#site/figures/slope-figure.ts';
import { edited, FILES, studyOf, withFiles, type Files } from '../domain/comparison/comparison-study.ts';

/** The figure of a proposal; identifiers of the codes at both ends of each line, and what the line tells. */
function drawn(files: Files, lang = 'zh'): { figure: SlopeFigure | undefined; lines: string[] } {
  const [before, after] = [studyOf(FILES), studyOf(files)];
  const figure = slopeFigure(makeReviews({ base: 'main', before, after, changes: compareCaseStudies(before, after) })(lang), 'wide', lang);
  const label = (side: 'before' | 'after', line: unknown) =>
    figure?.labels.find((one) => one.side === side && one.line === line)?.label.whole ?? '';
  return { figure, lines: (figure?.lines ?? []).map((line) => `${label('before', line)} → ${label('after', line)}: ${line.marks.join()}`) };
}

describe('the coding before and after', () => {
  it('is not drawn where no code moved, came, went or has another name', () => {
    expect(drawn(edited(['concepts/lateness.md', '等了两个星期', '等了三个星期'])).figure).toBeUndefined();
  });

  it('has a line for each code that is another, and none for others', () => {
    const { lines, figure } = drawn(
      edited(['concepts/lateness.md', 'category: doubt', 'category: trust'], ['concepts/promise.md', 'label: 承诺', 'label: 诺言']),
    );
    expect(lines.toSorted()).toEqual(['承诺 → 诺言: renamed', '迟还 → 迟还: moved']);
    expect(figure?.heads.filter(({ side }) => side === 'after').flatMap((one) => one.lines.map(({ text }) => text))).toContain('信任');
  });

  it('has no line for a name that is new in another language alone', () => {
    const files = edited(['concepts/first-sight.md', 'zh: 初见,', 'zh: 初识,']);
    expect(drawn(files, 'en').figure).toBeUndefined();
    expect(drawn(files).lines).toEqual(['初见 → 初识: renamed']);
  });

  it('tells of one code once, though it moved and has another name', () => {
    const { lines } = drawn(
      edited(['concepts/lateness.md', 'category: doubt', 'category: trust'], ['concepts/lateness.md', 'label: 迟还', 'label: 晚还']),
    );
    expect(lines).toEqual([expect.stringMatching(/^迟还 → 晚还: (moved,renamed|renamed,moved)$/)]);
  });

  it('ends short of the other side for what came or went', () => {
    const { figure, lines } = drawn(
      withFiles(edited(), {
        'concepts/lateness.md': null,
        'concepts/new.md': String(FILES['concepts/lateness.md']).replace('迟还', '新的').replace('id: e4', 'id: e9'),
      }),
    );
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^.+ → : removed$/), ' → 新的: added']));
    expect(figure?.lines.every(({ stub }) => stub !== undefined)).toBe(true);
  });
});
