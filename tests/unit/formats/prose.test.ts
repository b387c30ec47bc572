import { describe, expect, test } from 'vitest';
import { parseProse } from '#formats/prose/prose.ts';

/** `kind target line:column`, the text beginning on line 11. */
function links(text: string, form: 'markdown' | 'mdx' = 'markdown'): string[] {
  const prose = parseProse(text, 11, form);
  if (!('prose' in prose)) throw new Error(prose.reason);
  return prose.prose.links.map(({ kind, target, position }) => `${kind} ${target} ${String(position.line)}:${String(position.column)}`);
}

describe.each(['markdown', 'mdx'] as const)('links in %s are found where they stand:', (form) => {
  test.each([
    ['at the start', '[[a]]', ['node a 11:1']],
    ['on a later line of a paragraph', 'x\ny [[a]]', ['node a 12:3']],
    ['with CRLF', 'x\r\n\r\ny [[a]]\r\nz [@b]', ['node a 13:3', 'reference b 14:3']],
    ['several in a line', '[[a]] [[b|B]] [@c]', ['node a 11:1', 'node b 11:7', 'reference c 11:15']],
    ['the same twice', '[[a]] [[a]]', ['node a 11:1', 'node a 11:7']],
    ['a cluster, each at its beginning', 'x [@a; @b]', ['reference a 11:3', 'reference b 11:3']],
    ['after escapes', String.raw`\*x\* \# [[a]] \_ [[b]]`, ['node a 11:10', 'node b 11:19']],
    ['after an entity', '&amp; [[a]]', ['node a 11:7']],
    ['after Chinese and a character outside the BMP', '中文😀[[a]]', ['node a 11:5']],
    ['in emphasis', '**x [[a]]**', ['node a 11:5']],
    ['in a heading', '## x [[a]]', ['node a 11:6']],
    ['in a nested list', '- x\n  - [[a]]', ['node a 12:5']],
    ['in a quotation that goes on', '> x\n> [[a]]', ['node a 12:3']],
    ['in a table, where | is escaped', '| x |\n| - |\n| y [[a\\|A]] |', ['node a 13:5']],
    ['in a table, where it is not', '| x | z |\n| - | - |\n| y [[a|A]] | `[[b|B]]` |', ['node a 13:5']],
    ['over two lines', 'x [[a|A\nB]] [@c,\n3]', ['node a 11:3', 'reference c 12:5']],
    ['over two lines of a quotation', '> x [[a|A\n> B]] [[c]]', ['node a 11:5', 'node c 12:7']],
    ['in a footnote', 'x[^1]\n\n[^1]: [[a]]', ['node a 13:7']],
    ['not in a code span', '`[[a]]` [[b]]', ['node b 11:9']],
    ['not in a code block', '```\n[[a]]\n```', []],
    ['behind another in a citation', '[@a @b]', ['reference a 11:1', 'key b 11:1']],
    ['not in the words of a link', '[x [[a]] y](https://example.org) [[b]]', ['node b 11:34']],
    ['not in an image', '![[@a]](b.png)', []],
  ])('%s', (_, text, expected) => {
    expect(links(text, form)).toEqual(expected);
  });
});

describe('MDX', () => {
  test.each([
    ['components', '<Model />\n\nx <Stages /> y', ['component Model 11:1', 'component Stages 13:3']],
    ['an excerpt by its id', 'x\n\n<Excerpt id="e1" />', ['component Excerpt 13:1', 'excerpt e1 13:1']],
    ['links inside tags', '<div>\n\n[[a]]\n\n</div>', ['node a 13:1']],
    ['no component in HTML', '<div />', []],
    ['nothing in an expression', '{"[[a]]"}', []],
  ])('has %s', (_, text, expected) => {
    expect(links(text, 'mdx')).toEqual(expected);
  });

  test('words in braces are told, where nothing is called so', () => {
    const told = (text: string) => {
      const read = parseProse(text, 1, 'mdx');
      return 'prose' in read
        ? read.remarks.map(({ rule, position: { line, column }, mend }) => `${rule} ${String(line)}:${String(column)} ${mend}`)
        : read;
    };
    expect(told('他说 {笑}。\n\n{laughs}')).toEqual([
      'unreadable-file 1:4 For words in braces write \\{笑\\}.',
      'unreadable-file 3:1 For words in braces write \\{laughs\\}.',
    ]);
    expect(told('export const n = 2\n\n{n} {1 + 1} {frontmatter} {undefined} \\{笑\\} {/* 笑 */}')).toEqual([]);
  });

  test.each([
    ['an open tag', 'x\n\n<div>\n\ny', { position: { line: 13, column: 1 }, reason: 'Expected a closing tag for `<div>`' }],
    [
      'an open tag in a line',
      'x <b>y',
      { position: { line: 11, column: 3 }, reason: 'Expected a closing tag for `<b>` before the end of `paragraph`' },
    ],
    [
      'an open brace',
      'x\n\ny {',
      { position: { line: 13, column: 4 }, reason: 'Unexpected end of file in expression, expected a corresponding closing brace for `{`' },
    ],
  ])('that does not parse is told with its line: %s', (_, text, error) => {
    expect(parseProse(text, 11, 'mdx')).toEqual({ ...error, mend: undefined });
  });
});

