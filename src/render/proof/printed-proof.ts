import { dateParts } from '#domain/csl/csl-date.ts';
import type { CslItem } from '#domain/csl/csl-item.ts';
import { foldMarks } from '#formats/exchange/printed/fold.ts';
import type { ReadEntry } from '#formats/exchange/printed/read-list.ts';
import { citationLanguage } from '../citing/citation-input.ts';
import { renderBibliography } from '../citing/citation.ts';
import { bareText, difference } from './bare-text.ts';
import { HABITS, type Compared, type Habit } from './list-habit.ts';

export type ListStyle = 'gb-t-7714-2015' | 'gb-t-7714-2025';
const STYLES: readonly ListStyle[] = ['gb-t-7714-2015', 'gb-t-7714-2025'];

/** `proved`: printed again by the style, it is the same. It was read as printed; whether it is true, no proof knows. */
export interface ProvedEntry extends ReadEntry {
  readonly state: 'proved' | 'doubtful' | 'failed';
  /** Why it is doubtful, or failed. */
  readonly why: string | undefined;
}

export interface ProvedList {
  readonly style: ListStyle;
  readonly entries: readonly ProvedEntry[];
  /** What the list does otherwise than the style, and in how many entries. */
  readonly habits: readonly { readonly name: string; readonly count: number }[];
}

interface Case {
  readonly entry: ReadEntry & { readonly parsed: NonNullable<ReadEntry['parsed']> };
  readonly printed: Compared;
}

const ALL_NAMES = 'more than three authors, where the style names three';
const IN_FULL = 'given names of Chinese in full';
const YEAR_FIRST = 'the year behind the authors';

/**
 * Every entry of a list printed again from what was read of it, by the edition of GB/T 7714 that the list follows.
 * @param wanted the edition, where somebody said it; else the one that proves more
 */
export function proveList(entries: readonly ReadEntry[], wanted?: ListStyle): ProvedList {
  const cases = entries.flatMap((entry) => (entry.parsed === undefined ? [] : [toCase({ ...entry, parsed: entry.parsed })]));
  const habits = habitsOf(cases);
  const proofs = new Map(
    STYLES.map((style) => [
      style,
      prove(
        cases,
        habits.map(({ habit }) => habit),
        style,
      ),
    ]),
  );
  const style = wanted ?? likeliest(proofs, entries);
  const chosen = proofs.get(style);
  const other = proofs.get(style === 'gb-t-7714-2015' ? 'gb-t-7714-2025' : 'gb-t-7714-2015');
  return {
    style,
    habits: habits.map(({ habit, count }) => ({ name: habit.name, count })),
    entries: entries.map((entry) => {
      if (entry.parsed === undefined) return { ...entry, state: 'failed', why: entry.failed };
      const { id } = entry.parsed.item;
      const differs = chosen?.get(id);
      const why = [
        ...entry.parsed.doubts,
        ...(differs === undefined ? [] : [other?.get(id) === undefined ? `only the other edition prints it so: ${differs}` : differs]),
      ];
      return { ...entry, state: why.length === 0 ? 'proved' : 'doubtful', why: why.length === 0 ? undefined : why.join('; ') };
    }),
  };
}

function toCase(entry: Case['entry']): Case {
  const { names, title, after } = entry.parsed.parts;
  const line = foldMarks(names)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?([,;、]) ?/gu, '$1')
    .trim()
    .replace(/\.$/, '');
  return {
    entry,
    printed: { names: line.replace(/,\d{4}[a-z]?$/, ''), title: bareText(`${title}|`).slice(0, -1), after: bareText(after) },
  };
}

/** What the list does otherwise than the style, in the order in which it is allowed for. */
function habitsOf(cases: readonly Case[]): { habit: Habit; count: number }[] {
  const found: { habit: Habit; count: number }[] = [];
  let printed = cases.map((one) => one.printed);
  const add = (habit: Habit, count: number) => count > 0 && found.push({ habit, count });
  for (const habit of HABITS) {
    const applied = printed.map((one) => habit.apply(one));
    add(habit, applied.filter((one, i) => !same(one, printed[i])).length);
    printed = applied;
  }
  add({ name: ALL_NAMES, apply: (one) => one }, cases.filter(({ entry }) => isInFull(entry)).length);
  add({ name: IN_FULL, apply: (one) => one }, cases.filter(({ entry }) => entry.parsed.item.author?.some(({ pinyin }) => pinyin)).length);
  add({ name: YEAR_FIRST, apply: (one) => one }, cases.filter(({ entry }) => entry.parsed.names?.year !== undefined).length);
  return found;
}

