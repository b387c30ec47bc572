import { expect, it } from 'vitest';
import { plainText, type Sayings } from '#formats/prose/plain-text.ts';
import { parseProse } from '#formats/prose/prose.ts';

const say: Sayings = { node: (id) => (id === 'trust' ? 'Trust' : undefined), reference: (id) => (id === 'doe-2020' ? '3' : undefined) };

function linesOf(text: string, form: 'markdown' | 'mdx'): string[] {
  const read = parseProse(text, 1, form);
  if (!('prose' in read)) throw new Error(read.reason);
  return plainText(read.prose.blocks, say);
}

it('is a prose text as it reads: one line a block, links as their words, citations as their numbers, no markup', () => {
  const text =
    '# Head\n\nSee [[trust]] and [[trust|it]],\nas *they* [say](https://x.org) [@doe-2020, p. 5].\n\n- one\n- `two`\n\n| a | b |\n|---|---|\n| c | d |\n';
  expect(linesOf(text, 'markdown')).toEqual(['Head', 'See Trust and it, as they say [3, p. 5].', 'one', 'two', 'a', 'b', 'c', 'd']);
});

it.each([
  ['Few, [@doe-2020].', 'Few, [3].'],
  ['Few [see @doe-2020; @roe-1999, 4].', 'Few [see 3, @roe-1999, 4].'],
  ['Few [ask @someone].', 'Few [ask @someone].'],
])('has a citation where it stands: %s', (text, line) => expect(linesOf(text, 'markdown')).toEqual([line]));

it('leaves out the components and expressions of MDX, and keeps what they hold', () => {
  expect(linesOf('Before {1 + 1}\n\n<Model />\n\n<Aside>\n\nWithin [[gone]].\n\n</Aside>\n', 'mdx')).toEqual([
    'Before',
    'Within [[gone]].',
  ]);
});

it.each([
  ['Han', '中文\n文字', '中文文字'],
  ['a full-width mark', '中文，\n文字', '中文，文字'],
  ['marks that Chinese shares', '他说\n“好”\n——又说', '他说“好”——又说'],
  ['emphasis', '中**文**\n*字*', '中文字'],
  ['a link without words', '中文\n[[trust]]\n文', '中文Trust文'],
  ['a link with words', '中文\n[[trust|它]]\n文', '中文它文'],
  ['a rare character', '𠮷\n𠮷', '𠮷𠮷'],
])('has no blank for a line break beside %s', (_, text, line) => {
  expect(linesOf(text, 'markdown')).toEqual([line]);
});

it.each([
  ['Latin', 'one\ntwo', 'one two'],
  ['Latin and Han', '中文\nword', '中文 word'],
  ['Latin in quotation marks', 'said\n“yes”\n“no”', 'said “yes” “no”'],
  ['Korean', '한국\n어', '한국 어'],
  ['a link with words', '中文\n[[trust|it]]', '中文 it'],
])('has a blank for a line break beside %s', (_, text, line) => {
  expect(linesOf(text, 'markdown')).toEqual([line]);
});

it('keeps the lines of code', () => {
  expect(linesOf('```\n中\n文\n```', 'markdown')).toEqual(['中 文']);
});
