import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { codebookTitle } from '#domain/study/credit.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { dateParts, isoDate } from '#formats/citations/csl-text.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { readSite, useSite, type SitePage } from '../../build/built-site.ts';
import { sharedSite } from '../../build/shared-site.ts';
import { canonicalJsonLd, storeOf } from '../../build/rdf-graph.ts';
import { cffFaults } from '../../build/site-faults.ts';
import { writeStudy } from '../../build/study-folder.ts';
import { PROJECT } from '../../build/zhagen.ts';
import { zoteroItem } from '../../build/zotero.ts';

const CONTENT = join(PROJECT, 'content');
const SITE = 'https://example.org/';
const site = useSite(CONTENT);
let study: CaseStudy;

beforeAll(() => {
  const { caseStudy } = loadStudy(CONTENT);
  if (caseStudy === undefined) throw new Error('The shipped study has errors.');
  study = caseStudy;
});

const say = (text: Parameters<typeof textIn>[0] | undefined) => (text === undefined ? undefined : textIn(text, 'zh').text);
const nodes = () => [...study.concepts.values(), ...study.categories.values()];
const pathOf = (node: { kind: string; id: string }) => `${node.kind === 'concept' ? 'concepts' : 'categories'}/${node.id}/`;
const pageOf = (path: string) => site().page(`${path}index.html`);
const rels = ({ document }: SitePage, rel: string) =>
  [...document.head.querySelectorAll(`link[rel="${rel}"]`)].map((link) => link.getAttribute('href'));
const jsonLd = ({ document }: SitePage) =>
  [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    (script) => JSON.parse(script.textContent) as Record<string, unknown>,
  );
const subjects = (data: Record<string, unknown>) => (data['@graph'] ?? [data]) as Record<string, unknown>[];

describe('Zotero saves', () => {
  const author = { lastName: '刘', firstName: '峰', creatorType: 'author' };

  it('the study as an article with its author, date and DOI', () => {
    expect(zoteroItem(pageOf('').document)).toMatchObject({
      itemType: 'journalArticle',
      title: say(study.study.title),
      creators: [author],
      date: '2024',
      DOI: study.study.published?.doi,
      issue: '9',
      language: 'zh',
    });
    expect(zoteroItem(pageOf('').document).publicationTitle).toBeUndefined();
  });

  it('each concept and category as a section of the codebook', () => {
    for (const node of nodes()) {
      expect(zoteroItem(pageOf(pathOf(node)).document)).toMatchObject({
        itemType: 'bookSection',
        title: say(node.label),
        publicationTitle: say(codebookTitle(study.study)),
        creators: [author],
        date: isoDate(study.releases.at(-1)?.date ?? [], '/'),
        url: `${SITE}${pathOf(node)}`,
        language: 'zh',
      });
    }
  });

  it('each reference as what it is', () => {
    const types: Record<string, string> = {
      'article-journal': 'journalArticle',
      'article-magazine': 'magazineArticle',
      book: 'book',
      'paper-conference': 'conferencePaper',
    };
    for (const { id, data } of study.references.values()) {
      const item = zoteroItem(pageOf(`references/${id}/`).document);
      expect(item).toMatchObject({
        itemType: types[data.type],
        title: data.title,
        date: data.issued && isoDate(dateParts(data.issued), '/'),
      });
      expect(item.creators.map(({ lastName }) => lastName)).toEqual(data.author?.map(({ family }) => family));
      expect(item.abstractNote).toBeUndefined();
      if (data.type !== 'book') expect(item.publicationTitle).toBe(data['container-title']);
      expect(item.DOI).toBe(data.DOI);
    }
  });

  it('pages that are not cited as pages of the site', () => {
    expect(zoteroItem(pageOf('search/').document).itemType).toBe('webpage');
  });

  it('the bibliography, and no other page, as a list of items', () => {
    const spans = site().pages.map(({ file, document }) => [file, document.querySelectorAll('.Z3988').length]);
    expect(spans.filter(([, count]) => Number(count) > 1)).toEqual(
      ['en/', ''].map((folder) => [`${folder}references/index.html`, study.references.size]),
    );
  });
});

const XHTML = 'http://www.w3.org/1999/xhtml';