test('Markdown keeps the text and its first line', () => {
  expect(parseProse('x < y {', 11, 'markdown')).toEqual({
    prose: {
      text: 'x < y {',
      line: 11,
      links: [],
      blocks: [[{ kind: 'text', text: 'x < y {' }]],
      headings: [],
      diagrams: [],
    },
    remarks: [],
  });
});

describe('comments go no further', () => {
  const read = (text: string, form: 'markdown' | 'mdx' = 'markdown') => {
    const prose = parseProse(text, 1, form);
    if (!('prose' in prose)) throw new Error(prose.reason);
    return {
      text: prose.prose.text,
      rules: prose.remarks.map(({ rule, position: { line, column } }) => `${rule} ${String(line)}:${String(column)}`),
    };
  };
  test.each([
    ['within a line', 'a <!-- P --> b', 'a b'],
    ['several of them', 'a <!-- P -->b<!-- P --> c', 'a b c'],
    ['over lines', 'a <!-- P\nP --> b', 'a b'],
    ['in a block of its own, over blank lines', 'a\n\n<!-- P\n\nP -->\n\nb', 'a\n\nb'],
    ['between two lines, which are paragraphs', 'a\n<!-- P -->\nb', 'a\n\nb'],
    ['before text on its line', '<!-- P --> The **m**', 'The **m**'],
    ['in a list, a quotation, a table', '- <!-- P --> b\n\n> q <!-- P -->\n\n| a <!-- P --> |\n|---|', '- b\n\n> q\n\n| a |\n|---|'],
    [
      'in links and images',
      '[[a|b <!-- P -->]] [@c<!-- P -->] ![x<!-- P -->](media/c.png "<!-- P -->")',
      '[[a|b ]] [@c] ![x](media/c.png "")',
    ],
    ['as a definition', 'a\n\n[//]: # (P)\n\nb', 'a\n\nb'],
    ['empty ones', 'a<!---->b<!-->c', 'abc'],
    ['that keeps two lists apart', '- a\n\n<!-- P -->\n\n- b', '- a\n\n<!-- -->\n\n- b'],
    ['that keeps two marks apart', '*a*<!-- P -->*b*', '*a*<!-- -->*b*'],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual({ text: expected, rules: [] });
  });

  test.each([
    ['in a code span', 'a `<!-- c -->`'],
    ['in code', '```\n<!-- c -->\n```'],
    ['in indented code', 'a\n\n    <!-- c -->'],
    ['behind a backslash', 'a \\<!-- c -->'],
  ])('but %s they are text', (_, text) => {
    expect(read(text).text).toBe(text);
  });

  test.each([
    ['alone', '<!-- P', '', 1, 1],
    ['over a blank line within a paragraph', 'a <!-- P\n\nP --> P', 'a ', 1, 3],
    ['in a quotation', 'a\n\n> <!-- P\n\nP', 'a\n\n> ', 3, 3],
    ['behind others', '<!-- P --> a\n\nb <!-- P', 'a\n\nb ', 3, 3],
  ])('one that is not closed is private to the end, and told: %s', (_, text, expected, line, column) => {
    expect(read(text)).toEqual({ text: expected, rules: [`unclosed-comment ${String(line)}:${String(column)}`] });
  });

  test.each([
    ['in a line', 'a <!-- P <!-- P --> P --> b', 'a b', 1, 10],
    ['over blank lines', 'a\n\n<!-- P\n<!-- P -->\n\nP -->\n\nb', 'a\n\nb', 4, 1],
  ])('one within another is private to the end of both, and told: %s', (_, text, expected, line, column) => {
    expect(read(text)).toEqual({ text: expected, rules: [`unclosed-comment ${String(line)}:${String(column)}`] });
  });

  test.each(['a <!-- P <!-- P -->', 'a <!-- <!-- --> `-->`', 'a <!-- <!-- --> <!-- -->'])('and one that closes both is one: %s', (text) => {
    expect(read(text).rules).toEqual([]);
  });

  test.each([
    ['in a line and in a block', 'a {/* P */} b\n\n{/* P\nP */}\n\nc', 'a b\n\nc'],
    ['in an expression and an attribute', '{1 /* P */ + 1} <b {/* P */ ...{}}>x</b>', '{1  + 1} <b { ...{}}>x</b>'],
    ['in a heading', '## a {/* P */} b', '## a b'],
    [
      'in links, citations and images',
      '[[a|b{/* P */}]] [@c, p. 3{/* P */}] ![d{/* P */}](media/e.png "{/* P */}") [f](https://g.org "{/* P */}")',
      '[[a|b]] [@c, p. 3] ![d](media/e.png "") [f](https://g.org "")',
    ],
    ['in JavaScript', 'export const a = 1; // P\n\nText', 'export const a = 1; \n\nText'],
  ])('in MDX %s', (_, text, expected) => {
    expect(read(text, 'mdx')).toEqual({ text: expected, rules: [] });
  });

  test('in MDX none is in an id, and what stands behind one is told where it is in the file', () => {
    const parsed = parseProse('{/* P\nP */}\n\n## a {/* P */} b\n\n{/* P */} [[c]] **d', 11, 'mdx');
    expect(parsed).toMatchObject({
      prose: { headings: [{ id: 'a-b', text: 'a b', line: 14 }], links: [{ position: { line: 16, column: 11 } }] },
      remarks: [{ rule: 'stray-mark', position: { line: 16, column: 17 } }],
    });
  });

  test('an HTML comment in MDX is told with the form that it has there', () => {
    expect(parseProse('a <!-- b -->', 3, 'mdx')).toMatchObject({
      position: { line: 3, column: 4 },
      mend: 'A comment is written {/* … */} in a report.',
    });
  });

  test('what stands behind one is told where it is in the file', () => {
    expect(links('a <!-- P\nP --> [[b]]\n\n<!-- P -->\n\n[[c]]')).toEqual(['node b 12:7', 'node c 16:1']);
  });
});

