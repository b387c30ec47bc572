import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edit, temporaryFolder, writeStudy } from './study-folder.ts';
import { PROJECT, zhagen, zhagenAlone } from './zhagen.ts';

const WRONG = edit({ 'concepts/first-impression.md': ['category: trust', 'category: turst'] });
const UNUSED = { 'sources/diary.yaml': 'label: Diary\n' };
const TOLD = `concepts/first-impression.md:3:11  unknown-category
  The concept "first-impression" belongs to "turst", which is not a category of this study.
  Did you mean "trust"? Or add categories/turst.md.

1 error
`;

/** An output folder as a build leaves it. */
function builtFolder(): string {
  const out = join(temporaryFolder(), 'dist');
  mkdirSync(out);
  writeFileSync(join(out, 'index.html'), '<meta name="generator" content="Zhagen 0.0.0">');
  return out;
}

/** Tells on standard error which packages were loaded. */
const TELL_PACKAGES = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  const packages = new Set();
  registerHooks({ load: (url, context, next) => (packages.add(url.match(/.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/)?.[1]), next(url, context)) });
  process.on('exit', () => process.stderr.write([...packages].join('\\n')));
`)}`;

describe('check', () => {
  test('loads what reads a study, and nothing that builds a site', async () => {
    const { stderr } = await zhagenAlone(['check', '--study', writeStudy()], { NODE_OPTIONS: `--import=${TELL_PACKAGES}` });
    const loaded = new Set(stderr.split('\n'));
    expect([...loaded]).toContain('yaml');
    const heavy = [
      'astro',
      'vite',
      'jsdom',
      'mermaid',
      'citeproc',
      'pagefind',
      'playwright-core',
      'unpdf',
      'opencc-js',
      'parse5',
      'n3',
      'hucre',
    ];
    expect(heavy.filter((name) => loaded.has(name))).toEqual([]);
  });

  test('exits with 0 where nothing is wrong', async () => {
    expect(await zhagenAlone(['check', '--study', writeStudy()])).toEqual({ status: 0, stdout: 'No findings.\n', stderr: '' });
  });

  test('exits with 0 where there are only warnings', async () => {
    const { status, stdout, stderr } = await zhagen(['check', '--study', writeStudy(UNUSED)]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('sources/diary.yaml:1:1  unused-source (warning)\n');
    expect(stdout).toMatch(/\n\n1 warning\n$/);
  });

  test('exits with 1 where there are errors, and prints them to standard output', async () => {
    const study = writeStudy(WRONG);
    expect(await zhagenAlone(['check', '--study', study])).toEqual({ status: 1, stdout: `${study}/${TOLD}`, stderr: '' });
  });

  test('prints JSON', async () => {
    const study = writeStudy(WRONG);
    const { status, stdout } = await zhagen(['check', '--study', study, '--format', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      errors: 1,
      warnings: 0,
      findings: [
        {
          rule: 'unknown-category',
          severity: 'error',
          path: `${study}/concepts/first-impression.md`,
          position: { line: 3, column: 11 },
          message: 'The concept "first-impression" belongs to "turst", which is not a category of this study.',
          mend: 'Did you mean "trust"? Or add categories/turst.md.',
        },
      ],
    });
  });

  test("prints GitHub's annotations", async () => {
    const study = writeStudy(WRONG);
    const { status, stdout } = await zhagen(['check', '--study', study, '--format', 'github']);
    expect(status).toBe(1);
    expect(stdout.split('\n')).toEqual([
      `::error file=${study}/concepts/first-impression.md,line=3,col=11,title=unknown-category::The concept "first-impression" belongs to "turst", which is not a category of this study.%0ADid you mean "trust"? Or add categories/turst.md.`,
      '1 error',
      '',
    ]);
  });

  test('names the shipped study as a reader would type it', async () => {
    expect(await zhagen(['check'])).toEqual({ status: 0, stdout: 'No findings.\n', stderr: '' });
  });

  test('tells a folder that is not there', async () => {
    const { status, stdout } = await zhagen(['check', '--study', 'nowhere']);
    expect([status, stdout]).toEqual([
      1,
      `nowhere:1:1  unreadable-file\n  There is no folder ${join(PROJECT, 'nowhere')}.\n  Give the folder that holds study.yaml with --study.\n\n1 error\n`,
    ]);
  });
});

describe('build', () => {
  test('of a study with errors prints them, exits with 1 and leaves the last output as it was', async () => {
    const study = writeStudy(WRONG);
    const out = builtFolder();
    expect(await zhagenAlone(['build', '--study', study, '--out', out])).toEqual({
      status: 1,
      stdout: '',
      stderr: `${study}/${TOLD}\nNothing was built; the last output is as it was.\n`,
    });
    expect(readdirSync(out)).toEqual(['index.html']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('<meta name="generator" content="Zhagen 0.0.0">');
    expect(readdirSync(join(out, '..'))).toEqual(['dist']);
  });

  test('of a study with warnings prints them, exits with 0 and replaces the last output', async () => {
    const out = builtFolder();
    const { status, stderr } = await zhagenAlone(['build', '--study', writeStudy(UNUSED), '--out', out]);
    expect([status, stderr]).toEqual([0, expect.stringContaining('unused-source (warning)')]);
    expect(stderr).toMatch(
      /\nBuilt .* in [\d.]+ s: 1 concept, 2 categories, 0 relations, 1 reference\.\nNo address of the site is set, so citations have none\. .*\n$/,
    );
    expect(readdirSync(out)).toEqual(expect.arrayContaining(['index.html', 'concepts', 'categories', 'report']));
    expect(readdirSync(join(out, '..'))).toEqual(['dist']);
  });

  test.each([
    ['an expression', 'Hi {nothing()}', 'nothing is not defined'],
    ['an import', "import x from './nope.js'\n\n{x}", "Could not resolve './nope.js'"],
  ])('whose report fails by %s names the section, and leaves the last output as it was', async (_, code, why) => {
    const out = builtFolder();
    const study = writeStudy({ 'report/01-background.mdx': `---\ntitle: Background\n---\n\n${code}\n` });
    const { status, stderr } = await zhagen(['build', '--study', study, '--out', out]);
    expect(status).toBe(1);
    expect(stderr).toContain(`${study}/report/01-background.mdx  report\n  The section's own code fails: `);
    expect(stderr).toContain(why);
    expect(stderr).not.toContain('    at ');
    expect(readdirSync(join(out, '..'))).toEqual(['dist']);
  });

  test('refuses a folder with other files, in one line', async () => {
    const out = temporaryFolder();
    writeFileSync(join(out, 'thesis.docx'), 'x');
    expect(await zhagen(['build', '--study', writeStudy(), '--out', out])).toEqual({
      status: 2,
      stdout: '',
      stderr: `--out ${out} has files in it that are not a site built by Zhagen. Empty it, or name another folder.\n`,
    });
    expect(readdirSync(out)).toEqual(['thesis.docx']);
  });
});

describe('a wrong command line is told, and exits with 2:', () => {
  test.each([
    [
      ['check', '--site', 'example'],
      '--site "example" is not a site\'s address. Write it as https://example.org or https://example.org/repository/.\n',
    ],
    [
      ['build', '--base', 'a b'],
      '--base "a b" is not a path: it has a blank, or a character that is not seen. Write it as /repository/ or /pr-preview/pr-7/.\n',
    ],
    [
      ['check', '--format', 'xml'],
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, github.\n",
    ],
    [['check', '--study'], "error: option '--study <folder>' argument missing\n"],
    [['check', '--formt', 'json'], "error: unknown option '--formt'\n(Did you mean --format?)\n"],
    [['check', 'content'], "error: too many arguments for 'check'. Expected 0 arguments but got 1: content.\n"],
    [['chekc'], "error: unknown command 'chekc'\n(Did you mean check?)\n"],
    [['dev', '--port', 'x'], '--port "x" is not a port. Write a number from 1 to 65535.\n'],
    [['preview', '--port', '65536'], '--port "65536" is not a port. Write a number from 1 to 65535.\n'],
  ])('%j', async (args, stderr) => {
    expect(await zhagenAlone(args)).toEqual({ status: 2, stdout: '', stderr });
  });
});

describe('the environment', () => {
  test('names the study', async () => {
    const study = writeStudy(WRONG);
    expect(await zhagen(['check'], { ZHAGEN_STUDY: study })).toEqual({ status: 1, stdout: `${study}/${TOLD}`, stderr: '' });
  });

  test('is outdone by the command line', async () => {
    expect(await zhagen(['check', '--study', writeStudy()], { ZHAGEN_STUDY: 'nowhere' })).toMatchObject({ status: 0 });
  });

  test('is checked like the command line', async () => {
    expect(await zhagen(['check'], { ZHAGEN_BASE: 'a b' })).toMatchObject({
      status: 2,
      stderr:
        '--base "a b" is not a path: it has a blank, or a character that is not seen. Write it as /repository/ or /pr-preview/pr-7/.\n',
    });
  });

  test('says nothing where it is empty', async () => {
    expect(await zhagen(['check'], { ZHAGEN_STUDY: '', ZHAGEN_BASE: '', ZHAGEN_SITE: '', ZHAGEN_OUT: '' })).toMatchObject({ status: 0 });
  });

  test('names the output folder', async () => {
    const out = join(temporaryFolder(), 'dist');
    const { status } = await zhagen(['build', '--study', writeStudy()], { ZHAGEN_OUT: out });
    expect(status).toBe(0);
    expect(readdirSync(out)).toContain('index.html');
  });
});

describe('--help', () => {
  test('names every command', async () => {
    const { status, stdout } = await zhagenAlone(['--help']);
    expect(status).toBe(0);
    for (const command of ['build', 'check', 'dev', 'preview']) expect(stdout).toContain(`\n  ${command} [options]`);
  });

  test.each([
    ['build', ['--format']],
    ['check', ['--format']],
    ['dev', ['--port']],
    ['preview', ['--port']],
  ])('of %s names every option, and the variables of the environment', async (command, own) => {
    const { status, stdout } = await zhagen([command, '--help']);
    expect(status).toBe(0);
    for (const option of ['--study', '--site', '--base', '--out', ...own]) expect(stdout).toContain(`\n  ${option} <`);
    for (const variable of ['ZHAGEN_STUDY', 'ZHAGEN_SITE', 'ZHAGEN_BASE', 'ZHAGEN_OUT']) expect(stdout).toContain(variable);
  });
});
