import { expect, it } from 'vitest';
import { settleDates } from '#formats/exchange/tables/dates.ts';
import { readDelimited } from '#formats/exchange/tables/grid.ts';
import { cutCodes } from '#formats/exchange/tables/joined-codes.ts';
import { parseColumns } from '#formats/exchange/tables/recognition.ts';
import { readTables } from '#formats/exchange/tables/table-project.ts';
import { decodeText } from '#formats/exchange/text-decoder.ts';
import { romanize } from '#formats/exchange/romanizer.ts';

const tables = (text: string, columns?: string) =>
  readTables(readDelimited(Buffer.from(text), 't.csv', {}), columns === undefined ? {} : { columns: parseColumns(columns) });

it('reads translated headings as the user says what they are, and shows what it understood', () => {
  const { segments, codes, readings } = tables(
    'Dokument;Kod;Fragment;Waga\nA;Zaufanie > Reguły;tak;0\n',
    'code=Kod,text=Fragment,source=Dokument',
  );
  expect(segments.map(({ source, text }) => [source, text])).toEqual([['A', 'tak']]);
  expect(codes.map(({ path, made }) => [path.join('|'), made])).toEqual([
    ['Zaufanie', true],
    ['Zaufanie|Reguły', false],
  ]);
  expect(readings.at(-1)?.as).toBe('a table of coded segments: source = A "Dokument", code = B "Kod", text = C "Fragment"');
  expect(readings.at(-1)?.why).toBe('as you said; not read: "Waga"');
});

it('tells each row that says what another has said, and where it stands', () => {
  const { segments, losses } = tables('Document name,Code,Segment\nA,x,yes\nA,x,yes\nA,y,yes\n');
  expect(segments.map(({ codings }) => codings.map(({ code }) => code))).toEqual([['x', 'y']]);
  expect(losses).toContainEqual(expect.objectContaining({ kind: 'repeated-row', count: 1, places: ['t.csv, row 3'] }));
});

it.each([
  ['Nombre del documento;Código;Segmento codificado;Creado por\nA;Confianza;sí;Ana\n', 'Ana'],
  ['文件名稱,編碼,編碼片段,建立者\n甲,信任,好,王\n', '王'],
  ['Nom du document;Code;Segment codé;Créé par\nA;Confiance;oui;Luc\n', 'Luc'],
])('knows the headings %s', (text, coder) => {
  expect(tables(text).segments.flatMap(({ codings }) => codings.map((one) => one.coder))).toEqual([coder]);
});

it.each([
  ['编码,定义\n', 'gb18030', Buffer.from('b1e0c2eb2cb6a8d2e50a', 'hex')],
  ['신뢰는 중요하다\n', 'euc-kr', Buffer.from('bdc5b7dab4c220c1dfbfe4c7cfb4d90a', 'hex')],
  ['Código\n', 'windows-1252', Buffer.from('43f36469676f0a', 'hex')],
  ['a\u0000 trust, señal, 信任\n', 'utf-8', Buffer.from('a\u0000 trust, señal, 信任\n')],
])('reads %j as %s', (text, encoding, bytes) => {
  expect(decodeText(bytes)).toMatchObject({ text, encoding });
});

it.each([
  [['a, b', 2], 'x', ['a', 'b']],
  [['a, b, c', 2], 'a, b;c', ['a, b', 'c']],
  [['a, b, c', 2], 'x', undefined],
  [['T1. a, T2. b, c', 2], '', ['T1. a', 'T2. b, c']],
  [['a, b', 1], '', ['a, b']],
] as const)('cuts %j with the known codes %s', ([cell, count], known, expected) => {
  expect(cutCodes([{ cell, count }], known === '' ? [] : known.split(';'))).toEqual([expected]);
});

it.each([
  [
    ['3/25/25', '1/2/25'],
    ['2025-03-25', '2025-01-02'],
  ],
  [
    ['25/3/2025', '1/2/2025'],
    ['2025-03-25', '2025-02-01'],
  ],
  [['1/2/2025'], [undefined]],
  [
    ['30.11.2017 20:55:14', '2026/3/1 9:00', 'Tue Mar 25 09:41:44 2014', '31/31/2020'],
    ['2017-11-30', '2026-03-01', '2014-03-25', undefined],
  ],
])('reads the dates %j as %j', (cells, days) => {
  const dates = settleDates(cells, undefined, undefined);
  expect(cells.map((cell) => dates.dayOf(cell))).toEqual(days);
});

it.each([
  ['重庆', 'chong-qing'],
  ['银行行长', 'yin-hang-hang-zhang'],
  ['T1. 信任 & Łódź', 't1-xin-ren-lodz'],
  ['Ångström ø', 'angstrom-o'],
  ['Доверие', ''],
  ['😀', ''],
])('makes of %s the identifier %s', (name, id) => expect(romanize(name)).toBe(id));
