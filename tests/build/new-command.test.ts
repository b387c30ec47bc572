import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { parse } from 'yaml';
import { LANGUAGES, LICENCE_NAMES, TEMPLATES } from '#cli/new/choices.ts';
import { newStudy, type NewOptions } from '#cli/new/new.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { listFiles } from './list-files.ts';
import { SMALL_STUDY, temporaryFolder, writeFiles, writeStudy } from './study-folder.ts';
import { PROJECT, zhagenAlone } from './zhagen.ts';

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const studyOf = (folder: string) => parse(read(folder, 'content/study.yaml')) as Record<string, unknown>;
const findingsIn = (folder: string) => loadStudy(join(folder, 'content')).findings;

/** Writes a repository in a new folder. */
async function written(options: NewOptions = {}): Promise<string> {
  const folder = join(temporaryFolder(), 's');
  expect(await newStudy(folder, { yes: true, ...options })).toBe(0);
  return folder;
}

/** What was said beside what was done. */
let told: string[];

beforeEach(() => {
  told = [];
  const said = [
    vi.spyOn(process.stdout, 'write').mockReturnValue(true),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0),
  ];
  onTestFinished(() => said.forEach((spy) => spy.mockRestore()));
});

describe.each(LANGUAGES.flatMap((language) => TEMPLATES.map((template) => ({ language, template }))))(
  'a new $template study in $language',
  ({ language, template }) => {
    test('is whole, and speaks the language', async () => {
      const folder = await written({ language, template });
      expect(findingsIn(folder)).toEqual([]);
      expect(studyOf(folder)).toMatchObject({ format: 1, languages: [language] });
      const files = listFiles(join(folder, 'content')).filter((path) => !path.startsWith('references/'));
      const others = files.filter((path) => /\p{Script=Han}/u.test(read(folder, `content/${path}`)) !== (language === 'zh'));
      expect(others).toEqual([]);
      expect(/\p{Script=Han}/u.test(read(folder, 'README.md'))).toBe(language === 'zh');
    });
  },
);

test('what is answered is text wherever it stands', async () => {
  const title = '*A* "tool" & <b>its</b> #1: [[trust]] {{levels}} $& `x` — 工具';
  const levels = ['Kern: a', 'Haupt #b', '- c', '{d}', "e's"];
  const author = ['O’Doe, "J" #2', '刘，峰', 'Plato'];
  const folder = await written({ title, author, levels: levels.join(', '), repository: 'Doe/my.study' });
  expect(findingsIn(folder)).toEqual([]);
  expect(studyOf(folder)).toMatchObject({
    title,
    levels,
    authors: [{ family: 'O’Doe', given: '"J" #2' }, { family: '刘', given: '峰' }, { family: 'Plato' }],
    site: 'https://doe.github.io/my.study/',
    repository: 'https://github.com/Doe/my.study',
  });
  const [heading] = read(folder, 'README.md').split('\n');
  expect(heading).toBe('# \\*A\\* "tool" & \\<b>its\\</b> #1: \\[\\[trust]] {{levels}} $& \\`x\\` — 工具');
  expect(read(folder, 'LICENSE').split('\n').slice(0, 2)).toEqual([title, 'O’Doe, "J" #2; 刘, 峰; Plato']);
});

test.each([
  [2, 'thematic', 'Theme, Code'],
  [3, 'gioia', 'A, B, C'],
  [4, 'straussian', 'A、B，C,D'],
  [7, 'blank', 'A, B, C, D, E, F, G'],
])('%i levels that are named without a template begin with the %s one', async (count, template, levels) => {
  const folder = await written({ levels });
  expect(studyOf(folder).levels).toHaveLength(count);
  expect(readdirSync(join(folder, 'content/concepts'))).toContain(template === 'blank' ? 'first-code.md' : 'first-loan.md');
  expect(findingsIn(folder)).toEqual([]);
});

