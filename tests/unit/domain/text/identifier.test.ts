import { expect, test } from 'vitest';
import { isIdentifier, MAX_ID_LENGTH, toIdentifier } from '#domain/text/identifier.ts';

test.each(['a', '7', 'os-unification', 't1-01', 'a'.repeat(MAX_ID_LENGTH)])('%j is an identifier', (text) => {
  expect(isIdentifier(text)).toBe(true);
  expect(toIdentifier(text)).toBe(text);
});

test.each([
  ['', ''],
  ['A', 'a'],
  ['Os Unification', 'os-unification'],
  ['os--unification', 'os-unification'],
  ['-os-', 'os'],
  ['os_unification', 'os-unification'],
  ['naïve Élan', 'naive-elan'],
  ['ﬁne', 'fine'],
  ['a\n', 'a'],
  ['..', ''],
  ['../etc/passwd', 'etc-passwd'],
  ['信任', ''],
  ['信任 trust', 'trust'],
  ['a'.repeat(MAX_ID_LENGTH + 1), 'a'.repeat(MAX_ID_LENGTH)],
  [`${'a'.repeat(MAX_ID_LENGTH - 1)} b`, 'a'.repeat(MAX_ID_LENGTH - 1)],
])('%j is not an identifier; the one that may be meant is %j', (text, meant) => {
  expect(isIdentifier(text)).toBe(false);
  expect(toIdentifier(text)).toBe(meant);
});
