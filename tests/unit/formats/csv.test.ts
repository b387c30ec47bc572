import { expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { formatCsv } from '#formats/containers/csv.ts';

test('begins with a byte-order mark, and ends every record with CRLF', () => {
  expect(formatCsv(['a', '概念'], [['1', '二']])).toBe('\uFEFFa,概念\r\n1,二\r\n');
});

test.each([
  ['plain text as it is', '信任 x', '信任 x'],
  ['a comma in quotes', 'a,b', '"a,b"'],
  ['quotes doubled', 'a "b"', '"a ""b"""'],
  ['a line feed in quotes', 'a\nb', '"a\nb"'],
  ['a carriage return in quotes', 'a\rb', '"a\rb"'],
  ['CRLF in quotes', 'a\r\nb', '"a\r\nb"'],
  ['nothing as nothing', '', ''],
  ['= as text', '=1+1', "'=1+1"],
  ['a call behind + as text', '+SUM(A1)', "'+SUM(A1)"],
  ['a program behind - as text', "-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
  ['a cell of another file as text', "+'[x.xls]y'!A1", "'+'[x.xls]y'!A1"],
  ['a quotation that begins with - as it is', '- I left (so what!)', '- I left (so what!)'],
  ['a quotation that begins with @ as it is', '@anna came', '@anna came'],
  ['a number as it is', '-1', '-1'],
  ['@ as text', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab as text', '\t=1', "'\t=1"],
  ['a carriage return at the start as text', '\r=1', '"\'\r=1"'],
  ['= behind quotes as text', '="a",b', '"\'=""a"",b"'],
  ['= further on as it is', 'a=1', 'a=1'],
])('writes %s', (_, cell, written) => {
  expect(formatCsv(['x', 'y'], [['1', cell]])).toBe(`\uFEFFx,y\r\n1,${written}\r\n`);
});

test('escapes the header too', () => {
  expect(formatCsv(['=x'], [])).toBe("\uFEFF'=x\r\n");
});

test('is read back as it was', () => {
  const rows = [
    ['a', 'b "c", d\ne'],
    ['中', ' x '],
  ];
  expect(parse(formatCsv(['h', 'i'], rows), { bom: true })).toEqual([['h', 'i'], ...rows]);
});
