import type { CslName } from '#domain/csl/csl-item.ts';
import { isBody, isHanPerson, hanName } from '../literature/name.ts';
import { fieldText } from './fold.ts';

/** The names at the head of an entry. */
export interface PrintedNames {
  readonly names: readonly CslName[];
  /** Each as printed. */
  readonly words: readonly string[];
  /** The list goes on: 等, "et al." */
  readonly unfinished: boolean;
  /** The year of an entry in the 著者-出版年 system, which stands behind the names. */
  readonly year?: string;
  /** What makes it doubtful that these are the names. */
  readonly doubts: readonly string[];
}

interface NameRead {
  readonly name: CslName;
  readonly doubt?: string;
}

const MORE = /^(?:等|等人|et\s*a[l1]\.?|and others)$/iu;
const YEAR = /^(\d{4})[a-z]?$/;
/** As a machine misreads it: `2O15`. */
const MISREAD_YEAR = /^(?:[1Il][89]|2[0oO])[\doOlI]{2}$/;
/** 2 to 4 characters; with the country before it, or a point in it, it stays as printed. */
const FOREIGN = /^(?:[[(（［〔【][\p{Script=Han}]{1,3}[\])）］〕】]\s*)(.+)$/u;
const WORD = "[\\p{L}][\\p{L}\\p{M}'’\\-]*";
const FAMILY_FIRST = new RegExp(`^(?<family>${WORD}(?:\\s+${WORD}){0,3}?)\\s+(?<given>(?:\\p{Lu}\\p{M}?\\.?[\\s\\-–]*){1,4})$`, 'u');
/** As a machine sets them, without the blank between: `SavilleDA`. */
const GLUED = /^(?<family>\p{Lu}\p{Ll}+)(?<given>\p{Lu}{1,3})$/u;
const GIVEN_FIRST = new RegExp(`^(?<given>(?:\\p{Lu}\\.?[\\s\\-]?){1,3})\\s+(?<family>${WORD}(?:\\s${WORD})?)$`, 'u');
const IN_FULL = new RegExp(`^\\p{Lu}${WORD.slice('[\\p{L}]'.length)}(?:\\s+\\p{Lu}[\\p{L}\\p{M}.'’\\-]*){1,3}$`, 'u');

/** Names parted by commas, if every part is one. */
export function readNames(folded: string): PrintedNames | undefined {
  const parts = folded
    .replace(/,?\s+(?:&|and)\s+(?=\p{Lu})/gu, ', ')
    .split(/\s*[,;、]\s*/u)
    .filter((part) => part !== '');
  const names: CslName[] = [];
  const words: string[] = [];
  const doubts: string[] = [];
  let [unfinished, year]: [boolean, string | undefined] = [false, undefined];
  for (const [index, part] of parts.entries()) {
    const last = index >= parts.length - 2;
    if (last && MORE.test(part)) unfinished = true;
    else if (index === parts.length - 1 && index > 0 && YEAR.test(part)) year = part.slice(0, 4);
    else if (index === parts.length - 1 && index > 0 && MISREAD_YEAR.test(part)) {
      year = part.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
      doubts.push(`“${part}” is read as ${year}`);
    } else {
      const glued = /^(\p{Script=Han}[\p{Script=Han} ·•・]*)等$|^(.+?)[\s.]+et\s*a[l1]\.?$/iu.exec(part);
      if (glued !== null) unfinished = true;
      const read = readOne(glued?.[1] ?? glued?.[2] ?? part);
      if (read === undefined || (unfinished && glued === null)) return undefined;
      names.push(read.name);
      words.push(glued?.[1] ?? glued?.[2] ?? part);
      if (read.doubt !== undefined) doubts.push(read.doubt);
    }
  }
  const close = words.filter((word) => /^\p{Lu}{4,}$/u.test(word));
  if (names.length > 1 && close.length > 0) doubts.push(`“${close[0] ?? ''}”: a body, or a name and initials set close`);
  return names.length === 0 ? undefined : { names, words, unfinished, doubts, ...(year !== undefined && { year }) };
}

function readOne(part: string): NameRead | undefined {
  const word = part.trim();
  const han = word.replace(/ /g, '');
  if (/\p{Script=Han}/u.test(word)) {
    if (isHanPerson(han)) return { name: hanName(han) };
    if (FOREIGN.test(word) || /^[\p{Script=Han}A-Z.]+[·•・][\p{Script=Han}A-Z·•・.]+$/u.test(han))
      return { name: { literal: fieldText(word) } };
    return isBody(han) && han.length <= 40 ? { name: { literal: fieldText(word) } } : undefined;
  }
  const { family, given } = (FAMILY_FIRST.exec(word) ?? GLUED.exec(word))?.groups ?? {};
  if (family !== undefined && given !== undefined && !isBody(word)) {
    const name = { family: restoredCase(family), given: initials(given) };
    // In a name all of capitals a given name in full looks like initials set close.
    const unsure = /\p{Lu}{4}/u.test(given) || (name.family !== family && /\p{Lu}{2}/u.test(given) && isPinyin(family) && isPinyin(given));
    return unsure ? { name, doubt: `“${word}”: initials, or a given name in full` } : { name };
  }
  if (isBody(word)) return { name: { literal: word } };
  // A machine sets `WangHaifeng` and `XUNWenhui` without a blank.
  const [first = '', ...rest] = word.replace(/^(\p{Lu}\p{Ll}+|\p{Lu}{2,})(?=\p{Lu}\p{Ll}+$)/u, '$1 ').split(/\s+/);
  if (rest.length === 1 && /^\p{Lu}\p{Ll}/u.test(rest[0] ?? '') && isPinyin(first) && isPinyin(rest[0] ?? ''))
    return { name: { family: restoredCase(first), given: rest[0], pinyin: true } };
  const turned = GIVEN_FIRST.exec(word)?.groups;
  if (turned !== undefined)
    return {
      name: { family: restoredCase(turned.family ?? ''), given: initials(turned.given ?? '') },
      doubt: `“${word}” has its given name first`,
    };
  if (IN_FULL.test(word) && rest.length <= 3)
    return { name: { family: first, given: rest.join(' ') }, doubt: `“${word}”: which is the family name is not told` };
  return undefined;
}

