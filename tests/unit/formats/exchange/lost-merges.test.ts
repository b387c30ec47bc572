import { expect, test } from 'vitest';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { readTabTables } from '#formats/exchange/paper-tables/tab-tables.ts';
import { readPaperStudy } from '#formats/exchange/paper/paper-study.ts';

test('a transcription in which the merges were lost is asked row by row, and nothing is guessed', () => {
  const text = [
    '表 1 开放式编码',
    '范畴化\t概念化\t原始资料',
    '\t先说再借\t群里说一声。',
    '共同维护\t用完归位\t擦干净。',
    '信任\t不留押金\t不收押金。',
    '\t熟人担保\t带着来。',
    '共同维护\t轮流值日\t每周两个人。',
    '名声\t好借好还。',
  ].join('\n');
  const fault = faultOf(() => readPaperStudy([readTabTables(text)]));
  expect(fault.kind).toBe('undecided-rows');
  expect(fault.message.split('\n')).toEqual([
    'The table has lost which cells were merged; 4 rows do not tell where they belong:',
    '  1:1  no category stands above it: 先说再借 | 群里说一声。',
    '  1:4  its category is blank: 熟人担保 | 带着来。',
    '  1:5  “共同维护” comes back after other names: 共同维护',
    '  1:6  it has fewer cells than the headings: 名声 | 好借好还。',
  ]);
  const rows = { '1:1': '共同维护', '1:4': '信任', '1:5': '共同维护', '1:6': '名声 | 好借好还 | 上回还得好。' };
  const { codes, segments } = readPaperStudy([readTabTables(text)], { rows });
  expect(codes.map(({ path }) => path.join('/'))).toEqual([
    '共同维护',
    '共同维护/先说再借',
    '共同维护/用完归位',
    '共同维护/轮流值日',
    '信任',
    '信任/不留押金',
    '信任/熟人担保',
    '名声',
    '名声/好借好还',
  ]);
  expect(segments.at(-1)).toMatchObject({ text: '上回还得好。', locator: '第6行' });
});

function faultOf(action: () => unknown): ExchangeError {
  try {
    action();
  } catch (error) {
    if (error instanceof ExchangeError) return error;
  }
  throw new Error('It should have been refused.');
}
