import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import type { Project } from '#domain/exchange/project.ts';
import { readProjectFile, type ReadOptions } from '#files/exchange/project-reader.ts';
import { makeQdpx } from '../../../exchange/qdpx.ts';

let bench = '';
beforeAll(() => void (bench = mkdtempSync(join(tmpdir(), 'zhagen-test-'))));
afterAll(() => rmSync(bench, { recursive: true }));

const read = (name: string, content: Uint8Array | string, options: ReadOptions = {}): Promise<Project> => {
  writeFileSync(join(bench, name), content);
  return readProjectFile(join(bench, name), options);
};
const faultOf = async (project: Promise<Project>): Promise<ExchangeError> => {
  const fault = await project.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (fault instanceof ExchangeError) return fault;
  throw fault instanceof Error ? fault : new Error('It is not refused.');
};
const lossesOf = ({ losses }: Project) => Object.fromEntries(losses.map(({ kind, count }) => [kind, count]));
const book = (codes: string, head = '<?xml version="1.0" encoding="utf-8"?>') =>
  `${head}<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes></CodeBook>`;
const code = (name: string, inner = '') => `<Code guid="g${name}" name="${name}" isCodable="true">${inner}</Code>`;

it.each([
  ['a.qdc', book(code('a'), '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "ha">]>'), 'doctype'],
  ['b.qdc', book(`${'<Code guid="g" name="n" isCodable="true">'.repeat(3000)}${'</Code>'.repeat(3000)}`), 'too-deep'],
  ['c.qdc', book(code('a', '&undefined;')), 'xml'],
  ['e.qdc', '', 'empty-file'],
  ['f.qdc', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'namespace'],
  ['g.qdpx', 'SQLite format', 'not-a-zip'],
  ['h.nvp', 'anything', 'other-program'],
  ['i.mx24', 'anything', 'other-program'],
  ['j.xlsx', 'Code,Memo', 'damaged-table'],
  ['k.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0]), 'damaged-zip'],
  ['l.docx', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'other-program'],
  ['m.csv', 'Something,Else\n1,2\n', 'columns'],
  ['n.csv', 'Category,Search item,Whole word\na,b,c\n', 'other-program'],
  ['o.csv', ',"●A\nGr=1","●B\nGr=2"\n"●A\nGr=1",0,1\n', 'other-program'],
  ['p.sqlite3', 'nothing', 'damaged-database'],
  ['q.pdf', '%PDF-1.7', 'unknown-file'],
  ['r.csv', 'Document;Text Content;Codes\nd;t;"One, two"\nd;u;"One, two, three"\n', 'undecided-codes'],
])('refuses %s, and says why', async (name, content, kind) => {
  const fault = await faultOf(read(name, content));
  expect(fault.kind === kind || (kind === 'damaged-zip' && fault.kind === 'no-project'), `${fault.kind}: ${fault.message}`).toBe(true);
  expect(fault.file).toBe(name);
});

it('says the line of XML that is not well-formed', async () => {
  expect((await faultOf(read('x.qdc', book('\n\n<Code>'))).catch(() => undefined))?.place).toMatch(/^x\.qdc:3:\d+$/);
});

it.each(['<?xml version="1.1"?>', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', ''])(
  'reads XML with the head %s',
  async (head) => {
    expect((await read('v.qdc', book(code('a'), head))).codes.map(({ name }) => name)).toEqual(['a']);
  },
);

it.each([
  ['../../etc', '../../etc'],
  ['a&#x202e;b', 'a\u202eb'],
  ['a&#9;b&#10;c', 'a b c'],
  ['x'.repeat(10_000), 'x'.repeat(10_000)],
  ['&#x200b;', undefined],
])('reads the name %j as a name and nothing else', async (name, expected) => {
  const { codes } = await read('n.qdc', book(`${code('first')}<Code guid="2" name="${name}" isCodable="true"/>`));
  expect(codes[1]?.name).toBe(expected);
});

it('reads a project beside two gigabytes of film without inflating them', async () => {
  const film = new Uint8Array(60_000_000);
  const files = {
    ...unzipped(makeQdpx({ codes: [{ name: 'a' }], sources: { s: 'one two' }, codings: [{ source: 's', words: 'two', codes: ['a'] }] })),
    'sources/film.mp4': [film, { level: 1 }],
  };
  const bytes = zipSync(files as unknown as Parameters<typeof zipSync>[0]);
  const at = Buffer.from(bytes).lastIndexOf('sources/film.mp4');
  // The directory's entry says how large the film is: here two gigabytes.
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(at - 46 + 24, 2_000_000_000, true);
  expect((await read('film.qdpx', bytes)).segments.map(({ text }) => text)).toEqual(['two']);
});

const unzipped = (bytes: Uint8Array): Record<string, unknown> => unzipSync(bytes);

it('reads of a workbook what its cells show, and tells of hidden sheets', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'secret',
        hidden: true,
        rows: [
          ['Code', 'Memo'],
          ['hidden', 'x'],
        ],
      },
      {
        name: 'Codes',
        rows: [
          ['Code', 'Memo'],
          ['a', '=1+1'],
          [null, null],
          ['b', '<i>x</i>'],
          [7, true],
        ],
        merges: [{ startRow: 3, startCol: 0, endRow: 3, endCol: 0 }],
      },
    ],
  });
  const project = await read('w.xlsx', bytes);
  expect(project.codes.map(({ name, description }) => [name, description])).toEqual([
    ['a', '=1+1'],
    ['b', '<i>x</i>'],
    ['7', 'true'],
  ]);
  expect(lossesOf(project)).toMatchObject({ 'hidden-sheet': 1 });
});

