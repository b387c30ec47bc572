import { expect, test } from 'vitest';
import { type CslItem, renderBibliography } from '#render/citing/citation.ts';

const on = (...parts: number[]) => ({ 'date-parts': [parts] });
const jane = { family: 'Doe', given: 'Jane M.' };
const ann = { family: 'Roe', given: 'Ann' };
const en = { language: 'en' };
const zh = { language: 'zh-CN' };
const names = (count: number) => Array.from({ length: count }, (_, i) => ({ family: `N${String(i + 1)}`, given: 'A' }));

/** Forms of the Publication Manual's chapter 10, without their italics. */
const cases: [string, Omit<CslItem, 'id'>, string][] = [
  [
    'an article',
    {
      ...en,
      type: 'article-journal',
      title: 'On trust',
      author: [jane, ann],
      'container-title': 'Journal',
      issued: on(2021, 5),
      volume: 3,
      issue: '2',
      page: '10-19',
      DOI: '10.1234/x',
    },
    'Doe, J. M., & Roe, A. (2021). On trust. Journal, 3(2), 10–19. https://doi.org/10.1234/x',
  ],
  [
    'an article with a number for pages',
    {
      ...en,
      type: 'article-journal',
      title: 'On trust',
      author: [jane],
      'container-title': 'Journal',
      issued: on(2021),
      volume: 3,
      number: 'e12',
    },
    'Doe, J. M. (2021). On trust. Journal, 3, Article e12.',
  ],
  [
    'an article without its journal',
    { ...en, type: 'article-journal', title: 'On trust', author: [jane], issued: on(2021), issue: '9' },
    'Doe, J. M. (2021). On trust.',
  ],
  [
    'a Chinese article',
    {
      ...zh,
      type: 'article-journal',
      title: '信任研究',
      author: [
        { family: '缪', given: '沁男' },
        { family: '魏', given: '江' },
      ],
      'container-title': '科学学研究',
      issued: on(2022),
      volume: '40',
      issue: '1',
      page: '182-192',
    },
    '缪沁男, & 魏江. (2022). 信任研究. 科学学研究, 40(1), 182–192.',
  ],
  [
    'an article in a magazine, its title a question',
    {
      ...en,
      type: 'article-magazine',
      title: 'What now?',
      author: [jane],
      'container-title': 'The Atlantic',
      issued: on(2014, 2, 27),
      volume: 3,
      page: '5',
    },
    'Doe, J. M. (2014, February 27). What now? The Atlantic, 3, 5.',
  ],
  [
    'an article in a Chinese newspaper',
    {
      ...zh,
      type: 'article-newspaper',
      title: '数字革命',
      author: [{ family: '丁', given: '文详' }],
      'container-title': '中国青年报',
      issued: on(2000, 11, 20),
      page: '15',
    },
    '丁文详. (2000, 11月20日). 数字革命. 中国青年报, 15.',
  ],
  [
    'a book',
    {
      ...en,
      type: 'book',
      title: 'Trust: A book',
      author: [jane],
      edition: 2,
      publisher: 'Sage',
      'publisher-place': 'London',
      issued: on(2020),
    },
    'Doe, J. M. (2020). Trust: A book (2nd ed.). Sage.',
  ],
  [
    'a translated volume',
    { ...en, type: 'book', title: 'Trust', author: [jane], translator: [ann], volume: 2, publisher: 'Sage', issued: on(2020) },
    'Doe, J. M. (2020). Trust (Vol. 2, A. Roe, Trans.). Sage.',
  ],
  [
    'an edited book',
    { ...en, type: 'book', title: 'Trust', editor: [jane, ann], publisher: 'Sage', issued: on(2020) },
    'Doe, J. M., & Roe, A. (Eds.). (2020). Trust. Sage.',
  ],
  [
    'a chapter',
    {
      ...en,
      type: 'chapter',
      title: 'A part',
      author: [jane],
      editor: [ann, jane],
      'container-title': 'The whole',
      edition: '3',
      volume: 1,
      page: '5--9',
      publisher: 'Sage',
      issued: on(1999),
    },
    'Doe, J. M. (1999). A part. In A. Roe & J. M. Doe (Eds.), The whole (3rd ed., Vol. 1, pp. 5–9). Sage.',
  ],
  [
    'a chapter of one page',
    {
      ...en,
      type: 'chapter',
      title: 'A part',
      author: [jane],
      'container-title': 'The whole',
      page: '5',
      publisher: 'Sage',
      issued: on(1999),
    },
    'Doe, J. M. (1999). A part. In The whole (p. 5). Sage.',
  ],
  [
    'a Chinese chapter',
    {
      ...zh,
      type: 'chapter',
      title: '一章',
      author: [{ family: '王', given: '五' }],
      editor: [{ family: '李', given: '四' }],
      'container-title': '全书',
      page: '5-9',
      publisher: '人民出版社',
      issued: on(1999),
    },
    '王五. (1999). 一章. 见 李四 (编), 全书 (pp. 5–9). 人民出版社.',
  ],
  [
    'a paper in proceedings',
    {
      ...en,
      type: 'paper-conference',
      title: 'A talk',
      author: [jane],
      'container-title': 'Proceedings',
      page: '1-3',
      publisher: 'ACM',
      issued: on(2018),
    },
    'Doe, J. M. (2018). A talk. In Proceedings (pp. 1–3). ACM.',
  ],
  [
    'a paper given',
    {
      ...en,
      type: 'paper-conference',
      title: 'A talk',
      author: [jane],
      'event-title': 'Conference',
      'event-place': 'Rome',
      issued: on(2018, 3, 4),
    },
    'Doe, J. M. (2018, March 4). A talk [Paper presentation]. Conference, Rome.',
  ],
  [
    'a report by a body',
    {
      ...en,
      type: 'report',
      title: 'Numbers',
      author: [{ literal: 'World Bank' }],
      number: '12-A',
      publisher: 'World Bank Press',
      issued: on(2001),
      URL: 'https://example.org/',
    },
    'World Bank. (2001). Numbers (Report No. 12-A). World Bank Press. https://example.org/',
  ],
  [
    'a thesis',
    {
      ...en,
      type: 'thesis',
      title: 'On trust',
      author: [jane],
      genre: 'Doctoral dissertation',
      publisher: 'Example University',
      issued: on(2001),
    },
    'Doe, J. M. (2001). On trust [Doctoral dissertation, Example University].',
  ],
  [
    'a page without author and date',
    { ...en, type: 'webpage', title: 'A page', 'container-title': 'Site', URL: 'https://example.org/', accessed: on(2026, 11, 2) },
    'A page. (n.d.). Site. Retrieved November 2, 2026, from https://example.org/',
  ],
  [
    'a Chinese page',
    { ...zh, type: 'webpage', title: '网页', author: [{ literal: '小组' }], URL: 'https://example.org/', accessed: on(2026, 11, 2) },
    '小组. (无日期). 网页. 检索于 2026年11月2日, 取自 https://example.org/',
  ],
  [
    'an entry of a codebook on the web',
    {
      ...en,
      type: 'entry',
      title: 'A concept',
      author: [jane],
      'container-title': 'Study: codebook',
      URL: 'https://example.org/concepts/a/',
      issued: on(2024),
    },
    'Doe, J. M. (2024). A concept. In Study: codebook. https://example.org/concepts/a/',
  ],
  [
    'a data set',
    {
      ...en,
      type: 'dataset',
      title: 'Data',
      author: [jane],
      version: 'v1.0.0',
      publisher: 'Zenodo',
      DOI: '10.5281/zenodo.1',
      issued: on(2020),
    },
    'Doe, J. M. (2020). Data (Version 1.0.0) [Data set]. Zenodo. https://doi.org/10.5281/zenodo.1',
  ],
  [
    'a preprint',
    { ...en, type: 'article', title: 'Early', author: [jane], archive: 'arXiv', issued: on(2020), URL: 'https://example.org/1' },
    'Doe, J. M. (2020). Early. arXiv. https://example.org/1',
  ],
  [
    'a standard',
    { ...zh, type: 'standard', title: '著录规则', number: 'GB/T 7714', publisher: '中国标准出版社', issued: on(2025) },
    '著录规则 (Standard No. GB/T 7714). (2025). 中国标准出版社.',
  ],
];

test.each(cases)('APA 7 sets %s', (_, item, expected) => {
  expect(renderBibliography([{ id: 'item', ...item }], 'apa-7').get('item')).toBe(expected);
});

test('APA 7 names twenty authors, and of more nineteen and the last', () => {
  const entry = (count: number) =>
    renderBibliography([{ id: 'x', type: 'book', title: 'T', author: names(count) }], 'apa-7').get('x') ?? '';
  expect(entry(20)).toContain('N19, A., & N20, A. (n.d.)');
  expect(entry(21)).toContain('N18, A., N19, A., … N21, A. (n.d.)');
});
