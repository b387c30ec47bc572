import { expect, test } from 'vitest';
import { hiddenCells } from '#domain/codings/hidden-cells.ts';

test.each([
  ['nothing, where no count is below the minimum', [3, 0, 7], 3, [], []],
  ['nothing, where the minimum is one', [1, 0, 2], 1, [], []],
  ['a small count, and the smallest other that would tell it', [2, 0, 5, 9], 3, [], [0, 2]],
  ['small counts alone, where their sum leaves them open', [1, 2, 5], 3, [], [0, 1]],
  ['small counts that can only be one each, with another', [1, 1, 5, 4], 3, [], [0, 1, 3]],
  ['small counts that can only be the most they may be, with another', [2, 2, 5], 3, [], [0, 1, 2]],
  [
    'a small count that is alone in a group, with another of it',
    [1, 6, 2, 8],
    3,
    [
      [0, 1],
      [2, 3],
    ],
    [0, 1, 2, 3],
  ],
  ['a small count alone, where there is nothing else to hide', [2, 0, 0], 3, [], [0]],
] as const)('hides %s', (_, row, minimum, groups, hidden) => {
  expect([...hiddenCells(row, minimum, groups)].sort((a, b) => a - b)).toEqual(hidden);
});
