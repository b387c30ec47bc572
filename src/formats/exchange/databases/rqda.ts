import { codeTree } from '#domain/exchange/code-tree.ts';
import { Losses } from '#domain/exchange/losses.ts';
import type { Project } from '#domain/exchange/project.ts';
import { fitName, fitWords } from '../fit-text.ts';
import { colorOf } from '../refi/document.ts';
import { certainDay } from '../tables/dates.ts';
import { casesOf, valuesBy } from './cases.ts';
import { memosAsDefinitions } from './definitions.ts';
import { markedSegments, markedSource } from './marked-source.ts';
import { idAt, numberAt, rowsOf, textAt, type Row, type Tables } from './rows.ts';

export const RQDA_TABLES = [
  'coding',
  'coding2',
  'imageCoding',
  'annotation',
  'freecode',
  'codecat',
  'treecode',
  'source',
  'cases',
  'caselinkage',
  'attributes',
  'fileAttr',
  'caseAttr',
  'project',
  'journal',
];

/** An RQDA project. A row whose status is not 1 was deleted there. */
export function readRqda(tables: Tables): Project {
  const losses = new Losses();
  const live = (name: string) => {
    const rows = rowsOf(tables, name);
    const kept = rows.filter((row) => numberAt(row, 'status') === 1);
    if (kept.length < rows.length) losses.add('deleted-row', { count: rows.length - kept.length, name });
    return kept;
  };
  const categories = new Map(live('codecat').map((row) => [idAt(row, 'catid'), row]));
  const placed = Map.groupBy(live('treecode'), (row) => idAt(row, 'cid'));
  const categoryNames = (cid: string) => [
    ...new Set(
      (placed.get(cid) ?? []).flatMap((row) => {
        const category = categories.get(idAt(row, 'catid'));
        return category === undefined ? [] : [fitName(textAt(category, 'name'), losses)];
      }),
    ),
  ];
  const codes = codeTree(
    live('freecode').map((row) => {
      const names = categoryNames(idAt(row, 'id'));
      const description = fitWords(textAt(row, 'memo'), losses);
      const color = colorOf(textAt(row, 'color'));
      const name = fitName(textAt(row, 'name'), losses);
      if (names.length > 1) losses.add('second-parent', { name, count: names.length - 1 });
      return {
        key: `code ${idAt(row, 'id')}`,
        name,
        categories: names,
        ...(description !== undefined && { description }),
        ...(color !== undefined && { color }),
      };
    }),
    {},
    losses,
  );
  const known = new Set(codes.map(({ key }) => key));
  const fileValues = valuesBy(live('fileAttr'), 'fileID', 'variable');
  const sources = new Map(live('source').map((row) => [idAt(row, 'id'), openSource(row, fileValues, losses)]));
  const segments = markedSegments(
    [...live('coding'), ...live('coding2')],
    { codes: known, sources },
    { start: 'selfirst', end: 'selend', dayOf: certainDay },
    losses,
  );
  losses.addCount('segment-without-words', live('imageCoding').length);
  losses.addCount('segment-memo', live('annotation').length);
  const cases = casesOf(
    live('cases'),
    { id: 'id', links: live('caselinkage'), values: valuesBy(live('caseAttr'), 'caseID', 'variable'), sources },
    losses,
  );
  const variables = live('attributes').map((row) => ({ name: fitName(textAt(row, 'name'), losses), type: textAt(row, 'class') }));
  for (const { name } of variables) losses.add('variable', { name });
  return {
    program: 'RQDA',
    name: undefined,
    codes,
    cases,
    variables,
    relations: [],
    description: fitWords(
      rowsOf(tables, 'project')
        .map((row) => textAt(row, 'about', 'memo'))
        .join('\n'),
      losses,
    ),
    memos: live('journal').flatMap((row) => {
      const text = fitWords(textAt(row, 'journal'), losses);
      return text === undefined ? [] : [{ title: fitWords(textAt(row, 'name'), losses), text }];
    }),
    sources: [...sources.values()].map(({ source }) => source),
    segments,
    sets: [...categories.values()].map((row) => {
      const name = fitName(textAt(row, 'name'), losses);
      return {
        name,
        description: fitWords(textAt(row, 'memo'), losses),
        codes: codes.filter((code) => code.categories.includes(name)).map(({ key }) => key),
      };
    }),
    readings: [
      { what: 'offsets', as: 'code points', why: 'so RQDA counts; each passage is held against its words', proved: true },
      ...memosAsDefinitions('RQDA', codes),
    ],
    losses: losses.list(),
  };
}

function openSource(row: Row, values: ReadonlyMap<string, Readonly<Record<string, string>>>, losses: Losses) {
  const memo = fitWords(textAt(row, 'memo'), losses);
  const memos = memo === undefined ? [] : [{ title: undefined, text: memo }];
  return markedSource(
    {
      key: `source ${idAt(row, 'id')}`,
      guid: undefined,
      name: fitName(textAt(row, 'name'), losses),
      kind: 'text',
      missing: false,
      group: undefined,
      values: values.get(idAt(row, 'id')) ?? {},
      memos,
    },
    textAt(row, 'file'),
  );
}
