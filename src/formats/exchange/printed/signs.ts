import { dateParts } from '#domain/csl/csl-date.ts';
import type { CslItem } from '#domain/csl/csl-item.ts';
import { isBody, isHanPerson } from '../literature/name.ts';
import { foldMarks, hasBrokenHan } from './fold.ts';

const SECOND_MARK = /\[\s*[JMDCNR]\s*(?:\/\s*OL\s*)?\]/i;

/** Full stops that a title may have: of abbreviations, decimals, names and addresses. */
const OWN_STOP =
  /(?:\b(?:vs|No|Nos|St|Mr|Mrs|Ms|Dr|Prof|Vol|Vs|et al|etc|cf|e\.g|i\.e|Inc|Co|Ltd|U\.S|U\.K|Ph\.D|ca|Jr|Sr|eds?|spp?|subsp|ssp|var|cv|Linn|Lam)\.|\d\.\d|\b\p{Lu}\.|\.(?:com|cn|net|org|edu|gov|js)\b|(?<=\p{Ll})\.(?=\p{Ll})|\.{3})/giu;

/**
 * Signs that an entry was taken apart wrongly though it would print right. A proof shows that the words are all there and in their
 * order; not that each is in its field.
 */
export function doubtsOf(item: Omit<CslItem, 'id'>, printed: { readonly title: string; readonly part: boolean }): string[] {
  const { title = '', type, page, volume, 'container-title': host, publisher } = item;
  const folded = foldMarks(printed.title).trim();
  const doubts: string[] = [];
  const [year] = dateParts(item.issued);
  if (
    folded
      .replace(OWN_STOP, '')
      .replace(/[.\s]+$/, '')
      .includes('.')
  )
    doubts.push('a full stop in the title');
  if (item.author === undefined && type !== 'standard' && beginsWithNames(title))
    doubts.push('no author, and the title begins as names do');
  if (/\bet\s?al\b|[,，]\s*等[.,．，]/u.test(title)) doubts.push('names in the title: “et al.” or 等 stands in it');
  if (host !== undefined && readsLikeNames(host)) doubts.push(`“${host}” reads like names`);
  if (year !== undefined && (year < 1800 || year > 2100)) doubts.push(`the year ${String(year)}`);
  if (typeof page === 'string' && backwards(page)) doubts.push(`the pages ${page} run backwards`);
  if (volume !== undefined && String(volume) === String(year)) doubts.push('the volume is the year');
  // A thesis without place has its school, which cannot be anything else.
  const placed = item['publisher-place'] !== undefined || item.URL !== undefined || (type === 'thesis' && isBody(publisher ?? ''));
  if (['book', 'thesis', 'chapter', 'paper-conference', 'report'].includes(type) && publisher !== undefined && !placed)
    doubts.push('an imprint without place');
  if (/\+\s*$/.test(folded) || String(page ?? '').endsWith('+')) doubts.push('a + at the end');
  if (/[.．。]/u.test((item['publisher-place'] ?? '').replace(/(?:\b\p{Lu}\.\s*)+$|\bSt\./gu, '')))
    doubts.push(`the place “${item['publisher-place'] ?? ''}”`);
  if (SECOND_MARK.test(`${title} ${host ?? ''} ${publisher ?? ''}`)) doubts.push('the mark of another entry inside');
  if (type === 'chapter' && !printed.part) doubts.push('a part without its whole');
  return doubts;
}

/** What is seen inside a field and proves all the same, for it is copied: told, no doubt. */
export function slipsOf(item: Omit<CslItem, 'id'>, body: string): string[] {
  const { title = '', 'container-title': host = '' } = item;
  const words = `${title} ${host}`;
  return [
    ...(hasBrokenHan(body) ? ['a blank between two Chinese characters was taken out'] : []),
    ...(words.match(/\b\p{Ll}*\p{L}\d\p{Ll}+\b/gu) ?? []).map((word) => `a digit inside “${word}”`),
    ...(words.match(/\b\p{L}?\p{Ll}{3,}(?:of|and|the|in)\b(?<=Journalof|Reviewof|Journaland)/gu) ?? []).map(
      (word) => `two words in “${word}”`,
    ),
    ...(item.page === undefined && item.type === 'article-journal' ? ['no pages'] : []),
  ];
}

const beginsWithNames = (title: string) => {
  const [first = '', second] = title.split(/[,，、]/u);
  return (
    second !== undefined &&
    (isHanPerson(first.trim()) ||
      /^\p{Lu}{4,}(?: \p{Lu})*$/u.test(first.trim()) ||
      /^\p{Lu}[\p{L}'’-]+ (?:\p{Lu}\.? ?){1,3}$/u.test(first.trim()))
  );
};

const readsLikeNames = (text: string) => {
  const parts = foldMarks(text)
    .split(/[,、]/u)
    .map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => /^(?:\p{Script=Han}{2,3}|\p{Lu}[\p{L}'’-]+ (?:\p{Lu}\.? ?){1,3})$/u.test(part));
};

function backwards(page: string): boolean {
  return page.split(', ').some((range) => {
    const [, first = '', last = ''] = /^(\d+)-(\d+)$/.exec(range) ?? [];
    return first !== '' && last.length >= first.length && Number(last) < Number(first);
  });
}
