import { expect, test } from 'vitest';
import type { ProseSegment } from '#domain/entry/entry.ts';
import { parseProse } from '#formats/prose/prose.ts';

const text = (value: string): ProseSegment => ({ kind: 'text', text: value });
const node = (raw: string, id: string, label?: string): ProseSegment => ({ kind: 'node', raw, id, label });
const citation = (raw: string, ...items: [id: string, locator?: string | undefined, prefix?: string][]): ProseSegment => ({
  kind: 'citation',
  raw,
  items: items.map(([id, locator, prefix]) => ({ id, locator, prefix })),
});

const CASES: readonly (readonly [name: string, prose: string, segments: readonly ProseSegment[]])[] = [
  ['plain text', 'a [b] (c)', [text('a [b] (c)')]],
  ['a link', 'a [[b]] c', [text('a '), node('[[b]]', 'b'), text(' c')]],
  ['a link alone', '[[b]]', [node('[[b]]', 'b')]],
  ['two links in a row', '[[a]][[b]]', [node('[[a]]', 'a'), node('[[b]]', 'b')]],
  ['a link in Chinese', '见[[信任]]。', [text('见'), node('[[信任]]', '信任'), text('。')]],
  ['a link with words of its own', '[[a|b c]]', [node('[[a|b c]]', 'a', 'b c')]],
  ['blanks around', '[[ a | b ]]', [node('[[ a | b ]]', 'a', 'b')]],
  ['empty words', '[[a|]]', [node('[[a|]]', 'a')]],
  ['an empty link', '[[]]', [node('[[]]', '')]],
  ['a second | in the words', '[[a|b|c]]', [node('[[a|b|c]]', 'a', 'b|c')]],
  ['a citation', '[@a]', [citation('[@a]', ['a'])]],
  ['a cluster', '[@a; @b]', [citation('[@a; @b]', ['a'], ['b'])]],
  ['locators', '[@a, p. 5; @b, §2, note 3]', [citation('[@a, p. 5; @b, §2, note 3]', ['a', 'p. 5'], ['b', '§2, note 3'])]],
  ['an empty locator', '[@a,]', [citation('[@a,]', ['a'])]],
  ['an empty item, which is nobody', '[@a;]', [citation('[@a;]', ['a'], [''])]],
  ['not closed', '[[a', [text('[[a')]],
  ['closed with one bracket', '[[a]', [text('[[a]')]],
  ['words over two lines', '[[a|the\nfirst  loan]]', [node('[[a|the\nfirst  loan]]', 'a', 'the first  loan')]],
  ['words over two lines in Chinese, without a blank', '[[a|首次\n出借]]', [node('[[a|首次\n出借]]', 'a', '首次出借')]],
  ['words that are Chinese up to the break', '[[a|首次\nloan]]', [node('[[a|首次\nloan]]', 'a', '首次 loan')]],
  ['a citation over two lines', '[@a, chapter\n3]', [citation('[@a, chapter\n3]', ['a', 'chapter 3'])]],
  ['a citation over two lines at its separator', '[@a;\n@b]', [citation('[@a;\n@b]', ['a'], ['b'])]],
  ['not over a blank line', '[[a\n\nb]]', [text('[[a')]],
  ['an id over two lines, which is none', '[[a\nb]]', [node('[[a\nb]]', 'a b')]],
  ['words before a key', '[see @a, p. 3; cf. @b]', [citation('[see @a, p. 3; cf. @b]', ['a', 'p. 3', 'see'], ['b', undefined, 'cf.'])]],
  ['words before a key in Chinese', '[参见@a，第3页；@b]', [citation('[参见@a，第3页；@b]', ['a', '第3页', '参见'], ['b'])]],
  ['without the author', '[-@a]', [citation('[-@a]', ['a'])]],
  ['a locator without a comma', '[@a p. 3]', [citation('[@a p. 3]', ['a', 'p. 3'])]],
  ['a key in other letters', '[@王-2020, 3]', [citation('[@王-2020, 3]', ['王-2020', '3'])]],
  ['a full-width semicolon in a locator', '[@a, 第3页；另见附录]', [citation('[@a, 第3页；另见附录]', ['a', '第3页；另见附录'])]],
  ['brackets of Markdown', String.raw`\[\[a\]\] \[@a] [[a\]] [[a|b\]]`, [text('[[a]] [@a] [[a]] [[a|b]]')]],
  ['a bar with a backslash, as in a table', String.raw`[[a\|b]]`, [node(String.raw`[[a\|b]]`, 'a', 'b')]],
  ['brackets within words', String.raw`[[a|b \[c\]]]`, [node(String.raw`[[a|b \[c\]]]`, 'a', 'b [c]')]],
  ['a citation before a parenthesis', '[@a](see below)', [citation('[@a]', ['a']), text('(see below)')]],
  ['one citation behind the other', '[@a][@b]', [citation('[@a]', ['a']), citation('[@b]', ['b'])]],
  ['a bracket inside', '[[a[b]]', [text('[[a[b]]')]],
  ['three brackets', '[[[a]]]', [text('['), node('[[a]]', 'a'), text(']')]],
  ['a name behind a backslash', String.raw`[ask \@a]`, [text('[ask @a]')]],
  ['an address in brackets', '[a@b.org]', [text('[a@b.org]')]],
];

test.each(CASES)('%s', (_, prose, segments) => {
  const read = parseProse(prose, 1, 'markdown');
  expect('prose' in read && read.prose.blocks[0]).toEqual(segments);
});
