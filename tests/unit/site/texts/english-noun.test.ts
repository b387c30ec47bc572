import { expect, it } from 'vitest';
import { countedNoun } from '#site/texts/english-noun.ts';

it.each([
  ['Concept', 'concepts'],
  ['Core category', 'core categories'],
  ['Key', 'keys'],
  ['First-order concepts', 'first-order concepts'],
  ['Aggregate dimension', 'aggregate dimensions'],
  ['Class', 'classes'],
  ['Focus', 'focuses'],
  ['Hypothesis', 'hypotheses'],
  ['Phenomenon', 'phenomena'],
  ['ESG theme', 'ESG themes'],
  ['=Category(third)', '=Category(third)'],
])('puts %s after a number as %s', (name, many) => {
  expect([0, 2, 24].map((n) => countedNoun(n, name))).toEqual([many, many, many]);
});

it('leaves a name in the singular after 1', () => {
  expect(['Core category', 'ESG theme'].map((name) => countedNoun(1, name))).toEqual(['core category', 'ESG theme']);
});
