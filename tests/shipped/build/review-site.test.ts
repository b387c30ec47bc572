import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSite, useSite, type BuiltSite } from '../../build/built-site.ts';
import { reviewedSite, REVIEW_BASE } from '../../build/reviewed-site.ts';
import { activeFaults, duplicateIdFaults, headingFaults, languageFaults, linkFaults, markupFaults } from '../../build/site-faults.ts';
import { temporaryFolder, writeStudy } from '../../build/study-folder.ts';
import { PROJECT, zhagen } from '../../build/zhagen.ts';

let site: BuiltSite;

beforeAll(async () => {
  site = readSite(await reviewedSite(), REVIEW_BASE);
});

const bar = (file: string) => site.page(file).document.querySelector('.review-bar');

/** An English sentence that quotes words or names things in Chinese is English. */
const QUOTING = /: \[en\] (Other words in|Added:|Renamed:)/;

describe('a site that is built with a review', () => {
  it('has no broken link, no invalid page and nothing of the study’s text at work', async () => {
    expect(linkFaults(site)).toEqual([]);
    expect(await markupFaults(site)).toEqual([]);
    expect([
      ...duplicateIdFaults(site),
      ...headingFaults(site),
      ...languageFaults(site).filter((fault) => !QUOTING.test(fault)),
      ...activeFaults(site),
    ]).toEqual([]);
  });

  it('marks each part that changes where its page leads to it, with no style of the page’s own', () => {
    const led = site.pages.flatMap(({ file, document }) =>
      Array.from(document.querySelectorAll('.review-bar a[href^="#"]'), (link) => {
        const spot = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
        return { file, marked: spot?.hasAttribute('data-changed') };
      }),
    );
    expect(led.length).toBeGreaterThan(3);
    expect(led.filter(({ marked }) => marked !== true)).toEqual([]);
    expect(site.pages.filter(({ document }) => document.querySelector('head style, body > style') !== null)).toEqual([]);
  });

  it('asks search engines to leave every page of it alone', () => {
    const asked = site.pages.filter(({ document }) => document.querySelector('meta[name=robots]')?.getAttribute('content') === 'noindex');
    expect(asked.map(({ file }) => file)).toEqual(site.pages.map(({ file }) => file));
  });

  it('lists every change, worst first, with what it was and is', () => {
    const { document } = site.page('review/index.html');
    const classes = [...document.querySelectorAll('.review-change')].map((change) => change.getAttribute('data-class'));
    expect(classes).toEqual(classes.toSorted((a, b) => (a === b ? 0 : a === 'citation-breaking' || b === 'editorial' ? -1 : 1)));
    const totals = [...document.querySelectorAll('.review-totals td:last-child')].map((cell) => Number(cell.textContent));
    expect(totals.reduce((a, b) => a + b)).toBe(classes.length);
    expect(document.querySelector('.review-change del')?.textContent).toBeTruthy();
    expect(document.body.textContent).toContain(
      '移动：概念“社区互动与支持”（community-support），由范畴“服务多样化”（service-diversity）移到范畴',
    );
  });

  it('has a bar on each changed page, and none of a change on others', () => {
    expect(bar('concepts/after-sales-network/index.html')?.querySelectorAll('.review-change')).toHaveLength(2);
    expect(bar('concepts/os-unification/index.html')?.querySelectorAll('.review-change')).toHaveLength(0);
    expect(bar('categories/service-diversity/index.html')?.textContent).toContain('community-support');
    expect(bar('index.html')?.textContent).toContain('题名');
  });

  it('shows rows of the tables before and after, moved ones marked', () => {
    const { document } = site.page('review/tables/index.html');
    const marks = [...document.querySelectorAll('#table_open tbody tr')].map((row) => row.getAttribute('data-mark'));
    expect(marks.toSorted()).toEqual([...marks.filter((mark) => mark === 'changed'), 'added', 'moved'].toSorted());
    const cells = [...document.querySelectorAll('#table_open tr[data-mark=moved] td')].map((cell) => cell.querySelector('b')?.textContent);
    expect(cells).toEqual(['服务多样化', '又名用户参与']);
  });

  it('marks in a table the words that changed, and no more of an excerpt', () => {
    const { document } = site.page('review/tables/index.html');
    const row = [...document.querySelectorAll('#table_open tr')].find((one) => one.textContent.includes('建成了遍布全国的'));
    const marked = Array.from(row?.querySelectorAll('td') ?? [], (cell) => [...cell.querySelectorAll('b')].at(-1)?.textContent);
    expect(marked).toEqual([expect.stringMatching(/^建?立了?$/), expect.stringMatching(/^建?成了?$/)]);
  });

  it('draws what moved, was renamed, or came, each line led to its change', () => {
    const { document } = site.page('review/index.html');
    const lines = [...document.querySelectorAll('.on-wide .slope a.way')];
    const kinds = lines.map((line) => /added|removed|moved|renamed|joined/.exec(line.classList.value)?.[0]);
    expect(new Set(kinds)).toEqual(new Set(['added', 'moved', 'renamed']));
    for (const line of lines) expect(document.querySelector(line.getAttribute('href') ?? '')?.className).toBe('review-change');
    expect(lines.map((line) => line.getAttribute('aria-label')).join()).toContain('community-support');
  });

  it('lists pages by their names', () => {
    const names = Array.from(site.page('review/index.html').document.querySelectorAll('.review-pages a'), (link) =>
      link.textContent.trim(),
    );
    expect(names).toContain('概念：社区互动与支持');
    expect(names.filter((name) => name.startsWith('/'))).toEqual([]);
  });

  it('shows both models, with signs and other lines where they differ', () => {
    const [before, after] = [...site.page('review/model/index.html').document.querySelectorAll('svg.diagram')];
    expect(before?.textContent).toContain('△');
    expect(after?.querySelectorAll('.edge.thick').length).toBeGreaterThan(0);
    expect(before?.querySelector('a')).toBeNull();
  });
});

describe('a site that is built without a review', () => {
  const plain = useSite(join(PROJECT, 'tests/studies/gioia'));
  it('has no trace of one', () => {
    const kept = plain().files.filter((file) => /\.(html|css|js)$/.test(file));
    expect(kept.filter((file) => /review-(bar|change|way)|noindex|#change_|data-changed/.test(plain().read(file)))).toEqual([]);
    expect(plain().files.filter((file) => /(^|\/)_?review/.test(file))).toEqual([]);
  });
});

describe('a base that cannot be reviewed against', () => {
  it('is told in a line, and nothing is built', async () => {
    const { status, stderr } = await zhagen([
      'build',
      '--study',
      writeStudy(),
      '--review-base',
      'nowhere',
      '--out',
      join(temporaryFolder(), 'none'),
    ]);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^--review-base "nowhere" is .*\n$/)]);
  });
});