test.each(LICENCE_NAMES)('the licence %s stands in the study, its LICENSE and its package', async (licence) => {
  const folder = await written({ licence });
  const { license } = JSON.parse(read(folder, 'package.json')) as { license: string };
  expect(license).toBe(licence === 'none' ? 'UNLICENSED' : licence);
  expect(read(folder, 'LICENSE')).toContain(String(studyOf(folder).licence));
  expect(read(folder, 'LICENSE').includes(`SPDX-License-Identifier: ${licence}\n`)).toBe(licence !== 'none');
});

test('the workflows are this repository’s, its forms have the same names, and every script that they run is there', async () => {
  const folder = await written();
  const given = listFiles(join(folder, '.github'));
  expect(given).toEqual(
    listFiles(join(PROJECT, '.github')).filter((path) => /^(workflows|ISSUE_TEMPLATE|CODEOWNERS|pull_request)/.test(path)),
  );
  for (const path of given.filter((one) => /^(workflows|CODEOWNERS|.*config)/.test(one)))
    expect(read(folder, `.github/${path}`)).toBe(read(PROJECT, `.github/${path}`));
  const { scripts, dependencies } = JSON.parse(read(folder, 'package.json')) as Record<'scripts' | 'dependencies', Record<string, string>>;
  const asked = given.flatMap((path) =>
    Array.from(read(folder, `.github/${path}`).matchAll(/npm run (?:--silent )?([a-z]+)(?! --if-present)\b/g), ([, name]) => name),
  );
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(asked));
  expect(Object.values(scripts).filter((call) => !/^zhagen [a-z]+$/.test(call))).toEqual([]);
  expect(Object.keys(dependencies)).toEqual(['linkinator', 'node', 'zhagen']);
});

