import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { siteFileFault } from '#domain/publishing/site-file.ts';
import { crossedBoxes } from '../unit/render/drawn-figure.ts';
import { readSite, useSite, type BuiltSite } from './built-site.ts';
import { activeFaults, cffFaults, citationFaults, duplicateIdFaults, headingFaults, linkFaults, markupFaults } from './site-faults.ts';
import { writeStudy } from './study-folder.ts';
import { writtenText } from './written-text.ts';
import { PROJECT, zhagen } from './zhagen.ts';

const study = (name: string) => join(PROJECT, 'tests/studies', name);
const texts = (site: BuiltSite, file: string, selector: string) =>
  Array.from(site.page(file).document.querySelectorAll(selector), (element) => element.textContent.trim());
const csv = (site: BuiltSite, file: string) => parse(site.read(file), { bom: true });

function holdsTogether(site: () => BuiltSite): void {
  it('is valid HTML throughout', async () => expect(await markupFaults(site())).toEqual([]));
  it('has no link to a file or fragment that is not there', () => expect(linkFaults(site())).toEqual([]));
  it('leads from each citation to the bibliography, and back to it', () => expect(citationFaults(site())).toEqual([]));
  it('has a CITATION.cff that its format allows', () => expect(cffFaults(site())).toEqual([]));
  it('has no id twice on a page', () => expect(duplicateIdFaults(site())).toEqual([]));
  it('has one h1 on each page and skips no level of headings', () => expect(headingFaults(site())).toEqual([]));
  it('holds nothing that its preview may not have', () =>
    expect(site().files.filter((file) => siteFileFault(file) !== undefined)).toEqual([]));
  it('runs nothing but its own scripts', () => expect(activeFaults(site())).toEqual([]));
  it('draws no line of a figure across a box', () =>
    expect(site().pages.flatMap(({ document }) => [...document.querySelectorAll('svg.diagram')].flatMap(crossedBoxes))).toEqual([]));
  it('shows in the coding tree where the reader of a concept or category stands', () => {
    const pages = site().pages.filter(({ file }) => /^(concepts|categories)\/.+\/index\.html$/.test(file));
    const lost = pages.filter(({ document }) => document.querySelectorAll('.tree [aria-current=page]').length !== 1);
    expect(lost.map(({ file }) => file)).toEqual([]);
  });
}

