import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { useSite } from './built-site.ts';
import { linkFaults, markupFaults } from './site-faults.ts';
import { SMALL_STUDY, writeFiles } from './study-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhagen-names-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'study'));
const { 'report/01-background.mdx': _, ...files } = SMALL_STUDY;
writeFiles(join(folder, 'study'), {
  ...files,
  'study.yaml': `title: A content analysis
languages: [en]
authors: [{ family: Doe, given: Jane }]
abstract: Of little.
method: Content analysis
levels: [Dimension, Theme, { one: Kod, other: Kody }]
site: https://names.example/
`,
  'concepts/second.md':
    '---\nlabel: Second\ncategory: trust\ndefinition: D\nexcerpts: [{ id: e1, coder: CD }]\n---\n\nAs [[trust]] has it.\n',
  'concepts/first-impression.md': String(SMALL_STUDY['concepts/first-impression.md']).replace('    source', '    coder: AB\n    source'),
  'categories/core.md': '---\nlabel: All of it\nmeaning: What all leads to.\n---\n',
  'sources/interview.yaml': 'label: Interview with A\nattributes: { role: reader }\n',
  'memos/early.md': '---\ntitle: Early\ndate: 2025-03-04\nauthor: Roe\nabout: [e1]\n---\n\nFew, [@doe-2020].\n',
});

describe('a content analysis with one root', () => {
  const site = useSite(join(folder, 'study'));
  const page = (path: string) => site().page(`${path}index.html`).document;
  const text = (path: string, selector: string) =>
    Array.from(page(path).querySelectorAll(selector), (one) => one.textContent.trim().replace(/\s+/g, ' '));

  it('is valid HTML', async () => expect(await markupFaults(site())).toEqual([]));
  it('has no link to a file or fragment that is not there', () => expect(linkFaults(site())).toEqual([]));

  it('has no word of grounded theory, and no model where it has no relations', () => {
    const isOfTheory = (words: string) =>
      /theoretical|\b(core|axial|selective) (category|coding)|the core\b|saturation|grounded|Start with the model/i.test(words);
    const said = site().pages.filter(({ document }) => isOfTheory(document.body.textContent));
    expect(said.map(({ file }) => file)).toEqual([]);
    expect(site().files.filter((file) => file.startsWith('coding/selective'))).toEqual([]);
  });

  it('calls each category by its own level where one is meant', () => {
    expect(text('concepts/first-impression/', '.mentions dt')).toEqual(['Theme', 'Memo']);
    expect(text('categories/trust/', '.mentions dt')).toEqual(['Kod']);
  });

  it('gives a memo’s own author and date to programs', () => {
    const head = page('memos/early/').head;
    const meta = (name: string) => Array.from(head.querySelectorAll(`meta[name="${name}"]`), (one) => one.getAttribute('content'));
    expect([meta('citation_author'), meta('citation_publication_date'), meta('DC.creator'), meta('DC.date')]).toEqual([
      ['Roe'],
      ['2025/03/04'],
      ['Roe'],
      ['2025-03-04'],
    ]);
    const data = JSON.parse(head.querySelector('script[type="application/ld+json"]')?.textContent ?? '{}') as Record<string, unknown>;
    expect(data).toMatchObject({ author: [{ '@type': 'Person', name: 'Roe' }], datePublished: '2025-03-04' });
    expect(text('memos/', '#memos_all p')).toEqual(['Few, [1].']);
  });

  it('says under which code each coder coded a shared excerpt, and what an attribute is', () => {
    expect(text('sources/interview/', '.excerpt figcaption > span')[0]).toContain('Coded by AB (First impression), CD (Second)');
    expect(text('sources/', '#sources_all p')).toEqual(['role: reader']);
  });

  it('offers no page that has nothing to say', () => {
    expect(site().read('sitemap.xml')).not.toMatch(/\/report\/|editorial-notes/);
    expect(text('', '.foot-links a')).not.toContain('Editorial notes');
  });
});
