import { describe, expect, test } from 'vitest';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { edit, writeStudy, type StudyFiles } from '../build/study-folder.ts';
import { findingsOf } from './findings.ts';

const CONCEPT = 'concepts/first-impression.md';
const REFERENCE = 'references/doe-2020.yaml';

/** The small study with another text of its excerpt, which is on line 8 from column 11. */
const text = (written: string): StudyFiles => edit({ [CONCEPT]: ['text: I liked her at once.', `text: ${written}`] });
const front = (from: string, to: string): StudyFiles => edit({ [CONCEPT]: [from, to] });
const studyOf = (changes: StudyFiles) => {
  const { caseStudy, findings } = reloadStudy(writeStudy(changes));
  if (caseStudy === undefined) throw new Error(findings[0]?.message);
  return caseStudy;
};
const excerptOf = (changes: StudyFiles) => studyOf(changes).excerpts.get('e1')?.text;
const headsOf = (changes: StudyFiles) => findingsOf(changes).map(([head, message]) => `${head.replace('concepts/first-impression.md:', '')} ${message}`);

describe('a text is read as it was typed', () => {
  test.each([
    '0012', '123456789012345678901', '1e3', '0x1F', '0o17', '1_000', '.5', '1.10', '+5', '-7', '1:30', '2024-01-01', 'true', 'False', 'yes', 'no', '.inf',
    '-y', 'a :b', ':x', 'a#b', '“a”：b', '=1+1', 'https://example.org/#a',
  ])('%s', (written) => {
    expect(excerptOf(text(written))).toBe(written);
  });

  test('labels, names and numerals too', () => {
    const files = { ...front('label: First impression', 'label: { en: 0012 }\naltLabels: [007, true]'), [REFERENCE]: 'type: book\ntitle: 1984\nvolume: 03\nedition: 2.0\npage: 0045\nissue: 12345678901234567890123 # as printed\nnumber: 1e3\nissued: 1990\n' };
    const { concepts, references } = studyOf(files);
    expect(concepts.get('first-impression')).toMatchObject({ label: { en: '0012' }, altLabels: [{ en: '007' }, { en: 'true' }] });
    expect(references.get('doe-2020')).toMatchObject({ data: { title: '1984', volume: '03', edition: '2.0', page: '0045', issue: '12345678901234567890123', number: '1e3' } });
  });

  test('an identifier that is a number is a name', () => {
    expect([...studyOf(front('id: e1', 'id: 0012')).excerpts.keys()]).toEqual(['0012']);
  });
});