test('the forms are in the study’s language, and call codes and what they are in as the study does', async () => {
  const formsOf = (folder: string) =>
    listFiles(join(folder, '.github'))
      .filter((path) => /^(ISSUE_TEMPLATE\/(?!config)|pull_request)/.test(path))
      .map((path) => read(folder, `.github/${path}`))
      .join('\n');
  const said = (forms: string) => forms.replaceAll(/id: \w+|https:\S+/g, '');
  const own = said(formsOf(await written({ levels: "Theme, It's #1: an idea" })));
  expect(own).toContain('Propose an it');
  expect(own).not.toMatch(/concept|categor|\p{Script=Han}|\{\{/iu);
  const chinese = said(formsOf(await written({ language: 'zh', levels: '主题，编码' })));
  expect(chinese).toContain('name: 提出编码');
  expect(chinese).toContain('label: 归入的主题');
  expect(chinese).not.toMatch(/概念|范畴|concept/);
  const home = writeStudy({ 'study.yaml': SMALL_STUDY['study.yaml']?.replace('Concept]', '{ one: Code, other: Codes }]') ?? '' });
  expect(said(formsOf(await written({ from: home })))).toContain('name: Propose a code');
});

describe('nothing is written', () => {
  const refused = async (name: string, options: NewOptions, message: string | RegExp) => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'there'));
    writeFileSync(join(home, 'file'), 'mine');
    symlinkSync('nowhere', join(home, 'link'));
    const from = options.from === undefined ? {} : { from: join(home, options.from) };
    await expect(newStudy(name.startsWith('/') ? name : `${home}/${name}`, { yes: true, ...options, ...from })).rejects.toThrow(message);
    expect(readdirSync(home).sort()).toEqual(['file', 'link', 'there']);
    expect(readdirSync(join(home, 'there'))).toEqual([]);
  };

  test.each(['there', 'file', 'link', '.', '..', '/', './there/'])('where there is something already: %s', async (name) => {
    await refused(name, {}, /^There is a ".+" already, and nothing is ever overwritten\. Give a name that is free\.$/);
  });

  test.each([
    'C:\\studies\\mine',
    'a\\b',
    'con',
    'NUL.x',
    '.hidden',
    'ends.',
    'a:b',
    'a*',
    'a"b',
    'a\nb',
    'a\u202eb',
    ' ',
    'x'.repeat(101),
  ])('under the name %j', async (name) => {
    await refused(
      name,
      {},
      /^".+" is no name that a folder can have everywhere\. Take letters, digits and hyphens, such as my-study, and "\/" between folders\.$/,
    );
  });

  test.each(['', '  '])('without a name: %j', async (name) => {
    await expect(newStudy(name, { yes: true })).rejects.toThrow(/^The folder has no name\. Give one, such as my-study\.$/);
  });

  test('below a file', async () => {
    await refused('file/s', {}, /^.+ cannot be written: E\w+\. Name another place\.$/);
  });

  test.each<[NewOptions, string | RegExp]>([
    [{ title: ' ' }, '--title is empty. Write a line of text.'],
    [{ title: 'a\u202eb' }, '--title has a character that is not seen, or none at all. Type it anew.'],
    [{ author: [','] }, '--author is empty. Write a line of text.'],
    [
      { levels: 'A, , B' },
      '--levels "A, , B" has a comma with no name beside it. Write each name once, with one comma between two: Theme, Code.',
    ],
    [{ levels: 'A, B,' }, /^--levels "A, B," has a comma with no name beside it\./],
    [
      { levels: 'One' },
      '--levels names 1 levels. Name 2 to 10, from the top down, with commas between; the last is for the codes: Theme, Code.',
    ],
    [
      { levels: 'A, B', template: 'gioia' },
      '--levels names 2 levels, and the template gioia has 3: Aggregate dimension, Second-order theme, First-order concept. Name as many, or take --template blank.',
    ],
    [{ repository: 'doe' }, '--repository "doe" is no repository of GitHub. Write its owner and name: doe/my-study.'],
    [{ repository: 'doe/..' }, '--repository "doe/.." is no repository of GitHub. Write its owner and name: doe/my-study.'],
    [
      { engine: '; rm -rf' },
      /^--engine "; rm -rf" is no version such as \d.+, no tarball \(\.tgz\) that is there, and no address of one or of git\.$/,
    ],
    [{ engine: 'gone.tgz' }, /^--engine "gone\.tgz" is no version/],
    [{ from: 'there' }, /^--from .+ holds no study: there is no study\.yaml in it\. Name the folder that has one\.$/],
    [{ from: 'nowhere' }, /^--from .+ holds no study/],
    [{ title: 'a <!-- b' }, 'With these words the study would not be whole. Nothing was written.'],
  ])('with %j', async (options, message) => {
    await refused('s', options, message);
  });
});

test.each([
  [
    ['new', 's', '--template', 'gioa'],
    "error: option '--template <template>' argument 'gioa' is invalid. Allowed choices are straussian, gioia, thematic, blank.\n",
  ],
  [['new', 's', '--from', 'there', '--title', 'A'], "error: option '--from <folder>' cannot be used with option '--title <title>'\n"],
  [['new', '..'], /^There is a ".+" already/],
])('the command refuses %j with the exit code 2', async (args, message) => {
  const { status, stdout, stderr } = await zhagenAlone(args, {}, temporaryFolder());
  if (typeof message === 'string') expect(stderr).toBe(message);
  else expect(stderr).toMatch(message);
  expect([status, stdout]).toEqual([2, '']);
});

