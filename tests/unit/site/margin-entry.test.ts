import { expect, it } from 'vitest';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { marginEntry } from '#site/passages/margin-entry.ts';

const told = (data: object) =>
  marginEntry({ caseStudy: { references: new Map([['one', { number: 3, data }]]) } as unknown as CaseStudy, lang: 'en' }, 'one')?.text;
const authors = (...families: string[]) => ({ author: families.map((family) => ({ family })) });
const issued = { issued: { 'date-parts': [[2015, 10]] } };

it.each([
  ['Porter, Heppelmann 2015', { title: 'How smart', ...authors('Porter', 'Heppelmann'), ...issued }],
  ['Liu et al. 2015', { title: 'Services', ...authors('Liu', 'Ming', 'Song'), ...issued }],
  ['缪沁男等 2015', { title: '平台', language: 'zh', ...authors('缪沁男', '魏江', '杨升曦'), ...issued }],
  ['Xiaomi 2015', { title: 'Annual report', author: [{ literal: 'Xiaomi' }], ...issued }],
  ['An anonymous tract', { title: 'An anonymous tract' }],
])('the margin calls a reference %s', (text, data) => {
  expect(told(data)).toBe(text);
});

it('has nothing of a reference that is none', () => {
  expect(marginEntry({ caseStudy: { references: new Map() } as unknown as CaseStudy, lang: 'en' }, 'one')).toBeUndefined();
});
