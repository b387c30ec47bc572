import type { Category, FrontPage, Node, Place, Relation, Role } from '#domain/study/case-study.ts';
import { textIn, type LocalizedText, type TextRun } from '#domain/text/localized-text.ts';
import type { Former } from '#domain/study/former.ts';
import type { Texts } from './index.ts';

/** What a place is called where it is linked. */
export function placeLabel(place: Place | FrontPage, lang: string, texts: Texts): TextRun {
  switch (place.kind) {
    case 'study':
      return { text: texts.nav.home, lang };
    case 'concept':
    case 'category':
    case 'source':
      return textIn(place.label, lang);
    case 'relation':
      return relationLabel(place, lang);
    case 'role':
      return roleLabel(place, lang, texts);
    case 'section':
    case 'memo':
      return textIn(place.title, lang);
    case 'stage':
      return place.name ? textIn(place.name, lang) : { text: texts.stages[place.id], lang };
    case 'reference':
      return { text: `[${String(place.number)}] ${place.data.title}`, lang: place.lang };
    case 'item':
      return textIn(place.item, lang);
  }
}

/** What kind of thing a place is: of concepts and categories what their level is called. */
export const kindLabel = (place: Place, lang: string, texts: Texts): TextRun =>
  'level' in place ? textIn(place.level.name, lang) : { text: texts.place[place.kind], lang };

/** Places by kind, as `kindLabel` tells kinds apart, in order of the first of each. */
export function byKind<T>(things: readonly T[], placeOf: (thing: T) => Place): (readonly [Place, readonly T[]])[] {
  const groups = Map.groupBy(things, (thing) => {
    const place = placeOf(thing);
    return 'level' in place ? place.level : place.kind;
  });
  return Array.from(groups.values(), ([first, ...others]) => [placeOf(first as T), [first as T, ...others]] as const);
}

/** What something was called that is no longer there under its identifier. */
export function formerLabel({ was, id }: Former, lang: string, texts: Texts): TextRun {
  return was === undefined || was.kind === 'excerpt' ? { text: id, lang } : placeLabel(was, lang, texts);
}

function roleLabel({ category, label }: Role, lang: string, texts: Texts): TextRun {
  const common = commonLanguage([category.label, label], lang);
  return { text: `${textIn(category.label, common).text}${texts.colon}${textIn(label, common).text}`, lang: common };
}

/** `A → B`, with the relation's own label behind it. */
function relationLabel({ from, to, label }: Relation, lang: string): TextRun {
  const common = commonLanguage([from.label, to.label, label], lang);
  const say = (text: LocalizedText) => textIn(text, common).text;
  return { text: `${say(from.label)} ${arrow(common)} ${say(to.label)} · ${say(label)}`, lang: common };
}

/** Texts that are read as one run are in one language: in `lang`, or else all in the study's first. */
function commonLanguage(texts: readonly LocalizedText[], lang: string): string {
  return texts.map((text) => textIn(text, lang).lang).find((one) => one !== lang) ?? lang;
}

/** From the root down to the node's own category (a category's path ends before itself). */
export function chainOf(node: Node): Category[] {
  const chain: Category[] = [];
  for (let at = node.kind === 'concept' ? node.category : node.parent; at !== undefined; at = at.parent) chain.unshift(at);
  return chain;
}

/** Tells each language's own once: each page asks, and what knows it takes long to make. */
function told<T>(tell: (lang: string) => T): (lang: string) => T {
  const known = new Map<string, T>();
  return (lang) => {
    if (!known.has(lang)) known.set(lang, tell(lang));
    return known.get(lang) as T;
  };
}

/** What a language is called in itself: `English`. */
export const languageName = told((lang) => new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang);

/** Scripts that are written from right to left, by ISO 15924. */
const RIGHT_TO_LEFT: ReadonlySet<string | undefined> = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

/** The direction of a page in a language that is written from right to left; other pages need not say it. */
export const direction = told((lang) => (RIGHT_TO_LEFT.has(new Intl.Locale(lang).maximize().script) ? 'rtl' : undefined));

/** The arrow from one name to the next, which points where the language is read on to. */
export const arrow = (lang: string) => (direction(lang) === 'rtl' ? '←' : '→');

/** Letters that are written from right to left. */
const RIGHTWARD = /[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** A name in a place that holds no markup, so that what stands beside it keeps its order whichever way the name runs. */
export const isolated = (name: string, lang: string) => (direction(lang) === 'rtl' || RIGHTWARD.test(name) ? `\u2068${name}\u2069` : name);

/** Two digits at least, so that numbers stand under each other: `01`. */
export const twoDigits = (n: number) => String(n).padStart(2, '0');

/** The attributes of a run of text in `lang` on a page in another language: it says so, and finds its own direction. */
export function foreign(lang: string, pageLang: string): { lang?: string; dir?: 'auto' } {
  return lang === pageLang ? {} : { lang, dir: 'auto' };
}

export { isoDate } from '#formats/citations/csl-text.ts';
