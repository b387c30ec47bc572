import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openBase, openHead } from '#files/study/compared-study.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { formatRelease } from '#formats/study-files/release.ts';
import { useSite } from './built-site.ts';
import { duplicateIdFaults, linkFaults, markupFaults } from './site-faults.ts';
import { BILINGUAL_STUDY, PICTURE, SMALL_STUDY, writeFiles, writeStudy, type StudyFiles } from './study-folder.ts';
import { StudyRepository } from './study-repository.ts';

const CONCEPT = 'concepts/first-impression.md';
const SECTION = 'report/01-background.mdx';
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" onload="alert(1)"><script>alert(2)</script><path d="M0 0"/></svg>';
const PICTURED: StudyFiles = {
  ...BILINGUAL_STUDY,
  'media/field.png': PICTURE,
  'media/map.svg': SVG,
  [CONCEPT]: `${String(BILINGUAL_STUDY[CONCEPT])}\n![A red field](../media/field.png "Where it began")\n\nSee ![a "map"][map].\n\n[map]: media/map.svg\n`,
  'concepts/first-impression.zh.md': '![红色的田](media/field.png)\n',
  [SECTION]: `${String(BILINGUAL_STUDY[SECTION])}\n## A ![round lake](media/map.svg) or two\n\n![A lake](../media/map.svg "The lake")\n\n<img src="media/field.png" alt="Own" />\n`,
};

describe('a study with pictures, under a path', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhagen-media-'));
  mkdirSync(join(folder, 'study'));
  writeFiles(join(folder, 'study'), PICTURED);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const site = useSite(join(folder, 'study'), '/a/b/');
  const images = (file: string) =>
    Array.from(site().page(file).document.querySelectorAll('.prose img'), (image) =>
      ['src', 'width', 'height', 'alt', 'loading', 'decoding'].map((name) => image.getAttribute(name)).join(' '),
    );
  const FIELD = '/a/b/media/field.png 48 32';
  const MAP = '/a/b/media/map.svg 600 300';

  it('shows each at its size, with its words, in memos and in the report, in each language', () => {
    expect(images('concepts/first-impression/index.html')).toEqual([`${FIELD} A red field lazy async`, `${MAP} a "map" lazy async`]);
    expect(images('zh/concepts/first-impression/index.html')).toEqual([`${FIELD} 红色的田 lazy async`]);
    expect(images('report/background/index.html')).toEqual([
      `${MAP} round lake lazy async`,
      `${MAP} A lake lazy async`,
      `${FIELD} Own lazy async`,
    ]);
    const captions = Array.from(
      site().page('report/background/index.html').document.querySelectorAll('.picture > figcaption'),
      ({ textContent }) => textContent,
    );
    expect(captions).toEqual(['The lake']);
  });

  it('has the files, an SVG made harmless, and no other copy of them', () => {
    expect(site().files.filter((file) => /(field|map)\b.*\.(png|svg)$/.test(file) && !file.startsWith('figures/'))).toEqual([
      'media/field.png',
      'media/map.svg',
    ]);
    expect(readFileSync(join(site().folder, 'media/field.png')).equals(PICTURE)).toBe(true);
    expect(site().read('media/map.svg')).toBe('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300"><path d="M0 0"/></svg>');
  });

  it('holds together', async () => {
    expect(await markupFaults(site())).toEqual([]);
    expect(linkFaults(site())).toEqual([]);
    expect(duplicateIdFaults(site())).toEqual([]);
  });
});

const SHOWN = { 'media/field.png': PICTURE, [CONCEPT]: `${String(SMALL_STUDY[CONCEPT])}\n![A](media/field.png)\n` };

describe('a picture that a release has published', () => {
  const folderOf = (changes: StudyFiles) => {
    const before = reloadStudy(writeStudy(SHOWN));
    if (before.caseStudy === undefined) throw new Error('The study has errors.');
    const release = formatRelease(before.caseStudy, before.files, '1.0.0', '2026-11-22');
    return reloadStudy(writeStudy({ ...SHOWN, 'releases/1.0.0.json': release, ...changes }));
  };

  it('stays where nothing shows it any more', () => expect(folderOf({ [CONCEPT]: String(SMALL_STUDY[CONCEPT]) }).findings).toEqual([]));

  it('is told where it is gone', () => {
    const { findings } = folderOf({ [CONCEPT]: String(SMALL_STUDY[CONCEPT]), 'media/field.png': null });
    expect(findings.map(({ rule, message, mend }) => [rule, message, mend])).toEqual([
      [
        'lost-url',
        '/media/field.png was published in version 1.0.0 and would be gone.',
        'Restore media/field.png from version control: a picture that is published keeps its name and its bytes.',
      ],
    ]);
  });
});

it('reads the pictures of a commit, so that a state with them is told nothing wrong', () => {
  const repository = new StudyRepository({ ...SMALL_STUDY, ...SHOWN });
  expect(openBase('main', repository.study, repository.folder).caseStudy.media.get('field.png')?.width).toBe(48);
  expect(openHead('main', repository.study, repository.folder).findings).toEqual([]);
});