describe('a text that YAML would cut is told at the place of the cut', () => {
  test.each<[name: string, changes: StudyFiles, findings: string[]]>([
    ['text behind the hash', text('We are #4 here'), ['error cut-text 8:18']],
    ['all of it', text('#4 is ours'), ['error cut-text 8:11']],
    ['its first line', text('#4 is\n      ours'), ['error cut-text 8:11']],
    ['its last line', text('ours is\n      #4'), ['error cut-text 9:7']],
    ['the end of a block', text('|-\n      ours is\n     #4'), ['error cut-text 10:6']],
    ['a text behind a number', text('12 #3'), ['error cut-text 8:14']],
    ['a label', front('label: First impression', 'label: House #4'), ['error cut-text 2:14']],
    ['one language', front('definition: What is felt at first.', 'definition:\n  en: People of house #4'), ['error cut-text 5:23']],
    ['an item of a list', front('category: trust', 'category: trust\naltLabels:\n  - House #4\n  - #5'), ['error cut-text 5:11', 'error cut-text 6:5']],
    ['an anchor', text('&co were there'), ['error cut-text 8:11']],
    ['a mark of a tag', text('! Stop'), ['error cut-text 8:11']],
    ['a mark alone', text('!'), ['error cut-text 8:11']],
  ])('%s', (_, changes, findings) => {
    expect(headsOf(changes).map((one) => one.split(' ').slice(0, 3).join(' '))).toEqual(findings);
  });

  test.each<[name: string, changes: StudyFiles]>([
    ['behind an identifier', front('id: e1', 'id: e1 # for life')],
    ['behind the name of a file', front('category: trust', 'category: trust # the second')],
    ['behind a number, a date, a list', front('category: trust', 'category: trust\norder: 3 # third\nformerIds: [a, b] # merged')],
    ['behind quotes', text('"I liked her." # as printed')],
    ['behind the head of a block', text('|- # as printed\n      I liked her.')],
    ['on a line of its own', front('category: trust', '# where it belongs\ncategory: trust\n# what it is')],
    ['behind the key of a list', front('excerpts:', 'excerpts: # as coded')],
    ['behind a volume', { [REFERENCE]: 'type: book\ntitle: On trust\nvolume: 3 # of 5\nissued: 2020 # or later\n' }],
    ['an anchor that is used', front('label: First impression', 'label: &label First impression\naltLabels: [*label]')],
  ])('a comment %s is one', (_, changes) => {
    expect(findingsOf(changes)).toEqual([]);
  });

  test('in Chinese and English, as a study in two languages has it', () => {
    const concept = `---
label: { en: Hash, zh: 井号 }
category: trust
definition:
  zh: 住在 #4 号楼的人互相出借工具
  en: People of house #4 lend each other tools
excerpts:
  - id: c41-01
    source: interview
    locator: { zh: 第 50 行, en: line 50 }
    text: I live in flat #4, and the whole floor uses my drill.
---
`;
    const files = { ...edit({ 'study.yaml': ['languages: [en]', 'languages: [en, zh]'] }), 'concepts/c41-hash.md': concept };
    expect(findingsOf(files).filter(([head]) => head.startsWith('error')).map(([head]) => head)).toEqual([
      'error cut-text concepts/c41-hash.md:5:10',
      'error cut-text concepts/c41-hash.md:6:23',
      'error cut-text concepts/c41-hash.md:11:26',
    ]);
  });
});

