import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSite } from './built-site.ts';
import { sharedSite } from './shared-site.ts';
import { linkFaults } from './site-faults.ts';
import { SMALL_STUDY, temporaryFolder, writeStudy } from './study-folder.ts';
import { PROJECT, zhagen } from './zhagen.ts';

const CONCEPT = 'concepts/first-impression/index.html';
const canonical = (out: string) => readSite(out, '/').page(CONCEPT).document.querySelector('link[rel=canonical]')?.getAttribute('href');

describe('where a site goes', () => {
  it('is told by flags, rather than by environment variables', async () => {
    const folder = temporaryFolder();
    const environment = {
      ZHAGEN_STUDY: join(folder, 'nothing'),
      ZHAGEN_OUT: join(folder, 'other'),
      ZHAGEN_SITE: 'https://other.example',
      ZHAGEN_BASE: '/other/',
    };
    const { status } = await zhagen(
      ['build', '--study', writeStudy(), '--out', join(folder, 'site'), '--site', 'https://org.example', '--base', 'repository'],
      environment,
    );
    expect(status).toBe(0);
    expect(existsSync(join(folder, 'other'))).toBe(false);
    expect(linkFaults(readSite(join(folder, 'site'), '/repository/'))).toEqual([]);
    expect(canonical(join(folder, 'site'))).toBe('https://org.example/repository/concepts/first-impression/');
  });

  it('is told by environment variables, and read relative to the folder the command is run in', async () => {
    const folder = temporaryFolder();
    const environment = { ZHAGEN_STUDY: writeStudy(), ZHAGEN_OUT: 'site', ZHAGEN_SITE: 'https://org.example', ZHAGEN_BASE: '/a/b/' };
    const { status, stderr } = await zhagen(['build'], environment, folder);
    expect(stderr).toMatch(/^Built site in /);
    expect(status).toBe(0);
    expect(linkFaults(readSite(join(folder, 'site'), '/a/b/'))).toEqual([]);
    expect(canonical(join(folder, 'site'))).toBe('https://org.example/a/b/concepts/first-impression/');
  });

  it('is the path and address of study.yaml where nothing else is told, in any script, percent-encoded wherever it is written', async () => {
    const study = writeStudy({
      'study.yaml': `${SMALL_STUDY['study.yaml'] ?? ''}site: https://例子.中国/扎根\n`,
      'categories/trust.md': SMALL_STUDY['categories/trust.md']?.replace('parent:', 'formerIds: [faith]\nparent:') ?? null,
    });
    const out = join(temporaryFolder(), 'site');
    const { status, stderr } = await zhagen(['build', '--study', study, '--out', out]);
    expect(status, stderr).toBe(0);
    const site = readSite(out, '/%E6%89%8E%E6%A0%B9/');
    expect(linkFaults(site)).toEqual([]);
    expect(canonical(out)).toBe('https://xn--fsqu00a.xn--fiqs8s/%E6%89%8E%E6%A0%B9/concepts/first-impression/');
    expect(site.read('_redirects')).toBe('/%E6%89%8E%E6%A0%B9/categories/faith/ /%E6%89%8E%E6%A0%B9/categories/trust/ 301\n');
    for (const file of ['sitemap.xml', 'CITATION.cff', 'codebook.ttl', 'codebook.jsonld', 'robots.txt'])
      expect(site.read(file), file).toContain('https://xn--fsqu00a.xn--fiqs8s/%E6%89%8E%E6%A0%B9/');
    expect(site.files.filter((file) => /扎根|\\u624e/.test(site.read(file)))).toEqual([]);
  });

  it('has no canonical address, and still whole links, where no site is known', async () => {
    const out = await sharedSite(writeStudy());
    expect(linkFaults(readSite(out, '/'))).toEqual([]);
    expect(canonical(out)).toBeUndefined();
  });
});

describe('a build', () => {
  it.each([
    [['--base', '../up'], '--base "../up" is not a path: it has ".." in its path. Write it as /up/.\n'],
    [
      ['--site', 'https://example.org/\n::error::a'],
      '--site "https://example.org/\\u000a::error::a" is not a site\'s address: it has a blank, or a character that is not seen. Write it as https://example.org or https://example.org/repository/.\n',
    ],
    [
      ['--site', 'org.example'],
      '--site "org.example" is not a site\'s address. Write it as https://example.org or https://example.org/repository/.\n',
    ],
  ])('refuses %j with a line that says how to write it', async (args, message) => {
    const { status, stderr } = await zhagen(['build', '--study', writeStudy(), '--out', join(temporaryFolder(), 'site'), ...args]);
    expect(stderr).toBe(message);
    expect(status).toBe(2);
  });

  it.each([
    ['the study', (study: string) => study],
    ['a folder inside the study', (study: string) => join(study, 'site')],
    ['the project', () => PROJECT],
  ])('never replaces %s', async (_name, outOf) => {
    const study = writeStudy();
    const { status, stderr } = await zhagen(['build', '--study', study, '--out', outOf(study)]);
    expect(stderr).toMatch(/^--out .*\n$/);
    expect(status).toBe(2);
    expect(existsSync(join(study, 'study.yaml'))).toBe(true);
  });
});
