import { cellText, type PaperCell } from '../paper-tables/paper-table.ts';

/** Levels of coding, from the top. */
export const LEVELS = ['core', 'main', 'category', 'subcategory', 'concept', 'code'] as const;
export type Level = (typeof LEVELS)[number];
/** What a column holds. A number is that of the code in the next column of a level. */
export type Role = Level | 'excerpt' | 'meaning' | 'source' | 'number';

export const isLevel = (role: Role | undefined): role is Level => role !== undefined && (LEVELS as readonly string[]).includes(role);
export const rankOf = (level: Level): number => LEVELS.indexOf(level);

/** Headings as papers have them; the first that fits. */
const HEADINGS: readonly (readonly [RegExp, Role])[] = [
  [/^(?:编号|序号|代码|no\.?|id)$/i, 'number'],
  [
    /原始(?:资料|语句|记录|文本|数据|访谈)|引语|引文|典型(?:证据|例证|引用|语句)|证据|例证|代表性?(?:语句|数据)|访谈(?:摘录|记录|原文|资料)|资料摘录|摘录|quot|excerpt|evidence|raw data|data extract|illustrative|representative/i,
    'excerpt',
  ],
  [/内涵|含义|涵义|定义|阐释|释义|^meaning|^definition|^description/i, 'meaning'],
  [/^(?:资料|数据|材料)?来源$|受访者|访谈对象|被访者|^sources?$|participant|interviewee|informant/i, 'source'],
  [/核心(?:范畴|类属)|core categor/i, 'core'],
  [/主范畴|主类属|聚合(?:维度|构念|主题)|三阶|^维度$|aggregate|main categor|overarching|third[- ]order/i, 'main'],
  [/子范畴|初始范畴|次范畴|sub-?(?:categor|theme)/i, 'subcategory'],
  [/副范畴|对应范畴|二阶|范畴|类属|主题|second[- ]order|categor|theme/i, 'category'],
  [/概念|一阶|标签|first[- ]order|concept/i, 'concept'],
  [/编码|码号|\bcodes?\b|open coding/i, 'code'],
];

/** What a heading says, blanks and what stands in parentheses aside. */
function roleOf(heading: string): Role | undefined {
  const text = heading
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .replace(/\s+/g, (blank) => (/[A-Za-z]/.test(heading) ? ' ' : blank && ''))
    .trim();
  return text === '' || text.length > 40 ? undefined : HEADINGS.find(([pattern]) => pattern.test(text))?.[1];
}

export interface Columns {
  readonly roles: readonly (Role | undefined)[];
  readonly headings: readonly string[];
  /** Why the roles are not settled: two columns of one kind. */
  readonly twice: Role | undefined;
}

/** Roles of a heading row. @param asked headings that the user named, by role */
export function readColumns(row: readonly (PaperCell | undefined)[], asked: Readonly<Partial<Record<Role, string>>> = {}): Columns {
  const headings = row.map(cellText);
  const wanted = Object.entries(asked).map(([role, heading]) => [fold(heading), role as Role] as const);
  const first = headings.map((heading, i) => {
    const named = wanted.find(([text]) => text === fold(heading))?.[1];
    // A heading over two columns is one column's.
    return (
      named ??
      (i > 0 && row[i] === row[i - 1]
        ? undefined
        : wanted.length > 0 && wanted.some(([, role]) => role === roleOf(heading))
          ? undefined
          : roleOf(heading))
    );
  });
  const roles = settled(first, headings);
  const twice = [...LEVELS, 'excerpt' as const].find((role) => roles.filter((one) => one === role).length > 1);
  return { roles, headings, twice };
}

/** Where a paper has one kind alone, its name says less than its place: a 子范畴 without 范畴 above is the category. */
function settled(roles: readonly (Role | undefined)[], headings: readonly string[]): (Role | undefined)[] {
  const has = (role: Role) => roles.includes(role);
  const categories = roles.flatMap((role, i) => (role === 'category' ? [i] : []));
  const plain = categories.filter((i) => /^(?:初始)?范畴化?$/.test(fold(headings[i] ?? '')));
  return roles.map((role, i) => {
    if (role === 'subcategory' && !has('category')) return 'category';
    if (role === 'code' && !has('concept')) return 'concept';
    if (role === 'concept' && (headings[i] ?? '').includes('标签') && roles.some((other, j) => j !== i && other === 'concept'))
      return 'code';
    if (role === 'category' && categories.length === 2 && plain.length === 1 && plain[0] === i && !has('subcategory')) return 'subcategory';
    return role;
  });
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

/** A level's name in the study, after its heading: 概念化 → 概念, 对应范畴 → 范畴. */
export function levelNameFrom(heading: string, level: Level): string {
  const text = heading
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .trim();
  if (!/\p{Script=Han}/u.test(text)) return text === '' ? level : text;
  const han = text.replace(/\s+/g, '');
  if (level === 'code') return '编码';
  if (level === 'category' && /^(?:范畴化?|对应范畴|副范畴化)$/.test(han)) return '范畴';
  if (level === 'concept' && han.includes('概念') && !han.includes('一阶')) return '概念';
  return han.replace(/(?<=范畴|概念|标签)化$/, '');
}

/** A table in two halves has its headings twice. */
export function halvesOf(row: readonly (PaperCell | undefined)[]): number {
  const headings = row.map((cell) => fold(cellText(cell)));
  const half = headings.length / 2;
  return headings.length >= 4 &&
    Number.isInteger(half) &&
    headings.slice(0, half).every((text, i) => text !== '' && text === headings[half + i])
    ? 2
    : 1;
}
