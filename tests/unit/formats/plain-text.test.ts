import { expect, it } from 'vitest';
import { plainText } from '#formats/plain-text.ts';
import { parseProse } from '#formats/prose.ts';

const labelOf = (id: string) => (id === 'trust' ? 'Trust' : undefined);

function linesOf(text: string, form: 'markdown' | 'mdx'): string[] {
  const prose = parseProse(text, 1, form);
  if (!('blocks' in prose)) throw new Error(prose.reason);
  return plainText(prose.blocks, labelOf);
}

it('is a prose text as it reads: one line a block, links as their words, no citations and no markup', () => {
  const text =
    '# Head\n\nSee [[trust]] and [[trust|it]],\nas *they* [say](https://x.org) [@doe-2020, p. 5].\n\n- one\n- `two`\n\n| a | b |\n|---|---|\n| c | d |\n';
  expect(linesOf(text, 'markdown')).toEqual(['Head', 'See Trust and it, as they say .', 'one', 'two', 'a', 'b', 'c', 'd']);
});

it('leaves out the components and expressions of MDX, and keeps what they hold', () => {
  expect(linesOf('Before {1 + 1}\n\n<Model />\n\n<Aside>\n\nWithin [[gone]].\n\n</Aside>\n', 'mdx')).toEqual([
    'Before',
    'Within [[gone]].',
  ]);
});