describe('a study in Gioia’s form, with several aggregate dimensions', () => {
  const site = useSite(study('gioia'));
  holdsTogether(site);

  it('names the columns of its tables after its levels', () => {
    expect(texts(site(), 'coding/open/index.html', '#table_open thead th')).toEqual([
      'Second-order theme',
      'First-order concept',
      'Excerpt',
    ]);
    expect(texts(site(), 'coding/axial/index.html', '#table_axial thead th')).toEqual([
      'Aggregate dimension',
      'Second-order theme',
      'Meaning',
    ]);
    expect(csv(site(), 'coding/axial.csv')[0]).toEqual([
      'Aggregate dimension',
      'Aggregate dimension Identifier',
      'Second-order theme',
      'Second-order theme Identifier',
      'Meaning',
    ]);
  });

  it('names the stages in its own words', () => {
    const names = [
      'First-order analysis',
      'Second-order analysis',
      'Aggregate dimensions and grounded model',
      'Saturation of an invented study',
    ];
    expect(['open', 'axial', 'selective', 'saturation'].flatMap((stage) => texts(site(), `coding/${stage}/index.html`, 'h1'))).toEqual(
      names,
    );
    const overview = texts(site(), 'coding/index.html', 'main')[0] ?? '';
    expect(names.filter((name) => !overview.includes(name))).toEqual([]);
    expect(overview).not.toContain('Open coding');
  });

  it('says nothing in Chinese', () => {
    const chinese = site().files.filter((file) => /\.(html|csv|svg)$/.test(file) && /\p{Script=Han}/u.test(site().read(file)));
    expect(chinese).toEqual([]);
  });

  it('gives each dimension its hue and stands each at the top of its chain', () => {
    expect(texts(site(), 'index.html', '.three h2')).toEqual(['Unsettled purpose', 'Learning by lending', 'Renewed identity']);
    const { document } = site().page('concepts/staying-to-show/index.html');
    expect([...document.querySelectorAll('.chain a')].map((link) => link.textContent.trim())).toEqual([
      'Learning by lending',
      'Repair as company',
    ]);
    expect(
      [...site().page('index.html').document.querySelectorAll('.three > [data-hue]')].map((group) => group.getAttribute('data-hue')),
    ).toEqual(['1', '2', '3']);
  });

  it('shows an excerpt with two concepts on both pages, and each names the other', () => {
    const quote = 'I stayed to show the next one how the hedge trimmer starts, and in the end I wrote it on a card.';
    for (const [own, other] of [
      ['staying-to-show', 'borrower-writes-the-manual'],
      ['borrower-writes-the-manual', 'staying-to-show'],
    ] as const) {
      const excerpt = site().page(`concepts/${own}/index.html`).document.getElementById('b-03');
      expect(excerpt?.querySelector('blockquote')?.textContent).toBe(quote);
      expect(excerpt?.querySelector(`a[href="/concepts/${other}/"]`)).not.toBeNull();
    }
    expect(csv(site(), 'coding/open.csv').filter((row) => row.includes(quote))).toHaveLength(2);
  });

  it('tells what it reports, and leads to where', () => {
    const { document } = site().page('reporting/index.html');
    const cells = [...document.querySelectorAll('#table_reporting tbody tr')].map((row) =>
      Array.from(row.children, (cell) => cell.textContent.trim().replace(/\s+/g, ' ')),
    );
    expect(cells.map(([item, guidelines, status]) => [item, guidelines, status])).toEqual([
      ['Who interviewed', 'COREQ 1–5 SRQR S6', 'Reported'],
      ['How the themes came about', 'COREQ 26', 'In part'],
      ['Recording', 'COREQ 19', 'Not reported'],
      ['=ETHICS(review)', '', 'Not applicable'],
    ]);
    expect(cells[2]?.at(-1)).toBe('Nothing says <b>how</b> they were recorded.');
    const links = (id: string) => Array.from(document.querySelectorAll(`#item_${id} a`), (link) => link.getAttribute('href'));
    expect(links('researchers')).toEqual(['/sources/interviews-staff/', '/sources/interviews-borrowers/']);
    expect(links('steps')).toEqual([
      '/coding/open/',
      '/report/findings/',
      '/categories/rules-made-on-the-way/',
      '/concepts/asked-for-a-drill/',
      '/coding/selective/#relation_purpose-opens-lending',
      '/',
    ]);
    expect(texts(site(), 'reporting/index.html', '.tally dd')).toEqual(['1', '1', '1', '1']);
    expect(csv(site(), 'reporting.csv')[0]).toEqual([
      'Identifier',
      'Item',
      'COREQ',
      'SRQR',
      'Reported',
      'Where',
      'What is said, or missing',
    ]);
    expect(csv(site(), 'reporting.csv')[4]).toEqual([
      'ethics',
      "'=ETHICS(review)",
      '',
      '',
      'Not applicable',
      '',
      'Nobody was interviewed.',
    ]);
    expect(site().page('index.html').document.querySelector('footer a[href="/reporting/"]')).not.toBeNull();
    expect(site().read('sitemap.xml')).toContain('https://gioia.example/reporting/');
  });

  it('puts the components of its report in their places', () => {
    const findings = site().page('report/findings/index.html').document;
    for (const selector of ['#table_open', '#table_axial', 'figure svg', '.excerpt blockquote'])
      expect(findings.querySelector(selector), selector).not.toBeNull();
    const model = site().page('report/model/index.html').document;
    expect(model.querySelectorAll('#table_relations tbody tr')).toHaveLength(3);
    expect(model.querySelectorAll('figure:has(svg)')).toHaveLength(2);
  });
});

