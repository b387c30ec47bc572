import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reloadStudy } from '#files/study/loaded-study.ts';
import type { Edition } from '#site/edition/edition.ts';
import { treeItems } from '#site/passages/coding-tree.ts';
import { runHtml } from '#site/passages/run-html.ts';
import { SMALL_STUDY, writeFiles } from '../../build/study-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhagen-tree-'));
const category = (label: string, parent: string) => `---\nlabel: ${label}\nparent: ${parent}\nmeaning: M.\n---\n`;
writeFiles(folder, {
  ...SMALL_STUDY,
  'categories/other.md': category(`'"A" & <b>B</b>'`, 'core'),
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => String(i)).flatMap((i) => [
      [`categories/below-${i}.md`, category(`Below ${i}`, 'other')],
      [`concepts/code-${i}.md`, `---\nlabel: Code ${i}\ncategory: below-${i}\ndefinition: D.\n---\n`],
    ]),
  ),
  'study.yaml': `${String(SMALL_STUDY['study.yaml']).replace('[Core category, Category, Concept]', '[Core, Main category, Category, Concept]')}rules: { concept-without-excerpt: off }\n`,
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { caseStudy, findings } = reloadStudy(folder);
if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
const held = { caseStudy, lang: 'en', href: (path: string) => `/base${path}`, hueOf: () => '1' } as unknown as Edition;
const { categories, concepts } = caseStudy;

describe('the tree of a study with many categories', () => {
  it('is open on the way to the page alone, which is marked', () => {
    for (const concept of concepts.values()) {
      const under = concept.category.label.en ?? '';
      const html = treeItems(held, concept);
      expect(html.match(/aria-current="page"/g)).toHaveLength(1);
      expect(html).toContain(`<li><a href="/base/concepts/${concept.id}/" aria-current="page">`);
      expect(html).toContain(`${under}</a><ol><li>`);
      expect(html.match(/<li><a href="[^"]*concepts/g)).toHaveLength(1);
    }
  });

  it('is the same wherever one comes from, and elsewhere has no mark', () => {
    const closed = treeItems(held, undefined);
    expect(treeItems(held, categories.get('other'))).toContain('Below 29');
    expect(treeItems(held, undefined)).toBe(closed);
    expect(closed).not.toMatch(/aria-current|Below|concepts/);
  });

  it('has names as text, whatever they are', () => {
    expect(treeItems(held, undefined)).toContain(
      '<li data-hue="1"><a class="main" href="/base/categories/other/">&quot;A&quot; &amp; &lt;b&gt;B&lt;/b&gt;</a></li>',
    );
  });
});

it.each([
  ['a text in the language of the page', { en: `It's <b>, "so"` }, 'It&#39;s &lt;b&gt;, &quot;so&quot;'],
  ['its lines, but for those at its end', { en: 'one\ntwo\r\nthree\n\n' }, 'one<br>two<br>three'],
  ['another language', { zh: '一 & 二' }, '<span lang="zh" dir="auto">一 &amp; 二</span>'],
  ['a run', { text: '一', lang: 'zh' }, '<span lang="zh" dir="auto">一</span>'],
])('writes %s as HTML', (_, text, html) => expect(runHtml(text, 'en')).toBe(html));
