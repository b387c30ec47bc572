import { describe, expect, test } from 'vitest';
import { finding, type Finding } from '#domain/finding.ts';
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
