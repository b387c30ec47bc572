import { expect, test } from 'vitest';
import { parsePrintedEntry } from '#formats/exchange/printed/printed-entry.ts';
import { splitList } from '#formats/exchange/printed/printed-list.ts';
import { readPrintedList } from '#formats/exchange/printed/read-list.ts';
import { proveList } from '#render/proof/printed-proof.ts';

test.each([
  [
    'a word that a line end broke, where it stands elsewhere',
    '[1] A B. New produc\ners[J]. J, 2020(1): 1-2.\n[2] C D. Old producers[J]. J, 2020(2): 3.',
    'New producers',
  ],
  ['a hyphen at the end of a line stays', '[1] A B. A co-\ncreation[J]. J, 2020(1): 1-2.', 'A co-creation'],
  ['Chinese without a blank', '[1] 何舟. 借还\n之间[J]. 刊, 2020(1): 1-2.', '借还之间'],
  ['an address without a blank', '[1] 何舟. 规则[EB/OL]. [2020-01-02]. https://example.org/a/\nb.html.', 'https://example.org/a/b.html'],
])('lines are joined: %s', (_, text, words) => {
  expect(splitList(text)[0]?.printed).toContain(words);
});

test.each([
  ['［１］ 何舟. 题[J]. 刊, 2020(1): 1-2.', undefined],
  ['1. 何舟. 题[J]. 刊, 2020(1): 1-2.', 1],
  ['- [1] 何舟. 题[J]. 刊, 2020(1): 1-2.', 1],
  ['（1）何舟. 题[J]. 刊, 2020(1): 1-2.', 1],
  ['1、何舟. 题[J]. 刊, 2020(1): 1-2.', 1],
  ['1] 何舟. 题[J]. 刊, 2020(1): 1-2.', 1],
])('the number of %j', (text, number) => {
  expect(splitList(text)[0]?.number).toBe(number);
});

test('a list ends where the paper goes on, and a page number begins no entry', () => {
  const text =
    '参考文献\n[1] 何舟. 题[J]. 刊, 2020,\n12(3): 45-\n58.\n[2] 周禾. 题二[J]. 刊, 2021(1): 3.[3] 林知远. 题三[M]. 某市: 社, 2019.\n作者简介：何舟（1990—），男。';
  expect(splitList(text).map(({ number, body }) => [number, body])).toEqual([
    [1, '何舟. 题[J]. 刊, 2020, 12(3): 45- 58.'],
    [2, '周禾. 题二[J]. 刊, 2021(1): 3.'],
    [3, '林知远. 题三[M]. 某市: 社, 2019.'],
  ]);
});

test('entries that follow on one line are parted: a version in English, entries with the year behind their names', () => {
  const text =
    '[1] 何舟, 周禾. 题[J]. 刊, 2001, 7(1): 56-63 He ZH,Zhou H. A title[J]. J, 2001, 7(1): 56-63\n[2] ROE A, 2001. One[J]. J, 7(1): 2-3. DOE BC, 2002. Two[J]. J, 8(1): 4-5. POE D, 2003. Three[J]. J, 9(1): 6-7.';
  const entries = proveList(readPrintedList(text)).entries;
  expect(entries.map(({ number, parsed, state }) => [number, parsed?.item.title, state])).toEqual([
    [1, '题', 'proved'],
    [undefined, 'A title', 'proved'],
    [2, 'One', 'proved'],
    [undefined, 'Two', 'proved'],
    [undefined, 'Three', 'proved'],
  ]);
  expect(entries[1]?.versionOf).toBe(entries[0]?.parsed?.item.id);
});

test('numbers of lines at the margin are no words', () => {
  const lines = Array.from(
    { length: 10 },
    (_, i) => `${String(114 + i * 2)} [${String(i + 1)}]何舟.论借还的${String(115 + i * 2)} 影响[J].刊,2020,41(2):3-9.`,
  );
  const entries = proveList(readPrintedList(lines.join('\n'))).entries;
  expect(entries.map(({ number, parsed, state }) => [number, parsed?.item.title, state])).toEqual(
    lines.map((_, i) => [i + 1, '论借还的影响', 'proved']),
  );
  const few = readPrintedList('114 [1]何舟.论[J].刊,2020,41(2):3-9.\n[2]周禾.115 人[J].刊,2020,41(2):3-9.');
  expect(few[1]?.parsed?.item.title).toBe('115 人');
});

const itemOf = (body: string) => {
  const result = parsePrintedEntry(body);
  return 'failed' in result ? result.failed : result.item;
};