const SYLLABLE =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ou|ia|ie|in|iu|ua|ue|ui|un|uo|üe|ve|[aeiouüv])';
const PINYIN = new RegExp(`^${SYLLABLE}(?:[-’']?${SYLLABLE})?$`, 'i');

/** Whether a word reads as one or two syllables of Chinese. */
const isPinyin = (word: string): boolean => PINYIN.test(word);

/** `J. E.`, `JE`, `J-P` → `J E`, `J E`, `J-P`. */
const initials = (given: string) =>
  given
    .replace(/[.\s]+/g, ' ')
    .replace(/–/g, '-')
    .replace(/(?<=\p{Lu}\p{M}?)(?=\p{Lu})/gu, ' ')
    .replace(/ ?- ?/g, '-')
    .replace(/ +/g, ' ')
    .replace(/-$/, '')
    .trim();

/** The style prints surnames in capitals: `EXAMPLE` → `Example`. `MCDONALD` cannot be restored. */
const restoredCase = (family: string): string =>
  family === family.toUpperCase() && /\p{L}{2}/u.test(family)
    ? family.toLowerCase().replace(/(?<=^|[\s\-'’])\p{Ll}/gu, (letter) => letter.toUpperCase())
    : family;

/** Where the names end in what stands before the mark of the type, and what they are. */
export interface Head {
  readonly names: PrintedNames | undefined;
  /** The names as printed, and where the title begins. */
  readonly namesText: string;
  readonly titleStart: number;
  readonly doubts: readonly string[];
}

/** @param folded what stands before the mark, with narrow marks */
export function readHead(folded: string): Head {
  const stops = [...folded.matchAll(/\./g)].map(({ index }) => index);
  for (const stop of stops) {
    const rest = folded.slice(stop + 1).trimStart();
    if (rest === '') break;
    if (/^(?:\p{Lu}\s*\.|\p{Lu}\s*,|\p{Lu}$|[-,&]|and\s|et\s*al\b|等[.,])/u.test(rest)) continue;
    const names = readNames(folded.slice(0, stop));
    // Some set a stop between the names and their year.
    const behind =
      names === undefined || names.year !== undefined ? null : /^\s*((?:1[89]|20)\d{2})[a-z]?\s*[.]\s*(?=\S)/.exec(folded.slice(stop + 1));
    if (names !== undefined && behind !== null)
      return {
        names: { ...names, year: behind[1] ?? '' },
        namesText: folded.slice(0, stop),
        titleStart: stop + 1 + behind[0].length,
        doubts: [...names.doubts, 'a stop before the year behind the names'],
      };
    if (names !== undefined) return { names, namesText: folded.slice(0, stop), titleStart: stop + 1, doubts: names.doubts };
  }
  return (
    readYearHead(folded) ??
    readBrokenHead(folded) ??
    readBody(folded, stops[0]) ?? { names: undefined, namesText: '', titleStart: 0, doubts: [] }
  );
}

/** `甲, 乙 (2020). 题`: a year in parentheses behind the names. */
function readYearHead(folded: string): Head | undefined {
  const match = /^([^()]+?)[,.]?\s*\((\d{4})[a-z]?\)\s*[.,]?\s*/u.exec(folded);
  const names = match === null ? undefined : readNames(match[1] ?? '');
  if (match === null || names === undefined) return undefined;
  return {
    names: { ...names, year: match[2] ?? '' },
    namesText: match[1] ?? '',
    titleStart: match[0].length,
    doubts: [...names.doubts, 'the year stands in parentheses behind the names'],
  };
}

/** A comma, or nothing, where the full stop after the names should be. */
function readBrokenHead(folded: string): Head | undefined {
  let end = 0;
  for (const { index } of folded.matchAll(/[,;、]/gu)) {
    const part = folded.slice(end === 0 ? 0 : end + 1, index);
    const name = readOne(part);
    if (name === undefined || name.name.literal !== undefined || name.doubt !== undefined) break;
    end = index;
  }
  const names = end === 0 ? undefined : readNames(folded.slice(0, end));
  if (names === undefined) return undefined;
  const last = folded.slice(folded.lastIndexOf(',', end - 1) + 1, end).trim();
  return {
    names,
    namesText: folded.slice(0, end),
    titleStart: end + 1,
    doubts: [`a comma after ${last} where the names end: no full stop before the mark of the type`],
  };
}

/** What stands before the first full stop, if it can be a body’s name. */
function readBody(folded: string, stop: number | undefined): Head | undefined {
  if (stop === undefined) return undefined;
  const words = folded.slice(0, stop).trim();
  const rest = folded.slice(stop + 1).trim();
  if (words.length > 60 || rest.length < 2 || /[,;:?!"“”]/u.test(words) || /\d$/.test(words)) return undefined;
  const names: PrintedNames = { names: [{ literal: fieldText(words) }], words: [words], unfinished: false, doubts: [] };
  return {
    names,
    namesText: folded.slice(0, stop),
    titleStart: stop + 1,
    doubts: [`“${words}” is read as a body that is not known as one`],
  };
}
