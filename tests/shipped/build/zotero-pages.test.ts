import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseStudy, Node } from '#domain/study/case-study.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import { isoDate } from '#formats/citations/csl-text.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { useSite } from '../../build/built-site.ts';
import { SMALL_STUDY, writeFiles } from '../../build/study-folder.ts';
import { PROJECT } from '../../build/zhagen.ts';
import { zoteroItem, zoteroItems, type ZoteroItem } from '../../build/zotero.ts';

/** What a scholar files of an item, each name as `role: surname, given names`; a field that is not there is left out. */
const FILED = ['title', 'publicationTitle', 'edition', 'date', 'url', 'DOI', 'abstractNote', 'issue', 'language'] as const;

function filed(item: ZoteroItem) {
  const names = item.creators.map(
    ({ creatorType, lastName, firstName }) => `${creatorType}: ${[lastName, firstName].filter(Boolean).join(', ')}`,
  );
  const fields = FILED.flatMap((field) => (item[field] === undefined ? [] : [[field, item[field]]]));
  return { type: item.itemType, names, ...(Object.fromEntries(fields) as object) };
}

describe('of the shipped study, whose editors are not named, Zotero saves', () => {
  const content = join(PROJECT, 'content');
  const site = useSite(content);
  let study: CaseStudy;
  beforeAll(() => {
    const { caseStudy } = loadStudy(content);
    if (caseStudy === undefined) throw new Error('The shipped study has errors.');
    study = caseStudy;
  });

  const AT = 'https://example.org/';
  const say = (text: LocalizedText | undefined) => text && textIn(text, 'zh').text;
  const node = (id: string): Node => {
    const found = study.concepts.get(id) ?? study.categories.get(id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const whole = (release = study.releases.at(-1)) => ({
    names: ['author: 刘, 峰'],
    edition: `${release?.version ?? ''} 版，编者未署名`,
    date: isoDate(release?.date ?? [], '/'),
    language: 'zh',
  });
  const book = () => say(study.study.edition?.title);
  const codebook = (release = study.releases.at(-1)) => ({
    type: 'book',
    ...whole(release),
    title: book(),
    abstractNote: `${say(study.study.abstract) ?? ''}（本版所写）`,
    url: `${AT}v/${release?.version ?? ''}/`,
  });
  const part = (title: string | undefined, path: string, release = study.releases.at(-1)) => ({
    type: 'bookSection',
    ...whole(release),
    title,
    publicationTitle: book(),
    url: `${AT}${path}`,
  });
  const first = () => study.releases[0];

  const rows: [name: string, path: string, item: () => object][] = [
    [
      'the article from the front page, without the edition’s words',
      '',
      () => ({
        type: 'journalArticle',
        names: ['author: 刘, 峰'],
        title: say(study.study.title),
        date: '2024',
        issue: '9',
        DOI: '10.69979/3029-2700.24.9.011',
        language: 'zh',
      }),
    ],
    [
      'a concept',
      'concepts/os-unification/',
      () => ({
        ...part('操作系统的统一与优化', 'concepts/os-unification/'),
        abstractNote: `${say(study.concepts.get('os-unification')?.definition) ?? ''}（本版所写）`,
      }),
    ],
    [
      'a category',
      'categories/market-synergy/',
      () => ({
        ...part(say(node('market-synergy').label), 'categories/market-synergy/'),
        abstractNote: '小米通过提供多样化的服务来适应不同市场和用户需求',
      }),
    ],
    [
      'a concept of a release',
      'v/1.0.0/concepts/os-unification/',
      () => ({
        ...part('操作系统的统一与优化', 'v/1.0.0/concepts/os-unification/', first()),
        abstractNote: expect.stringMatching(/^以同一套操作系统/) as string,
      }),
    ],
    ['a release', 'v/1.0.0/', () => codebook(first())],
    ['the codebook from the page of its concepts', 'concepts/', () => codebook()],
    ['the codebook from the page of its categories', 'categories/', () => codebook()],
    ['the codebook from the page on citing', 'cite/', () => codebook()],
    [
      'a section of the report, of which nobody is named as author',
      'report/method/',
      () => ({ ...part('研究设计', 'report/method/'), names: [], abstractNote: expect.any(String) as string }),
    ],
    [
      'a table of the coding',
      'coding/open/',
      () => ({ ...part('开放式编码', 'coding/open/'), abstractNote: expect.any(String) as string }),
    ],
    [
      'a printed reference, without an address',
      'references/porter-2015/',
      () => ({
        type: 'journalArticle',
        names: ['author: Porter, Michael E.', 'author: Heppelmann, James E.'],
        title: 'How smart, connected products are transforming companies',
        publicationTitle: 'Harvard Business Review',
        date: '2015',
        issue: '10',
        language: 'en-US',
      }),
    ],
  ];

  it.each(rows)('%s, alike in both languages', (_, path, item) => {
    for (const folder of ['', 'en/']) {
      const { abstractNote, ...rest } = filed(zoteroItem(site().page(`${folder}${path}index.html`).document)) as Record<string, unknown>;
      const { abstractNote: abstract, ...expected } = item() as Record<string, unknown>;
      expect(rest, folder).toEqual(expected);
      // What describes a page of tables or narrative is in the page's language.
      expect(abstractNote, folder).toEqual(abstract);
    }
  });

  it('the bibliography as a list, each item as its own page has it', () => {
    for (const folder of ['', 'en/']) {
      const list = zoteroItems(site().page(`${folder}references/index.html`).document);
      const own = [...study.references.keys()].map((id) => zoteroItem(site().page(`${folder}references/${id}/index.html`).document));
      expect(list).toEqual(own);
      const surnames = [...study.references.values()].map(({ data }) => data.author?.flatMap(({ family }) => family ?? []));
      expect(list.map(({ creators }) => creators.map(({ lastName }) => lastName))).toEqual(surnames);
    }
  });
});

describe('of a study with a past, Zotero saves', () => {
  const site = useSite(join(PROJECT, 'tests/studies/history'));
  const jane = { type: 'bookSection', names: ['author: Doe, Jane'], publicationTitle: 'Small study', language: 'en' };
  const at = 'https://study.example/';

  it.each([
    [
      'the study as an article, with its own abstract',
      '',
      { type: 'journalArticle', names: jane.names, title: 'Small study', url: at, abstractNote: 'A study of little.', language: 'en' },
    ],
    [
      'a concept of today',
      'concepts/first-impression/',
      {
        ...jane,
        title: 'First impression',
        edition: 'Version 2.0.0',
        date: '2026/12/02',
        url: `${at}concepts/first-impression/`,
        abstractNote: 'What is felt at first.',
      },
    ],
    [
      'a retired concept as the release had it that had it last',
      'concepts/unease/',
      {
        ...jane,
        title: 'Unease',
        edition: 'Version 1.0.0',
        date: '2026/11/22',
        url: `${at}concepts/unease/`,
        abstractNote: 'A feeling & its shadow.',
      },
    ],
    [
      'it in that release',
      'v/1.0.0/concepts/unease/',
      {
        ...jane,
        title: 'Unease',
        edition: 'Version 1.0.0',
        date: '2026/11/22',
        url: `${at}v/1.0.0/concepts/unease/`,
        abstractNote: 'A feeling & its shadow.',
      },
    ],
    [
      'a section of the report',
      'report/background/',
      {
        ...jane,
        title: 'Background',
        edition: 'Version 2.0.0',
        date: '2026/12/02',
        url: `${at}report/background/`,
        abstractNote: 'Why Trust matters.',
      },
    ],
  ])('%s', (_, path, item) => expect(filed(zoteroItem(site().page(`${path}index.html`).document))).toEqual(item));
});

describe('of a study with editors, a body among them, Zotero saves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhagen-editors-'));
  const lone = 'author: [{ family: van der Aa, given: J. K. }]\n';
  const references = {
    chapter: `${lone}container-title: The Book\neditor: [{ family: Roe, given: Ann }]\ntranslator: [{ literal: World Bank }]\npublisher: Sage\n`,
    report: 'author: [{ literal: "World Health Organization, Geneva" }]\npublisher: WHO\n',
    patent: `${lone}number: CN1\n`,
    legislation: 'URL: https://law.example/1\n',
    'review-book': `${lone}container-title: Review-book\n`,
  };
  writeFiles(folder, {
    ...SMALL_STUDY,
    'study.yaml': `title: Trust in teams
languages: [en]
authors: [{ family: van der Aa, given: J. K. }]
editors: [{ family: Roe, given: Ann Marie }, { name: Centre for Coding }]
edition: { title: 'Trust in teams: codebook', date: 2025-03-04 }
published: { issued: 2024-03, journal: Journal of Trust, issue: 3 }
abstract: A study of little.
levels: [Core category, Category, Concept]
site: https://editors.example/
`,
    ...Object.fromEntries(
      Object.entries(references).map(([type, fields]) => [
        `references/of-${type}.yaml`,
        `type: ${type}\ntitle: A work of kind ${type}\nlanguage: en\nissued: 2020-05-06\n${fields}`,
      ]),
    ),
  });
  const site = useSite(folder);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const editors = ['editor: Roe, Ann Marie', 'editor: Centre for Coding'];
  const part = { type: 'bookSection', publicationTitle: 'Trust in teams: codebook', date: '2025/03/04', language: 'en' };
  const made = { date: '2020-05-06', language: 'en' };
  const at = 'https://editors.example/';

  it.each([
    [
      'the article',
      '',
      {
        type: 'journalArticle',
        names: ['author: van der Aa, J. K.'],
        title: 'Trust in teams',
        publicationTitle: 'Journal of Trust',
        date: '2024-03',
        issue: '3',
        language: 'en',
      },
    ],
    [
      'a concept',
      'concepts/first-impression/',
      {
        ...part,
        names: ['author: van der Aa, J. K.', ...editors],
        title: 'First impression',
        url: `${at}concepts/first-impression/`,
        abstractNote: 'What is felt at first. (written for this edition)',
      },
    ],
    [
      'a section of the editors’ report',
      'report/background/',
      {
        ...part,
        names: ['author: Roe, Ann Marie', 'author: Centre for Coding', ...editors],
        title: 'Background',
        url: `${at}report/background/`,
        abstractNote: 'Why Trust matters.',
      },
    ],
    [
      'a chapter',
      'references/of-chapter/',
      {
        ...made,
        type: 'bookSection',
        names: ['author: van der Aa, J. K.', 'contributor: Roe, Ann', 'contributor: World Bank'],
        title: 'A work of kind chapter',
        publicationTitle: 'The Book',
      },
    ],
    [
      'a report of a body with a comma',
      'references/of-report/',
      { ...made, type: 'report', names: ['author: World Health Organization Geneva'], title: 'A work of kind report' },
    ],
    [
      'a patent',
      'references/of-patent/',
      { type: 'patent', names: ['inventor: van der Aa, J. K.'], title: 'A work of kind patent', date: '2020-05-06' },
    ],
    [
      'a law with its address',
      'references/of-legislation/',
      { ...made, type: 'statute', names: [], title: 'A work of kind legislation', url: 'https://law.example/1' },
    ],
    [
      'a title that ends in what it is in',
      'references/of-review-book/',
      {
        ...made,
        type: 'journalArticle',
        names: ['author: van der Aa, J. K.'],
        title: 'A work of kind review-book',
        publicationTitle: 'Review-book',
      },
    ],
  ])('%s', (_, path, item) => expect(filed(zoteroItem(site().page(`${path}index.html`).document))).toEqual(item));
});
