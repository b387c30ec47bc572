import { expect, test } from 'vitest';
import { siteFileFault } from '#domain/publishing/site-file.ts';

test.each([
  ...[
    'index.html',
    'concepts/a/index.html',
    'v/1.0.0/concepts/a/index.html',
    'CITATION.cff',
    'assets/Page.astro_astro_type_script_index_0_lang.DqKDt4yZ.js',
  ],
  ...[
    '.nojekyll',
    '_redirects',
    '_headers',
    'codebook.xlsx',
    'codebook.qdc',
    'pagefind/en/0/pagefind.js',
    'pagefind/en/0/wasm.unknown.pagefind',
    'pagefind/en/0/a.pf_meta',
  ],
  ...['media/a.png', 'media/a.jpg', 'media/a.webp', 'media/a.gif', 'media/a.svg', 'media/图 1.png', 'concepts/aux/index.html'],
])('a site may hold %s', (path) => {
  expect(siteFileFault(path)).toBeUndefined();
});

test.each([
  ...[
    '.git/config',
    '.htaccess',
    'a/.nojekyll',
    'GIT~1/a.html',
    'a./b.html',
    'a /b.html',
    'a\u200b.html',
    'e\u0301.html',
    'a:b.html',
    '../a.html',
    'a//b.html',
    '',
  ],
  `${'a/'.repeat(120)}a.html`,
  `${'字'.repeat(100)}.html`,
])('%j is a name that a site may not hold', (path) => {
  expect(siteFileFault(path)).toBe('name');
});

test.each(['CNAME', 'a/_redirects', 'a.php', 'a.exe', 'a.sh', 'a.HTML', 'a'])('%s is a type of file that a site may not hold', (path) => {
  expect(siteFileFault(path)).toBe('type of file');
});
