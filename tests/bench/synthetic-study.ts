import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORDS = {
  zh: '平台 协同 用户 技术 服务 生态 伙伴 产品 市场 创新 反馈 资源 连接 信任 价值 组织 学习 治理 数据 场景'.split(' '),
  en: 'platform synergy user technology service ecosystem partner product market innovation feedback resource link trust value organisation learning governance data scene'.split(
    ' ',
  ),
} as const;

type Language = keyof typeof WORDS;

/**
 * Writes a study of `size` concepts, size/10 categories in √(size/10) main categories under one core, three excerpts a concept,
 * memos of 300 characters with links; every text in each of the languages. The same seed gives the same bytes.
 */
export function writeSyntheticStudy(folder: string, size: number, languages: readonly Language[] = ['zh'], seed = 7): void {
  const random = seeded(seed);
  const pick = (n: number) => Math.floor(random() * n);
  const words = (language: Language, n: number) =>
    Array.from({ length: n }, () => WORDS[language][pick(WORDS[language].length)]).join(language === 'zh' ? '' : ' ');
  /** A text in one language plain, in several as a map. */
  const text = (write: (say: (n: number) => string) => string) =>
    languages.length === 1
      ? write((n) => words('zh', n))
      : `{ ${languages.map((one) => `${one}: ${write((n) => words(one, n))}`).join(', ')} }`;
  const id = (kind: string, n: number) => `${kind}-${String(n).padStart(5, '0')}`;
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, content: string) => writeFileSync(join(folder, path), content);
  /** A file with prose, and its translations beside it. */
  const writeProse = (path: string, ending: string, front: string, prose: (say: (n: number) => string) => string) =>
    languages.forEach((one, index) =>
      write(
        index === 0 ? `${path}.${ending}` : `${path}.${one}.${ending}`,
        `${index === 0 ? `---\n${front}---\n\n` : ''}${prose((n) => words(one, n))}\n`,
      ),
    );
  for (const part of ['categories', 'concepts', 'sources', 'references', 'report']) mkdirSync(join(folder, part), { recursive: true });

  const categories = Math.max(1, Math.round(size / 10));
  const groups = Math.max(2, Math.round(Math.sqrt(categories)));
  write(
    'study.yaml',
    `title: ${text(() => '合成研究')}\nlanguages: [${languages.join(', ')}]\nauthors: [{ name: ${text(() => '测试')} }]\nabstract: ${text(() => '用于测速的合成研究。')}\nlevels: [${['核心范畴', '主范畴', '范畴', '概念'].map((level) => text(() => level)).join(', ')}]\n`,
  );
  write('categories/core.md', `---\nlabel: ${text(() => '核心')}\nmeaning: ${text(() => '一切所归。')}\n---\n`);
  for (let g = 0; g < groups; g++)
    write(
      `categories/${id('group', g)}.md`,
      `---\nlabel: ${text((say) => `${say(2)} ${String(g)}`)}\nparent: core\norder: ${String(g)}\nmeaning: ${text((say) => say(12))}\n---\n`,
    );
  for (let c = 0; c < categories; c++) {
    const concept = `[[${id('concept', pick(size))}]]`;
    writeProse(
      `categories/${id('category', c)}`,
      'md',
      `label: ${text((say) => `${say(2)} ${String(c)}`)}\nparent: ${id('group', c % groups)}\norder: ${String(c)}\nmeaning: ${text((say) => say(12))}\n`,
      (say) => `${say(30)} ${concept}`,
    );
  }
  for (let s = 0; s < 20; s++) write(`sources/${id('interview', s)}.yaml`, `label: ${text(() => `访谈 ${String(s + 1)}`)}\n`);
  for (let r = 0; r < 30; r++)
    write(
      `references/${id('reference', r)}.yaml`,
      `type: article-journal\nlanguage: zh-CN\ntitle: ${words('zh', 8)}\nauthor: [{ family: 王, given: ${words('zh', 1)} }]\ncontainer-title: 管理世界\nissued: ${String(1990 + r)}\n`,
    );
  for (let n = 0; n < size; n++) {
    const excerpts = [1, 2, 3].map((e) => {
      const translations = languages.slice(1).map((one) => `${one}: ${words(one, 30)}`);
      const translation = translations.length === 0 ? '' : `    translation: { ${translations.join(', ')} }\n`;
      const locator = `第 ${String(pick(400))} 行`;
      return `  - id: e${String(n)}-${String(e)}\n    source: ${id('interview', pick(20))}\n    locator: ${text(() => locator)}\n    text: ${words('zh', 25)}，${words('zh', 10)}。\n${translation}`;
    });
    const [one, other, category] = [pick(size), pick(size), pick(categories)];
    writeProse(
      `concepts/${id('concept', n)}`,
      'md',
      `label: ${text((say) => `${say(3)} ${String(n)}`)}\norder: ${String(n)}\ncategory: ${id('category', n % categories)}\ndefinition: ${text((say) => say(15))}\nexcerpts:\n${excerpts.join('')}`,
      (say) =>
        `${say(45)} [[${id('concept', one)}]] ${say(25)}\n\n${say(40)} [[${id('category', category)}]] ${say(20)} [@${id('reference', n % 30)}] [[${id('concept', other)}]] ${say(8)}`,
    );
  }
  const relations = Array.from(
    { length: groups },
    (_, g) =>
      `  - id: r${String(g)}\n    from: ${id('group', g)}\n    to: ${id('group', (g + 1) % groups)}\n    label: ${text((say) => say(2))}\n    excerpts: [e${String(g)}-1]\n`,
  ).join('');
  write('relations.yaml', `relations:\n${relations}`);
  writeProse('report/01-findings', 'mdx', `title: ${text(() => '发现')}\n`, (say) => `${say(60)} [[core]]`);
}

/** A seeded generator: a linear congruence modulo 2³² (the constants of Numerical Recipes); numbers from 0 up to 1. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
