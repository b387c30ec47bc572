import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { codebookSchema } from '#formats/codebook/codebook-schema.ts';
import { useSite, type BuiltSite } from './built-site.ts';
import { activeFaults, duplicateIdFaults, headingFaults, linkFaults, markupFaults } from './site-faults.ts';
import { BILINGUAL_STUDY, SMALL_STUDY, writeFiles, type StudyFiles } from './study-folder.ts';

const HEADER = 'source,length,start,end,concept,coder,date,excerpt\n';
const SOURCES = ['interview', 'diary', 'letters', 'notes', 'minutes', 'survey'];
const extra = Object.fromEntries(
  SOURCES.slice(1).map((id, i) => [
    `sources/${id}.yaml`,
    `label: { en: "The ${id}", zh: 资料${String(i)} }\nattributes: { role: { en: ${i % 2 === 0 ? 'mender' : 'guest'}, zh: ${i % 2 === 0 ? '修理者' : '客人'} } }\n`,
  ]),
);
const DOUBT =
  '---\nlabel: { en: "Doubt <b>", zh: 怀疑 }\ncategory: trust\ndefinition: { en: D., zh: 丁。 }\nexcerpts:\n  - { id: e2, source: diary, text: Then I wondered., translation: { zh: 后来我想。 } }\n---\n';

/** Two coders, six sources of a hundred characters, two concepts; the day rises with the source. */
const RECORD = SOURCES.flatMap((source, i) => {
  const day = `2024-03-0${String(i + 1)}`;
  const own = source === 'interview' ? 'e1' : '';
  return [
    `${source},100,0,20,first-impression,AB,${day},${own}`,
    ...(i % 2 === 0 ? [`${source},100,0,20,first-impression,CD,${day},${own}`] : []),
    ...(i > 0 ? [`${source},100,10,30,doubt,AB,${day},${source === 'diary' ? 'e2' : ''}`] : []),
    ...(i === 2 ? [`${source},100,50,60,doubt,CD,${day},`] : []),
  ];
});
const STUDY: StudyFiles = {
  ...BILINGUAL_STUDY,
  ...extra,
  'concepts/doubt.md': DOUBT,
  'study.yaml': `${String(BILINGUAL_STUDY['study.yaml'])}analysis: { minimum: 2 }\n`,
  'codings.csv': `${HEADER}${RECORD.join('\n')}\n`,
};

/** The site of a study of such files. */
function useSiteOf(files: StudyFiles): () => BuiltSite {
  const folder = mkdtempSync(join(tmpdir(), 'zhagen-analysis-'));
  writeFiles(folder, files);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return useSite(folder);
}

const cells = (site: BuiltSite, file: string, table: string) =>
  Array.from(site.page(file).document.querySelectorAll(`#${table} tbody tr`), (row) =>
    Array.from(row.children, (cell) => (cell.childNodes[0]?.textContent ?? '').trim()),
  );
const csv = (site: BuiltSite, file: string): string[][] => parse(site.read(file), { bom: true });
const page = (question: string) => `analysis/${question}/index.html`;

