import { describe, expect, test } from 'vitest';
import { addFile, didYouMean, didYouMeanOr, nearestName } from '#domain/text/suggestion.ts';

const KNOWN = ['technology-integration', 'platform-strategy', 'trust', 'trunk', 'Model'];

test.each([
  ['the name itself', 'trust', 'trust'],
  ['a letter left out', 'technology-integraton', 'technology-integration'],
  ['two neighbours swapped', 'turst', 'trust'],
  ['a letter too many', 'trustt', 'trust'],
  ['another letter', 'platform-stratagy', 'platform-strategy'],
  ['another case', 'MODEL', 'Model'],
  ['the first of two that are as near', 'trusk', 'trust'],
  ['nothing when too far', 'society', undefined],
  ['nothing for a short name with half of it wrong', 'tx', undefined],
  ['nothing for an empty name', '', undefined],
])('the nearest name is %s', (_, name, expected) => {
  expect(nearestName(name, KNOWN)).toBe(expected);
});

test('nothing is near where nothing is known', () => {
  expect(nearestName('trust', [])).toBeUndefined();
});

describe('a mend', () => {
  test('begins with the nearest name, or with nothing', () => {
    expect(didYouMean('turst', KNOWN)).toBe('Did you mean "trust"? ');
    expect(didYouMean('society', KNOWN)).toBe('');
  });

  test('goes on with the alternative, which is a sentence of its own where nothing is near', () => {
    expect(didYouMeanOr('turst', KNOWN, 'add categories/turst.md')).toBe('Did you mean "trust"? Or add categories/turst.md.');
    expect(didYouMeanOr('society', KNOWN, 'add categories/society.md')).toBe('Add categories/society.md.');
  });

  test('proposes a new file only under a name that is an identifier', () => {
    expect(addFile('sources', 'interview', '.yaml')).toBe('add sources/interview.yaml');
    expect(addFile('sources', '../secret', '.yaml')).toBe('write an identifier: small letters a–z, digits and single hyphens');
  });
});
