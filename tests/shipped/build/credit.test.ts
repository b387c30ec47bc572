import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readSite, useSite, type BuiltSite, type SitePage } from '../../build/built-site.ts';
import { sharedSite } from '../../build/shared-site.ts';
import { canonicalTurtle, storeOf } from '../../build/rdf-graph.ts';
import { SMALL_STUDY, temporaryFolder, writeStudy } from '../../build/study-folder.ts';
import { PROJECT, zhagen } from '../../build/zhagen.ts';

const shipped = useSite(join(PROJECT, 'content'));

/** Every place of a page that names a person, with what it names, apart from the entries of references. */
function credits({ document }: SitePage): string[] {
  const tags = [...document.head.querySelectorAll('meta')].flatMap((tag) =>
    /^(citation_(author|editor)|DC\.(creator|contributor))$/.test(tag.name) ? [`${tag.name}: ${tag.content}`] : [],
  );
  const data = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    named(JSON.parse(script.textContent)),
  );
  return [...tags, ...data];
}

/** What schema.org's words name, with the type of what is credited. */
function named(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(named);
  if (typeof data !== 'object' || data === null) return [];
  const own = data as Record<string, unknown>;
  const people = ['author', 'creator', 'editor'].flatMap((role) =>
    ((own[role] as { name: string }[] | undefined) ?? []).map(({ name }) => `${String(own['@type'])} ${role}: ${name}`),
  );
  return [...people, ...Object.entries(own).flatMap(([key, value]) => (['author', 'creator', 'editor'].includes(key) ? [] : named(value)))];
}

const kindOf = (file: string) =>
  file
    .replace(/^en\//, '')
    .replace(/index\.html$/, '')
    .replace(/^(v\/[^/]+\/)?(concepts|categories|report|references|sources|coding)\/[^/]+\/$/, '$1$2/*')
    .replace(/^v\/[^/]+\//, 'v/*/');

/** By kind of page, what all its pages say; a kind of which pages differ has several. */
function creditsByKind(site: BuiltSite): Record<string, string[][]> {
  const kinds: Record<string, string[][]> = {};
  for (const page of site.pages) {
    const kind = kindOf(page.file);
    if (kind === 'references/*') continue;
    const said = credits(page);
    const known = (kinds[kind] ??= []);
    if (!known.some((one) => JSON.stringify(one) === JSON.stringify(said))) known.push(said);
  }
  const said = Object.entries(kinds).filter(([, lists]) => lists.some((list) => list.length > 0));
  return Object.fromEntries(
    said.map(([kind, lists]) => [kind, lists.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))]),
  );
}

const article = (name: string) => `ScholarlyArticle author: ${name}`;

describe('an edition that others made, and did not sign,', () => {
  const tags = ['citation_author: 刘, 峰', 'DC.creator: 刘, 峰'];
  const inBoth = (of: (name: string) => string[]) => [of('Feng Liu'), of('刘峰')];

  it('credits the paper’s author with the paper and with the coding, and with nothing else', () => {
    const page = inBoth((name) => [...tags, `WebPage author: ${name}`]);
    const set = inBoth((name) => [...tags, `DefinedTermSet author: ${name}`]);
    const data = (name: string) => [`Dataset author: ${name}`, `Dataset creator: ${name}`];
    expect(creditsByKind(shipped())).toEqual({
      '': inBoth((name) => [...tags, article(name), `DefinedTermSet author: ${name}`, ...data(name)]),
      'cite/': inBoth((name) => [...tags, ...data(name)]),
      'concepts/': set,
      'categories/': set,
      'concepts/*': page,
      'categories/*': page,
      'coding/*': [...page, []],
      'v/*/': page,
      'v/*/concepts/*': page,
      'v/*/categories/*': page,
    });
  });

  it('says on every page who wrote what', () => {
    for (const { file, document } of shipped().pages) {
      if (file === '404.html') continue;
      const words = file.startsWith('en/') ? 'editors not named' : '编者未署名';
      expect(document.querySelector('footer')?.textContent, file).toContain(words);
    }
  });

  it('says beside each definition, memo and published meaning whose words they are', () => {
    const words = (path: string) =>
      [...shipped().page(`${path}index.html`).document.querySelectorAll('.words, h2 .n')].map((one) => one.textContent.trim());
    expect(words('concepts/os-unification/')).toContain('本版所写');
    expect(words('categories/market-synergy/')[0]).toBe('论文原文');
    expect(words('categories/service-diversity/')[0]).toBe('本版所写');
  });

  it('has other properties in SKOS for the paper’s words and the edition’s', async () => {
    const store = storeOf(await canonicalTurtle(shipped().read('codebook.ttl'), 'https://example.org/codebook.ttl'));
    const said = (id: string) =>
      ['http://www.w3.org/2004/02/skos/core#definition', 'http://purl.org/dc/terms/description'].map(
        (term) => store.getObjects(`https://example.org/categories/${id}/`, term, null).length,
      );
    expect([said('market-synergy'), said('service-diversity')]).toEqual([
      [0, 2],
      [2, 0],
    ]);
    expect(shipped().read('codebook.ttl')).toContain('schema:creditText');
  });

  it('is its feed’s author, though not named', () => {
    expect(shipped().read('changes.xml')).toContain('<author><name>编者未署名</name></author>');
  });
});