describe('the head of every page', () => {
  it('has one cite-as, which is the page’s own permanent address, the same in every language, and the article’s on the front page', () => {
    for (const page of site().pages) {
      const path = page.file.replace(/^en\//, '').replace(/index\.html$/, '');
      const whole = `${SITE}v/${study.releases.at(-1)?.version ?? ''}/`;
      const own =
        path === ''
          ? `https://doi.org/${study.study.published?.doi ?? ''}`
          : ['cite/', 'concepts/', 'categories/'].includes(path)
            ? whole
            : `${SITE}${path}`;
      expect(rels(page, 'cite-as'), page.file).toEqual(page.file === '404.html' ? [] : [own]);
    }
  });

  it('leads from a concept to its set, and back', () => {
    for (const node of nodes()) expect(rels(pageOf(pathOf(node)), 'collection')).toEqual([`${SITE}concepts/`]);
    expect(rels(pageOf('concepts/'), 'item')).toEqual([...study.concepts.keys()].map((id) => `${SITE}concepts/${id}/`));
  });

  it('has JSON-LD that parses, of the right kind', () => {
    const kinds = site().pages.flatMap((page) =>
      jsonLd(page).flatMap(({ '@context': context, ...data }) => subjects(data).map((one) => [page.file, one['@type'], context])),
    );
    expect(new Set(kinds.map(([, , context]) => context))).toEqual(new Set(['https://schema.org']));
    const today = kinds.filter(([file]) => !/^(en\/)?v\//.test(String(file)));
    expect(today.map(([file, kind]) => `${String(file)} ${String(kind)}`).sort()).toEqual(
      [
        'index.html ScholarlyArticle',
        'index.html DefinedTermSet',
        'index.html Dataset',
        'cite/index.html Dataset',
        'concepts/index.html DefinedTermSet',
        'categories/index.html DefinedTermSet',
        ...['open', 'axial'].map((stage) => `coding/${stage}/index.html WebPage`),
        ...['selective', 'saturation'].map((stage) => `coding/${stage}/index.html Article`),
        ...study.sections.map((section) => `report/${section.id}/index.html Article`),
        ...nodes().map((node) => `${pathOf(node)}index.html DefinedTerm`),
      ]
        .flatMap((one) => [one, `en/${one}`])
        .sort(),
    );
    for (const node of nodes())
      expect(jsonLd(pageOf(pathOf(node)))[0]).toMatchObject({
        name: say(node.label),
        termCode: node.id,
        inDefinedTermSet: { '@id': `${SITE}concepts/` },
      });
  });

  it('names the codebook as a data set of the article, with each of its files under its address and media type', async () => {
    const [article = {}, codebook = {}, dataset = {}] = jsonLd(pageOf('')).flatMap(subjects);
    expect([article['@id'], codebook['@id'], dataset['@id']]).toEqual([
      `https://doi.org/${study.study.published?.doi ?? ''}`,
      `${SITE}concepts/`,
      `${SITE}cite/`,
    ]);
    expect(article.abstract).toBeUndefined();
    expect(dataset).toMatchObject({ version: study.releases.at(-1)?.version, license: `${SITE}cite/#cite_licence` });
    expect(jsonLd(pageOf('cite/'))).toEqual([{ '@context': 'https://schema.org', ...dataset }]);
    expect(dataset).toMatchObject({ name: say(codebookTitle(study.study)), url: `${SITE}cite/`, isBasedOn: { '@id': article['@id'] } });
    expect(dataset.creator).toEqual(article.author);
    const files = dataset.distribution as Record<string, string>[];
    expect(files.map(({ contentUrl }) => contentUrl)).toEqual(
      ['xlsx', 'csv', 'qdc', 'jsonld', 'ttl', 'json'].map((end) => `${SITE}codebook.${end}`),
    );
    for (const { contentUrl = '', encodingFormat } of files) {
      expect(site().files).toContain(contentUrl.slice(SITE.length));
      expect(encodingFormat).toMatch(/^(application|text)\/[\w.+-]+$/);
    }
    const graph = { ...jsonLd(pageOf(''))[0], '@context': { '@vocab': 'https://schema.org/' } };
    const triples = storeOf(await canonicalJsonLd(JSON.stringify(graph), SITE));
    expect(triples.getObjects(`${SITE}cite/`, 'https://schema.org/distribution', null)).toHaveLength(files.length);
  });

  it('has Open Graph’s four, and the study’s picture with its size and words', () => {
    for (const { file, document } of site().pages) {
      if (file === '404.html') continue;
      const asked =
        /^(en\/)?references\/./.test(file) && !file.includes('references/index')
          ? ['title', 'type', 'url']
          : ['title', 'type', 'url', 'description'];
      const found = asked.filter((name) => document.querySelector(`meta[property="og:${name}"]`)?.getAttribute('content'));
      expect(found, file).toEqual(asked);
      const told = ['og:image', 'og:image:width', 'og:image:height', 'og:image:alt', 'twitter:card'].map((name) =>
        document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content'),
      );
      const lang = file.startsWith('en/') ? 'en' : 'zh';
      const words = `${textIn(study.study.title, lang).text} — ${lang === 'en' ? 'Feng Liu' : '刘峰'} · [2024]`;
      expect(told, file).toEqual([`${SITE}card${lang === 'en' ? '.en' : ''}.png`, '1200', '630', words, 'summary_large_image']);
    }
  });
});

describe('the citation kit', () => {
  const text = ({ document }: SitePage, id: string) => document.getElementById(`cite_${id}`)?.textContent.trim() ?? '';

  it('has six forms of every concept, category, reference and the study, each with its address or DOI', () => {
    const paths = [...nodes().map(pathOf), ...[...study.references.keys()].map((id) => `references/${id}/`), 'cite/'];
    for (const path of paths) {
      const forms = ['entry', 'gb2015', 'apa', 'bibtex', 'ris', 'csl'].map((id) => text(pageOf(path), id));
      expect(
        forms.filter((form) => form === ''),
        path,
      ).toEqual([]);
      if (path.startsWith('c') && path !== 'cite/') for (const form of forms) expect(form).toContain(`${SITE}${path}`);
    }
  });

  it('sets a concept as a part of the codebook, with its date and version', () => {
    const page = pageOf('concepts/os-unification/');
    const url = `${SITE}concepts/os-unification/`;
    const { date = [], version = '' } = study.releases.at(-1) ?? {};
    const [day, [year = 0, month = 0, dayOfMonth = 0]] = [isoDate(date), date];
    const [label, book, edition] = ['操作系统的统一与优化', say(codebookTitle(study.study)) ?? '', `${version} 版，编者未署名`];
    expect(text(page, 'entry')).toBe(`刘峰. ${label}[EB/OL]//${book}. ${edition}. （${day}）. ${url}.`);
    expect(text(page, 'gb2015')).toBe(`刘峰. ${label}[EB/OL]//${book}. ${edition}. (${day}). ${url}.`);
    expect(text(page, 'apa')).toBe(
      `刘峰. (${String(year)}, ${String(month)}月${String(dayOfMonth)}日). ${label}. 见 ${book} (${edition}). ${url}`,
    );
    expect(text(page, 'bibtex')).toMatch(/^@incollection\{os-unification,\n {2}author = \{刘, 峰\},\n/);
    expect(text(page, 'ris')).toMatch(/^TY {2}- CHAP\n/);
    expect(JSON.parse(text(page, 'csl'))).toMatchObject([
      { id: 'os-unification', type: 'chapter', URL: url, title: label, version, edition },
    ]);
  });

  it('opens with APA where English is read, and with GB/T 7714 where Chinese is', () => {
    const first = (path: string) => pageOf(path).document.querySelector('.kit .tabs span')?.textContent;
    expect([first('concepts/os-unification/'), first('en/concepts/os-unification/')]).toEqual(['GB/T 7714—2025', 'APA 7']);
  });

  it('names the article, the codebook, a concept and an excerpt on the page about citing', () => {
    const { document } = pageOf('cite/');
    const entries = [...document.querySelectorAll('p.cite')].map((entry) => entry.textContent.trim());
    expect(entries).toHaveLength(4);
    expect(entries.map((entry) => /\[[^\]]+\]/.exec(entry)?.[0])).toEqual(['[J/OL]', '[EB/OL]', '[EB/OL]', '[EB/OL]']);
  });

  it('gives the entry of an excerpt with its fragment, on the page of the concept it is under first', () => {
    for (const { id, excerpts } of study.concepts.values()) {
      const [excerpt] = excerpts.filter(({ concepts }) => concepts[0].id === id);
      if (excerpt)
        expect(pageOf(`concepts/${id}/`).document.querySelector('.kit .cite:not([id])')?.textContent).toContain(
          `${SITE}concepts/${id}/#${excerpt.id}.`,
        );
    }
  });
});

describe('for crawlers', () => {
  it('the sitemap has every page of today once, and keeps to sitemaps.org’s protocol', () => {
    const { document } = new JSDOM(site().read('sitemap.xml'), { contentType: 'application/xml' }).window;
    const entries = [...document.documentElement.children];
    expect(document.documentElement.localName).toBe('urlset');
    expect(entries.length).toBeLessThanOrEqual(50_000);
    for (const entry of entries) {
      const alternates = [...entry.children].filter(({ namespaceURI }) => namespaceURI === XHTML);
      expect(alternates.map((link) => link.getAttribute('hreflang'))).toEqual(['zh', 'en']);
      const names = [...entry.children].filter(({ namespaceURI }) => namespaceURI !== XHTML).map(({ localName }) => localName);
      expect([entry.localName, entry.namespaceURI, names[0], new Set(names).size]).toEqual([
        'url',
        document.documentElement.namespaceURI,
        'loc',
        names.length,
      ]);
      expect(names.filter((name) => !['loc', 'lastmod', 'changefreq', 'priority'].includes(name))).toEqual([]);
      const address = entry.firstElementChild?.textContent ?? '';
      expect(new URL(address).href).toBe(address);
      expect(address.length).toBeLessThan(2048);
      expect(entry.querySelector('lastmod')?.textContent ?? '2024').toMatch(/^\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?)?)?$/);
    }
    const pages = site()
      .pages.filter(({ file }) => file !== '404.html' && !/^(en\/)?v\//.test(file))
      .map(({ file }) => `${SITE}${file.replace(/index\.html$/, '')}`);
    expect(document.documentElement.namespaceURI).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
    expect([...document.querySelectorAll('urlset > url > loc')].map((loc) => loc.textContent).sort()).toEqual(pages.sort());
  });

  it('robots.txt lets them read and names the sitemap', () => {
    expect(site().read('robots.txt')).toBe(`User-agent: *\nDisallow:\n\nSitemap: ${SITE}sitemap.xml\n`);
  });
});

describe('CITATION.cff', () => {
  it('has what version 1.2.0 of the format requires, as a data set with the study preferred', () => {
    expect(cffFaults(site())).toEqual([]);
    const file = parse(site().read('CITATION.cff'), { version: '1.1' }) as Record<string, unknown>;
    const authors = [{ 'family-names': '刘', 'given-names': '峰', affiliation: '河北大学' }];
    expect(file).toMatchObject({ 'cff-version': '1.2.0', type: 'dataset', title: say(codebookTitle(study.study)), authors, url: SITE });
    expect(typeof file.message).toBe('string');
    expect(file['preferred-citation']).toEqual({
      type: 'article',
      title: say(study.study.title),
      authors,
      year: 2024,
      issue: '9',
      notes: 'Year inferred, not printed: 2024',
      doi: '10.69979/3029-2700.24.9.011',
    });
    expect(file.message).toContain('编者未署名');
  });
});

describe('a study without an address', () => {
  it('says nothing of an address it does not know', async () => {
    const bare = readSite(await sharedSite(writeStudy()), '/');
    expect(bare.read('sitemap.xml')).not.toContain('<url>');
    expect(bare.read('robots.txt')).toBe('User-agent: *\nDisallow:\n');
    const page = bare.page('concepts/first-impression/index.html');
    expect(page.html).not.toMatch(/cite-as|citation_public_url" content="\/|og:url|og:image|twitter:card/);
    expect(zoteroItem(page.document)).toMatchObject({ itemType: 'bookSection', title: 'First impression' });
  });
});
