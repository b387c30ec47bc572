import { describe, expect, it } from 'vitest';
import { diffText, type DiffRun } from '#formats/text/text-diff.ts';

/** `[-out-]{+in+}` */
const marked = (runs: readonly DiffRun[]) =>
  runs.map(({ kind, text }) => (kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text)).join('');

describe('the difference of two texts', () => {
  it.each([
    ['zh', '初次见面时的感受。', '初次见面时的印象。', '初次见面时的[-感受-]{+印象+}。'],
    ['en', 'What is felt at first.', 'What was felt at first.', 'What [-is-]{+was+} felt at first.'],
    ['zh', '小米 MIUI 系统', '小米 HyperOS 系统', '小米 [-MIUI-]{+HyperOS+} 系统'],
    ['en', '', 'New.', '{+New.+}'],
    ['en', 'Same.', 'Same.', 'Same.'],
  ])('is told word by word in %s: %s → %s', (lang, before, after, expected) => {
    expect(marked(diffText(before, after, lang))).toBe(expected);
  });

  it('loses no character of either text', () => {
    const [before, after] = ['第一段。\n\n第二段，有 [[link]]。', '第一段！\n\n第三段，也有 [[link]] 。'];
    const runs = diffText(before, after, 'zh');
    const without = (kind: DiffRun['kind']) =>
      runs
        .filter((run) => run.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect(without('added')).toBe(before);
    expect(without('removed')).toBe(after);
  });

  it('shows texts that have little in common one after the other', () => {
    const words = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word}${String(i)}`).join(' ');
    expect(diffText(words('a'), words('b'), 'en').map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
