import type { CslDate } from '#domain/csl/csl-item.ts';
import { parseCslDate } from '#domain/csl/csl-date.ts';

/** Digits and marks of full width as those of ASCII; nothing else, so that a title keeps its own. */
export const narrow = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');

/** `03` → `3`; `z1`, `S1`, `Z2` stay. */
export const withoutZeros = (number: string): string => number.replace(/^0+(?=\d)/, '');

/** `118-120+123`, `81~89`, `045-058` → `118-120, 123`, `81-89`, `45-58`. */
export function cleanPages(text: string): string {
  return narrow(text)
    .replace(/^\s*(?:pp?\.?|页)\s*/i, '')
    .replace(/\s*(?:~|–|—|−|--+|-)\s*/g, '-')
    .replace(/(?<=\d)\s+(?=\d)/g, '')
    .split(/\s*[+,;、]\s*/)
    .map((part) =>
      part
        .split('-')
        .map((page) => (/^\s*\d+\s*$/.test(page) ? withoutZeros(page.trim()) : page.trim()))
        .join('-'),
    )
    .filter((part) => part !== '')
    .join(', ');
}

/** The day, month or year that a program wrote: `2021-01-15 10:52`, `2021/1/5`, `2021年3月`. */
export function readDate(text: string): CslDate | undefined {
  const [, year = '', month, day] = /(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?)?/.exec(narrow(text)) ?? [];
  if (!isYear(year)) return undefined;
  const parts = [year, month, day].filter((part) => part !== undefined);
  return parseCslDate(parts.map((part, i) => (i === 0 ? part : part.padStart(2, '0'))).join('-')) ?? parseCslDate(year);
}

/** Records have years such as 2989: those are no years. */
export const isYear = (text: string): boolean => /^\d{4}$/.test(text) && Number(text) >= 1000 && Number(text) <= 2100;

/** A DOI without what addresses and labels put before it. */
export const cleanDoi = (text: string): string | undefined => /10\.\d{4,}(?:\.\d+)*\/\S+/.exec(narrow(text))?.[0].replace(/[.,;)]+$/, '');

/** The language of a text, by its script: what the citation's own words (等, et al.) follow. */
export function scriptLanguage(text: string): string {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja-JP';
  if (/\p{Script=Han}/u.test(text)) return 'zh-CN';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko-KR';
  return /\p{Script=Cyrillic}/u.test(text) ? 'ru-RU' : 'en-US';
}

/** `博士` → `博士学位论文`; what else it is called stays. */
export const degreeGenre = (text: string): string => (/^(博士|硕士|學士|学士)$/.test(text.trim()) ? `${text.trim()}学位论文` : text.trim());

/** A key of CNKI's session, which leads nowhere tomorrow, or its own record of what a DOI names better. */
export const isDatabaseAddress = (url: string): boolean => /\/kcms2?\/|\/urlid\/|\bcnki\.net\b/i.test(url);