describe('a study that exists', () => {
  test('is taken over byte for byte, with what stands beside it, and without links', async () => {
    const study = writeStudy({ 'media/a.bin': new Uint8Array([0, 255, 13, 10]), 'own/notes.txt': 'a\r\nb', '.secret': 'no' });
    symlinkSync('/etc/hosts', join(study, 'own/hosts'));
    const folder = await written({ from: study });
    expect(told).toEqual(['Left where they are, since they are links: own/hosts\n']);
    const content = join(folder, 'content');
    expect(listFiles(content)).toEqual(listFiles(study).filter((path) => path !== '.secret'));
    for (const path of listFiles(content)) expect(readFileSync(join(content, path))).toEqual(readFileSync(join(study, path)));
    expect(read(folder, 'README.md')).toMatch(/^# Small study\n/);
  });

  test('is found in the folder content of a repository, and speaks its own language', async () => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'content'), { ...SMALL_STUDY, 'study.yaml': 'title: { zh: 小研究, en: Small }\nlanguages: [zh, en]\n' });
    const target = await written({ from: folder });
    expect(read(target, 'README.md')).toMatch(/^# 小研究\n/);
  });

  test.each(['title: [', 'title: &a [*a]\nlanguages: 3', '\u0000'])('is taken over although its study.yaml is %j', async (text) => {
    const folder = await written({ from: writeStudy({ 'study.yaml': text }) });
    expect(read(folder, 'content/study.yaml')).toBe(text);
    expect(read(folder, 'README.md')).toMatch(/^# s\n/);
  });

  test('is not taken into itself', async () => {
    const study = writeStudy();
    await expect(newStudy(join(study, 'inside'), { from: study })).rejects.toThrow(/lies inside --from .+\. Name a folder beside it\.$/);
    expect(listFiles(study)).toEqual(Object.keys(SMALL_STUDY).sort());
  });
});

test('an engine that is a tarball is kept in the repository; a version or an address stays as it is', async () => {
  const tarball = join(temporaryFolder(), 'zhagen-9.9.9.tgz');
  writeFileSync(tarball, 'bytes');
  const engineOf = (folder: string) =>
    (JSON.parse(read(folder, 'package.json')) as { dependencies: { zhagen: string } }).dependencies.zhagen;
  const folder = await written({ engine: tarball });
  expect(engineOf(folder)).toBe(`file:engine/${basename(tarball)}`);
  expect(read(folder, `engine/${basename(tarball)}`)).toBe('bytes');
  for (const spec of ['1.2.3', 'github:doe/zhagen#v1.2.3', 'git+https://example.org/zhagen.git#v1', 'https://example.org/zhagen-1.2.3.tgz'])
    expect(engineOf(await written({ engine: spec }))).toBe(spec);
});

/** `script`, of util-linux, gives a program a terminal. */
const hasTerminal = spawnSync('script', ['--version']).status === 0;

describe.skipIf(!hasTerminal)('on a terminal', () => {
  /** Answers each question when it is asked. */
  async function typed(
    home: string,
    answers: readonly (readonly [asked: string, keys: string])[],
  ): Promise<{ status: number; output: string }> {
    const call = `'${process.execPath}' '${join(PROJECT, 'src/cli/main.ts')}' new s`;
    const child = spawn('script', ['-qec', call, '/dev/null'], { cwd: home, env: { ...process.env, TERM: 'xterm' } });
    let output = '';
    const waiting = [...answers];
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [next] = waiting;
      if (next === undefined || !output.includes(next[0])) return;
      waiting.shift();
      child.stdin.write(next[1]);
    });
    const [status] = (await once(child, 'close')) as [number];
    return { status, output };
  }

  test('it asks in the language that is chosen, with defaults', async () => {
    const home = temporaryFolder();
    const { output, status } = await typed(home, [
      ['Language 语言', 'j\r'],
      ['研究的题名', '我的研究\r'],
      ['作者', '王, 明\r'],
      ['用哪种方法', 'j\r'],
      ['各层的名称', '\r'],
      ['自撰文字的许可', '\r'],
      ['GitHub 上的仓库', '\r'],
    ]);
    expect(status, output).toBe(0);
    expect(studyOf(join(home, 's'))).toMatchObject({
      title: '我的研究',
      languages: ['zh'],
      authors: [{ family: '王', given: '明' }],
      levels: ['聚合维度', '二阶主题', '一阶概念'],
    });
  });

  test('it writes nothing when it is broken off', async () => {
    const home = temporaryFolder();
    const { output, status } = await typed(home, [
      ['Language 语言', '\r'],
      ['Title of the study', '\u0003'],
    ]);
    expect(output).toContain('Nothing was written.');
    expect(status).toBe(2);
    expect(readdirSync(home)).toEqual([]);
  });
});