describe('YAML that breaks at a text is one finding, which names the cause', () => {
  test.each<[written: string, place: string, cause: string]>([
    ['She said: go', '8:11', 'The text contains ": "'],
    ['why:', '8:11', 'The text contains ": "'],
    ['"Go": she said', '8:11', 'The text contains ": "'],
    ['He said\n      that: it', '8:11', 'The text contains ": "'],
    ['@anna and I', '8:11', 'A text cannot begin with "@"'],
    ['`code`', '8:11', 'A text cannot begin with "`"'],
    ['%5 of us', '8:11', 'A text cannot begin with "%"'],
    [', and then', '8:11', 'A text cannot begin with ","'],
    ['* first', '8:11', 'begins with "*" is taken for an alias'],
    ['*first*', '8:11', 'begins with "*" is taken for an alias'],
    ['!wow that', '8:11', 'begins with "!" is taken for a tag'],
    ['!!binary aGk=', '8:11', 'The tag "!!binary" announces'],
    ['| so', '8:11', '"|" announces a text on the lines below'],
    ['> so', '8:11', '">" announces a text on the lines below'],
    ['- first', '8:11', 'begins with "- " is taken for a list'],
    ['? why', '8:11', 'begins with "? " is taken for a key'],
    ['[laughs] I did', '8:11', 'begins with "[" is taken for a list'],
    ['[笑] 我去了', '8:11', 'begins with "[" is taken for a list'],
    ['{笑} 我去了', '8:11', 'begins with "{" is taken for a map'],
    ['"Go" she said', '8:11', 'goes on after the quote " that closes it'],
    ["'Go' she said", '8:11', "goes on after the quote ' that closes it"],
    ['"C:\\path"', '8:14', '"\\p" is none that YAML knows'],
    ['in #4\n      we live', '8:14', 'What follows " #" is taken for a comment'],
  ])('%s', (written, place, cause) => {
    const found = findingsOf(text(written));
    expect(found.map(([head]) => head)).toEqual([expect.stringMatching(`^error unreadable-file concepts/first-impression.md:`)]);
    expect(found[0]?.[0]).toContain(`:${place}`);
    expect(found[0]?.[1]).toContain(cause);
  });

  test.each<[from: string, to: string, place: string, message: string]>([
    ['label: First', 'label：First', '2:1', 'The colon after "label" is full-width (：), which YAML takes for text.'],
    ['category: trust', 'category:trust', '3:1', 'After the colon of "category" there is no blank.'],
    ['id: e1', 'id：e1', '6:3', 'The colon after "id" is full-width (：), which YAML takes for text.'],
    ['label: First impression', 'label: { en：First }', '2:10', 'The colon after "en" is full-width (：), which YAML takes for text.'],
    ['label: First impression', 'label: ｛ en: First ｝', '2:8', '"｛" is a bracket of full width, which YAML takes for text.'],
    ['label: First impression', 'label: { en: First #1 }', '2:20', 'What follows " #" is taken for a comment, and the text ends before it.'],
    ['  - id', '  － id', '6:3', 'An item of a list begins with "- ", not with "－".'],
    ['  - id', '  -id', '6:3', 'After the "-" of an item there is no blank.'],
    ['label: First impression', '＃ note\nlabel: First', '2:1', 'A comment begins with "#", not with the full-width "＃".'],
    ['label: First impression', 'label:\n\u3000en: First', '3:1', 'The line is indented with a tab or with blanks of another kind (no-break or full-width), which YAML does not take for indentation.'],
    ['label: First impression', 'label:\n\u00a0\u00a0en: First', '3:1', 'The line is indented with a tab or with blanks of another kind (no-break or full-width), which YAML does not take for indentation.'],
    ['    source', '\tsource', '7:1', 'The line is indented with a tab or with blanks of another kind (no-break or full-width), which YAML does not take for indentation.'],
    ['label: First', 'null: x\nlabel: First', '2:1', 'YAML reads the key "null" as nothing.'],
    ['label: First', '? [a]\n: x\nlabel: First', '2:3', 'A list or a map cannot be a key.'],
    ['label: First', '<<: { order: 1 }\nlabel: First', '2:1', 'YAML 1.2 has no key "<<" that takes over another map.'],
  ])('%s as %s', (from, to, place, message) => {
    const found = findingsOf(front(from, to));
    expect(found.map(([head, told]) => [head, told.replace('This is not valid YAML: ', '')])).toEqual([[`error unreadable-file ${CONCEPT}:${place}`, message]]);
  });

  test.each<[name: string, changes: StudyFiles, mend: string]>([
    ['a comma of full width', front('category: trust', 'category: trust\nreferences: [doe-2020，doe-2021]'), 'Write ", " between two names, a comma of half width.'],
    ['brackets of full width', front('category: trust', 'category: trust\nreferences: 【doe-2020】'), 'Write brackets and commas of half width: [a, b] or { a: b }.'],
    ['a dash of full width', front('category: trust', 'category: trust\nreferences:\n  － doe-2020'), 'Begin each item with "- ", a hyphen and a blank.'],
    ['a colon of full width in a list', { 'references/doe-2020.yaml': 'type: book\ntitle: On trust\nauthor:\n  - family：Doe\n' }, 'Write "family: ", with a colon of half width and a blank after it.'],
    ['languages with a comma of full width', edit({ 'study.yaml': ['[en]', '[en，zh]'] }), 'Write ", " between two items, a comma of half width. Write it in this form, or take the line out.'],
    ['a text in brackets', text('[laughs]'), 'Write text there; one that begins with "[" or "- " needs quotes around it.'],
    ['a text in braces', front('label: First impression', 'label: {laughs}'), 'Put quotes around a text that begins with "{".'],
  ])('%s', (_, changes, mend) => {
    expect(findingsOf(changes).map(([, , told]) => told)).toEqual([mend]);
  });
});

describe('nesting without end is told in a moment:', () => {
  test.each(['[', '{a: ', '- ', '? '])('%j', (open) => {
    const [found, ...others] = findingsOf(front('label: First impression', `label:\n  ${open.repeat(20_000)}x`));
    expect(others).toEqual([]);
    expect(found?.[1]).toBe('Lists and maps stand in one another here more than 32 deep, which no file of a study needs.');
  });
});

