import { describe, expect, it } from 'vitest';
import { nounOf } from '#domain/coding/noun.ts';
import { levelName } from '#domain/schema/level-name.ts';
import { en } from '#site/texts/en.ts';
import { usualNames } from '#site/texts/names.ts';
import { zh } from '#site/texts/zh.ts';

const noun = (lang: string, value: unknown) => nounOf(levelName([lang]).parse(value), lang);
const KOD = { one: 'Kod', few: 'Kody', many: 'Kodów', other: 'Kodu' };
const COUNTS = { en: en(usualNames('en')).counts, zh: zh(usualNames('zh')).counts };

describe('a count beside a level’s name', () => {
  it.each<readonly [lang: string, name: unknown, n: number, english: string, chinese: string]>([
    ['pl', KOD, 1, '1 Kod', '1 Kod'],
    ['pl', KOD, 3, '3 Kody', '3 Kody'],
    ['pl', KOD, 12, '12 Kodów', '12 Kodów'],
    ['ru', { one: 'Код', few: 'Кода', many: 'Кодов', other: 'Кода' }, 22, '22 Кода', '22 Кода'],
    ['ar', { zero: 'رموز', one: 'رمز', two: 'رمزان', few: 'رموز', many: 'رمزًا', other: 'رمز' }, 2, '2 رمزان', '2 رمزان'],
    ['de', 'Kategorie', 3, 'Kategorie: 3', 'Kategorie：3'],
    ['en', { one: 'Criterion', other: 'Criteria' }, 2, '2 criteria', '2 criteria'],
    ['zh', '编码', 2, '编码: 2', '2 个编码'],
  ])('is in the form that %s has for %o of %d', (lang, name, n, english, chinese) => {
    expect([COUNTS.en.level(n, noun(lang, name)), COUNTS.zh.level(n, noun(lang, name))]).toEqual([english, chinese]);
  });

  it('has as its name for several the form for a few, where there is one', () => {
    expect([noun('pl', KOD).names, noun('de', { one: 'Kategorie', other: 'Kategorien' }).names, noun('en', 'Category').names]).toEqual([
      'Kody',
      'Kategorien',
      'Categories',
    ]);
  });
});
