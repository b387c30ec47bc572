import { Losses } from '#domain/exchange/losses.ts';
import { LOSS_KINDS, type Code, type LossKind, type Project, type Reading, type Segment, type Source } from '#domain/exchange/project.ts';
import { codePathKey } from '#domain/exchange/code-tree.ts';
import { fitProject } from '../fit-project.ts';
import type { PaperStudy, ReadTable } from './paper-study.ts';

/** The coding of a paper's tables as a project, as all programs have it. */
export function paperProject(study: PaperStudy): Project {
  const codes = study.codes.map(({ path, description, codable }): Code => ({
    key: codePathKey(path),
    guid: undefined,
    name: path.at(-1) ?? '',
    path,
    parent: path.length > 1 ? codePathKey(path.slice(0, -1)) : undefined,
    codable,
    color: undefined,
    description,
    memos: [],
    categories: [],
    id: undefined,
    counts: undefined,
    made: false,
  }));
  const tables = new Set(study.segments.map(({ source }) => source));
  const named = new Set(study.tables.map(({ name }) => name));
  const sources = [...tables].map((name): Source => ({
    key: name,
    guid: undefined,
    name,
    kind: named.has(name) ? 'table' : 'text',
    text: undefined,
    missing: false,
    group: undefined,
    values: {},
    memos: [],
  }));
  const segments = study.segments.map(({ source, locator, text, code }): Segment => ({
    source,
    range: undefined,
    text,
    locator,
    codings: [{ code: codePathKey(code), coder: undefined, date: undefined }],
    memos: [],
    original: undefined,
    case: undefined,
  }));
  return fitProject({
    program: '',
    name: undefined,
    description: undefined,
    codes,
    sources,
    segments,
    sets: [],
    relations: [],
    memos: [],
    variables: [],
    cases: [],
    levels: study.levels,
    readings: readingsOf(study),
    losses: lossesOf(study),
  });
}

function lossesOf({ losses }: PaperStudy) {
  const told = new Losses();
  for (const { kind, count, names = [] } of losses) {
    if (!isKind(kind)) throw new Error(`Nobody has said what the loss "${kind}" is.`);
    told.add(kind, { count });
    for (const name of names) told.add(kind, { count: 0, name });
  }
  return told.list();
}

const isKind = (kind: string): kind is LossKind => Object.hasOwn(LOSS_KINDS, kind);

/** What was decided without being asked, each with the reason. */
function readingsOf({ tables, questions }: PaperStudy): Reading[] {
  const told: Reading[] = tables.map((table) => ({ what: 'tables', as: tableText(table), why: 'its headings are known', proved: true }));
  for (const { kind, note, names, count } of questions) {
    const what = WHAT[kind];
    if (what !== undefined)
      told.push({
        what,
        as: [...(count > 1 && names.length === 0 ? [`${String(count)} times`] : []), ...names].join('; ') || kind,
        why: note,
        proved: false,
      });
  }
  return told;
}

/** The core is asked by whoever plans the study. */
const WHAT: Readonly<Record<string, Reading['what']>> = {
  'tracked-changes': 'changes',
  paragraphs: 'paragraphs',
  'meaning-of-several': 'meanings',
  'near-names': 'names',
  'two-names': 'names',
};

function tableText({ caption, name, columns, rows, parts, halves, mergedCells, filledDown }: ReadTable): string {
  const filled = Object.entries(filledDown).map(([level, count]) => `${String(count)} blank cells of ${level} filled from above`);
  return [
    `${caption ?? name}: ${Object.entries(columns)
      .map(([role, heading]) => `${role} = ${heading}`)
      .join(', ')}`,
    `${String(rows)} rows`,
    ...(parts > 1 ? [`${String(parts)} parts`] : []),
    ...(halves > 1 ? [`${String(halves)} halves`] : []),
    ...(mergedCells > 0 ? [`${String(mergedCells)} merged cells`] : []),
    ...filled,
  ].join('; ');
}
