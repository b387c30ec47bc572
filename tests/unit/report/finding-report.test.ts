import { describe, expect, test } from 'vitest';
import { finding, type Finding, type Rule } from '#domain/entry/finding.ts';
import { formatFindings, summary } from '#report/finding-report.ts';

const ERROR = finding('unknown-category', 'concepts/a.md', { line: 4, column: 11 }, 'It belongs to "x".', 'Did you mean "y"?');
const WARNING = finding('unused-source', 'sources/b.yaml', { line: 1, column: 1 }, 'Nothing comes from it.', 'Remove the file.');
const WHOLE = finding('unreadable-file', '.', { line: 1, column: 1 }, 'It is empty.', 'Fill it.');
const hostile = (text: string): Finding => finding('schema', `a${text}.md`, { line: 1, column: 1 }, `m${text}`, `d${text}`);

test.each<[string, Finding[]]>([
  ['No findings.', []],
  ['1 error', [ERROR]],
  ['2 errors', [ERROR, ERROR]],
  ['1 warning', [WARNING]],
  ['1 error, 2 warnings', [ERROR, WARNING, WARNING]],
])('the summary is "%s"', (text, findings) => {
  expect(summary(findings)).toBe(text);
});

describe('text', () => {
  test('has place and rule, message and mend, and at the end the summary', () => {
    expect(formatFindings([ERROR, WARNING], 'content', 'text')).toBe(`content/concepts/a.md:4:11  unknown-category
  It belongs to "x".
  Did you mean "y"?

content/sources/b.yaml:1:1  unused-source (warning)
  Nothing comes from it.
  Remove the file.

1 error, 1 warning`);
  });

  test('names the folder for what concerns the whole', () => {
    expect(formatFindings([WHOLE], 'content', 'text')).toContain('content:1:1  unreadable-file\n');
  });

  test('is the summary alone where there is nothing', () => {
    expect(formatFindings([], 'content', 'text')).toBe('No findings.');
  });
});

describe('JSON', () => {
  test('has the counts, and each finding whole', () => {
    expect(JSON.parse(formatFindings([ERROR, WARNING], 'content', 'json'))).toEqual({
      errors: 1,
      warnings: 1,
      findings: [
        { ...ERROR, path: 'content/concepts/a.md' },
        { ...WARNING, path: 'content/sources/b.yaml' },
      ],
    });
  });

  test('is valid where there is nothing', () => {
    expect(JSON.parse(formatFindings([], 'content', 'json'))).toEqual({ errors: 0, warnings: 0, findings: [] });
  });
});

describe('GitHub', () => {
  test('annotates the line with message and mend', () => {
    expect(formatFindings([ERROR, WARNING], 'content', 'github')).toBe(
      [
        '::error file=content/concepts/a.md,line=4,col=11,title=unknown-category::It belongs to "x".%0ADid you mean "y"?',
        '::warning file=content/sources/b.yaml,line=1,col=1,title=unused-source::Nothing comes from it.%0ARemove the file.',
        '1 error, 1 warning',
      ].join('\n'),
    );
  });

  test('escapes %, and in properties also : and ,', () => {
    const [line] = formatFindings([hostile(' 100%: a, b::c')], 'x', 'github').split('\n');
    expect(line).toBe('::error file=x/a 100%25%3A a%2C b%3A%3Ac.md,line=1,col=1,title=schema::m 100%25: a, b::c%0Ad 100%25: a, b::c');
  });
});

describe('many findings of one rule and one kind of mend', () => {
  const of = (rule: Rule, n: number, mend: (i: number) => string) =>
    Array.from({ length: n }, (_, i) => finding(rule, `concepts/c${String(i)}.md`, { line: 1, column: 1 }, `m${String(i)}`, mend(i)));
  const many = [
    ...of('missing-translation', 30_020, () => 'Write it as a map: { en: …, zh: … }.'),
    ...of('unused-source', 21, (i) => `Name "s${String(i)}" as the \`source\` of an excerpt, or remove sources/s${String(i)}.yaml.`),
    ...of('unused-reference', 20, (i) => `Cite it with [@r-${String(i)}], or remove the file.`),
    ...of('missing-translation', 1, () => 'Write it beside this file.'),
  ];

  test('are folded beyond the twentieth in a terminal, with a count', () => {
    const blocks = formatFindings(many, 'x', 'text').split('\n\n');
    expect(blocks).toHaveLength(20 + 20 + 20 + 1 + 2 + 1);
    expect(blocks.slice(-4)).toEqual([
      'x/concepts/c0.md:1:1  missing-translation (warning)\n  m0\n  Write it beside this file.',
      '… and 30,000 more of missing-translation (warning) in 30,000 files, to mend in the same way; --format json has them all.',
      '… and 1 more of unused-source (warning) in 1 file, to mend in the same way; --format json has them all.',
      '30062 warnings',
    ]);
  });

  test('are folded in annotations, of which GitHub shows few', () => {
    const lines = formatFindings(many, 'x', 'github').split('\n');
    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(61);
    expect(lines.filter((line) => line.startsWith('… and '))).toHaveLength(2);
  });

  test('are all in JSON', () => {
    expect((JSON.parse(formatFindings(many, 'x', 'json')) as { findings: unknown[] }).findings).toHaveLength(many.length);
  });
});

/** Each would do something to a terminal or a runner if it got through. */
const CONTROLS: readonly (readonly [name: string, text: string, shown: string])[] = [
  ['a line feed, which would begin a command', '\n::set-output name=x::y', '\\u000a::set-output name=x::y'],
  ['a carriage return', '\r', '\\u000d'],
  ['NUL', '\0', '\\u0000'],
  ['an ANSI escape', '\u001b[31mred', '\\u001b[31mred'],
  ['a link of a terminal', '\u001b]8;;https://example.org\u0007', '\\u001b]8;;https://example.org\\u0007'],
  ['the C1 form of an escape', '\u009b31m', '\\u009b31m'],
  ['delete', '\u007f', '\\u007f'],
  ['a change of direction', '\u202egnp.exe', '\\u202egnp.exe'],
  ['a line separator', '\u2028', '\\u2028'],
];

describe.each(CONTROLS)('%s in a study', (_, text, shown) => {
  // eslint-disable-next-line no-control-regex -- these are just what must not get through
  const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/;

  test('is shown in a terminal, not done', () => {
    const report = formatFindings([hostile(text)], 'x', 'text');
    expect(report).not.toMatch(control);
    expect(report).toBe(`x/a${shown}.md:1:1  schema\n  m${shown}\n  d${shown}\n\n1 error`);
  });

  test('is shown on GitHub, not done', () => {
    const report = formatFindings([hostile(text)], 'x', 'github');
    expect(report).not.toMatch(control);
    expect(report.split('\n')).toHaveLength(2);
    expect(report).toContain(`::m${shown}%0Ad${shown}`);
  });

  test('is escaped in JSON, and read back as it was', () => {
    const report = formatFindings([hostile(text)], 'x', 'json');
    expect(report).not.toMatch(control);
    expect(JSON.parse(report)).toMatchObject({ findings: [{ message: `m${text}`, mend: `d${text}` }] });
  });
});
