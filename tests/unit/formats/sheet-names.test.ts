import { expect, test } from 'vitest';
import { withSheetNames } from '#formats/containers/xlsx.ts';

const namesOf = (...names: string[]) =>
  withSheetNames(names.map((name) => ({ name, header: [], widths: [], rows: [] }))).map(({ name }) => name);

test('a sheet has its own name where a workbook may have it', () =>
  expect(namesOf('Open coding', '主轴编码')).toEqual(['Open coding', '主轴编码']));

test('a name that is too long, has characters of Excel’s own, says nothing or is there already is made one that may be', () =>
  expect(namesOf('Aggregate dimensions and grounded model', "'First/second: [a]?'", '***', 'first second   a', '🙂'.repeat(20))).toEqual([
    'Aggregate dimensions and ground',
    'First second   a',
    'Sheet',
    'first second   a 4',
    '🙂'.repeat(15),
  ]));
