import { describe, expect, it } from 'vitest';
import { fold, indexText, searchTerms } from '#domain/search-words.ts';

/** Whether every term of `typed` is in `text`. */
const finds = (typed: string, text: string) => searchTerms(typed).every(({ pattern }) => fold(text.normalize('NFC')).search(pattern) >= 0);

describe('the words of a text', () => {
  it('are its words in small letters, and each character of a script without spaces as a number', () => {
    expect(indexText('MIUI主题，OK')).toBe('miui 0020027 0039064 ok');
    expect(indexText('ＭＩＵＩ Café')).toBe('miui cafe');
    expect(indexText('한국어 العربية')).toBe('한국어 العربية');
  });

  it('leave out what has no letter or digit', () => expect(indexText('👩‍👩‍👧‍👧 ❤️‍🔥 — 。')).toBe(''));
});

describe('folding', () => {
  it('keeps every place of a text, so that a match can be marked in it', () => {
    for (const text of ['İstanbul ﬁn ß', '👨‍👩‍👧‍👦 ok', 'ＡＢ，Ｃ', 'é'.normalize('NFC')]) expect(fold(text)).toHaveLength(text.length);
  });
});

describe('the terms of a query', () => {
  it('are a phrase for a script without spaces and for words typed together, and a plain word otherwise', () => {
    const queries = (typed: string) => searchTerms(typed).map(({ query }) => query);
    expect(queries('MIUI 主题')).toEqual(['miui', '"0020027 0039064"']);
    expect(queries('MIUI主题')).toEqual(['"miui 0020027 0039064"']);
    expect(queries('统一、优化')).toHaveLength(2);
    expect(queries('  。 ！')).toEqual([]);
  });

  it.each([
    ['miu', 'MIUI 论坛', true],
    ['iui', 'MIUI 论坛', false],
    ['小米12', '小米 12 系列', true],
    ['统优', '统一、优化', false],
    ['统一优化', '统一、优化', false],
    ['MIUI主题', '自己的 MIUI 主题', true],
    ['categories', 'one category', true],
    ['Betamax', 'Beta', false],
    ['cafe', 'Café', true],
    ['.*', 'anything', true],
    ['a.c', 'abc', false],
  ])('"%s" in "%s": %s', (typed, text, found) => expect(finds(typed, text)).toBe(found));
});