const same = (a: Compared, b: Compared | undefined) => a.names === b?.names && a.title === b.title && a.after === b.after;
const isInFull = ({ parsed }: Case['entry']) => (parsed.names?.names.length ?? 0) > 3;

/** What differs in each entry, by its identifier; undefined where nothing does. */
function prove(cases: readonly Case[], habits: readonly Habit[], style: ListStyle): Map<string, string | undefined> {
  const [all, yearFirst] = [ALL_NAMES, YEAR_FIRST].map((name) => habits.some((habit) => habit.name === name));
  const rendered = renderBibliography(
    cases.map(({ entry }) => inFullNames(entry.parsed.item)),
    style,
  );
  return new Map(
    cases.map(({ entry, printed }) => {
      const { item, names } = entry.parsed;
      const inFull = all === true && isInFull(entry);
      const text =
        [habits.reduce((one, habit) => habit.apply(one), printed)].map((one) =>
          whole(inFull ? { ...one, names: firstThree(one.names, item) } : one),
        )[0] ?? '';
      const made = bareText(rendered.get(item.id) ?? '');
      const own = yearFirst === true && names?.year !== undefined ? withoutYear(made, dateParts(item.issued)[0]) : made;
      if (text !== own) return [item.id, difference(text, own)];
      return [
        item.id,
        inFull && !provesRest(habits.reduce((one, habit) => habit.apply(one), printed).names, item, style)
          ? 'the authors beyond the third'
          : undefined,
      ];
    }),
  );
}

const whole = ({ names, title, after }: Compared) => `${names === '' ? '' : `${bareText(names)}.`}${title}${after}`;

const firstThree = (names: string, item: CslItem) =>
  [...names.split(',').slice(0, 3), citationLanguage(item) === 'zh-CN' ? '等' : 'et al'].join(',');

/** Given names in pinyin as they are printed, where the style has initials. */
const inFullNames = (item: CslItem): CslItem => ({
  ...item,
  author: item.author?.map((name) => (name.pinyin === true ? { literal: `${name.family ?? ''} ${name.given ?? ''}` } : name)),
});

/** The authors that the style does not print, three at a time. */
function provesRest(names: string, item: CslItem, style: ListStyle): boolean {
  const author = inFullNames(item).author ?? [];
  const chunks = Array.from({ length: Math.ceil(author.length / 3) - 1 }, (_, i) => author.slice(i * 3 + 3, i * 3 + 6));
  const items = chunks.map((chunk, i): CslItem => ({ id: String(i), type: 'webpage', title: '|', language: item.language, author: chunk }));
  const made = [...renderBibliography(items, style).values()].map((entry) => bareText(entry).split('.|')[0]).join(',');
  return (
    made ===
    bareText(
      names
        .split(',')
        .slice(3)
        .filter((name) => !/^(?:等|et ?al\.?)$/u.test(name))
        .join(','),
    )
  );
}

/** The year stands behind the authors, and not again where the numeric system has it. */
const withoutYear = (made: string, year: number | undefined) =>
  made.replace(new RegExp(`(\\[[^\\]]*\\].*?)[,.]${String(year)}(?=[,:(.\\[]|$)`), '$1');

/** The edition that proves more entries; where both prove as many, the one whose marks the list has. */
function likeliest(proofs: ReadonlyMap<ListStyle, ReadonlyMap<string, string | undefined>>, entries: readonly ReadEntry[]): ListStyle {
  const count = (style: ListStyle) => [...(proofs.get(style)?.values() ?? [])].filter((differs) => differs === undefined).length;
  const more = count('gb-t-7714-2025') - count('gb-t-7714-2015');
  if (more !== 0) return more > 0 ? 'gb-t-7714-2025' : 'gb-t-7714-2015';
  // Wide commas and colons beside narrow stops: only the edition of 2025 has these.
  const marked = entries.filter(
    ({ parsed }) => (parsed?.parts.after ?? '').includes('，') && !/[．。]/u.test(parsed?.parts.after ?? ''),
  ).length;
  return marked * 2 > entries.length ? 'gb-t-7714-2025' : 'gb-t-7714-2015';
}
