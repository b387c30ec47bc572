import { codeTree, type CodeRow } from '#domain/exchange/code-tree.ts';
import { Losses } from '#domain/exchange/losses.ts';
import type { Project, SourceKind } from '#domain/exchange/project.ts';
import { fitName, fitWords } from '../fit-text.ts';
import { colorOf, dayOf } from '../refi/document.ts';
import { casesOf, valuesBy } from './cases.ts';
import { memosAsDefinitions } from './definitions.ts';
import { markedSegments, markedSource } from './marked-source.ts';
import { idAt, rowsOf, textAt, type Row, type Tables } from './rows.ts';

export const QUALCODER_TABLES = [
  'code_text',
  'code_name',
  'code_cat',
  'source',
  'code_image',
  'code_av',
  'cases',
  'case_text',
  'attribute_type',
  'attribute',
  'annotation',
  'journal',
  'project',
];

/** A QualCoder project: categories within categories, and codes in them. */
export function readQualCoder(tables: Tables): Project {
  const losses = new Losses();
  const codes = codeTree(codeRows(tables, losses), {}, losses);
  const known = new Set(codes.map(({ key }) => key));
  const valuesOf = (kind: string) =>
    valuesBy(
      rowsOf(tables, 'attribute').filter((row) => textAt(row, 'attr_type') === kind),
      'id',
      'name',
    );
  const values = valuesOf('file');
  const sources = new Map(
    rowsOf(tables, 'source').map((row) => {
      const name = fitName(textAt(row, 'name'), losses);
      const memo = fitWords(textAt(row, 'memo'), losses);
      const text = textAt(row, 'fulltext');
      const kind = kindOf(textAt(row, 'mediapath') || name);
      const memos = memo === undefined ? [] : [{ title: undefined, text: memo }];
      return [
        idAt(row, 'id'),
        markedSource(
          {
            key: `source ${idAt(row, 'id')}`,
            guid: undefined,
            name,
            kind,
            missing: false,
            group: undefined,
            values: values.get(idAt(row, 'id')) ?? {},
            memos,
          },
          text === '' ? undefined : text,
        ),
      ] as const;
    }),
  );
  const segments = markedSegments(
    rowsOf(tables, 'code_text'),
    { codes: known, sources },
    { start: 'pos0', end: 'pos1', id: 'ctid', dayOf },
    losses,
  );
  for (const table of ['code_image', 'code_av'])
    for (const row of rowsOf(tables, table)) losses.add('segment-without-words', { name: sources.get(idAt(row, 'id'))?.source.name ?? '' });
  const memos = rowsOf(tables, 'journal').flatMap((row) => {
    const text = fitWords(textAt(row, 'jentry'), losses);
    return text === undefined ? [] : [{ title: fitWords(textAt(row, 'name'), losses), text }];
  });
  losses.addCount('segment-memo', rowsOf(tables, 'annotation').length);
  const cases = casesOf(
    rowsOf(tables, 'cases'),
    { id: 'caseid', links: rowsOf(tables, 'case_text'), values: valuesOf('case'), sources },
    losses,
  );
  const variables = rowsOf(tables, 'attribute_type').map((row) => ({
    name: fitName(textAt(row, 'name'), losses),
    type: textAt(row, 'valuetype'),
  }));
  for (const { name } of variables) losses.add('variable', { name });
  return {
    program: 'QualCoder',
    name: undefined,
    codes,
    memos,
    cases,
    variables,
    description: fitWords(
      rowsOf(tables, 'project')
        .map((row) => textAt(row, 'memo'))
        .join('\n'),
      losses,
    ),
    sources: [...sources.values()].map(({ source }) => source),
    segments,
    sets: [],
    relations: [],
    readings: [
      { what: 'offsets', as: 'code points', why: 'so QualCoder counts; each passage is held against its words', proved: true },
      ...memosAsDefinitions('QualCoder', codes),
    ],
    losses: losses.list(),
  };
}

const kindOf = (path: string): SourceKind =>
  /^(?:\/|)?images|images:|\.(?:png|jpe?g)$/i.test(path)
    ? 'picture'
    : /audio|\.(?:mp3|m4a|wav|ogg)$/i.test(path)
      ? 'audio'
      : /video|\.(?:mp4|mov|avi|mkv)$/i.test(path)
        ? 'video'
        : /\.pdf$/i.test(path)
          ? 'pdf'
          : 'text';

/** Categories before what stands in them; one that stands in itself stands at the top. */
function codeRows(tables: Tables, losses: Losses): CodeRow[] {
  const categories = new Map(rowsOf(tables, 'code_cat').map((row) => [idAt(row, 'catid'), row]));
  const rows: CodeRow[] = [];
  const done = new Set<string>();
  const addCategory = (id: string, within: ReadonlySet<string>): string | undefined => {
    const row = categories.get(id);
    if (row === undefined || within.has(id)) return undefined;
    const key = `category ${id}`;
    if (!done.has(id)) {
      const under = addCategory(idAt(row, 'supercatid'), new Set([...within, id]));
      if (done.has(id)) return key;
      done.add(id);
      rows.push({ ...common(row, losses), key, codable: false, ...(under !== undefined && { under }) });
    }
    return key;
  };
  for (const id of categories.keys()) addCategory(id, new Set());
  for (const row of rowsOf(tables, 'code_name')) {
    const under = addCategory(idAt(row, 'catid'), new Set());
    const color = colorOf(textAt(row, 'color'));
    rows.push({
      ...common(row, losses),
      key: `code ${idAt(row, 'cid')}`,
      ...(color !== undefined && { color }),
      ...(under !== undefined && { under }),
    });
  }
  return rows;
}

function common(row: Row, losses: Losses): CodeRow {
  const description = fitWords(textAt(row, 'memo'), losses);
  return { name: fitName(textAt(row, 'name'), losses), ...(description !== undefined && { description }) };
}