it('reads a workbook with a million empty rows', async () => {
  const rows = [['Code', 'Memo'], ['a', 'b'], ...Array.from({ length: 300_000 }, () => [null, null])];
  const project = await read('rows.xlsx', await writeXlsx({ sheets: [{ name: 'Codes', rows }] }));
  expect(project.codes).toHaveLength(1);
});

const taguette = (name: string, more = '') => {
  const file = join(bench, name);
  rmSync(file, { force: true });
  const database = new DatabaseSync(file);
  database.exec(`CREATE TABLE projects(id, name); CREATE TABLE documents(id, project_id, name, contents); CREATE TABLE tags(id, project_id, path, description);
    CREATE TABLE highlights(id, document_id, start_offset, end_offset); CREATE TABLE highlight_tags(highlight_id, tag_id);
    INSERT INTO projects VALUES (1, 'P'); INSERT INTO documents VALUES (1, 1, 'd', '<p>one<script>two</script></p>'); INSERT INTO tags VALUES (1, 1, 't', NULL);
    INSERT INTO highlights VALUES (1, 1, 0, 3), (2, 1, 0, 999), (3, 9, 0, 1), (4, 1, NULL, 'x'); INSERT INTO highlight_tags VALUES (1, 1), (2, 1), (3, 1), (4, 1); ${more}`);
  return { file, database };
};

it('reads a database whose rows point nowhere, with triggers and views that are never run', async () => {
  const { file, database } = taguette(
    't.sqlite3',
    "CREATE VIEW bad AS SELECT load_extension('x'); CREATE TRIGGER tr AFTER INSERT ON tags BEGIN SELECT 1; END;",
  );
  database.close();
  const project = await readProjectFile(file);
  expect(project.segments.map(({ text }) => text)).toEqual(['one']);
  expect(lossesOf(project)).toMatchObject({ 'bad-range': 2 });
});

it('takes a view for no table', async () => {
  const { file, database } = taguette('v.sqlite3', 'DROP TABLE highlights; CREATE VIEW highlights AS SELECT 1 AS id;');
  database.close();
  expect((await faultOf(readProjectFile(file))).kind).toBe('other-program');
});

it('says that a database is in use', async () => {
  const { file, database } = taguette('l.sqlite3');
  database.exec('BEGIN EXCLUSIVE');
  expect((await faultOf(readProjectFile(file))).kind).toBe('locked');
  database.close();
});

it('reads what is still in the log beside a database, and leaves both as they are', async () => {
  const { file, database } = taguette('w.sqlite3');
  database.exec("PRAGMA journal_mode = WAL; INSERT INTO tags VALUES (2, 1, 'later', NULL); INSERT INTO highlight_tags VALUES (1, 2)");
  expect((await readProjectFile(file)).codes.map(({ name }) => name)).toEqual(['t', 'later']);
  database.close();
});

it('asks which project of a database is meant', async () => {
  const { file, database } = taguette('two.sqlite3', "INSERT INTO projects VALUES (2, 'Q')");
  database.close();
  const fault = await faultOf(readProjectFile(file));
  expect([fault.kind, fault.message]).toEqual(['two-projects', 'The database has 2 projects: "P", "Q".']);
  expect((await readProjectFile(file, { project: 'P' })).segments).toHaveLength(1);
});
