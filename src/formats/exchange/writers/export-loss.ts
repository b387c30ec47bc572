import type { CaseStudy } from '#domain/study/case-study.ts';

export const EXPORT_FORMATS = ['qdpx', 'qdc', 'xlsx', 'csv', 'maxqda', 'taguette', 'rock'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file for another program, and what of the study it does not have. */
export interface Exported {
  /** The ending of the file’s name. */
  readonly extension: string;
  readonly content: Uint8Array | string;
  readonly losses: readonly ExportLoss[];
}

export interface ExportLoss {
  readonly what: string;
  readonly count: number;
}

/** What the formats have; all else is lost. */
const KEPT: Readonly<Record<ExportFormat, readonly Kept[]>> = {
  qdpx: ['excerpts', 'definitions', 'labels', 'memos', 'relations', 'sources'],
  qdc: ['definitions', 'labels'],
  xlsx: ['definitions', 'labels'],
  csv: ['definitions', 'labels'],
  maxqda: ['excerpts', 'definitions', 'labels', 'sources'],
  taguette: ['definitions', 'labels'],
  rock: ['excerpts', 'sources'],
};
type Kept = 'excerpts' | 'definitions' | 'labels' | 'memos' | 'relations' | 'sources';

/** What of a study a format does not have, counted; of what the study has none, nothing. */
export function lossesOf(caseStudy: CaseStudy, format: ExportFormat): ExportLoss[] {
  const nodes = [...caseStudy.categories.values(), ...caseStudy.concepts.values()];
  const excerpts = [...caseStudy.excerpts.values()];
  const has = (kept: Kept) => KEPT[format].includes(kept);
  const sum = (list: readonly number[]) => list.reduce((total, n) => total + n, 0);
  const dated = excerpts.filter(({ date }) => date !== undefined && date.length < 3);
  const table: readonly (readonly [string, number])[] = [
    ['identifiers: other programs have names and GUIDs', format === 'rock' ? 0 : nodes.length],
    ['labels: ROCK has identifiers alone', has('labels') ? 0 : nodes.length],
    ['definitions and meanings', has('definitions') ? 0 : nodes.filter((node) => exportedMeaning(node) !== undefined).length],
    ['memos', has('memos') ? 0 : nodes.filter(({ prose }) => prose.text.trim() !== '').length],
    ['excerpts', has('excerpts') ? 0 : excerpts.length],
    [
      'coders and days of excerpts: ROCK has none',
      format === 'rock'
        ? excerpts.filter(({ date, codings }) => date !== undefined || codings.some(({ coders }) => coders.length > 0)).length
        : 0,
    ],
    ['labels of sources: ROCK has identifiers, and takes a file for a source', format === 'rock' ? caseStudy.sources.size : 0],
    [
      'ranges: a study does not have the texts of its sources, so each excerpt is a paragraph of a text of excerpts',
      has('excerpts') ? excerpts.filter(({ range }) => range !== undefined).length : 0,
    ],
    ['dates that are no day', has('excerpts') ? dated.length : 0],
    [
      'sources without excerpts',
      has('sources') ? [...caseStudy.sources.values()].filter((source) => source.excerpts.length === 0).length : caseStudy.sources.size,
    ],
    ['relations', has('relations') ? 0 : caseStudy.relations.length],
    [
      'evidence of relations',
      has('relations') ? sum(caseStudy.relations.map(({ evidence, excerpts: own }) => evidence.length + own.length)) : 0,
    ],
    ['roles towards the core', caseStudy.roles.length],
    ['translations: languages', caseStudy.languages.length - 1],
    ['alternative labels', sum(nodes.map(({ altLabels }) => altLabels.length))],
    ['mappings to other vocabularies', nodes.filter(({ mappings }) => mappings !== undefined).length],
    ['former identifiers', sum(nodes.map(({ formerIds }) => formerIds.length))],
    ['notes of the edition', sum(nodes.map(({ notes }) => notes.length))],
    ['references: references.bib and references.ris are beside', caseStudy.references.size],
    ['sections of the report', caseStudy.sections.length],
    ['releases', caseStudy.releases.length],
  ];
  return table.filter(([, count]) => count > 0).map(([what, count]) => ({ what, count }));
}

/** What a concept or category means, in the study’s language. */
export function exportedMeaning(node: {
  readonly kind: 'category' | 'concept';
  readonly definition?: unknown;
  readonly meaning?: unknown;
}): string | undefined {
  const text = (node.kind === 'concept' ? node.definition : node.meaning) as Readonly<Record<string, string>> | undefined;
  return text && Object.values(text)[0];
}

/** A text in the study’s language. */
export const own = (text: Readonly<Record<string, string>>): string => Object.values(text)[0] ?? '';