describe('an edition that others made and signed', () => {
  it('names its editors beside the author of the coding, and alone for the report', async () => {
    const out = join(temporaryFolder(), 'site');
    const editors =
      'editors:\n  - family: Roe\n    given: Max\n    orcid: 0000-0002-1825-0097\nedition:\n  title: Small study, annotated\n  date: 2026-05-04\n';
    const folder = writeStudy({ 'study.yaml': `${String(SMALL_STUDY['study.yaml'])}${editors}` });
    const { status, stderr } = await zhagen(['build', '--study', folder, '--out', out, '--site', 'https://example.org/']);
    expect(status, stderr).toBe(0);
    const site = readSite(out, '/');
    const kinds = creditsByKind(site);
    const coding = [
      'citation_author: Doe, Jane',
      'citation_editor: Roe, Max',
      'DC.creator: Doe, Jane',
      'DC.contributor: Roe, Max',
      'WebPage author: Jane Doe',
      'WebPage editor: Max Roe',
    ];
    const report = [
      'citation_author: Roe, Max',
      'citation_editor: Roe, Max',
      'DC.creator: Roe, Max',
      'DC.contributor: Roe, Max',
      'Article author: Max Roe',
      'Article editor: Max Roe',
    ];
    expect([kinds['concepts/*'], kinds['report/*']]).toEqual([[coding], [report]]);
    expect(kinds['']?.[0]).toEqual(expect.arrayContaining([article('Jane Doe'), 'DefinedTermSet editor: Max Roe']));
    const entry = site.page('concepts/first-impression/index.html').document.getElementById('cite_entry')?.textContent.trim();
    expect(entry).toBe(
      'Doe, J. (2026, May 4). First impression. In M. Roe (Ed.), Small study, annotated. https://example.org/concepts/first-impression/',
    );
    expect(site.read('changes.xml')).toContain('<author><name>Max Roe</name></author>');
    const { authors } = parse(site.read('CITATION.cff')) as { authors: unknown };
    expect(authors).toMatchObject([{ 'family-names': 'Doe' }, { 'family-names': 'Roe' }]);
  });
});

describe('a study that is its own edition', () => {
  it('credits its authors with everything, and says nothing of editors', async () => {
    const site = readSite(await sharedSite(writeStudy()), '/');
    const kinds = creditsByKind(site);
    expect(kinds['report/*']).toEqual([['citation_author: Doe, Jane', 'DC.creator: Doe, Jane', 'Article author: Jane Doe']]);
    expect(kinds['concepts/*']).toEqual([['citation_author: Doe, Jane', 'DC.creator: Doe, Jane', 'WebPage author: Jane Doe']]);
    expect(site.pages.filter(({ html }) => /editors? not named|written for this edition/.test(html))).toEqual([]);
  });
});
