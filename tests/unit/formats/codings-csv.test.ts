import { expect, test } from 'vitest';
import { parseCodings } from '#formats/study-files/codings-csv.ts';

const told = (text: string) => parseCodings(text).problems.map(({ line, message }) => `${String(line)}: ${message}`);

test('each row is told where it begins, also behind blank lines and cells of several lines', () => {
  const { data, lines } = parseCodings('\n\nsource,concept,coder\na,b,"C\nD"\n\n,,\na,b,E\n');
  expect(data?.codings.map(({ coder }) => coder)).toEqual(['C\nD', 'E']);
  expect(lines).toEqual([4, 8]);
});

test('names in quotes and in capitals are those of columns', () => {
  expect(parseCodings('"Source","CONCEPT"\n"a","b"\n')).toMatchObject({
    data: { codings: [{ source: 'a', concept: 'b' }], whole: true },
    problems: [],
  });
});

test('a cell that has the usual comma needs no quotes between other signs, which are told', () => {
  const { data, problems } = parseCodings('source;concept;coder\na;b;Doe, Jane\n');
  expect(data?.codings[0]?.coder).toBe('Doe, Jane');
  expect(problems).toHaveLength(1);
});

test('a row that does not fit hides no other', () => {
  const text = 'source,concept,start,end\na,b,5,2\na,B,,\na,b\na,b,1,2\n';
  expect(told(text)).toEqual([
    '2: "end" in line 2 must be behind "start".',
    '3: "concept" in line 3 must be an identifier, but it is "B".',
    '4: Line 4 has 2 cells, and the first line names 4 columns.',
  ]);
  expect(parseCodings(text)).toMatchObject({ data: { codings: [{ range: { start: 1, end: 2 } }], whole: false }, lines: [5] });
});

test('what many rows say is held once', () => {
  const [first, second] = parseCodings('source,concept,date\na,b,2024-03-28\na,b,2024-03-28\n').data?.codings ?? [];
  expect(first?.date).toEqual([2024, 3, 28]);
  expect(second?.date).toBe(first?.date);
});

test('of very many rows that are all wrong the first are told, and how many more there are', () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `a,b,${String(i)}.5\n`).join('');
  const { problems } = parseCodings(`source,concept,length\n${rows}`);
  expect(problems).toHaveLength(1001);
  expect(problems.at(-1)).toMatchObject({ line: 1002, message: 'Here and below more rows do not fit: 4000.' });
});
