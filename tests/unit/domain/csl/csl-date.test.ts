import { describe, expect, test } from 'vitest';
import { edtf, normalDate, parseCslDate } from '#domain/csl/csl-date.ts';

const on = (...parts: number[][]) => ({ 'date-parts': parts });

describe('a date as it is written', () => {
  test.each([
    ['2024', on([2024])],
    ['2024-03', on([2024, 3])],
    ['2024-02-29', on([2024, 2, 29])],
    ['-0044', on([-44])],
    ['1957/1990', on([1957], [1990])],
    ['2017-07-12/2017-07-15', on([2017, 7, 12], [2017, 7, 15])],
    ['1984/', on([1984], [0])],
    ['1984/..', on([1984], [0])],
    ['2014-21', { ...on([2014]), season: 1 }],
    ['1936~', { ...on([1936]), circa: true }],
    ['1936?', { ...on([1936]), circa: true }],
    ['[1936]', { ...on([1936]), circa: true }],
    ['[1936?]', { ...on([1936]), circa: true }],
    ['ca. 1936', { ...on([1936]), circa: true }],
    ['约1936', { ...on([1936]), circa: true }],
    ['c1988', { ...on([1988]), literal: 'c1988' }],
    ['1995印刷', { ...on([1995]), literal: '1995印刷' }],
    ['1947（民国三十六年）', { ...on([1947]), literal: '1947（民国三十六年）' }],
  ])('%s', (text, date) => expect(parseCslDate(text)).toEqual(date));

  test.each(['', 'spring', '28 March 2024', '2024-13', '2023-02-29', '2024-3', '2024/03/28', '/1990', 'in press', '20245-1'])(
    'is none: %j',
    (text) => expect(parseCslDate(text)).toBeUndefined(),
  );
});

test.each([
  [{ 'date-parts': [['2014', '2']] }, on([2014, 2])],
  [
    { 'date-parts': [['2014']], season: '3', circa: 'true' },
    { ...on([2014]), season: 3, circa: true },
  ],
  [{ 'date-parts': [['1957']], season: '1990', circa: false }, on([1957])],
  [{ raw: '2014-02' }, on([2014, 2])],
  [{ raw: 'Spring 2014' }, { literal: 'Spring 2014' }],
  [{ literal: 'in press' }, { literal: 'in press' }],
  [{ literal: '1936~' }, { ...on([1936]), circa: true }],
  [
    { 'date-parts': [[1947]], literal: '民国三十六年' },
    { ...on([1947]), literal: '民国三十六年' },
  ],
  [{ 'date-parts': [[]] }, {}],
])('a date of CSL-JSON is one however a program writes it: %j', (date, normal) => {
  expect(normalDate(date)).toEqual(normal);
  expect(normalDate(normal)).toEqual(normal);
});

test.each(['2024', '2024-03-28', '-0044', '1957/1990', '1984/', '2014-21', '1936~', '-0200/-0100~'])(
  '%s is written back as it was',
  (text) => {
    expect(edtf(parseCslDate(text.replace('~', '')))).toBe(text.replace('~', ''));
    expect(edtf({ ...parseCslDate(text.replace('~', '')), ...(text.endsWith('~') && { circa: true }) })).toBe(text);
  },
);
