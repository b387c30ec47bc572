import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { publishedUrls } from '#domain/permanence/former-urls.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { useSite } from './built-site.ts';
import { canonicalJsonLd, canonicalTurtle, skosFaults, storeOf } from './rdf-graph.ts';
import { released, smallStudy } from './released-study.ts';
import { linkFaults, markupFaults } from './site-faults.ts';
import { writeStudy } from './study-folder.ts';
import { PROJECT, zhagen } from './zhagen.ts';

const SITE = 'https://study.example/';

const folder = join(PROJECT, 'tests/studies/history');
const fileOf = (url: string) => `${url.slice(1).replace(/#.*/, '')}${/\/(#.*)?$/.test(url) ? 'index.html' : ''}`;

/** 1.0.0, then one of everything that can happen to an identifier, released as 2.0.0, then one more edit. */
describe('the site of a study with a past', () => {
  const site = useSite(folder);
  const page = (path: string) => site().page(fileOf(path)).document;
  const link = (path: string, rel: string) => page(path).querySelector(`link[rel=${rel}]`)?.getAttribute('href');
  const words = (path: string) => page(path).querySelector('main')?.textContent.replace(/\s+/g, ' ') ?? '';

  it('has every URL that the check says it has, fragments included, and so every one that a release has published', () => {
    const { caseStudy } = loadStudy(folder);
    const urls = caseStudy === undefined ? [] : publishedUrls(caseStudy);
    const missing = urls.filter((url) => {
      const [, fragment] = url.split('#');
      if (!site().files.includes(fileOf(url))) return true;
      return fragment !== undefined && page(url).getElementById(fragment) === null;
    });
    expect(urls.length).toBeGreaterThan(80);
    expect(missing).toEqual([]);
    for (const release of caseStudy?.releases ?? []) {
      const tombstones = new Set(['/concepts/unease/']);
      expect(release.urls.filter((url) => !urls.includes(url) && !tombstones.has(url.replace(/#.*/, '')))).toEqual([]);
      for (const url of release.urls.filter((one) => one.startsWith('/concepts/unease/#')))
        expect(page(url).getElementById(url.split('#')[1] ?? ''), url).not.toBeNull();
    }
  });

  it('leads on from a former identifier, for people, search engines and hosts', () => {
    const refresh = page('/concepts/hunch/').querySelector('meta[http-equiv=refresh]');
    expect(refresh?.getAttribute('content')).toBe('0; url=/concepts/intuition/');
    expect(link('/concepts/hunch/', 'canonical')).toBe(`${SITE}concepts/intuition/`);
    expect(page('/concepts/hunch/').querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
    expect(page('/concepts/hunch/').getElementById('e3')?.querySelector('a')?.getAttribute('href')).toBe('/concepts/second-thought/#e3');
    expect(site().read('_redirects')).toBe('/concepts/hunch/ /concepts/intuition/ 301\n/concepts/regret/ /categories/regret/ 301\n');
  });

  it('says of a retired concept what it was, when and why it was retired, and what to use', () => {
    expect(page('/concepts/unease/').querySelector('meta[http-equiv=refresh]')).toBeNull();
    for (const said of [
      'Unease',
      'A feeling & its shadow.',
      '2026-12-01',
      'Two things in one.',
      'Second thought',
      'Intuition',
      'What e7 says.',
    ])
      expect(words('/concepts/unease/')).toContain(said);
    expect(link('/concepts/unease/', 'canonical')).toBe(`${SITE}concepts/unease/`);
    expect(page('/coding/selective/').getElementById('relation_weakens')?.textContent).toContain('The data do not carry it.');
  });

  it('tells programs the same: deprecated, and replaced by', async () => {
    const all = await canonicalTurtle(site().read('codebook.ttl'), `${SITE}codebook.ttl`);
    expect(await canonicalJsonLd(site().read('codebook.jsonld'), `${SITE}codebook.jsonld`)).toBe(all);
    const store = storeOf(all);
    expect(skosFaults(store)).toEqual([]);
    const objects = (id: string, property: string) =>
      store
        .getObjects(`${SITE}${id}`, property, null)
        .map(({ value }) => value)
        .sort();
    expect(objects('concepts/unease/', 'http://www.w3.org/2002/07/owl#deprecated')).toEqual(['true']);
    expect(objects('concepts/unease/', 'http://purl.org/dc/terms/isReplacedBy')).toEqual([
      `${SITE}concepts/intuition/`,
      `${SITE}concepts/second-thought/`,
    ]);
    expect(objects('concepts/hunch/', 'http://purl.org/dc/terms/isReplacedBy')).toEqual([`${SITE}concepts/intuition/`]);
    expect(objects('concepts/intuition/', 'http://purl.org/dc/terms/hasVersion')).toEqual([
      `${SITE}v/1.0.0/concepts/hunch/`,
      `${SITE}v/2.0.0/concepts/intuition/`,
    ]);
    expect(objects('v/2.0.0/concepts/intuition/', 'http://www.w3.org/ns/prov#wasRevisionOf')).toEqual([`${SITE}v/1.0.0/concepts/hunch/`]);
    const lines = new Set(all.split('\n'));
    const own = await canonicalJsonLd(site().read('concepts/unease.jsonld'), `${SITE}concepts/unease.jsonld`);
    expect(own.split('\n').filter((line) => !lines.has(line))).toEqual([]);
    expect(own).toContain('deprecated');
  });

  it('keeps each released page as it was, marked as old, with a link to today’s and a citation of its own', () => {
    expect(page('/v/1.0.0/concepts/hunch/').querySelector('h1')?.textContent).toContain('Hunch <b>&amp; "more"');
    expect(words('/v/1.0.0/concepts/hunch/')).toMatch(/version 1\.0\.0 \(2026-11-22\).*What e2 says.*What e3 says/);
    expect(page('/v/1.0.0/concepts/hunch/').querySelector('.notice a')?.getAttribute('href')).toBe('/concepts/intuition/');
    expect(link('/v/1.0.0/concepts/hunch/', 'canonical')).toBe(`${SITE}concepts/intuition/`);
    expect(link('/v/1.0.0/concepts/unease/', 'canonical')).toBe(`${SITE}v/1.0.0/concepts/unease/`);
    expect(link('/v/1.0.0/concepts/hunch/', 'cite-as')).toBe(`${SITE}v/1.0.0/concepts/hunch/`);
    expect(words('/v/1.0.0/concepts/hunch/')).toContain(`${SITE}v/1.0.0/concepts/hunch/`);
    expect(page('/v/2.0.0/concepts/remorse/').querySelector('h1')?.textContent).toContain('Remorse');
    expect(words('/v/2.0.0/concepts/remorse/')).not.toContain('later');
  });

  it('tells on each page when it was published and changed, and what is not released yet', () => {
    const history = (path: string) =>
      [...page(path).querySelectorAll('.history li')].map((item) => item.textContent.replace(/\s+/g, ' ').trim());
    const [second = '', first] = history('/concepts/intuition/');
    expect(first).toBe('1.0.0 2026-11-22 first published');
    expect(second).toMatch(
      /^2\.0\.0 2026-12-02 changed.*excerpt “What e2 says\.” \(e2\), from concept “Hunch .*to concept “Intuition” \(intuition\)/,
    );
    expect(page('/concepts/remorse/').querySelector('aside')?.textContent).toContain('Changed since then, not yet released.');
    expect(page('/concepts/intuition/').querySelector('aside')?.textContent).not.toContain('not yet released');
    expect(page('/concepts/intuition/').querySelector('aside')?.textContent).toContain(`${SITE}v/2.0.0/concepts/intuition/`);
  });

  it('lists the releases with their changes, and in a feed', () => {
    expect([...page('/versions/').querySelectorAll('h2')].map((one) => one.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      'Version 2.0.0 2026-12-02',
      'Version 1.0.0 2026-11-22',
    ]);
    const { document } = new JSDOM(site().read('changes.xml'), { contentType: 'application/xml' }).window;
    const text = (parent: ParentNode, name: string) => parent.querySelector(`:scope > ${name}`)?.textContent;
    const feed = document.documentElement;
    expect([feed.namespaceURI, feed.localName]).toEqual(['http://www.w3.org/2005/Atom', 'feed']);
    const entries = [...feed.querySelectorAll(':scope > entry')];
    expect(entries.map((entry) => text(entry, 'title'))).toEqual(['Version 2.0.0', 'Version 1.0.0']);
    for (const one of [feed, ...entries]) {
      // RFC 4287, 4.1.1 and 4.1.2: exactly one id, title and updated; an author; a link to what it is about.
      for (const name of ['id', 'title', 'updated']) expect(one.querySelectorAll(`:scope > ${name}`)).toHaveLength(1);
      expect(text(one, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(one.querySelector(':scope > link[rel=alternate]')?.getAttribute('href')).toMatch(/^https:\/\/study\.example\/v/);
    }
    expect(text(feed, 'updated')).toBe('2026-12-02T00:00:00Z');
    expect(new Set(entries.map((entry) => text(entry, 'id'))).size).toBe(2);
    expect(feed.querySelector('author > name')?.textContent).toBe('Jane Doe');
    expect(text(entries[0] ?? feed, 'content')).toContain('Unease');
  });

  it('has no broken link and no fault in its markup', async () => {
    expect(linkFaults(site())).toEqual([]);
    expect(await markupFaults(site())).toEqual([]);
  });
});

describe('npm run release', () => {
  const releases = (study: string) => (readdirSync(study).includes('releases') ? readdirSync(join(study, 'releases')) : []);

  it('writes the file once, and says so', async () => {
    const study = writeStudy();
    const run = await zhagen(['release', '1.0.0', '--study', study, '--date', '2026-11-22']);
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toMatch(/^Released 1\.0\.0: .*releases\/1\.0\.0\.json\. Commit the file/);
    expect(releases(study)).toEqual(['1.0.0.json']);
    expect((await zhagen(['check', '--study', study])).stdout).toBe('No findings.\n');
  });

  it.each([
    ['exists already', '1.2.0', 'Version 1.2.0 is released already, and a release is never changed. Take a higher number.'],
    ['goes backwards', '1.1.9', 'Version 1.1.9 comes before 1.2.0, which is released already. Take a higher number.'],
    ['goes back to a draft', '1.2.0-draft.1', 'Version 1.2.0-draft.1 comes before 1.2.0, which is released already. Take a higher number.'],
    ['is no version', '1.2', '"1.2" is not a version. Write three numbers, as in 1.0.0 (Semantic Versioning), and no "v" before them.'],
    ['has a v', 'v2.0.0', '"v2.0.0" is not a version. Write three numbers, as in 1.0.0 (Semantic Versioning), and no "v" before them.'],
    [
      'has build metadata',
      '2.0.0+7',
      '"2.0.0+7" is not a version. Write three numbers, as in 1.0.0 (Semantic Versioning), and no "v" before them.',
    ],
    [
      'is a path',
      '../2.0.0',
      '"../2.0.0" is not a version. Write three numbers, as in 1.0.0 (Semantic Versioning), and no "v" before them.',
    ],
  ])('refuses a version that %s, and writes nothing', async (_, version, message) => {
    const study = writeStudy(Object.fromEntries(released(smallStudy(), '1.2.0')));
    const run = await zhagen(['release', version, '--study', study]);
    expect([run.status, run.stdout, run.stderr.trim()]).toEqual([2, '', message]);
    expect(releases(study)).toEqual(['1.2.0.json']);
  });

  it('refuses a day that is none', async () => {
    const study = writeStudy();
    const run = await zhagen(['release', '1.0.0', '--study', study, '--date', '2026-02-30']);
    expect([run.status, run.stderr.trim()]).toEqual([2, '--date "2026-02-30" is not a day. Write it as 2026-11-22.']);
    expect(releases(study)).toEqual([]);
  });

  it.each([
    ['before the last', ['--date', '2026-11-21'], '--date 2026-11-21'],
    ['of today, where the last is later', [], expect.stringMatching(/^Today, \d{4}-\d\d-\d\d,/)],
  ])('refuses a day %s', async (_, date, day) => {
    const on = date.length === 0 ? '2999-01-01' : '2026-11-22';
    const study = writeStudy(Object.fromEntries(released(smallStudy(), '1.2.0', on)));
    const run = await zhagen(['release', '2.0.0', '--study', study, ...date]);
    const [told, rest] = run.stderr.trim().split(' is before ');
    expect([run.status, told]).toEqual([2, day]);
    expect(rest).toBe(`the day of version 1.2.0, ${on}: releases follow one another. Give --date ${on} or later.`);
    expect(releases(study)).toEqual(['1.2.0.json']);
    expect((await zhagen(['release', '2.0.0', '--study', study, '--date', on])).status).toBe(0);
  });

  it('refuses a study with errors, and tells them', async () => {
    const study = writeStudy({ 'categories/trust.md': null });
    const run = await zhagen(['release', '1.0.0', '--study', study]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('unknown-category');
    expect(run.stderr).toContain('Nothing was released: mend the errors first.');
    expect(releases(study)).toEqual([]);
  });
});
