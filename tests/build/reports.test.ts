import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useSite } from './built-site.ts';
import { PROJECT } from './zhagen.ts';

const site = useSite(join(PROJECT, 'tests/studies/reports'));
const proseOf = (file: string) => site().page(file).document.querySelector('.prose');
const all = (file: string, selector: string) =>
  Array.from(proseOf(file)?.querySelectorAll(selector) ?? [], ({ textContent }) => textContent);

describe('what people wrote who use the tool in earnest', () => {
  it('is bold beside full-width marks and links, in memos and in the report', () => {
    const bold = ['“共享”', '信任（弱）', '《借条》', '信任', '关键。', '普通'];
    expect(all('concepts/c01-emphasis/index.html', 'strong')).toEqual(bold);
    expect(all('concepts/c01-emphasis/index.html', 'em')).toEqual(['（斜体）']);
    expect(all('report/emphasis/index.html', 'strong')).toEqual(['“共享”', '信任', '关键。', '普通']);
  });

  it('keeps a single ~ as typed', () => {
    expect(all('concepts/c03-tilde/index.html', 'p')).toEqual(['访谈对象10~20人，年龄30~40岁。真正的删除线是删去。']);
    expect(all('concepts/c03-tilde/index.html', 'del')).toEqual(['删去']);
    expect(all('report/tilde/index.html', 'p, del')).toEqual(['访谈对象10~20人，年龄30~40岁。']);
  });

  it('has headings with ids of their own, which the contents lead to', () => {
    const ids = (file: string) => Array.from(proseOf(file)?.querySelectorAll('h2') ?? [], ({ id }) => id);
    const zh = ['小结', '小结-1', '小结-1-1', 'part', '见trust与-代码', '引号顿号括号'];
    const en = ['summary', 'summary-1', 'summary-1-1', 'part', 'schrödingers-trust-and-code', 'part-cite_ostrom-1990'];
    expect(ids('report/headings/index.html')).toEqual(zh);
    expect(ids('en/report/headings/index.html')).toEqual(en);
    const { document } = site().page('report/headings/index.html');
    const contents = Array.from(document.querySelectorAll('.contents.beside a'), (link) => decodeURI(link.getAttribute('href') ?? ''));
    expect(contents).toEqual(zh.map((id) => `#${id}`));
  });

  it('links in tables, with and without a backslash', () => {
    const links = Array.from(
      proseOf('concepts/c12-table/index.html')?.querySelectorAll('td a') ?? [],
      (link) => `${link.textContent} ${link.getAttribute('href') ?? ''}`,
    );
    expect(links).toEqual(['首次出借 /concepts/first-loan/', '信任 /categories/trust/', '首次出借 /concepts/first-loan/']);
    expect(all('concepts/c12-table/index.html', 'td')).toEqual(['首次出借', '转义', '信任', '无字', '首次出借', '未转义']);
  });

  it('links over the ends of lines', () => {
    const file = 'en/concepts/c36-wrapped/index.html';
    expect(all(file, 'a')).toEqual(['the first loan', '1']);
    expect(all(file, '.citation')).toEqual(['[1, chapter 3]']);
  });

  it('has no comment anywhere, in no file', () => {
    expect(site().files.filter((file) => site().read(file).includes('SECRET'))).toEqual([]);
    expect(proseOf('concepts/comments/index.html')?.textContent.replace(/\s+/g, ' ').trim()).toBe(
      '开头，中间 结尾 信任。 一 二 引 甲 乙 丙 代码 <!-- shown --> 照样。',
    );
    expect(all('report/comments/index.html', ':scope > p')).toEqual(['前后，2。', '危险与安全，标签。', '信任，[1, 3]，图。']);
    expect(Array.from(proseOf('report/comments/index.html')?.querySelectorAll('h2') ?? [], ({ id }) => id)).toEqual(['标题']);
  });

  it('drops addresses of other schemes in the report', () => {
    const links = Array.from(proseOf('report/comments/index.html')?.querySelector('p:has(a)')?.querySelectorAll('a') ?? [], (link) =>
      link.getAttribute('href'),
    );
    expect(links).toEqual([null, 'https://example.org/', null]);
  });
});
