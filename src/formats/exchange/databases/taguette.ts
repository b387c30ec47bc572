import { codeTree } from '#domain/exchange/code-tree.ts';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { Losses } from '#domain/exchange/losses.ts';
import type { Project, Source } from '#domain/exchange/project.ts';
import { SegmentGatherer } from '#domain/exchange/segment-gatherer.ts';
import { fitName, fitText, fitWords } from '../fit-text.ts';
import { dayOf } from '../refi/document.ts';
import { htmlText } from './html-text.ts';
import { idAt, numberAt, rowsOf, textAt, type Tables } from './rows.ts';

/** The tables that are read; of `users`, which has addresses and passwords, only that it is there. */
export const TAGUETTE_TABLES = ['projects', 'documents', 'highlights', 'highlight_tags', 'tags'];

/** @param wanted the name of a project, where the database has several. @throws {ExchangeError} if there are several and none is named */
export function readTaguette(
  tables: Tables,
  { wanted, levels = true }: { readonly wanted?: string | undefined; readonly levels?: boolean },
): Project {
  const losses = new Losses();
  const projects = rowsOf(tables, 'projects');
  const names = projects.map((one) => `"${textAt(one, 'name')}"`).join(', ');
  const named = wanted === undefined ? projects : projects.filter((one) => textAt(one, 'name') === wanted);
  const [project] = named;
  if (named.length > 1 || (project === undefined && projects.length > 0))
    throw new ExchangeError(
      'two-projects',
      `The database has ${String(projects.length)} projects: ${names}.`,
      'Say which: --project <name>.',
    );
  const mine = (row: Parameters<typeof idAt>[0]) => project === undefined || idAt(row, 'project_id') === idAt(project, 'id');
  const tags = rowsOf(tables, 'tags')
    .filter(mine)
    .map((tag) => {
      const description = fitWords(textAt(tag, 'description'), losses);
      return {
        key: `tag ${idAt(tag, 'id')}`,
        name: fitName(textAt(tag, 'path'), losses),
        ...(description !== undefined && { description }),
      };
    });
  const codes = codeTree(tags, { known: levels ? ['.'] : [] }, losses);
  const documents = new Map(
    rowsOf(tables, 'documents')
      .filter(mine)
      .map((row) => [idAt(row, 'id'), openDocument(row, losses)]),
  );
  const tagsOf = Map.groupBy(rowsOf(tables, 'highlight_tags'), (row) => idAt(row, 'highlight_id'));
  const segments = new SegmentGatherer();
  const known = new Set(codes.map(({ key }) => key));
  const snippets = { same: 0, all: 0 };
  for (const row of rowsOf(tables, 'highlights')) {
    const document = documents.get(idAt(row, 'document_id'));
    if (document === undefined) continue;
    const { source, points } = document;
    const at = (name: string) => document.at(numberAt(row, name) ?? -1);
    const place = `${source.name} ${textAt(row, 'start_offset')}–${textAt(row, 'end_offset')}`;
    const codings = (tagsOf.get(idAt(row, 'id')) ?? [])
      .map((one) => ({ code: `tag ${idAt(one, 'tag_id')}`, coder: undefined, date: dayOf(textAt(row, 'created')) }))
      .filter(({ code }) => known.has(code));
    const [start, end] = [at('start_offset'), at('end_offset')];
    const text = start === undefined || end === undefined ? '' : points.slice(start, end).join('');
    const snippet = bare(htmlText(textAt(row, 'snippet')));
    if (snippet !== '') snippets.all++;
    if (snippet !== '' && snippet === bare(text)) snippets.same++;
    if (codings.length === 0) losses.add('selection-without-code', { place });
    else if (start === undefined || end === undefined || text.trim() === '') losses.add('bad-range', { place });
    else segments.add({ source: source.key, range: { start, end }, text: fitText(text, losses), codings, original: idAt(row, 'id') });
  }
  return {
    program: 'Taguette',
    name: project && fitWords(textAt(project, 'name'), losses),
    description: project && fitWords(textAt(project, 'description'), losses),
    codes,
    sources: [...documents.values()].map(({ source }) => source),
    segments: segments.list(),
    sets: [],
    relations: [],
    memos: [],
    variables: [],
    cases: [],
    readings: [
      {
        what: 'offsets',
        as: 'bytes of UTF-8 in the text of the HTML',
        why: `so Taguette counts; ${String(snippets.same)} of ${String(snippets.all)} snippets have the same words`,
        proved: snippets.all > 0 && snippets.same === snippets.all,
      },
    ],
    losses: losses.list(),
  };
}

const bare = (text: string) => text.replace(/\s+/gu, '');

interface OpenDocument {
  readonly source: Source;
  readonly points: readonly string[];
  /** From bytes of UTF-8 to code points; undefined inside a character and outside the text. */
  at(offset: number): number | undefined;
}

function openDocument(row: Parameters<typeof idAt>[0], losses: Losses): OpenDocument {
  const text = htmlText(textAt(row, 'contents'));
  const points = Array.from(text);
  const places = new Map<number, number>();
  let bytes = 0;
  for (const [i, point] of points.entries()) {
    places.set(bytes, i);
    bytes += Buffer.byteLength(point);
  }
  places.set(bytes, points.length);
  const name = fitName(textAt(row, 'name', 'filename'), losses);
  const source: Source = {
    key: `document ${idAt(row, 'id')}`,
    guid: undefined,
    name,
    kind: 'text',
    text,
    missing: false,
    group: undefined,
    values: {},
    memos: [],
  };
  return { source, points, at: (offset) => places.get(offset) };
}
