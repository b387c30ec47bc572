import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { seeded } from '#domain/codings/seeded.ts';
import { splitFrontMatter } from '#formats/yaml/front-matter.ts';
import { withLineFeeds } from '#formats/text/line-ends.ts';
import { zhagenMarkdown } from '#formats/markdown/dialect.ts';
import { readPlainMarkdown } from '#formats/markdown/plain.ts';
import { listFiles } from '../../build/list-files.ts';
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
    const usual = fc.constantFrom('word', '中文', '\n', '。', '[[trust]]', '[@doe]');
    const links = '[[trust|it]]¦[[a|b *c*]]¦[[a|`]]¦[[a\0]]¦[@a\tb]¦[[a b]]¦[[]]¦[@doe, p. 3; @roe]¦[see @doe]¦[-@doe]¦[x]¦[¦]¦[^1]¦[[¦]]';
    const marks = '*¦**¦_¦`¦~~¦<¦>¦&¦&amp;¦|¦|-|¦:-¦\\¦#¦# ¦-¦- ¦+ ¦1¦1. ¦12)¦=¦===¦---¦:¦!¦?¦(¦)¦{¦}¦/¦^¦"¦.¦,¦;¦（¦“';
    const others = 'http://¦https://x.org¦www.¦a@b.org¦@doe¦é¦𠮷¦ ¦  ¦\n\n¦\n\n\n¦\t¦\r¦\0¦\u00a0¦\u3000¦\u2028¦\ufeff¦\ufffc';
    const pieces = fc.oneof({ weight: 2, arbitrary: usual }, fc.constantFrom(...[links, marks, others].flatMap((list) => list.split('¦'))));
    const texts = fc.array(pieces, { maxLength: 12 });
    let plain = 0;
    fc.assert(
      fc.property(texts, (text) => {
        if (isReadAlike(text.join(''))) plain++;
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
