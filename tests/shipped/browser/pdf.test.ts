import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStudy } from '#files/study/loaded-study.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { textsFor } from '#site/texts/index.ts';
import { keptSite } from '../../browser/kept-site.ts';
import { writeStudy } from '../../build/study-folder.ts';
import { PROJECT, zhagenAlone } from '../../build/zhagen.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhagen-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EDITIONS = {
  zh: {
    title: '小米智能生态协同机制的扎根探索',
    bookmarks: [
      '小米智能生态协同机制的扎根探索',
      '目录',
      '报告',
      '编码过程',
      '范畴',
      '概念',
      '编码说明了什么',
      '文献、报告规范对照、编者说明',
    ],
    foot: (version: string) => `小米智能生态协同机制·${version}版·https://example.org/`,
  },
  en: {
    title: 'A Grounded Exploration of the Synergy Mechanism in Xiaomi’s Smart Ecosystem',
    bookmarks: [
      'A Grounded Exploration of the Synergy Mechanism in Xiaomi’s Smart Ecosystem',
      'Contents',
      'Report',
      'How the coding was done',
      'Categories',
      'Concepts',
      'What the coding shows',
      'References, Reporting checklist, Editorial notes',
    ],
    foot: (version: string) => `SynergyinXiaomi’ssmartecosystem·Version${version}·https://example.org/`,
  },
};

interface Printed {
  readonly file: string;
  readonly bytes: Buffer;
  readonly raw: string;
  readonly document: Awaited<ReturnType<typeof getDocumentProxy>>;
  /** The text of each page, without spaces: where a line ends, none tells a space from a break. */
  readonly pages: readonly string[];
}

/** A part of a page as its tags have it, or its content. */
interface Tagged {
  readonly type?: string;
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Tagged[];
}

const plain = (text: string) => text.replace(/\s/g, '');

async function print(
  study: string,
  name: string,
  environment: Readonly<Record<string, string>> = {},
  options: readonly string[] = [],
): Promise<Printed> {
  const file = join(folder, name);
  const { status, stderr } = await zhagenAlone(['pdf', '--study', study, '--to', file, ...options], environment);
  if (status !== 0) throw new Error(stderr);
  const bytes = readFileSync(file);
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  return { file, bytes, raw: bytes.toString('latin1'), document, pages: text.map(plain) };
}

/** What two readers find in a PDF: pdf.js, which asks the fonts, and poppler where it is there (`-raw` keeps hyphens at the ends of lines). */
function readings({ file, pages }: Printed): string[] {
  const { stdout, error } = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return [pages.join(''), ...(error === undefined ? [plain(stdout)] : [])];
}

let chinese: Promise<readonly [Printed, Printed]> | undefined;