describe('a study with a record of its codings, by two coders, with dates', () => {
  const site = useSiteOf(STUDY);

  it('is sound: markup, links, headings, ids, no script of a page’s own', async () => {
    expect(await markupFaults(site())).toEqual([]);
    expect([linkFaults(site()), duplicateIdFaults(site()), headingFaults(site()), activeFaults(site())]).toEqual([[], [], [], []]);
  });

  it('has a page and a table for each question, in each language', () => {
    for (const question of ['frequency', 'sources', 'co-occurrence', 'saturation', 'agreement', 'shape']) {
      expect(site().files).toEqual(expect.arrayContaining([page(question), `zh/${page(question)}`, `analysis/${question}.csv`]));
      expect(site().page(page(question)).document.querySelectorAll('h2').length).toBeGreaterThanOrEqual(3);
      expect(csv(site(), `analysis/${question}.csv`).length).toBeGreaterThan(1);
    }
    expect(site().page('zh/analysis/index.html').document.querySelector('h1')?.textContent).toBe('编码说明了什么');
  });

  it('counts passages, codings, sources, and characters once', () => {
    expect(cells(site(), page('frequency'), 'table_codes')).toEqual([
      ['Doubt <b>', '6', '6', '5', '83.3%', '110'],
      ['First impression', '6', '9', '6', '100%', '120'],
    ]);
    expect(cells(site(), page('frequency'), 'table_categories')[0]).toEqual(['The core', '12', '15', '6', '100%', '180']);
  });

  it('sets codes beside sources and beside what these have in common, and hides small counts', () => {
    expect(cells(site(), page('sources'), 'table_attribute_1')).toEqual([
      ['Doubt <b>', '3', '3', ''],
      ['First impression', '·', '3', '·'],
    ]);
    expect(
      csv(site(), 'analysis/sources.csv')
        .filter(([what]) => what?.endsWith('by source: passages'))
        .flat(),
    ).not.toContain('1');
  });

  it('finds pairs on passages that overlap, each with its passages', () => {
    const [pair] = cells(site(), page('co-occurrence'), 'table_overlap');
    expect(pair?.slice(0, 5)).toEqual(['Doubt <b>', 'First impression', '5', '6 · 6', '0.71']);
    expect(site().page(page('co-occurrence')).document.querySelector('#table_pairs')).toBeNull();
  });

  it('tells when new codes stopped to come, in the order of days, and draws what other orders would give', () => {
    expect(cells(site(), page('saturation'), 'table_course').map((row) => row.slice(1, 3))).toEqual([
      ['1', '1'],
      ['1', '2'],
      ['0', '2'],
      ['0', '2'],
      ['0', '2'],
      ['0', '2'],
    ]);
    expect(cells(site(), page('saturation'), 'table_runs')).toEqual([['5–6', '0', '0%']]);
    expect(site().page(page('saturation')).document.body.textContent).toContain('Reached at 4+2');
    expect(site().page(page('saturation')).document.querySelectorAll('svg .line, svg .band, svg .reached')).toHaveLength(3);
  });

  it('has the same numbers in codebook.json', () => {
    const { analysis } = codebookSchema.parse(JSON.parse(site().read('codebook.json')));
    expect(analysis).toMatchObject({
      codings: 15,
      passages: 12,
      sources: [...SOURCES].sort(),
      pairs: [],
      overlap: [{ codes: ['doubt', 'first-impression'], n: [6, 6], together: 5 }],
      saturation: { order: SOURCES, new: [1, 1, 0, 0, 0, 0], base: 2, reached: '4+2' },
      agreement: { coders: ['AB', 'CD'], passages: { units: 12, percent: 0.75 }, text: { units: 300, percent: 0.9 } },
    });
  });

  it('tells how far coders agree, and leads to where they differ', () => {
    const [all] = cells(site(), page('agreement'), 'table_excerpts');
    expect(all?.slice(0, 3)).toEqual(['All concepts together', '12', '75%']);
    expect(cells(site(), page('agreement'), 'table_text')[0]?.slice(0, 3)).toEqual(['anything coded, or nothing', '300', '90%']);
    expect(cells(site(), page('agreement'), 'table_disagreements')).toEqual([]);
    expect(site().page(page('agreement')).document.body.textContent).toContain(
      '3 disagreements on passages whose words are not published are not listed.',
    );
  });
});

describe('a study with one coding, of nobody, without a date', () => {
  const site = useSiteOf(SMALL_STUDY);

  it('has pages for what can be counted, and none for the rest', () => {
    expect(
      site()
        .files.filter((file) => file.startsWith('analysis/') && file.endsWith('.html'))
        .sort(),
    ).toEqual([page('frequency'), 'analysis/index.html', page('saturation'), page('shape')]);
  });
  it('has no number that is none', () => {
    const pages = site().pages.filter(({ file }) => file.startsWith('analysis/'));
    expect(pages.map(({ document }) => document.body.textContent).join()).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('a study of two sources, without coders and dates', () => {
  const second = 'concepts/second-thought.md';
  const site = useSiteOf({
    ...SMALL_STUDY,
    'sources/diary.yaml': 'label: Diary\n',
    'sources/secret.yaml': 'label: The secret\nconsent: none\n',
    [second]:
      '---\nlabel: Second\ncategory: trust\ndefinition: D.\nexcerpts:\n  - { id: e2, source: diary, text: Later. }\n  - e1\n---\n'.replace(
        '- e1',
        '- { id: e1 }',
      ),
  });

  it('says what is missing for saturation, and shows what can be counted', () => {
    const text = site().page(page('saturation')).document.body.textContent;
    expect(text).toContain('in which order the sources were coded is not known');
    expect(cells(site(), page('saturation'), 'table_course')).toEqual(
      [
        ['1', '1–2'],
        ['2', '2–2'],
      ].map(([n = '', range = '']) => [n, range]),
    );
    expect(text).not.toMatch(/NaN|Infinity|Reached at \d/);
  });
  it('counts pairs on one excerpt, with a link to it, and says why not those that overlap', () => {
    expect(site().page(page('co-occurrence')).document.querySelector('#table_pairs td.list a')?.getAttribute('href')).toMatch(/#e1$/);
    expect(site().page(page('co-occurrence')).document.body.textContent).toContain('The places of passages in their sources are not known');
  });
  it('has no page of agreement, and of a source without consent only that there is one', () => {
    expect(site().files).not.toContain(page('agreement'));
    expect(site().page(page('frequency')).document.body.textContent).toContain('1 source may not be published');
    expect(
      site()
        .pages.map(({ document }) => document.body.textContent)
        .join(),
    ).not.toContain('The secret');
  });
});
