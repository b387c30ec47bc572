import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { publishedUrls } from '#domain/permanence/former-urls.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { useSite, type SitePage } from '../../build/built-site.ts';
import { edited, released, smallStudy } from '../../build/released-study.ts';
import { activeFaults, duplicateIdFaults, headingFaults, languageFaults, linkFaults, markupFaults } from '../../build/site-faults.ts';
import { BILINGUAL_STUDY, writeFiles } from '../../build/study-folder.ts';
import { PROJECT } from '../../build/zhagen.ts';

const SITE = 'https://example.org/';
const addressOf = ({ file }: SitePage) => `/${file.replace(/index\.html$/, '')}`;
const twinOf = (file: string) => (file.startsWith('en/') ? file.slice('en/'.length) : `en/${file}`);

describe('the English edition of the shipped study', () => {
  const site = useSite(join(PROJECT, 'content'));
  const pages = () => site().pages.filter(({ file }) => file !== '404.html');
  const english = () => pages().filter(({ file }) => file.startsWith('en/'));

  it('has each page, and a switch that leads from one to the other and back', () => {
    expect(english().length).toBeGreaterThan(90);
    for (const page of pages()) {
      const twin = site().page(twinOf(page.file));
      const [link, ...more] = page.document.querySelectorAll('header .language');
      expect(more).toEqual([]);
      expect([link?.getAttribute('href'), link?.getAttribute('hreflang')], page.file).toEqual([
        addressOf(twin),
        twin.document.documentElement.lang,
      ]);
      expect(page.document.documentElement.lang).toBe(page.file.startsWith('en/') ? 'en' : 'zh');
    }
  });

  it('names each page’s translations to search engines, the same on both, where the page stands for itself', () => {
    const alternates = ({ document }: SitePage) =>
      Array.from(document.querySelectorAll('link[rel=alternate][hreflang]'), (link) => [
        link.getAttribute('hreflang'),
        link.getAttribute('href'),
      ]);
    for (const page of pages()) {
      const [zh, en] = [site().page(page.file.replace(/^en\//, '')), site().page(`en/${page.file.replace(/^en\//, '')}`)].map(
        (one) => SITE + addressOf(one).slice(1),
      );
      const own = page.document.querySelector('link[rel=canonical]')?.getAttribute('href') === SITE + addressOf(page).slice(1);
      expect(alternates(page), page.file).toEqual(
        own
          ? [
              ['zh', zh],
              ['en', en],
              ['x-default', zh],
            ]
          : [],
      );
    }
  });

  it('keeps its readers: every link to a page leads to an English one, but for the switch', () => {
    const strays = english().flatMap(({ file, document }) =>
      Array.from(document.querySelectorAll('body a[href^="/"]:not(.language)'), (link) => link.getAttribute('href') ?? '')
        .filter((href) => /\/(#.*)?$/.test(href) && !href.startsWith('/en/'))
        .map((href) => `${file}: ${href}`),
    );
    expect(strays).toEqual([]);
    expect(
      english().flatMap(({ document }) => [...document.querySelectorAll('svg a[*|href^="/en/concepts/"], svg a[href^="/en/"]')]).length,
    ).toBeGreaterThan(20);
  });

  it('is in English but for what says that it is Chinese, and words quoted in an English sentence', () => {
    expect(languageFaults(site())).toEqual([]);
    const strays = english().flatMap(({ file, document }) => {
      const walker = document.createTreeWalker(document.body, 4 /* NodeFilter.SHOW_TEXT */);
      const found: string[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        const text = node.textContent ?? '';
        if (!/\p{Script=Han}/u.test(text) || parent?.closest('script, style, [lang|=zh]') !== null) continue;
        if (!/[a-z]{2,} [a-z]{2,}/.test(text)) found.push(`${file}: ${text}`);
      }
      return found;
    });
    expect(strays).toEqual([]);
  });

  it('has every memo, analysis, stage and section of the report in English', () => {
    expect(english().filter(({ html }) => html.includes('This text has not been translated'))).toEqual([]);
    expect(english().flatMap(({ document }) => [...document.querySelectorAll('.prose[lang]')])).toEqual([]);
    expect(english().flatMap(({ document }) => [...document.querySelectorAll('.prose')]).length).toBeGreaterThan(46);
  });

  it('shows each excerpt in the original, with its translation', () => {
    for (const { file, document } of english().filter((page) => /^en\/concepts\/./.test(page.file)))
      for (const excerpt of document.querySelectorAll('.excerpt')) {
        expect(excerpt.querySelector('blockquote')?.getAttribute('lang'), file).toBe('zh');
        expect(excerpt.querySelector('.tr')?.textContent, file).toMatch(/[a-z]{3}/);
      }
  });

  it('cites and identifies by the address that has no language', () => {
    const { document } = site().page('en/concepts/os-unification/index.html');
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(`${SITE}en/concepts/os-unification/`);
    expect(document.querySelector('#cite_url')?.textContent.trim()).toBe(`${SITE}concepts/os-unification/`);
    expect(document.querySelector('#cite_entry')?.textContent).toContain(`${SITE}concepts/os-unification/`);
    expect(document.querySelector('aside a[href$=".jsonld"]')?.getAttribute('href')).toBe('/concepts/os-unification.jsonld');
  });
});

describe('a study with some of its prose translated', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhagen-languages-'));
  const concept = 'concepts/first-impression.md';
  const section = (title: string, body: string, more = '') => `---\ntitle: { en: ${title}, zh: 题 }\n${more}---\n\n${body}\n`;
  const first = released(
    smallStudy({
      ...BILINGUAL_STUDY,
      'report/01-background.mdx': section('Background', 'Why [[trust]]?\n\n## Why we ask\n\n## What'),
      'report/02-old.mdx': section('Old', '## Kept\n\n## Gone'),
      [concept]: null,
      'concepts/hunch.md': BILINGUAL_STUDY[concept] ?? '',
      'categories/trust.md': BILINGUAL_STUDY['categories/trust.md']?.replace('first-impression', 'hunch') ?? '',
    }),
    '1.0.0',
  );
  const files = edited(first, {
    ...BILINGUAL_STUDY,
    'concepts/hunch.md': null,
    'report/01-background.mdx': section('Background', 'Why [[trust]] matters.\n\n## The question [#question; #what]'),
    'report/02-old.mdx': null,
    'report/02-new.mdx': section('New', '## Kept', 'formerIds: [old]\n'),
    [concept]: BILINGUAL_STUDY[concept]?.replace('category:', 'formerIds: [hunch]\ncategory:') ?? '',
    'concepts/first-impression.zh.md': '见[[trust]]与 [@doe-2020]。\n',
  });
  writeFiles(folder, Object.fromEntries(files));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const site = useSite(folder, '/base/');
  const prose = (file: string) => site().page(file).document.querySelector('.prose');

  it('has no fault on any page', async () => {
    expect([...linkFaults(site()), ...duplicateIdFaults(site()), ...headingFaults(site())]).toEqual([]);
    expect([...languageFaults(site()), ...activeFaults(site()), ...(await markupFaults(site()))]).toEqual([]);
  });

  it('shows a translation, with the names of things in its language', () => {
    expect(prose('zh/concepts/first-impression/index.html')?.textContent.trim()).toBe('见信任与 [1]。');
    expect(prose('zh/concepts/first-impression/index.html')?.hasAttribute('lang')).toBe(false);
    expect(prose('concepts/first-impression/index.html')?.textContent.trim()).toBe('See Trust and [1].');
  });

  it('has every URL that the check says it has, in each language', () => {
    const { caseStudy } = loadStudy(folder);
    const urls = caseStudy === undefined ? [] : publishedUrls(caseStudy);
    const missing = urls.filter((url) => {
      const [path = '', fragment] = url.slice(1).split('#');
      const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
      return !site().files.includes(file) || (fragment !== undefined && site().page(file).document.getElementById(fragment) === null);
    });
    expect(urls).toEqual(
      expect.arrayContaining([
        '/zh/',
        '/zh/concepts/first-impression/#e1',
        '/zh/v/1.0.0/concepts/hunch/',
        '/zh/concepts/hunch/',
        '/zh/concepts/hunch/#e1',
      ]),
    );
    expect(missing).toEqual([]);
  });

  it('leads on from a former identifier within the language', () => {
    const refresh = site().page('zh/concepts/hunch/index.html').document.querySelector('meta[http-equiv=refresh]');
    expect(refresh?.getAttribute('content')).toBe('0; url=/base/zh/concepts/first-impression/');
    expect(site().read('_redirects').split('\n')).toEqual([
      '/base/concepts/hunch/ /base/concepts/first-impression/ 301',
      '/base/report/old/ /base/report/new/ 301',
      '/base/zh/concepts/hunch/ /base/zh/concepts/first-impression/ 301',
      '/base/zh/report/old/ /base/zh/report/new/ 301',
      '',
    ]);
  });

  it('says to whoever comes by the address of a heading what became of it', () => {
    const at = (file: string, id: string) => site().page(file).document.getElementById(id);
    const told = (file: string, id: string) => at(file, id)?.textContent.replace(/\s+/g, ' ').trim();
    expect(told('report/background/index.html', 'why-we-ask')).toBe(
      'Why we ask was a heading of this section in version 1.0.0. The section has none of that name any more.',
    );
    expect(told('zh/report/background/index.html', 'why-we-ask')).toBe('Why we ask 是 1.0.0 版中本节的小标题，如今本节已没有这个小标题。');
    expect(at('report/background/index.html', 'what')?.parentElement?.id).toBe('question');
    expect(at('report/background/index.html', 'question')?.textContent).toBe('The question');
    for (const [id, href] of [
      ['kept', '/base/report/new/#kept'],
      ['gone', '/base/report/new/'],
    ] as const)
      expect(at('report/old/index.html', id)?.querySelector('a')?.getAttribute('href')).toBe(href);
  });

  it.each(['zh/categories/trust/index.html', 'zh/report/background/index.html'])('says where a text stands in the original: %s', (file) => {
    expect(prose(file)?.getAttribute('lang')).toBe('en');
    expect(prose(file)?.previousElementSibling?.textContent).toBe('这段文字尚无译文，以下为原文。');
    expect(prose(file)?.querySelector('a')?.getAttribute('href')).toMatch(/^\/base\/zh\//);
    expect(prose(file.slice('zh/'.length))?.previousElementSibling?.textContent).not.toContain('尚无译文');
  });
});

describe('a study in one language', () => {
  const site = useSite(join(PROJECT, 'tests/studies/gioia'));

  it('has no pages in another, and no switch', () => {
    expect(new Set(site().pages.map(({ document }) => document.documentElement.lang)).size).toBe(1);
    expect(site().pages.filter(({ html }) => /hreflang|class="language"/.test(html))).toEqual([]);
    expect(site().files.filter((file) => /^[a-z]{2}\//.test(file))).toEqual([]);
    expect(site().read('sitemap.xml')).not.toContain('xhtml');
  });
});
