/** An entry in the form in which it is compared. */
export interface Compared {
  /** With single blanks. */
  readonly names: string;
  readonly title: string;
  /** From the mark of the type on, without blanks. */
  readonly after: string;
}

/**
 * A way in which a list departs from the style, none of which touches a field: allowed for the list and named, with the number of its
 * entries that show it.
 */
export interface Habit {
  readonly name: string;
  /** The entry as the style has it. */
  apply(entry: Compared): Compared;
}

type Replacement = string | ((match: string, ...groups: (string | undefined)[]) => string);

const inNames = (name: string, pattern: RegExp, replacement: string): Habit => ({
  name,
  apply: (entry) => ({ ...entry, names: entry.names.replace(pattern, replacement) }),
});
const after = (name: string, pattern: RegExp, replacement: Replacement): Habit => ({
  name,
  apply: (entry) => ({ ...entry, after: entry.after.replace(pattern, replacement as string) }),
});
/** In numbers of volume, issue and pages; those of an address and a DOI stay as they are. */
const inNumbers = (name: string, pattern: RegExp, replacement: string): Habit => ({
  name,
  apply: (entry) => {
    const end = /doi:|https?:/.exec(entry.after)?.index ?? entry.after.length;
    return { ...entry, after: entry.after.slice(0, end).replace(pattern, replacement) + entry.after.slice(end) };
  },
});

/** In the order in which they are tried. */
export const HABITS: readonly Habit[] = [
  inNames('a stop before 等 or “et al.”', /\.\s*(?=(?:等|et al\.?)$)/u, ','),
  inNames('points behind initials', /\./g, ''),
  inNames('hyphens between initials', /(?<=\b\p{L})-(?=\p{L}\b)/gu, ' '),
  inNames('“、” or “;” between names', /[、;]/gu, ','),
  inNames('“and” or “&” before the last name', /,? (?:&|and) /g, ','),
  inNames('no comma before 等 or “et al.”', /(?<=[^, ]) ?(?=(?:等|et al)$)/u, ','),
  after('[A] and [C] or [M] where // stands today', /^\[a\]\.?(?:\/\/)?(.*?)\[([cm])\]\.?/, '[$2]//$1.'),
  after('one stroke for //', /^(\[[^\]]*\]\.?)\/(?!\/)/, '$1//'),
  after(
    'no comma before 译',
    /^(\[[^\]]*\]\.)([^.,]+(?:,[^.,]+)*?),?(等)?,?译\./u,
    (_, mark = '', names = '', more) => `${mark}${names},${more === undefined ? '' : '等,'}译.`,
  ),
  after('“In:” where // stands today', /^(\[[^\]]*\])\.?(?:\/\/)?in:/, '$1//'),
  after('no stop behind the mark of the type', /^(\[[^\]]*\])(?:[,;]|(?=[^./,;]))/, '$1.'),
  after('a stop or a comma before //', /^(\[[^\]]*\])[.,](?=\/\/)/, '$1'),
  after('a comma for the stop behind the proceedings', /(\/\/[^.]*),(?=\d{4}(?:$|:))/, '$1.'),
  after(
    'the degree before the place of a thesis',
    /^(\[d(?:\/[a-z]{2})?\]\.)(?:[硕博]士(?:学位)?论文|(?:master(?:['’]s)?|ph\.?d\.?|doctoral)(?:thesis|dissertation))[.,]/u,
    '$1',
  ),
  inNumbers('a comma before the number of the issue', /,(?=\((?:\d|s|z|增)[^()]*\)(?:$|[:,.[]))/, ''),
  inNumbers('zeros before numbers of issues or pages', /(?<=\()0+(?=[1-9]\d*\))|(?<=:(?:[a-z]?\d+[-,+])*)0+(?=[1-9]\d*(?:[-,+.[]|$))/g, ''),
  inNumbers('“+” between pages', /(?<=:[\d,-]*\d)\+(?=\d)/g, ','),
  inNumbers('a comma or a stop before the pages', /(\d\)|,\d{1,3})[,.]([a-z]?\d+-[a-z]?\d+)(?=$|\.|\[)/, '$1:$2'),
  inNumbers('labels before numbers', /(?<=,)vol\.?(?=\d)|(?<=\()no\.?(?=\d)|(?<=:)pp?\.?(?=\d)/g, ''),
  after('“第” before the number of an edition', /第(?=\d+版)/u, ''),
  after('no stop before an address', /(?<=[)\]])(?=https?:)/, '.'),
  after('the DOI as an address', /[.,;]*https?:\/\/(?:dx\.)?doi\.org\/(?=10\.)/, '.doi:'),
  after('no stop before DOI', /(?<!\.)[,;]?\[?doi:?(?=10\.)/, '.doi:'),
  after('no /OL where there is a DOI or an address', /^(\[[a-z]{1,2})\](?=.*(?:doi:10\.|https?:))/, '$1/ol]'),
  after(
    'days in another form',
    /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?=[)\](.]|$)/gu,
    (_, year = '', month = '', day = '') => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  ),
];
