import { expect, test } from 'vitest';
import { parseSiteAddress, parseSitePath } from '#domain/publishing/site-address.ts';

test.each([
  ['https://example.org', 'https://example.org', '/'],
  ['https://example.org/', 'https://example.org', '/'],
  ['https://example.org/repository', 'https://example.org', '/repository/'],
  ['HTTPS://Example.ORG/Repository/', 'https://example.org', '/Repository/'],
  ['https://example.org:443/', 'https://example.org', '/'],
  ['http://localhost:4321', 'http://localhost:4321', '/'],
  ['http://[::1]:4321/a', 'http://[::1]:4321', '/a/'],
  ['https://例子.中国/扎根/', 'https://xn--fsqu00a.xn--fiqs8s', '/%E6%89%8E%E6%A0%B9/'],
  ['https://example.org/%e6%89%8e%E6%A0%B9', 'https://example.org', '/%E6%89%8E%E6%A0%B9/'],
  ['https://example.org/研究（一）/', 'https://example.org', '/%E7%A0%94%E7%A9%B6%EF%BC%88%E4%B8%80%EF%BC%89/'],
  ['https://example.org/My%20study/', 'https://example.org', '/My%20study/'],
  ['https://example.org/~doe/a.b_c-d/@x+y/', 'https://example.org', '/~doe/a.b_c-d/@x+y/'],
])('the address %s is read', (written, origin, path) => {
  expect(parseSiteAddress(written)).toEqual({ origin, path });
  // What comes out is read the same.
  expect(parseSiteAddress(origin + path)).toEqual({ origin, path });
});

const GENERAL = 'Write it as https://example.org or https://example.org/repository/.';

test.each<[written: string, why: string | undefined, mend: string]>([
  ['https://example.org/a/../b//c/', 'it has "//" in its path', 'Write it as https://example.org/b/c/.'],
  ['https://example.org//', 'it has "//" in its path', 'Write it as https://example.org/.'],
  ['https://example.org/a/./b/', 'it has "." in its path', 'Write it as https://example.org/a/b/.'],
  ['https://example.org/../../a', 'it has ".." in its path', 'Write it as https://example.org/a/.'],
  ['https://example.org/a/%2E%2e/b/', 'it has ".." in its path', 'Write it as https://example.org/b/.'],
  ['https://example.org/?page=1', 'it has a "?"', 'Write it as https://example.org/.'],
  ['https://example.org/a?', 'it has a "?"', 'Write it as https://example.org/a/.'],
  ['https://example.org/a/#top', 'it has a "#"', 'Write it as https://example.org/a/.'],
  ['https://example.org#', 'it has a "#"', 'Write it as https://example.org/.'],
  ['https://doe:secret@example.org/a', 'it has a name or a password before "@"', 'Write it without, as https://example.org/a.'],
  ['https://@example.org', 'it has a name or a password before "@"', 'Write it without, as https://example.org.'],
  ['https://example.org/a/index.html', 'it names the page, not the site', 'Write it as https://example.org/a/.'],
  ['https://example.org/INDEX.HTM', 'it names the page, not the site', 'Write it as https://example.org/.'],
  ['https://example.org\\a\\b', 'it has a backslash', 'Write it as https://example.org/a/b/.'],
  ['https://example.org/扎 根?x', 'it has a blank, or a character that is not seen', GENERAL],
  ['https://example.org/a\u0000', 'it has a blank, or a character that is not seen', GENERAL],
  ['https://exa\u200bmple.org/', 'it has a blank, or a character that is not seen', GENERAL],
  ['https://example.org/\ud800', 'it has a blank, or a character that is not seen', GENERAL],
  [' https://example.org/', 'it has a blank, or a character that is not seen', GENERAL],
  ['https://example.org/%zz/', '"%zz" has a % that begins no character', GENERAL],
  ['https://example.org/a%', '"a%" has a % that begins no character', GENERAL],
  ['https://example.org/%ff/', '"%ff" has a % that begins no character', GENERAL],
  ['https://example.org/"x', 'it has a ", which a path cannot have in every place', GENERAL],
  ["https://example.org/it's", "it has a ', which a path cannot have in every place", GENERAL],
  ['https://example.org/<b>', 'it has a <, which a path cannot have in every place', GENERAL],
  ['https://example.org/a:b', 'it has a :, which a path cannot have in every place', GENERAL],
  ['https://example.org/a%2Fb', 'it has a /, which a path cannot have in every place', GENERAL],
  ['https://example.org/a%22b', 'it has a ", which a path cannot have in every place', GENERAL],
  ['https://example.org/a%C2%ADb', 'it has a character that is not seen, which a path cannot have in every place', GENERAL],
  ['https://example.org/a%0Ab', 'it has a control character, which a path cannot have in every place', GENERAL],
  ['https://a"b/', undefined, GENERAL],
  ['https://example.org:99999/', undefined, GENERAL],
  ['https:/example.org', undefined, GENERAL],
  ['https:example.org', undefined, GENERAL],
  ['//example.org', undefined, GENERAL],
  ['https://', undefined, GENERAL],
  ['', undefined, GENERAL],
  ['javascript:alert(1)', undefined, GENERAL],
])('%j is no address of a site', (written, why, mend) => {
  expect(parseSiteAddress(written)).toEqual(why === undefined ? { mend } : { why, mend });
});

test('a path may be written without slashes at its ends, and is percent-encoded', () => {
  expect(['', '/', 'a', '/扎根', 'a/b/'].map((path) => parseSitePath(path))).toEqual(['/', '/', '/a/', '/%E6%89%8E%E6%A0%B9/', '/a/b/']);
});