describe('an awkward study', () => {
  const site = useSite(study('awkward'));
  holdsTogether(site);

  it('shows labels, whatever is in them, as they were written', () => {
    const labels = [
      '</script><script>alert("label")</script>',
      '=HYPERLINK("https://evil.example","click")',
      '+1 (555) 0100',
      '-2+3',
      '@SUM(A1:A9)',
      '👩‍👩‍👧‍👧 👍🏽 ❤️‍🔥 é vs é',
    ];
    const shown = texts(site(), 'coding/open/index.html', '#table_open th.con');
    expect(shown).toEqual(expect.arrayContaining(labels));
    expect(texts(site(), 'concepts/script-label/index.html', 'h1')).toEqual([labels[0]]);
    expect(site().page('concepts/script-label/index.html').document.title).toContain(labels[0]);
    expect(site().page('index.html').document.title).toBe(
      'Awkward & "quoted" <b>study</b> </title><script>alert("title")</script> ${1} $& `x`',
    );
  });

  it('keeps an excerpt to the letter, line breaks too', () => {
    const quote = site().page('concepts/script-label/index.html').document.querySelector('blockquote');
    expect(quote && writtenText(quote)).toBe(
      '<script>alert("excerpt")</script>\nsecond line, with <b>tags</b> & entities &amp; &lt;\n]]> -->',
    );
  });

  it('cites titles and names with tags and ampersands as they were written', () => {
    const [entry = ''] = texts(site(), 'references/tags/index.html', '#cite_entry');
    expect(entry).toContain('On <script>alert("reference")</script> & ');
    expect(entry).toContain('a ${review} of $& and $1');
    // <b> and <i> are CSL's own marks in a reference's fields; elsewhere they are text.
    expect(entry).toContain('Journal of Tags & Entities');
    expect(entry).not.toMatch(/&(amp|lt|quot|#)/);
    const [part = ''] = texts(site(), 'concepts/formula-at/index.html', '#cite_entry');
    expect(part).toContain('@SUM(A1:A9)');
    expect(part).toContain('Awkward & "quoted" <b>study</b>');
  });

  it('has no page of what it reports, and leads to none, as it does not say it', () => {
    expect(site().files.filter((file) => /^(ar\/)?reporting\b/.test(file))).toEqual([]);
    expect(site().page('index.html').document.querySelector('a[href*="reporting"]')).toBeNull();
  });

  it('writes no cell that a spreadsheet would run', () => {
    const files = site().files.filter((file) => file.endsWith('.csv'));
    const cells = files.flatMap((file) => csv(site(), file).flat());
    expect(cells.filter((cell) => /^(?:=|[+\-@].*\w\()/.test(cell))).toEqual([]);
    // A sum of numbers is what it seems, and stays as it was written.
    expect(cells).toEqual(
      expect.arrayContaining(['\'=HYPERLINK("https://evil.example","click")', '-2+3', '=Category(third)'.replace(/^/, "'")]),
    );
  });

  it('gives a text in the default language where the other one is missing, and marks the other where it stands', () => {
    const { document } = site().page('categories/theme-rtl/index.html');
    expect(document.querySelector('.other')?.getAttribute('lang')).toBe('ar');
    expect(site().page('categories/field-deep/index.html').document.querySelector('.other')).toBeNull();
  });

  it('sets runs in a language written from right to left in their direction', () => {
    const faults = site().pages.flatMap(({ file, document }) =>
      [...document.querySelectorAll('[lang=ar]')]
        .filter((element) => !['rtl', 'auto'].includes(element.getAttribute('dir') ?? ''))
        .map((element) => `${file}: ${element.outerHTML.slice(0, 80)}`),
    );
    expect(faults).toEqual([]);
  });

  it('keeps what a memo may have and shows the rest as text', () => {
    const memo = site().page('concepts/memo/index.html').document.querySelector('.prose');
    expect(memo?.querySelectorAll('table, pre code, blockquote, del, section.footnotes, sup a')).not.toHaveLength(0);
    expect(memo?.querySelector('script, img, div[onclick], div[style]')).toBeNull();
    expect(memo?.textContent).toContain('<script>alert("memo")</script>');
    expect(memo?.textContent).toContain('[[not-a-link]]');
    const addresses = [...(memo?.querySelectorAll('a[href]') ?? [])].map((link) => link.getAttribute('href') ?? '');
    expect(addresses.filter((address) => !/^(https?:\/\/|mailto:|\/|#)/.test(address))).toEqual([]);
    expect(addresses).toEqual(
      expect.arrayContaining([
        'mailto:a@example.org',
        'https://example.org/?a=1&b=2',
        'https://example.org/image.png',
        '/concepts/script-label/',
        '/references/tags/',
      ]),
    );
  });

  it('has a page at the end of every branch, however deep', () => {
    const chain = (id: string) => site().page(`concepts/${id}/index.html`).document.querySelectorAll('.chain li').length;
    expect([chain('directly-under-core'), chain('under-field'), chain('right-to-left'), chain('emoji')]).toEqual([1, 2, 3, 4]);
    expect(texts(site(), 'categories/field-empty/index.html', 'h1')).toEqual(['Empty #35; %% comment']);
    expect(site().page('concepts/without-excerpt/index.html').document.querySelector('.empty')).not.toBeNull();
  });
});

describe('a study of the least that holds together', () => {
  it('is whole without report, relations, references and memos', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhagen-least-'));
    try {
      const least = writeStudy({
        'report/01-background.mdx': null,
        'references/doe-2020.yaml': null,
        'categories/trust.md': '---\nlabel: Trust\nparent: core\n---\n',
        'concepts/first-impression.md':
          '---\nlabel: First impression\ncategory: trust\ndefinition: What is felt.\nexcerpts:\n  - { id: e1, source: interview, text: I liked her at once. }\n---\n',
      });
      const { status, stderr } = await zhagen(['build', '--study', least, '--out', join(folder, 'site')]);
      expect(stderr).toMatch(/^Built .* 1 concept, 2 categories, 0 relations, 0 references\.\nNo address of the site is set.*\n$/);
      expect(status).toBe(0);
      const site = readSite(join(folder, 'site'), '/');
      expect([await markupFaults(site), linkFaults(site), duplicateIdFaults(site), headingFaults(site)]).toEqual([[], [], [], []]);
      expect(csv(site, 'coding/relations.csv')).toHaveLength(1);
      expect(site.page('report/index.html').document.querySelector('.empty')).not.toBeNull();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