/** The shipped edition in its first language, printed twice at once: named, and without a name in another time zone, by another path. */
const printedTwice = () =>
  (chinese ??= Promise.all([
    print('content', 'zh.pdf', {}, ['--language', 'zh']),
    print(join(PROJECT, 'content'), 'again.pdf', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' }),
  ]));

const edition = async (language: 'zh' | 'en') =>
  language === 'zh' ? (await printedTwice())[0] : print('content', 'en.pdf', {}, ['--language', 'en']);

describe.each(['zh', 'en'] as const)('the shipped edition as a PDF in %s', (language) => {
  const { caseStudy } = loadStudy(join(PROJECT, 'content'));
  const { title, bookmarks, foot: footOf } = EDITIONS[language];
  const foot = footOf(caseStudy?.releases.at(-1)?.version ?? '');
  let printed: Printed;
  beforeAll(async () => {
    printed = await edition(language);
  });

  it('has every concept, category, excerpt and reference in it, each character as it was written', () => {
    const nodes = [...(caseStudy?.concepts.values() ?? []), ...(caseStudy?.categories.values() ?? [])];
    const excerpts = [...(caseStudy?.excerpts.values() ?? [])];
    expect([nodes.length, excerpts.length]).toEqual([33, 24]);
    const words = [
      ...nodes.map(({ label }) => textIn(label, language).text),
      ...excerpts.map(({ text }) => text),
      ...excerpts.flatMap(({ translation }) => (language === 'zh' ? [] : [textIn(translation, language).text])),
      ...[...(caseStudy?.references.values() ?? [])].map(({ data }) => data.title),
    ];
    for (const text of readings(printed)) expect(words.filter((word) => !text.includes(plain(word)))).toEqual([]);
  });

  it('has no character that its pages do not have', async () => {
    const { folder: site } = await keptSite('shipped');
    const pages = globSync('**/*.html', { cwd: site }).map((page) => readFileSync(join(site, page), 'utf8'));
    const written = new Set(pages.join('') + JSON.stringify(textsFor(language).book));
    for (const text of readings(printed)) expect([...new Set(text)].filter((character) => !written.has(character))).toEqual([]);
  });

  it('has its title, its version, its address and the page’s number on each page', () => {
    printed.pages.forEach((page, i) => {
      expect(page.slice(-foot.length - String(i + 1).length)).toBe(foot + String(i + 1));
    });
  });

  it('is tagged, has its language and title, and bookmarks with the words of its headings', async () => {
    expect(await printed.document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(printed.raw).toContain('/StructTreeRoot');
    expect((await printed.document.getMetadata()).info).toMatchObject({ Language: language, Title: title });
    const outline = await printed.document.getOutline();
    expect(outline.map((one) => one.title)).toEqual(bookmarks);
    const [, , , , , concepts] = outline as { items: { title: string }[] }[];
    const labels = [...(caseStudy?.concepts.values() ?? [])].map(({ label }) => textIn(label, language).text);
    expect(concepts?.items.map((one) => one.title)).toEqual(labels);
  });

  it('has figures that say what they show, and tables whose headings are named', async () => {
    const figures: (string | undefined)[] = [];
    const roles = new Set<string>();
    const walk = (node: Tagged): void => {
      if (node.role === 'Figure') figures.push(node.alt);
      roles.add(node.role ?? '');
      node.children?.forEach(walk);
    };
    for (let page = 1; page <= printed.document.numPages; page++) walk(await (await printed.document.getPage(page)).getStructTree());
    // The model on the cover, the data structure, the stages, the model twice, and a map for each category.
    expect(figures).toHaveLength(14);
    expect(figures.filter((alt) => (alt ?? '').length < 10)).toEqual([]);
    for (const role of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Link', 'Table', 'Caption', 'TR', 'TH', 'TD', 'BlockQuote'])
      expect(roles).toContain(role);
    for (const part of ['/Scope /Row', '/Scope /Column', '/Headers', '/DisplayDocTitle true']) expect(printed.raw).toContain(part);
  });

  it('leads within itself', () => {
    expect(printed.raw).not.toMatch(/\/URI \(https:\/\/example\.org\/(?:en\/)?(?:concepts|categories|coding|report)\/[a-z]/);
  });
});

describe('the shipped edition as a PDF', () => {
  let printed: Printed;
  beforeAll(async () => {
    printed = await edition('zh');
  });

  it('says in its contents on which page each part begins', () => {
    const contents = printed.pages.slice(1, 4).join('');
    for (const part of ['报告', '编码过程', '范畴', '概念']) {
      const page = Number(new RegExp(`${part}(\\d{1,2})(?=\\D)`).exec(contents)?.[1]);
      expect(printed.pages[page - 1]).toMatch(new RegExp(`^${part}`));
    }
  });

  it('has the model on its cover, and says where each mention is', () => {
    expect(printed.pages[0]).toContain(plain('技术与平台的协同'));
    expect(printed.pages[1]).toMatch(/^目录/);
    const mentions = /在何处被提及(.*)/.exec(printed.pages.find((page) => page.includes('在何处被提及')) ?? '')?.[1] ?? '';
    expect(mentions).toMatch(/背景与问题\d/);
  });

  it('has every font in it', () => {
    const objects = new Map(
      printed.raw.split('\nendobj\n').flatMap((text) => {
        const [, id, content] = /(\d+) 0 obj\n(<<[^]*)/.exec(text) ?? [];
        return id === undefined || content === undefined ? [] : [[id, content] as const];
      }),
    );
    const fonts = [...objects.values()].filter((text) => text.includes('/Type /Font\n') && !text.includes('/Subtype /Type0'));
    // A Type 3 font is its glyphs; any other has its file beside its description.
    const embedded = (font: string) =>
      font.includes('/Subtype /Type3')
        ? font.includes('/CharProcs')
        : /\/FontFile[23]?\b/.test(objects.get(/\/FontDescriptor (\d+) 0 R/.exec(font)?.[1] ?? '') ?? '');
    expect(fonts.length).toBeGreaterThan(2);
    expect(fonts.filter((font) => !embedded(font))).toEqual([]);
  });

  it('has the same bytes again, in its first language where none is named, in another time zone, from another folder, and printed twice at once', async () => {
    const [, again] = await printedTwice();
    expect(again.bytes.equals(printed.bytes)).toBe(true);
  });
});

describe('another study’s PDF', () => {
  it('has its concepts in its language, and shows what looks like markup as words', async () => {
    const study = writeStudy({
      'study.yaml':
        'title: <b>Small</b> & "quoted"\nlanguages: [en]\nauthors: [{ family: Doe, given: Jane }]\nabstract: A study of little.\nlevels: [Core category, Category, Concept]\n',
    });
    const { pages } = await print(study, 'small.pdf');
    expect(pages[0]).toContain('<b>Small</b>&"quoted"');
    expect(pages.at(-1)).toMatch(/^.*<b>Small<\/b>&"quoted"·.*$/);
    expect(pages.join('')).toContain('Firstimpression');
  });

  it('is not printed while the study has errors, and the errors are told', async () => {
    const { status, stderr } = await zhagenAlone([
      'pdf',
      '--study',
      writeStudy({ 'categories/trust.md': null }),
      '--to',
      join(folder, 'none.pdf'),
    ]);
    expect(status).toBe(1);
    expect(stderr).toContain('Nothing was printed: mend the errors first.');
  });

  it('is not printed in a language that the study does not have, and those it has are named', async () => {
    const { status, stderr } = await zhagenAlone(['pdf', '--language', 'fr', '--to', join(folder, 'none.pdf')]);
    expect([status, stderr]).toEqual([2, '--language "fr" is none of this study\'s languages. Write one of: zh, en.\n']);
  });
});
