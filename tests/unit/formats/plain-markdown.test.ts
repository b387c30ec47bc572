import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { seeded } from '#domain/codings/seeded.ts';
import { splitFrontMatter } from '#formats/front-matter.ts';
import { withLineFeeds } from '#formats/line-ends.ts';
import { zhagenMarkdown } from '#formats/markdown/dialect.ts';
import { readPlainMarkdown } from '#formats/markdown/plain.ts';
import { listFiles } from '../../build/built-site.ts';
import { PROJECT } from '../../build/zhagen.ts';
import { mutate } from '../../fuzz/mutation.ts';

const exact = unified().use(remarkParse).use(zhagenMarkdown).freeze();

/** Whether a text is plain; if so, the dialect's parser must make the very same tree of it. */
function isReadAlike(text: string): boolean {
  const plain = readPlainMarkdown(text);
  if (plain === undefined) return false;
  expect(plain, JSON.stringify(text)).toEqual(exact.parse(text));
  return true;
}

/** The prose of a study's files. */
const proseOf = (files: ReadonlyMap<string, Buffer | undefined>): string[] =>
  [...files].flatMap(([path, bytes]) => {
    if (!path.endsWith('.md')) return [];
    const split = splitFrontMatter(withLineFeeds(bytes?.toString('utf8') ?? ''));
    return typeof split === 'string' ? [] : [split.body];
  });

const readAll = (folder: string) => new Map(listFiles(folder).map((path) => [path, readFileSync(join(folder, path))]));
const STUDIES = ['content', 'tests/studies/gioia', 'tests/studies/awkward', 'tests/studies/history'].map((path) => join(PROJECT, path));

describe('a plain text of Markdown is what it is to the parser of the dialect', () => {
  test('in every file of the studies, and most are plain', () => {
    const texts = STUDIES.flatMap((folder) => proseOf(readAll(folder))).filter((text) => text.trim() !== '');
    expect(texts.filter(isReadAlike).length).toBeGreaterThan(texts.length / 2);
  });

  test('in files that were harmed at random', () => {
    let plain = 0;
    for (const folder of STUDIES) {
      const files = readAll(folder);
      for (let seed = 1; seed <= 150; seed++) plain += proseOf(mutate(files, seeded(seed)).files).filter(isReadAlike).length;
    }
    expect(plain).toBeGreaterThan(100);
  });

  test('whatever stands beside what', () => {
    const PIECES = [
      'word', '中文', 'é', '𠮷', ' ', '  ', '\n', '\n\n', '\n\n\n', '。', '（', '“', '.', ',', ';', ':', '!', '?', '(', ')', '-', '- ', '+ ', '1', '1. ', '12)', '=', '===', '---',
      '[[trust]]', '[[trust|it]]', '[[a|b *c*]]', '[[a|`]]', '[[a\0]]', '[@a\tb]', '[[a b]]', '[[]]', '[@doe]', '[@doe, p. 3; @roe]', '[see @doe]', '[-@doe]', '[x]', '[', ']', '[^1]', '[[', ']]',
      '*', '**', '_', '`', '~~', '<', '>', '&', '&amp;', '|', '|-|', ':-', '\\', '#', '# ', 'http://', 'https://x.org', 'www.', 'a@b.org', '@doe', '\t', '\r', '\0', '\u00a0', '\u3000', '\u2028', '\ufeff', '\ufffc', '{', '}', '/', '^', '"', "'",
    ]; // prettier-ignore
    const texts = fc.array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom('word', '中文', '\n', '。', '[[trust]]', '[@doe]') }, { weight: 1, arbitrary: fc.constantFrom(...PIECES) }), { maxLength: 12 }); // prettier-ignore
    let plain = 0;
    fc.assert(
      fc.property(texts, (pieces) => {
        if (isReadAlike(pieces.join(''))) plain++;
      }),
      { numRuns: 4000, seed: 15 },
    );
    expect(plain).toBeGreaterThan(500);
  });

  test('and no text is with more links than need not be counted', () => {
    expect(isReadAlike('[[trust]] '.repeat(90).trimEnd())).toBe(true);
    expect(isReadAlike('[[trust]] '.repeat(120).trimEnd())).toBe(false);
  });
});
