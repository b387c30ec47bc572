import { expect, test } from 'vitest';
import type { ProseSegment } from '#domain/entry.ts';
import { splitProse } from '#formats/prose-link.ts';

const text = (value: string): ProseSegment => ({ kind: 'text', text: value });
const node = (raw: string, id: string, label?: string): ProseSegment => ({ kind: 'node', raw, id, label });
const citation = (raw: string, ...items: [id: string, locator?: string][]): ProseSegment => ({
  kind: 'citation',
  raw,
  items: items.map(([id, locator]) => ({ id, locator })),
});

const CASES: readonly (readonly [name: string, prose: string, segments: readonly ProseSegment[]])[] = [
  ['nothing', '', []],
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
  ['across lines', '[[a\nb]] [@a\nb]', [text('[[a\nb]] [@a\nb]')]],
  ['a bracket inside', '[[a[b]]', [text('[[a[b]]')]],
  ['three brackets', '[[[a]]]', [text('['), node('[[a]]', 'a'), text(']')]],
  ['an address in brackets', '[a@b.org]', [text('[a@b.org]')]],
];

test.each(CASES)('%s', (_, prose, segments) => {
  expect(splitProse(prose)).toEqual(segments);
});
