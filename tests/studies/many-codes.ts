import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a study made by `writeManyCodes` has of everything. */
interface Shape {
  readonly categories: number;
  readonly subcategories: number;
  readonly concepts: number;
  readonly codes: number;
  readonly excerpts: number;
  readonly sources: number;
  /** Codings: an excerpt has up to `perExcerpt` codes, a code up to `perCode` excerpts. */
  readonly codings: number;
  readonly perExcerpt: number;
  readonly perCode: number;
}

/** The same at the size of theses: what the benchmark builds. */
export const SHAPES = {
  75: { categories: 4, subcategories: 13, concepts: 33, codes: 75, excerpts: 473, sources: 35, codings: 748, perExcerpt: 6, perCode: 38 },
  255: { categories: 4, subcategories: 22, concepts: 72, codes: 255, excerpts: 2500, sources: 50, codings: 3000, perExcerpt: 6, perCode: 60 },
  300: { categories: 4, subcategories: 24, concepts: 80, codes: 300, excerpts: 5000, sources: 60, codings: 5800, perExcerpt: 6, perCode: 60 },
  1000: { categories: 6, subcategories: 48, concepts: 240, codes: 1000, excerpts: 10_000, sources: 120, codings: 12_000, perExcerpt: 6, perCode: 60 },
} as const satisfies Readonly<Record<number, Shape>>;

/** A codebook as one finds it: four levels below four roots, 748 codings of 473 quotations from 35 documents. */
const MANY_CODES: Shape = {
  categories: 4, subcategories: 13, concepts: 33, codes: 74, excerpts: 473, sources: 35, codings: 748, perExcerpt: 6, perCode: 38,
};

const SYLLABLES = 'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo vu'.split(' ');

/** Writes a study of that shape in invented words; the same shape gives the same bytes. */
export function writeManyCodes(folder: string, shape: Shape = MANY_CODES, language: keyof typeof LANGUAGES = 'en'): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of manyCodes(shape, LANGUAGES[language])) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function* manyCodes(shape: Shape, language: Language): Generator<[path: string, text: string]> {
  const say = speaker(11, language);
  const id = (kind: string, n: number) => `${kind}-${String(n).padStart(3, '0')}`;
  yield ['study.yaml', language.study];
  const level = (folder: string, kind: string, n: number, above: string, over: number) =>
    Array.from({ length: n }, (_, i): [string, string] => {
      const parent = over === 0 ? '' : `parent: ${id(above, i % over)}\n`;
      return [`${folder}/${id(kind, i)}.md`, `---\nlabel: ${say.title(i % 7 === 3 ? 16 : 3)}\n${parent}order: ${String(i)}\nmeaning: ${say.sentence(14)}\n---\n`];
    });
  yield* level('categories', 'category', shape.categories, '', 0);
  yield* level('categories', 'subcategory', shape.subcategories, 'category', shape.categories);
  yield* level('categories', 'concept', shape.concepts, 'subcategory', shape.subcategories);
  for (let i = 0; i < shape.sources; i++)
    yield [`sources/${id('source', i)}.yaml`, `label: ${say.title(2)} ${String(i + 1)}\nattributes: { role: ${language.roles[i % 3] ?? ''}, site: ${language.sites[i % 2] ?? ''}, round: ${String(1 + (i % 4))} }\nlength: ${String(20_000 + i)}\n`];
  const excerpts = Array.from({ length: shape.excerpts }, (_, i) => {
    const text = `    source: ${id('source', (i * 11) % shape.sources)}\n    locator: ${language.line(10 + i)}\n    text: ${say.sentence(i % 5 === 0 ? 190 : 12 + (i % 40))}\n`;
    return { name: id('q', i), text, codes: 0 };
  });
  const coded = codingsOf(shape);
  for (let code = 0; code < shape.codes; code++) {
    const own = coded[code] ?? [];
    const list = own.map((n, i) => {
      const excerpt = excerpts[n];
      const first = excerpt?.codes === 0;
      if (excerpt) excerpt.codes++;
      return `  - id: ${excerpt?.name ?? ''}\n    coder: ${i % 3 === 0 ? '[AB, CD]' : 'AB'}\n${first ? excerpt.text : ''}`;
    });
    const guide = code % 2 === 0 ? `use: ${say.sentence(12)}\navoid: ${say.sentence(9)}\n` : 'inVivo: true\n';
    const shown = own.length > 1 ? `examples: [${excerpts[own[0] ?? 0]?.name ?? ''}]\n` : '';
    const excerptLines = list.length === 0 ? '' : `excerpts:\n${list.join('')}`;
    yield [
      `concepts/${id('code', code)}.md`,
      `---\nlabel: ${say.title(code % 9 === 4 ? 17 : 4)}\ncategory: ${id('concept', code % shape.concepts)}\norder: ${String(code)}\ndefinition: ${say.sentence(18)}\n${guide}${shown}${excerptLines}---\n`,
    ];
  }
}

