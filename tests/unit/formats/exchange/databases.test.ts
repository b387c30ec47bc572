import { expect, it } from 'vitest';
import { readQualCoder } from '#formats/exchange/databases/qualcoder.ts';
import { readRqda } from '#formats/exchange/databases/rqda.ts';

const counts = (losses: readonly { readonly kind: string; readonly count: number }[]) =>
  Object.fromEntries(losses.map(({ kind, count }) => [kind, count]));

it('reads what QualCoder says of files and cases, and counts what stands beside the codings', () => {
  const { sources, cases, variables, losses } = readQualCoder(
    new Map([
      [
        'source',
        [
          { id: 1, name: 'a.txt', fulltext: 'one two' },
          { id: 2, name: 'b.txt', fulltext: 'three' },
        ],
      ],
      ['code_name', [{ cid: 1, name: 'c' }]],
      ['code_text', [{ ctid: 1, cid: 1, fid: 1, seltext: 'one', pos0: 0, pos1: 3 }]],
      ['attribute_type', [{ name: 'place', valuetype: 'character' }]],
      [
        'attribute',
        [
          { name: 'place', attr_type: 'file', value: 'Shaoxing', id: 1 },
          { name: 'place', attr_type: 'case', value: 'Ningbo', id: 7 },
          { name: 'place', attr_type: 'file', value: '', id: 2 },
          { name: '__proto__', attr_type: 'file', value: 'x', id: 2 },
        ],
      ],
      ['cases', [{ caseid: 7, name: 'Anna' }]],
      ['case_text', [{ caseid: 7, fid: 2, pos0: 0, pos1: 5 }]],
      ['annotation', [{ fid: 1, pos0: 0, pos1: 1, memo: 'look' }]],
    ]),
  );
  expect(sources.map(({ values }) => Object.entries(values))).toEqual([[['place', 'Shaoxing']], [['__proto__', 'x']]]);
  expect(cases).toMatchObject([{ name: 'Anna', values: { place: 'Ningbo' }, sources: ['b.txt'], segments: 1 }]);
  expect(variables).toEqual([{ name: 'place', type: 'character' }]);
  expect(counts(losses)).toEqual({ case: 1, variable: 1, 'segment-memo': 1 });
});

it('reads the second table of codings of RQDA, its attributes and cases, and nothing that was deleted', () => {
  const live = { status: 1 };
  const { segments, sources, cases, losses } = readRqda(
    new Map([
      ['source', [{ ...live, id: 1, name: 'a', file: 'one two' }]],
      ['freecode', [{ ...live, id: 1, name: 'c' }]],
      ['coding', [{ ...live, cid: 1, fid: 1, seltext: 'one', selfirst: 0, selend: 3 }]],
      ['coding2', [{ ...live, cid: 1, fid: 1, seltext: 'two', selfirst: 4, selend: 7 }]],
      [
        'fileAttr',
        [
          { ...live, variable: 'place', value: 'Ningbo', fileID: 1 },
          { status: 0, variable: 'gone', value: 'x', fileID: 1 },
        ],
      ],
      ['attributes', [{ ...live, name: 'place', class: 'character' }]],
      ['cases', [{ ...live, id: 3, name: 'Anna' }]],
      ['caselinkage', [{ ...live, caseid: 3, fid: 1 }]],
      ['annotation', [{ ...live, fid: 1, annotation: 'look' }]],
      ['imageCoding', [{ ...live, cid: 1, iid: 1 }]],
    ]),
  );
  expect(segments.map(({ text }) => text)).toEqual(['one', 'two']);
  expect(sources[0]?.values).toEqual({ place: 'Ningbo' });
  expect(cases).toMatchObject([{ sources: ['a'] }]);
  expect(counts(losses)).toEqual({ 'deleted-row': 1, 'segment-without-words': 1, 'segment-memo': 1, case: 1, variable: 1 });
});
