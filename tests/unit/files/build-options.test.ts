import { describe, expect, test } from 'vitest';
import { OptionError, optionsFromEnvironment, parseOptions } from '#files/build-options.ts';

test('without options the study is content/, the site goes to dist/, and study.yaml says where it is served', () => {
  expect(parseOptions({}, '/writing')).toEqual({ study: '/writing/content', out: '/writing/dist', base: undefined, site: undefined });
});

test.each([
  ['relative to the working folder', 'a/b', '/writing/a/b'],
  ['above it', '../a', '/a'],
  ['absolute', '/a/b/', '/a/b'],
  ['the working folder itself', '.', '/writing'],
])('a folder may be %s', (_, given, expected) => {
  expect(parseOptions({ study: given, out: given }, '/writing')).toMatchObject({ study: expected, out: expected });
});

test.each([
  ['/', '/'],
  ['//', '/'],
  ['repository', '/repository/'],
  ['/repository', '/repository/'],
  ['repository/', '/repository/'],
  ['//repository//', '/repository/'],
  ['/pr-preview/pr-7/', '/pr-preview/pr-7/'],
  ['~user/a.b_c', '/~user/a.b_c/'],
  ['路', '/%E8%B7%AF/'],
])('--base %s is %s', (given, expected) => {
  expect(parseOptions({ base: given }, '/').base).toBe(expected);
});

test.each([
  ['https://example.org/a', 'it has "//" in its path. Write it as /repository/ or /pr-preview/pr-7/.'],
  ['a b', 'it has a blank, or a character that is not seen. Write it as /repository/ or /pr-preview/pr-7/.'],
  ['../a', 'it has ".." in its path. Write it as /a/.'],
  ['a/./b', 'it has "." in its path. Write it as /a/b/.'],
  ['a?b', 'it has a "?". Write it as /a/.'],
  ['a#b', 'it has a "#". Write it as /a/.'],
  ['a"b', 'it has a ", which a path cannot have in every place. Write it as /repository/ or /pr-preview/pr-7/.'],
  ['<a>', 'it has a <, which a path cannot have in every place. Write it as /repository/ or /pr-preview/pr-7/.'],
  ['C:\\a', 'it has a backslash. Write it as /repository/ or /pr-preview/pr-7/.'],
  ['.', 'it has "." in its path. Write it as /.'],
])('--base %s is refused', (given, reason) => {
  expect(() => parseOptions({ base: given }, '/')).toThrow(new OptionError(`--base "${given}" is not a path: ${reason}`));
});

test.each([
  ['https://example.org', 'https://example.org', undefined],
  ['HTTPS://Example.ORG/', 'https://example.org', undefined],
  ['https://例子.中国/扎根', 'https://xn--fsqu00a.xn--fiqs8s', '/%E6%89%8E%E6%A0%B9/'],
])('--site %s is %s, and its path the base', (given, site, base) => {
  expect(parseOptions({ site: given }, '/')).toMatchObject({ site, base });
});

test.each([
  ['example.org', '. Write it as https://example.org or https://example.org/repository/.'],
  ['ftp://example.org', '. Write it as https://example.org or https://example.org/repository/.'],
  ['https://example.org/?a', ': it has a "?". Write it as https://example.org/.'],
])('--site %s is refused', (given, reason) => {
  expect(() => parseOptions({ site: given }, '/')).toThrow(new OptionError(`--site "${given}" is not a site's address${reason}`));
});

describe('the environment', () => {
  test('sets the options', () => {
    const environment = { ZHAGEN_STUDY: 'a', ZHAGEN_OUT: 'b', ZHAGEN_BASE: 'c', ZHAGEN_SITE: 'https://d.org', OTHER: 'e' };
    expect(optionsFromEnvironment(environment, '/writing')).toEqual({
      study: '/writing/a',
      out: '/writing/b',
      base: '/c/',
      site: 'https://d.org',
    });
  });

  test('leaves out what is empty, as CI sets it', () => {
    const empty = { ZHAGEN_STUDY: '', ZHAGEN_OUT: '', ZHAGEN_BASE: '', ZHAGEN_SITE: '' };
    expect(optionsFromEnvironment(empty, '/writing')).toEqual(parseOptions({}, '/writing'));
    expect(parseOptions({ study: '', out: '', base: '', site: '' }, '/writing')).toEqual(parseOptions({}, '/writing'));
  });
});

test('a path in the address is the base, unless a base is given', () => {
  expect(parseOptions({ site: 'https://example.org/repository' }, '/')).toMatchObject({
    site: 'https://example.org',
    base: '/repository/',
  });
  expect(parseOptions({ site: 'https://example.org/repository/', base: '/' }, '/')).toMatchObject({
    site: 'https://example.org',
    base: '/',
  });
});