/**
 * For each code the numbers of its excerpts: every excerpt has one code at least, the first codes have many, and the last code has none.
 */
function codingsOf({ codes, excerpts, codings, perExcerpt, perCode }: Shape): number[][] {
  const lists = Array.from({ length: codes }, () => new Set<number>());
  const of = new Array<number>(excerpts).fill(0);
  let made = 0;
  const add = (code: number, excerpt: number) => {
    const list = lists[code];
    if (list === undefined || made === codings || list.size === perCode || list.has(excerpt) || (of[excerpt] ?? 0) === perExcerpt) return;
    list.add(excerpt);
    of[excerpt] = (of[excerpt] ?? 0) + 1;
    made++;
  };
  const used = codes - 1;
  for (let n = 0; n < excerpts; n++) add(n % used, n);
  // The first codes have most, and of the same excerpts.
  const few = Math.ceil(excerpts / perExcerpt);
  for (let code = 0; code < used; code++) for (let k = 0; k < few; k++) add(code, (code * 5 + k) % few);
  for (let n = 0; made < codings && n < excerpts; n++) add((n * 31 + 7) % used, n);
  return lists.map((list) => [...list]);
}

const STUDY = `# An invented study in invented words: the shape of a real codebook.
title: 'Bavo ledi: an invented codebook of many codes'
shortTitle: Many codes
languages: [en]
authors: [{ family: Sample, given: Alex }]
abstract: An invented thematic analysis with as many codes, quotations and documents as a real one, to see that its pages can be read.
method: Thematic analysis
levels:
  - { one: Category, other: Categories }
  - { one: Subcategory, other: Subcategories }
  - Concept
  - { one: Code, other: Codes }
site: https://many.example/
rules: { several-core-categories: warning, concept-without-excerpt: off }
`;

const STUDY_ZH = `# 用虚构词语写成的研究，规模与真实编码本相当。
title: 多编码的虚构编码本
languages: [zh]
authors: [{ name: 张三 }]
abstract: 一项虚构的主题分析，编码、引文与资料的数量与真实研究相当，用来看它的页面能否阅读。
method: 主题分析
levels: [范畴, 子范畴, 概念, 编码]
site: https://many.example/
rules: { several-core-categories: warning, concept-without-excerpt: off }
`;

const CHARACTERS = '平 台 协 同 用 户 技 术 服 务 生 态 伙 产 品 市 场 创 新 反 馈 资 源 连 接 信 任 价 值 组 织 学 习 治 理 数 据 景 需 求 成 本 机 会 风 险 关 系 能 力 过 程 结 果'.split(' ');

/** What a study is written in: its first file, its words and how they stand together. */
interface Language {
  readonly study: string;
  readonly syllables: readonly string[];
  /** A word has so many syllables at most. */
  readonly longest: number;
  readonly blank: string;
  readonly end: string;
  readonly roles: readonly string[];
  readonly sites: readonly string[];
  readonly line: (n: number) => string;
}

const LANGUAGES = {
  en: {
    study: STUDY, syllables: SYLLABLES, longest: 4, blank: ' ', end: '.', roles: ['borrower', 'librarian', 'neighbour'], sites: ['north', 'south'],
    line: (n: number) => `line ${String(n)}`,
  },
  zh: {
    study: STUDY_ZH, syllables: CHARACTERS, longest: 2, blank: '', end: '。', roles: ['读者', '馆员', '邻居'], sites: ['城北', '城南'],
    line: (n: number) => `第 ${String(n)} 行`,
  },
} as const satisfies Readonly<Record<string, Language>>;

/** Says invented words, the same ones in the same order. */
function speaker(seed: number, { syllables, longest, blank, end }: Language) {
  let state = seed;
  const pick = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const lexicon = Array.from({ length: 400 }, () => Array.from({ length: 1 + pick(longest) }, () => syllables[pick(syllables.length)]).join(''));
  // As in any language some words are said often.
  const word = () => lexicon[Math.min(pick(400), pick(400))] ?? '';
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const words = (n: number) => Array.from({ length: n }, word).join(blank);
  return { title: (n: number) => capital(words(n)), sentence: (n: number) => `${capital(words(n))}${end}` };
}
