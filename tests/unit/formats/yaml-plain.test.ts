import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { splitFrontMatter } from '#formats/yaml/front-matter.ts';
import { withLineFeeds } from '#formats/text/line-ends.ts';
import { readPlainYaml } from '#formats/yaml/yaml-plain.ts';
import { parseExactly } from '#formats/yaml/yaml.ts';
import { listFiles } from '../../build/list-files.ts';
import { PROJECT } from '../../build/zhagen.ts';
import { mutate } from '../../fuzz/mutation.ts';
import { writeManyCodes } from '../../studies/many-codes.ts';
import { seeded } from '#domain/codings/seeded.ts';

/** Whether a text is plain; if so, the exact reader must say the very same of it. */
function isReadAlike(text: string, line = 1): boolean {
  const plain = readPlainYaml(text, line);
  if (plain === undefined) return false;
  const exact = parseExactly(text, line);
  const { data, doubts, problems } = 'data' in exact ? exact : { ...exact, data: undefined, doubts: undefined };
  expect({ problems, data, doubts }, text).toStrictEqual({ problems: [], ...plain });
  // Keys have their order.
  expect(JSON.stringify(data), text).toBe(JSON.stringify(plain.data));
  return true;
}

/** The YAML of a study's files, by their paths. */
function yamlOf(files: ReadonlyMap<string, Buffer | undefined>): [path: string, yaml: string, line: number][] {
  return [...files].flatMap(([path, bytes]) => {
    const text = withLineFeeds(bytes?.toString('utf8') ?? '');
    if (/\.(?:yaml|json)$/.test(path)) return [[path, text, 1]];
    const split = splitFrontMatter(text);
    return typeof split === 'string' ? [] : [[path, split.yaml, split.yamlLine]];
  });
}

const readAll = (folder: string) => new Map(listFiles(folder).map((path) => [path, readFileSync(join(folder, path))]));

const made = mkdtempSync(join(tmpdir(), 'zhagen-plain-'));
writeManyCodes(made);
afterAll(() => rmSync(made, { recursive: true, force: true }));

const STUDIES = ['content', 'tests/studies/gioia', 'tests/studies/awkward', 'tests/studies/history'].map((path) => join(PROJECT, path));

describe('a plain text of YAML says what it says to the exact reader', () => {
  test.each([...STUDIES, made])('in every file of %s', (folder) => {
    expect(yamlOf(readAll(folder)).filter(([, yaml, line]) => isReadAlike(yaml, line))).not.toEqual([]);
  });

  test('and nearly every file is plain', () => {
    const files = yamlOf(readAll(made));
    expect(files.filter(([, yaml, line]) => !isReadAlike(yaml, line)).map(([path]) => path)).toEqual(['study.yaml']);
  });

  test('in files that were harmed at random', () => {
    let plain = 0;
    for (const folder of STUDIES) {
      const files = readAll(folder);
      for (let seed = 1; seed <= 400; seed++)
        for (const [, yaml, line] of yamlOf(mutate(files, seeded(seed)).files)) if (isReadAlike(yaml, line)) plain++;
    }
    expect(plain).toBeGreaterThan(100);
  });

  test('in texts of what YAML is made of, in any order', () => {
    const piece = fc.constantFrom(
      'a',
      'b: ',
      'key:',
      'key: ',
      '\n',
      '\n  ',
      '\n    ',
      '\n\n',
      '\n- ',
      '\n  - ',
      '- ',
      '-',
      ' ',
      '  ',
      ': ',
      ':',
      '|-',
      '>-',
      '|',
      '>',
      '|2-',
      '[',
      ']',
      '{',
      '}',
      ', ',
      ',',
      '"',
      "'",
      '\\n',
      '#',
      ' #',
      '&a',
      '*a',
      '!',
      '?',
      '? ',
      '%',
      '@',
      '`',
      '0',
      '7',
      '12',
      '012',
      '1e3',
      '0x1',
      '0o7',
      '1.5',
      '-1',
      '+2',
      '.5',
      '1_000',
      '2024-01-02',
      '1-1',
      '12 of 13',
      '1234567890123456789',
      'true',
      'True',
      'null',
      '~',
      '.inf',
      '.nan',
      'NaN',
      'yes',
      '---',
      '...',
      '<<',
      '信任',
      '“引”',
      '，',
      '：',
      '。\n  共享',
      '\n  信',
      '…',
      '　',
      '\u00a0',
      '\u2028',
      '\u0085',
      '\ufeff',
      '\t',
      '\r\n',
      '__proto__: ',
      'constructor: ',
      'e\u0301',
      '🛠️',
      '(x) ',
      '（',
      '《',
      "it's",
      'a:b',
      'http://a.b/c',
      'a#b',
      '- - ',
      'x: [a, b]\n',
      'y: { z: 信, e: "q: r" }\n',
    );
    let plain = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        if (isReadAlike(withLineFeeds(pieces.join('')), 3)) plain++;
      }),
      { numRuns: 20_000, seed: 5 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  test('in maps and lists of any shape, with texts of what YAML is made of', () => {
    const text = fc
      .array(
        fc.constantFrom(
          'a',
          'B',
          ' ',
          '  ',
          '信',
          '：',
          ':',
          ': ',
          '-',
          '- ',
          ',',
          '.',
          '0',
          '9',
          '[',
          ']',
          '{',
          '}',
          '"',
          "'",
          '“',
          '”',
          '#',
          'e',
          'x',
          '/',
          '(',
          '…',
          'true',
          'null',
          '~',
          '&',
          '*',
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((parts) => parts.join(''));
    const key = fc.constantFrom('a', 'label', 'zh', 'en', 'in-vivo', 'x_1', 'null', 'True', '1a', 'aB');
    const indented = (value: string) => value.replaceAll('\n', '\n  ');
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        text.map((one) => ` ${one}`),
        fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => ` |-\n  ${lines.join('\n  ')}`),
        fc.array(text, { minLength: 1, maxLength: 4 }).map((lines) => ` >-\n  ${lines.join('\n  ')}`),
        fc.array(text, { maxLength: 3 }).map((items) => ` [${items.join(', ')}]`),
        fc.array(fc.tuple(key, text), { maxLength: 3 }).map((items) => ` { ${items.map(([name, one]) => `${name}: ${one}`).join(', ')} }`),
        fc
          .array(fc.tuple(key, tie('node')), { minLength: 1, maxLength: 3 })
          .map((items) => `\n  ${indented(items.map(([name, one]) => `${name}:${one}`).join('\n'))}`),
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((items) => `\n  ${indented(items.map((one) => `-${one}`).join('\n'))}`),
        fc
          .array(fc.tuple(key, tie('node')), { minLength: 1, maxLength: 3 })
          .map((items) => `\n  - ${indented(indented(items.map(([name, one]) => `${name}:${one}`).join('\n')))}`),
      ),
    }));
    let plain = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(key, node), { minLength: 1, maxLength: 3 }), (items) => {
        if (isReadAlike(`${items.map(([name, one]) => `${name}:${one}`).join('\n')}\n`)) plain++;
      }),
      { numRuns: 10_000, seed: 7 },
    );
    expect(plain).toBeGreaterThan(500);
  });
});
