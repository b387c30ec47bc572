import type { EntryKind } from '#domain/entry/entry.ts';
import { MEDIA } from '#domain/study/media.ts';
import { nearestName } from '#domain/text/suggestion.ts';
import { CODINGS_FILE } from './codings-csv.ts';

/** What a file of a study is, and how it is written. */
export interface FileForm {
  readonly kind: EntryKind;
  readonly extension: '.yaml' | '.json' | '.md' | '.mdx' | '.csv';
}

/** The files of a study by their names, and the folders by what stands in them. */
export const STUDY_FILES: ReadonlyMap<string, FileForm> = new Map([
  ['study.yaml', { kind: 'study', extension: '.yaml' }],
  ['relations.yaml', { kind: 'relations', extension: '.yaml' }],
  ['reporting.yaml', { kind: 'reporting', extension: '.yaml' }],
  [CODINGS_FILE, { kind: 'codings', extension: '.csv' }],
  ['retired.yaml', { kind: 'retired', extension: '.yaml' }],
]);
export const STUDY_FOLDERS: ReadonlyMap<string, FileForm> = new Map([
  ['categories', { kind: 'category', extension: '.md' }],
  ['concepts', { kind: 'concept', extension: '.md' }],
  ['memos', { kind: 'memo', extension: '.md' }],
  ['references', { kind: 'reference', extension: '.yaml' }],
  ['report', { kind: 'section', extension: '.mdx' }],
  ['sources', { kind: 'source', extension: '.yaml' }],
  ['stages', { kind: 'stage', extension: '.md' }],
]);

/** The folder of published states, which the release command writes. */
export const RELEASES = 'releases';

/** The form of a study's file by its path, if it is spelt as a study's files are. */
export function formOf(path: string): FileForm | undefined {
  const [folder = '', name] = path.split('/');
  return name === undefined ? STUDY_FILES.get(folder) : formIn(folder, path);
}

/** A reference may be a program's CSL-JSON, which is YAML too. */
function formIn(folder: string, path: string): FileForm | undefined {
  const form = STUDY_FOLDERS.get(folder);
  return form?.kind === 'reference' && path.endsWith('.json') ? { ...form, extension: '.json' } : form;
}

/** The folder that files of a kind stand in. */
export const folderOf = (kind: EntryKind): string => [...STUDY_FOLDERS].find(([, form]) => form.kind === kind)?.[0] ?? '';

/** The file or folder at a study's top that a name stands for, though it may be misspelt. */
export function meantName(name: string): string | undefined {
  return KNOWN.has(name) ? name : nearestName(name, KNOWN);
}

const KNOWN: ReadonlySet<string> = new Set([...STUDY_FILES.keys(), ...STUDY_FOLDERS.keys(), RELEASES, MEDIA]);

/** A file's place in a study, though its folder may be misspelt or have a folder in it. */
export interface Place {
  readonly form: FileForm;
  /** As it should be spelt; empty for a file at the study's top. */
  readonly folder: string;
  /** Not where a file of the study stands: its folder is told, and what is not of the study there is nobody's. */
  readonly astray: boolean;
}

export function placeOf(path: string): Place | undefined {
  const [first = '', ...inside] = path.split('/');
  const top = meantName(first) ?? '';
  const form = inside.length === 0 ? STUDY_FILES.get(top) : formIn(top, path);
  return form && { form, folder: inside.length === 0 ? '' : top, astray: top !== first || inside.length > 1 };
}

/** Endings that a file of each form is also given, in any case. */
const OTHER_ENDINGS: Readonly<Record<FileForm['extension'], readonly string[]>> = {
  '.yaml': ['.yml', '.json'],
  '.json': [],
  '.md': ['.markdown', '.mdown', '.mkd', '.mdx', '.txt'],
  '.mdx': ['.md', '.markdown', '.mdown', '.mkd', '.txt'],
  '.csv': [],
};

export const endingOf = (path: string): string => /\.[^./]*$/.exec(path)?.[0] ?? '';

/** Whether a file that should end in `extension` is one under another ending, by all that can be seen of its name. */
export function hasOtherEnding(path: string, extension: FileForm['extension']): boolean {
  const ending = endingOf(path).toLowerCase();
  return !path.endsWith(extension) && (ending === extension || OTHER_ENDINGS[extension].includes(ending));
}

/** Whether the file may hold text of a study, under its own ending or another. */
export const isText = (path: string): boolean => Object.entries(OTHER_ENDINGS).flat(2).includes(endingOf(path).toLowerCase());
