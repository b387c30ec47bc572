import type { CslName } from '#domain/csl/csl-item.ts';

/** Family names of two characters. */
const COMPOUND = new Set(
  (
    '欧阳 司马 诸葛 上官 司徒 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 东方 夏侯 南宫 端木 轩辕 独孤 万俟 闻人 赫连 澹台 公羊 宗政 濮阳 淳于 单于 太叔 申屠 ' +
    '仲孙 钟离 鲜于 闾丘 亓官 司寇 司空 拓跋 谷梁 百里 呼延 东郭 西门 南门 第五 左丘 梁丘 公冶 纳兰 完颜 叶赫 欧陽 諸葛 上官 司馬 東方 長孫'
  ).split(' '),
);

/** How the name of a body ends in Chinese, and a word that makes a Western name one. */
const BODY =
  /(?:院|部|局|会|會|社|司|所|厅|室|站|网|馆|中心|大学|大學|委员会|集团|公司|政府|组织|銀行|银行|课题组|项目组|编写组|编辑部|评论员|记者|本报|本刊|科学家)$/;
const WESTERN_BODY =
  /\b(?:bank|organi[sz]ation|universit\w+|institut\w+|associations?|committee|commission|ministry|departments?|council|agency|groups?|inc|ltd|corp\w*|company|cent(?:er|re)|society|foundation|office|bureau|nations|union|federation|forum|administration|government|consortium|team|academy|board|authority|laborator\w+|press|statistics)\b/i;

const HAN_NAME = /^\p{Script=Han}{2,4}$/u;
const HAN = /\p{Script=Han}/u;

/** Whether a name is known as that of a body. */
export const isBody = (name: string): boolean =>
  HAN.test(name) ? BODY.test(name) || /^本[报刊]/.test(name) : WESTERN_BODY.test(name) || /^[A-Z]{2,6}$/.test(name);

/** Whether a name reads as a person's in Chinese: two to four characters, not ending as a body does. */
export const isHanPerson = (name: string): boolean => HAN_NAME.test(name) && !isBody(name);

/** The family name is the first character, or a compound one where something is left after it. */
export function hanName(name: string): CslName {
  const length = name.length > 2 && COMPOUND.has(name.slice(0, 2)) ? 2 : 1;
  return { family: name.slice(0, length), given: name.slice(length) };
}

/** A family name in front of its given names (`Smith, John`), or behind them, with the particles before it (`Carl D. van Sample`). */
function westernName(name: string): CslName {
  const [family = '', given, ...more] = name.split(/\s*,\s*/);
  if (given !== undefined) return { family, given: [given, ...more].join(', ') };
  const words = name.split(/\s+/);
  if (words.length === 1) return { literal: name };
  // `Smith J A`: what stands behind can only be initials.
  const initials = words.findIndex((word, i) => i > 0 && /^(?:\p{Lu}\.?-?){1,3}$/u.test(word));
  if (initials > 0 && words.slice(initials).every((word) => /^(?:\p{Lu}\.?-?){1,3}$/u.test(word)))
    return { family: words.slice(0, initials).join(' '), given: words.slice(initials).join(' ') };
  let start = words.length - 1;
  while (start > 1 && /^\p{Ll}/u.test(words[start - 1] ?? '')) start--;
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') };
}

/** A name of a database: a person where it reads as one, else a body. */
export function readName(text: string): CslName {
  const name = text.replace(/\s+/gu, ' ').trim();
  const han = HAN.test(name) ? name.replaceAll(' ', '') : name;
  if (isHanPerson(han)) return hanName(han);
  if (HAN.test(name) || isBody(name)) return { literal: name };
  return westernName(name);
}

/** The name of a person whose parts a program kept in one field: `{ family: 林知远 }`. */
export function mendedName(name: CslName): CslName {
  const { family, given, literal } = name;
  const whole = given === undefined || given === '' ? (family ?? literal) : undefined;
  if (whole === undefined || !HAN.test(whole)) return name;
  return readName(whole);
}

/** The names of one field: Chinese ones are parted by any of `;，,、`, Western ones by `;`. */
export function splitNames(text: string): string[] {
  return text
    .split(/[;；]|%A /u)
    .flatMap((part) => (HAN.test(part) && !/[A-Za-z]{2}/.test(part) ? part.split(/[,，、]/u) : [part]))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
