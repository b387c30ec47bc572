import { codeTree } from '#domain/exchange/code-tree.ts';
import { Losses } from '#domain/exchange/losses.ts';
import type { Project } from '#domain/exchange/project.ts';
import { fitName, fitWords } from '../fit-text.ts';
import { colorOf } from '../refi/document.ts';
import { certainDay } from '../tables/dates.ts';
import { markedSegments, markedSource } from './marked-source.ts';
import { idAt, numberAt, rowsOf, textAt, type Row, type Tables } from './rows.ts';

export const RQDA_TABLES = ['coding', 'freecode', 'codecat', 'treecode', 'source', 'cases', 'project', 'journal'];

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
  const categoryNames = (cid: string) => [...new Set((placed.get(cid) ?? []).flatMap((row) => { const category = categories.get(idAt(row, 'catid')); return category === undefined ? [] : [fitName(textAt(category, 'name'), losses)]; }))];
  const codes = codeTree(
    live('freecode').map((row) => {
      const names = categoryNames(idAt(row, 'id'));
      const description = fitWords(textAt(row, 'memo'), losses);
      const color = colorOf(textAt(row, 'color'));
      const name = fitName(textAt(row, 'name'), losses);
      if (names.length > 1) losses.add('second-parent', { name, count: names.length - 1 });
      return { key: `code ${idAt(row, 'id')}`, name, categories: names, ...(description !== undefined && { description }), ...(color !== undefined && { color }) };
    }),
    {},
    losses,
  );
  const known = new Set(codes.map(({ key }) => key));
  const sources = new Map(live('source').map((row) => [idAt(row, 'id'), openSource(row, losses)]));
  const segments = markedSegments(live('coding'), { codes: known, sources }, { start: 'selfirst', end: 'selend', dayOf: certainDay }, losses);
  const cases = live('cases').map((row) => ({ name: fitName(textAt(row, 'name'), losses), description: undefined, values: {}, sources: [], segments: 0 }));
  for (const { name } of cases) losses.add('case', { name });
  return {
    program: 'RQDA', name: undefined, codes, cases, relations: [], variables: [],
    description: fitWords(rowsOf(tables, 'project').map((row) => textAt(row, 'about', 'memo')).join('\n'), losses),
    memos: live('journal').flatMap((row) => { const text = fitWords(textAt(row, 'journal'), losses); return text === undefined ? [] : [{ title: fitWords(textAt(row, 'name'), losses), text }]; }),
    sources: [...sources.values()].map(({ source }) => source),
    segments,
    sets: [...categories.values()].map((row) => { const name = fitName(textAt(row, 'name'), losses); return { name, description: fitWords(textAt(row, 'memo'), losses), codes: codes.filter((code) => code.categories.includes(name)).map(({ key }) => key) }; }),
    readings: [{ what: 'offsets', as: 'code points', why: 'so RQDA counts; each passage is held against its words', proved: true }],
    losses: losses.list(),
  };
} // prettier-ignore

function openSource(row: Row, losses: Losses) {
  const memo = fitWords(textAt(row, 'memo'), losses);
  const memos = memo === undefined ? [] : [{ title: undefined, text: memo }];
  return markedSource({ key: `source ${idAt(row, 'id')}`, guid: undefined, name: fitName(textAt(row, 'name'), losses), kind: 'text', missing: false, group: undefined, values: {}, memos }, textAt(row, 'file')); // prettier-ignore
}