test.each([
  [
    'Porter M E, Heppelmann J. E. How smart[J]. HBR, 2015, 93(10): 96-114.',
    {
      author: [
        { family: 'Porter', given: 'M E' },
        { family: 'Heppelmann', given: 'J E' },
      ],
      title: 'How smart',
    },
  ],
  [
    'WU QS, Hu XP. A title[J]. J, 2020, 12(9): 3629.',
    {
      author: [
        { family: 'Wu', given: 'Q S' },
        { family: 'Hu', given: 'X P' },
      ],
    },
  ],
  [
    'LI Xiaoyun, DONG Qiang. A title[J]. J, 2007(4): 32-39.',
    {
      author: [
        { family: 'Li', given: 'Xiaoyun', pinyin: true },
        { family: 'Dong', given: 'Qiang', pinyin: true },
      ],
    },
  ],
  [
    '[美]迈克尔·波特. 竞争战略[M]. 陈小悦, 译. 北京: 华夏出版社, 2005.',
    { author: [{ literal: '[美]迈克尔·波特' }], translator: [{ family: '陈', given: '小悦' }], publisher: '华夏出版社' },
  ],
  ['世界银行. 报告[R]. 华盛顿: 世界银行, 2019.', { type: 'report', author: [{ literal: '世界银行' }] }],
  [
    '何舟. 一种架: CN100000001A[P]. 2018-11-02.',
    { type: 'patent', number: 'CN100000001A', title: '一种架', issued: { 'date-parts': [[2018, 11, 2]] } },
  ],
  ['王忻. 影响[D]. 硕士学位论文. 兰州: 甘肃农业大学, 2009.', { genre: '硕士学位论文', 'publisher-place': '兰州' }],
  [
    'Hardt M, Talwar K. Geometry[C]//Proceedings of the Symposium. New York: ACM, 2010: 705-714.',
    { 'container-title': 'Proceedings of the Symposium', 'publisher-place': 'New York', page: '705-714' },
  ],
  [
    'Liu Z, Ming X. A view[C]//Procedia CIRP: Vol. 73. 2018: 155-160.',
    { 'container-title': 'Procedia CIRP', volume: '73', page: '155-160' },
  ],
  ['何舟, 周禾, 2020. 题[J]. 刊, 41(2): 3-9.', { issued: { 'date-parts': [[2020]] }, volume: '41', issue: '2' }],
])('%s is taken apart', (body, item) => {
  expect(itemOf(body)).toMatchObject(item);
});

test.each([
  ['林知远. 题', 'no mark of the type, such as [J]'],
  ['林知远. 题[J]. 刊, 9(2): 3-9.', 'no year'],
  [`林知远. ${'长'.repeat(3000)}[J]. 刊, 2020(1): 1.`, 'longer than an entry can be'],
])('%.40s is not read: %s', (body, why) => {
  expect(itemOf(body)).toBe(why);
});

const stateOf = (body: string) => proveList(readPrintedList(`[1] ${body}`)).entries.map(({ state, why }) => [state, why])[0];

test.each([
  ['何舟, 周禾, 林知远, 孟晚晴, 邵一帆. 题[J]. 刊, 2020(1): 1-2.'],
  ['Lu H. X., Chen M. A title[J]. J, 2020, 40,(05): 15-20+33.'],
  ['何舟等. 题[J] 刊, 2020(1): 1-2'],
  ['何舟. 题[J]. 刊, 2020(1): 1-2. https://doi.org/10.5555/a.1.'],
  ['何舟. 题[C]. //会议录. 某市: 社, 2020: 1-2.'],
  ['何舟, 周禾, 2020. 题[J]. 刊, 41(2): 3-9.'],
  ['何舟, 周禾, 2020. 题[J]. 刊, (2): 3-9.'],
  ['何舟, 周禾, 林知远, 孟晚晴, 等, 2020. 题[J]. 刊, 41(2): 3-9.'],
  ['SavilleDA, LiQ. A title[J]. J, 2020, 40(5): 15-20.'],
  ['WangHaifeng, Li Qian. A title[J]. J, 2020, 40(5): 15-20.'],
  ['Roe A, Doe B.et al. A title[J]. J, 2020, 40(5): 07A746.'],
  ['Roe A. A title[C]. In: Proceedings. New York: ACM, 2020: 1-2.'],
  ['Roe A. A title[C]/Proceedings. New York: ACM, 2020: 1-2.'],
  ['Roe A. A title[A]. //A whole[M]. Berlin: Springer, 2020: 1-2.'],
  ['索范特. 饲料[M]. 何舟, 周禾, 林知远, 等译. 北京: 社, 2005: 1-2.'],
  ['NRC. Requirements of web2.js and Acinetobacter sp. SM04[S]. Washington, D.C.: Press, 2001.'],
  ['本刊. 规则[EB/OL]. [2020-01-02]https://example.org/a.html.'],
])('%s is proved, the list’s habits allowed for', (body) => {
  expect(stateOf(body)).toEqual(['proved', undefined]);
});

test.each([
  ['何舟. 题. 又一句[J]. 刊, 2020(1): 1-2.', 'a full stop in the title'],
  ['何舟. 题[J]. 刊, 2020(1): 22-12.', 'the pages 22-12 run backwards'],
  ['何舟. 题[J]. 刊, 2020, 2020(1): 2-12.', 'the volume is the year'],
  ['何舟. 题[M]. 社, 2020.', 'an imprint without place'],
  [
    '某某科技平台. 题目一[EB/OL]. (2020-01-02)[2020-01-03]. https://example.org/.',
    '“某某科技平台” is read as a body that is not known as one',
  ],
  ['ROEAB,DOECD,etal.A title[J]. J, 2020(1): 1-2.', '“ROEAB”: a body, or a name and initials set close'],
  ['Roe A, 2O15. A title[J]. J, 41(2): 3-9.', '“2O15” is read as 2015; printed “oea,2o15.at”, by the style “oea.at”'],
  ['Roe A. A title[J]. J, 2015,3 3(1): 19-20.', 'a blank inside a number'],
  ['何舟. 题[J. 刊, 2020(1): 1-2.', '“[J.” is read as [J]; printed “题[j.刊,”, by the style “题[j].刊,”'],
  ['何舟. 题[J]. 刊, 20l2(1): 2-12.', '“20l2” is read as 2012; printed “,20l2(1”, by the style “,2012(1”'],
])('%s is doubtful: %s', (body, why) => {
  expect(stateOf(body)).toEqual(['doubtful', why]);
});
