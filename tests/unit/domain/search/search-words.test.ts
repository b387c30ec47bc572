import { describe, expect, it } from 'vitest';
import { fold } from '#domain/search/fold.ts';
import {
  indexText,
  keptPhrase,
  keptQueries,
  keptWords,
  nameWord,
  placesOf,
  searchTerms,
  unhyphened,
  wordsAsTyped,
} from '#domain/search/search-words.ts';

/** Whether every term of `typed` is in `text`. */
const finds = (typed: string, text: string) => searchTerms(typed).every(({ pattern }) => fold(text).search(pattern) >= 0);

describe('the words of a text', () => {
  it('are its words in small letters, and each character of a script without spaces as a number', () => {
    expect(indexText('MIUI主题，OK')).toBe('miui 0020027 0039064 ok');
    expect(indexText('ＭＩＵＩ Café')).toBe('miui cafe');
    expect(indexText('한국어 العربية')).toBe('한국어 العربية');
  });

  it('leave out what has no letter or digit', () => expect(indexText('👩‍👩‍👧‍👧 ❤️‍🔥 — 。')).toBe(''));
});

/** The same words as one writes them, and as another types them. */
const SAME: readonly (readonly [written: string, typed: string])[] = [
  ['Łódź Ørsted Đặng', 'lodz orsted dang'],
  ['Straße ÆON œuvre ıslak Þór', 'strasse aeon oeuvre islak thor'],
  ['İstanbul ﬁnal ﬂow ǆ', 'istanbul final flow dž'],
  ['Café', 'Cafe\u0301'],
  ['ＡＢＣ１２', 'abc12'],
  ['關係協同與臺灣', '关系协同与台湾'],
  ['頭髮發展後', '头发发展后'],
  ['e\u2011mail', 'e-mail'],
  ['a\u00a0b\u3000c\u2009d', 'a b c d'],
  ['零宽\u200b空格、软\u00ad连字\ufeff、\u200f双向\u2066', '零宽空格、软连字、双向'],
  ['soft\u00adhyphen zero\u200bwidth', 'softhyphen zerowidth'],
  ['工具🛠️与👩\u200d🔧', '工具🛠与👩🔧'],
  ['ΛΌΓΟΣ λόγος', 'λογοσ λογος'],
  ['한국어', '한국어'.normalize('NFD')],
  ['がガ', 'か\u3099ｶﾞ'.replace('ｶﾞ', 'カ\u3099')],
  ['שָׁלוֹם مَرْحَبًا', 'שלום مرحبا'],
  ['漢\u{e0100}字', '汉字'],
  ['豈', '岂'],
];

describe('folding', () => {
  it.each(SAME)('reads "%s" as "%s"', (written, typed) => expect(fold(written)).toBe(fold(typed)));

  it('tells letters of other scripts apart', () => {
    for (const [one, other] of [
      ['か', 'が'],
      ['कि', 'की'],
      ['กา', 'กี'],
    ] as const)
      expect(fold(one)).not.toBe(fold(other));
  });

  it('is the same when it is done again', () => {
    for (const text of SAME.flat()) expect(fold(fold(text))).toBe(fold(text));
  });
});

describe('the place of a match', () => {
  const marked = (text: string, typed: string) =>
    searchTerms(typed).flatMap((term) => placesOf(text, term).map(([from, to]) => text.slice(from, to)));

  it.each([
    ['eine lange Straße hier', 'strasse', ['Straße']],
    ['die Straße', 'stras', ['Straße']],
    ['ﬁnally ﬁne', 'fin', ['ﬁnally', 'ﬁne']],
    ['the soft\u00adhyphen here', 'softhyphen', ['soft\u00adhyphen']],
    ['一二零宽\u200b空格三', '零宽空格', ['零宽\u200b空格']],
    ['Cafe\u0301 au lait', 'café', ['Cafe\u0301']],
    ['by e\u2011mail or E-Mail or email', 'email', ['e\u2011mail', 'E-Mail', 'email']],
    ['𠮷野家的關係', '关系', ['關係']],
    ['nothing of it', 'email', []],
  ])('in "%s" of "%s" is %j', (text, typed, found) => expect(marked(text, typed)).toEqual(found));
});

describe('the terms of a query', () => {
  it('are a phrase for a script without spaces and for words typed together, and a plain word otherwise', () => {
    const queries = (typed: string) => searchTerms(typed).flatMap((term) => term.queries);
    expect(queries('MIUI 主题')).toEqual(['miui', '"0020027 0039064"']);
    expect(queries('MIUI主题')).toEqual(['"miui 0020027 0039064"']);
    expect(queries('统一、优化')).toHaveLength(2);
    expect(queries('  。 ！')).toEqual([]);
  });

  it('ask for what a hyphen joins as one word and as several, which the index both has', () => {
    expect(searchTerms('well\u2011being').map((term) => term.queries)).toEqual([['wellbeing', '"well being"']]);
    expect(indexText('Well-being, 系统-优化')).toBe('wellbeing well being 0031995 0032479 0020248 0021270');
    expect(unhyphened('E\u2011Mail')).toBe('email');
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
    ['email', 'an e-mail', true],
    ['e-mail', 'an email', true],
    ['e-mail', 'an e\u2011mail', true],
    ['open-coding', 'open coding', true],
    ['being', 'well-being', true],
    ['being', 'wellbeing', false],
    ['AI-驱动', '驱动的 AI', true],
    ['關係', '关系', true],
    ['.*', 'anything', true],
    ['a.c', 'abc', false],
  ])('"%s" in "%s": %s', (typed, text, found) => expect(finds(typed, text)).toBe(found));
});

describe('what the index keeps and is asked', () => {
  const asked = (typed: string) => searchTerms(typed).flatMap(({ queries }) => queries.flatMap(keptQueries));

  it('are words with an end, so that no word is the beginning of another, and characters as they are', () => {
    expect(keptWords(indexText('An answer 系统'))).toBe('anß answerß 0031995 0032479');
    expect(keptPhrase(['miui', '"0020027 0039064"'])).toBe('"miuiß 0020027 0039064"');
  });

  it.each([
    ['theme', ['theme']],
    ['categories', ['categor']],
    ['小米12', ['"0023567 0031859"', '12']],
    ['MIUI主题', ['"miuiß 0020027 0039064"']],
    ['well-beings', ['wellbei', 'well bei']],
    ['follow-up', ['follo', 'follo']],
  ])('are for "%s" %j', (typed, queries) => expect(asked(typed)).toEqual(queries));

  it('has a name as one word, however its hyphens are typed', () => {
    expect(nameWord('User feed-back')).toBe('ßuserfeedback');
    expect(nameWord('系统 A')).toBe('ß00319950032479a');
  });
});

describe('words as they are typed', () => {
  const marked = (typed: string, text: string) =>
    wordsAsTyped(typed).flatMap((word) => placesOf(text, word).map(([from, to]) => text.slice(from, to)));
  it.each<[typed: string, text: string, marked: readonly string[]]>([
    ['oper', 'They cooperate, and opera.', ['oper', 'oper']],
    ['email', 'An e-mail, an Email.', ['e-mail', 'Email']],
    ['用戶 ＭＩＵＩ', 'MIUI 的用户与用户', ['用户', '用户', 'MIUI']],
    ['a.b (c', 'a.b axb (c)', ['a.b', '(c']],
    ['cafe', 'Café', ['Café']],
    ['  ', 'nothing', []],
  ])('%j are marked wherever they stand in %j', (typed, text, places) => expect(marked(typed, text)).toEqual(places));
});
