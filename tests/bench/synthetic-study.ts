import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SYLLABLES = [
  '平台',
  '协同',
  '用户',
  '技术',
  '服务',
  '生态',
  '伙伴',
  '产品',
  '市场',
  '创新',
  '反馈',
  '资源',
  '连接',
  '信任',
  '价值',
  '组织',
  '学习',
  '治理',
  '数据',
  '场景',
];

/**
 * Writes a study of `size` concepts, size/10 categories in √(size/10) main categories under one core, three excerpts a concept,
 * memos of 300 characters with links. The same seed gives the same bytes.
 */
export function writeSyntheticStudy(folder: string, size: number, seed = 7): void {
  const random = seeded(seed);
  const pick = (n: number) => Math.floor(random() * n);
  const words = (n: number) => Array.from({ length: n }, () => SYLLABLES[pick(SYLLABLES.length)]).join('');
  const id = (kind: string, n: number) => `${kind}-${String(n).padStart(5, '0')}`;
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  for (const part of ['categories', 'concepts', 'sources', 'references', 'report']) mkdirSync(join(folder, part), { recursive: true });

  const categories = Math.max(1, Math.round(size / 10));
  const groups = Math.max(2, Math.round(Math.sqrt(categories)));
  write(
    'study.yaml',
    'title: 合成研究\nlanguages: [zh]\nauthors: [{ family: 测, given: 试 }]\nabstract: 用于测速的合成研究。\nlevels: [核心范畴, 主范畴, 范畴, 概念]\n',
  );
  write('categories/core.md', '---\nlabel: 核心\nmeaning: 一切所归。\n---\n');
  for (let g = 0; g < groups; g++)
    write(
      `categories/${id('group', g)}.md`,
      `---\nlabel: 主${words(2)}${String(g)}\nparent: core\norder: ${String(g)}\nmeaning: ${words(12)}。\n---\n`,
    );
  for (let c = 0; c < categories; c++) {
    write(
      `categories/${id('category', c)}.md`,
      `---\nlabel: 范${words(2)}${String(c)}\nparent: ${id('group', c % groups)}\norder: ${String(c)}\nmeaning: ${words(12)}。\n---\n\n${words(30)}，见 [[${id('concept', pick(size))}]]。\n`,
    );
  }
  for (let s = 0; s < 20; s++) write(`sources/${id('interview', s)}.yaml`, `label: 访谈 ${String(s + 1)}\n`);
  for (let r = 0; r < 30; r++)
    write(
      `references/${id('reference', r)}.yaml`,
      `type: article-journal\nlanguage: zh-CN\ntitle: ${words(8)}\nauthor: [{ family: 王, given: ${words(1)} }]\ncontainer-title: 管理世界\nissued: ${String(1990 + r)}\n`,
    );
  for (let n = 0; n < size; n++) {
    const excerpts = [1, 2, 3]
      .map(
        (e) =>
          `  - id: e${String(n)}-${String(e)}\n    source: ${id('interview', pick(20))}\n    locator: 第 ${String(pick(400))} 行\n    text: ${words(25)}，${words(10)}。\n`,
      )
      .join('');
    const link = () => `[[${id('concept', pick(size))}]]`;
    write(
      `concepts/${id('concept', n)}.md`,
      `---\nlabel: ${words(3)}${String(n)}\norder: ${String(n)}\ncategory: ${id('category', n % categories)}\ndefinition: ${words(15)}。\nexcerpts:\n${excerpts}---\n\n${words(45)}，${link()}${words(25)}。\n\n${words(40)}[[${id('category', pick(categories))}]]${words(20)}[@${id('reference', n % 30)}]，${link()}${words(8)}。\n`,
    );
  }
  const relations = Array.from(
    { length: groups },
    (_, g) =>
      `  - id: r${String(g)}\n    from: ${id('group', g)}\n    to: ${id('group', (g + 1) % groups)}\n    label: ${words(2)}\n    excerpts: [e${String(g)}-1]\n`,
  ).join('');
  write('relations.yaml', `relations:\n${relations}`);
  write('report/01-findings.mdx', `---\ntitle: 发现\n---\n\n${words(60)}，见 [[core]]。\n`);
}

/** A seeded generator: a linear congruence modulo 2³² (the constants of Numerical Recipes); numbers from 0 up to 1. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
