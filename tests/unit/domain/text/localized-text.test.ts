import { describe, expect, test } from 'vitest';
import { localizedText, textIn, translations } from '#domain/text/localized-text.ts';

describe('a text in a language', () => {
  const both = { zh: '信任', en: 'Trust' };
  test.each([
    ['is the text of that language', both, 'en', { text: 'Trust', lang: 'en' }],
    ['is the default one, and says so, where it is missing', { zh: '信任' }, 'en', { text: '信任', lang: 'zh' }],
    ['is nothing where there is none', {}, 'en', { text: '', lang: 'en' }],
  ])('%s', (_, text, lang, expected) => {
    expect(textIn(text, lang)).toEqual(expected);
  });
});

describe('a written text', () => {
  const schema = localizedText(['zh', 'en']);
  test.each([
    ['plain, is in the default language', '信任', { zh: '信任' }],
    ['in a map, has the default language first', { en: 'Trust', zh: '信任' }, { zh: '信任', en: 'Trust' }],
    ['in a map, may have the default language only', { zh: '信任' }, { zh: '信任' }],
  ])('%s', (_, value, expected) => {
    const text = schema.parse(value);
    expect(text).toEqual(expected);
    expect(Object.keys(text)).toEqual(Object.keys(expected));
  });

  test.each([
    ['nothing', undefined, ['is missing']],
    ['null', null, ['is empty']],
    ['blanks', ' ', ['is empty']],
    ['a number', 7, ['must be text, or a map of languages']],
    ['a list', ['a'], ['must be text, or a map of languages']],
    ['no default language', { en: 'Trust' }, ['has no "zh", the study\'s default language']],
    ['another language', { zh: '信任', fr: 'Confiance' }, ['is in "fr", which is not one of the study\'s languages (zh, en)']],
    ['blanks in a language', { zh: ' ', en: null }, ['is empty', 'is empty']],
    ['a number in a language', { zh: 7 }, ['must be text']],
  ])('is refused: %s', (_, value, messages) => {
    expect(schema.safeParse(value).error?.issues.map(({ message }) => message)).toEqual(messages);
  });
});

describe('translations', () => {
  const schema = translations(['zh', 'en', 'fr']);

  test('need not have the default language', () => {
    expect(schema.parse({ en: 'Trust' })).toEqual({ en: 'Trust' });
  });

  test('are a map', () => {
    const [issue] = schema.safeParse('Trust').error?.issues ?? [];
    expect(issue).toMatchObject({
      message: 'must be a map of languages',
      params: { mend: 'Write which language it is in: { en: …, fr: … }.' },
    });
  });
});