describe('a folded text', () => {
  test.each([
    ['>-\n      他说：\n      “我们住在\n      一起”，\n      然后', '他说：“我们住在一起”，然后'],
    ['>-\n      甲 Ubuntu\n      乙\n      two\n      three', '甲 Ubuntu 乙 two three'],
    ['>-\n      甲\n\n      乙', '甲\n乙'],
    ['>-\n      甲\n        乙\n      丙', '甲\n  乙\n丙'],
    ['>2-\n        甲\n        乙', '  甲\n  乙'],
    ['>4-\n        甲\n        乙', '甲乙'],
    ['>-\n      甲 \n      乙', '甲  乙'],
    ['>-\n      カ\n      ナ\n      한\n      글', 'カナ 한 글'],
    ['>-\n      𠀀\n      𠀁', '𠀀𠀁'],
    ['|-\n      甲\n      乙', '甲\n乙'],
  ])('%j', (written, read) => {
    expect(excerptOf(text(written))).toBe(read);
  });

  test('a comment behind lines that were joined is found where it is', () => {
    expect(headsOf(front('definition: What is felt at first.', 'definition: 甲\n  乙\n  丙 #4'))[0]).toMatch(/^error cut-text 6:5/);
  });

  test.each([
    ['over lines, plain', 'I liked\n      her', '8:11'],
    ['over lines, in quotes', '"I liked\n      her"', '8:11'],
    ['with an escape', '"I liked\\ther"', '8:19'],
  ])('of an excerpt that YAML alters is told: %s', (_, written, place) => {
    expect(headsOf(text(written)).map((one) => one.split(' ').slice(0, 3).join(' '))).toEqual([`warning altered-text ${place}`]);
  });
});

describe('what no page can show is told where it stands', () => {
  test.each<[name: string, changes: StudyFiles, place: string, what: string]>([
    ['NUL', front('First impression', 'First\0'), `${CONCEPT}:2:13`, 'a control character (U+0000)'],
    ['a mark that the parser uses', front('First impression', 'First\u001f'), `${CONCEPT}:2:13`, 'a control character (U+001F)'],
    ['NUL in a memo', front('See [[trust]]', 'See\0 [[trust]]'), `${CONCEPT}:11:4`, 'a control character (U+0000)'],
    ['NUL in the report', edit({ 'report/01-background.mdx': ['Why', 'W\0hy'] }), 'report/01-background.mdx:5:2', 'a control character (U+0000)'],
    ['a byte-order mark inside', front('First impression', 'First\ufeff'), `${CONCEPT}:2:13`, 'a byte-order mark (U+FEFF) inside the text'],
    ['no character', front('First impression', 'First\uffff'), `${CONCEPT}:2:13`, 'a code that stands for no character (U+FFFF)'],
    ['NUL as an escape', front('First impression', '"a\\0"'), `${CONCEPT}:2:8`, 'a control character (U+0000)'],
    ['half of a character as an escape', front('First impression', '"\\ud800"'), `${CONCEPT}:2:8`, 'half of a character (U+D800)'],
  ])('%s', (_, changes, place, what) => {
    expect(findingsOf(changes).map(([head, message]) => [head, message])).toEqual([[`error unreadable-file ${place}`, `There is ${what} here, which no page can show.`]]);
  });

  test('often, once', () => {
    expect(findingsOf(front('First impression', '\u0001'.repeat(500))).map(([, message]) => message)).toEqual([
      'There is a control character (U+0001) here, the first of 500, which no page can show.',
    ]);
  });
});

test.each(['\r\n', '\r'])('lines that end with %j make the same study', (end) => {
  const files = text('|-\n      one\n      two\n\n      three');
  const other = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, String(content).replaceAll('\n', end)]));
  expect(excerptOf(other)).toBe('one\ntwo\n\nthree');
  expect(headsOf(Object.fromEntries(Object.entries(text('We are #4')).map(([path, content]) => [path, String(content).replaceAll('\n', end)])))).toEqual(headsOf(text('We are #4')));
});