describe('marks that are not what they seem are told', () => {
  const rules = (text: string, form: 'markdown' | 'mdx' = 'markdown') => {
    const read = parseProse(text, 1, form);
    return 'prose' in read ? read.remarks.map(({ rule, position: { line, column } }) => `${rule} ${String(line)}:${String(column)}`) : read;
  };
  test.each([
    ['a heading without a blank', '##标题', ['stray-mark 1:1']],
    ['a heading of one mark, alone in its paragraph', 'a\n\n#标题', ['stray-mark 3:1']],
    ['a heading in full width', '＃＃ 标题', ['stray-mark 1:1']],
    ['a footnote with a full-width colon', '见[^1]。\n\n[^1]：注', ['stray-mark 1:2', 'stray-mark 3:1']],
    ['a footnote that is not there', '见[^1]。', ['stray-mark 1:2']],
    ['a footnote that nothing refers to', 'a\n\n[^1]: b', ['unused-footnote 3:1']],
    ['lists without a blank', '1.项\n2.项\n\n-项', ['stray-mark 1:1', 'stray-mark 2:1', 'stray-mark 4:1']],
    ['a table without its dashes', '| a | b |\n| c | d |', ['stray-mark 1:1']],
    [
      'marks in full width',
      '＊＊重＊＊ ｀码｀ ～～删～～ ［［a］］ 【【b】】 ［@c］',
      ['stray-mark 1:1', 'stray-mark 1:7', 'stray-mark 1:11', 'stray-mark 1:17', 'stray-mark 1:23', 'stray-mark 1:29'],
    ],
    ['links in full width', '[说明]（https://x.org）', ['stray-mark 1:1']],
    ['a path in full width', '[图]（./a.png）', ['stray-mark 1:1']],
    [
      'marks without a partner',
      '**a\n\n__b\n\n~~c\n\n`d\n\n[[e\n\n[@f',
      ['stray-mark 1:1', 'stray-mark 3:1', 'stray-mark 5:1', 'stray-mark 7:1', 'stray-mark 9:1', 'stray-mark 11:1'],
    ],
    [
      'list marks and headings before a blank of full width',
      '##　题\n\n-　项\n\n1.　项\n\n＊ 项',
      ['stray-mark 1:1', 'stray-mark 3:1', 'stray-mark 5:1', 'stray-mark 7:1'],
    ],
    ['headings of seven marks, and of no words', '####### a\n\n##', ['stray-mark 1:1', 'stray-mark 3:1']],
    ['code that is not closed', 'a\n\n```\nb\n\n[[c]]', ['stray-mark 3:1']],
    ['code that is not closed, with a comment in it', '```\na\n\n<!-- b -->', ['exposed-comment 1:1']],
    ['code that another mark does not close', '- ~~~\n  a\n  ```\n', ['stray-mark 1:3']],
    ['cells without a column', '| a |\n|---|\n| b | c |', ['stray-mark 3:5']],
    ['marks of other dialects', '> [!NOTE]\n> a^[注文] ![[c]]', ['stray-mark 1:3', 'stray-mark 2:10', 'stray-mark 2:4']],
    [
      'an address with a blank',
      '![a](media/b c.png) [d](concepts/e f.md) [g](https://x.org/h i)',
      ['stray-mark 1:1', 'stray-mark 1:21', 'stray-mark 1:42'],
    ],
    ['marks in the words of a link', '[[a|**b**]] [[c|2*3]]', ['stray-mark 1:1']],
    [
      'comments that are none',
      '<!— a —> <！-- b --> {/* c */}\n%% d %%',
      ['exposed-comment 1:1', 'exposed-comment 1:10', 'exposed-comment 1:21', 'exposed-comment 2:1'],
    ],
    ['HTML', 'a <b>b</b>\n\n<div>\n</div>', ['raw-html 1:3', 'raw-html 3:1']],
    [
      "images that are none of the study's",
      '![a](https://x.org/a.png) ![b](data:image/png,a) ![c](../a.png) ![d](media/d.png) ![e][e]\n\n[e]: ../media/e.png',
      ['dead-link 1:1', 'dead-link 1:27', 'dead-link 1:50'],
    ],
    [
      'addresses without their slashes, not in capitals',
      '[a](https:b) [c](http:/d) [e](HTTPS://x.org)',
      ['dead-link 1:1', 'dead-link 1:14'],
    ],
    [
      'addresses that lead nowhere',
      '[a](../concepts/x.md) [b](#c) [d](javascript:e) ![f](g.png)',
      ['dead-link 1:1', 'dead-link 1:23', 'dead-link 1:31', 'dead-link 1:49'],
    ],
  ])('%s', (_, text, expected) => {
    expect(rules(text)).toEqual(expected);
  });

  test.each([
    ['<a href="javascript:a">b</a>', ['dead-link 1:1']],
    ["c <a href={'javascript:a'}>b</a>", ['dead-link 1:3']],
    ['<a href={`javascript:a`}>b</a>', ['dead-link 1:1']],
    ['<a href="/concepts/">b</a> <a href={`/v/${1}/`}>c</a>', []],
  ])('addresses of a report’s own tags: %s', (text, expected) => {
    expect(rules(text, 'mdx')).toEqual(expected);
  });

  test.each([
    '5 * 3 * 2',
    '2**3',
    'a_b_c',
    '__init__',
    'C# 和 #标签 都在',
    '#1 reason',
    '1、项',
    '3.14 倍',
    '10~20',
    '5＊3＊2',
    '\\*\\* \\`a \\[\\[b',
    '`**` `[[a`',
    '____ 填空',
    '[注]（见下文）',
    '[a](https://x.org)（https://x.org）',
    'a@b.org',
    '*p < .05',
    '- 项',
    '| a |\n|---|',
    '&lt;b&gt;',
    'a < b > c',
    '[^1]\n\n[^1]: a',
    '说\n—— 谁',
    '```\na\n```',
    '> ```\n> a\n> ```',
    '    a',
    '| a | b |\n|---|---|\n| c |',
    '[a](see below)',
    '涨了 5%% 和 6%%',
    '-5 度',
    '2^[n+1]',
    '*　重*',
    '`{/* a */}`',
  ])('%s is left alone', (text) => {
    expect(rules(text)).toEqual([]);
  });
});
