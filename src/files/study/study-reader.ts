import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '#domain/entry/finding.ts';
import { MEDIA, MEDIA_TYPES } from '#domain/study/media.ts';
import { ABOUT, NOUNS, unreadable } from '#formats/study-files/misplaced-file.ts';
import { withLineFeeds } from '#formats/text/line-ends.ts';
import { hasOtherEnding, isText, meantName, placeOf, RELEASES, STUDY_FILES, STUDY_FOLDERS } from '#formats/study-files/study-form.ts';

/** What is being read: the study's folder, and what is found in it. */
interface Reading {
  readonly folder: string;
  readonly files: Map<string, string | undefined>;
  readonly media: Map<string, Uint8Array | undefined>;
  readonly findings: Finding[];
}

/** A study's files by their paths inside its folder; undefined for one that cannot be read, which is told. */
interface ReadStudy {
  readonly files: Map<string, string | undefined>;
  readonly media: Map<string, Uint8Array | undefined>;
  readonly findings: Finding[];
}

/**
 * A study's folder as texts, and the pictures beside them. Whatever cannot be read is a finding, never an exception: all files are read, so that everything wrong is
 * told at once, and what is misspelt is read as it is meant. Links in the file system are not followed.
 */
export function readStudy(folder: string): ReadStudy {
  const reading: Reading = { folder, files: new Map(), media: new Map(), findings: [] };
  const { files, media, findings } = reading;
  const listed = list(folder, '.', findings);
  if (listed === undefined) return { files, media, findings };
  const names = new Set(listed.map(({ name }) => name));
  for (const item of listed) {
    if (STUDY_FILES.has(item.name)) readInto(reading, item.name, item);
    else if (STUDY_FOLDERS.has(item.name) || item.name === RELEASES || item.name === MEDIA) {
      if (item.isSymbolicLink()) findings.push(linked(item.name));
      else if (!item.isDirectory())
        findings.push(unreadable(item.name, `"${item.name}" must be a folder.`, 'Rename the file, and make a folder of this name.'));
      else readFolder(reading, item.name);
    } else if (!item.name.startsWith('.')) readMisspelt(reading, item, names);
  }
  if (listed.length === 0)
    findings.push(unreadable('.', 'The study folder is empty.', 'Add study.yaml, categories/ and concepts/; the README shows how.'));
  return { files, media, findings };
}

/** The items of a folder of the study; a folder among them is told, and read. */
function readFolder(reading: Reading, path: string): void {
  for (const item of list(join(reading.folder, path), path, reading.findings) ?? [])
    if (path === MEDIA) readPicture(reading, `${path}/${item.name}`, item);
    else readInto(reading, `${path}/${item.name}`, item);
}

/** A name like a study's is told, and read as that, unless the right one is there too: a folder of one's own (images beside stages) is left alone. */
function readMisspelt(reading: Reading, item: Dirent, names: ReadonlySet<string>): void {
  const { name } = item;
  const meant = meantName(name);
  if (meant === undefined || item.isSymbolicLink()) return;
  if (name.includes(REPLACED)) {
    reading.findings.push(badName(name));
    return;
  }
  const isFolder = STUDY_FOLDERS.has(meant) || meant === RELEASES || meant === MEDIA;
  if (item.isDirectory() && !(isFolder && holdsStudyFiles(join(reading.folder, name), meant))) return;
  const tell = (mend: string) => reading.findings.push(unreadable(name, `"${name}" is not part of a study.`, mend));
  if (item.isDirectory() !== isFolder) tell(`Did you mean "${meant}"?`);
  else if (isFolder) {
    tell(names.has(meant) ? `Did you mean "${meant}"? Move its files there.` : `Did you mean "${meant}"? Rename it.`);
    if (meant !== RELEASES && meant !== MEDIA) readFolder(reading, name);
  } else if (names.has(meant))
    tell(`Did you mean "${meant}"? That is there already: write what this file says into it, and remove this one.`);
  else {
    tell(`Did you mean "${meant}"? Rename it.`);
    readInto(reading, name, item);
  }
}

/** Whether a folder with a name like a study's holds what that would hold. */
function holdsStudyFiles(folder: string, meant: string): boolean {
  const extension = STUDY_FOLDERS.get(meant)?.extension;
  const held = (name: string) =>
    meant === MEDIA
      ? [...MEDIA_TYPES.keys()].some((ending) => name.endsWith(ending))
      : extension === undefined
        ? name.endsWith('.json')
        : name.endsWith(extension) || hasOtherEnding(name, extension);
  return readdirSync(folder).some((name) => !ABOUT.test(name) && held(name));
}

const linked = (path: string) =>
  unreadable(path, 'This is a link to another place; only files of the study itself are read.', 'Put the file or folder itself here.');

/** What stands for bytes that are no UTF-8: a file of such a name cannot be found again by it. */
const REPLACED = '\ufffd';

const badName = (path: string) =>
  unreadable(path, 'The name of this file or folder is not encoded in UTF-8.', 'Rename it, in small letters a–z, digits and hyphens.');

/** A folder's items in the order of their names' code units, the same on every machine; undefined if it cannot be listed. */
function list(folder: string, path: string, findings: Finding[]): Dirent[] | undefined {
  try {
    if (!statSync(folder).isDirectory()) {
      findings.push(unreadable(path, `${folder} is a file, not a folder.`, 'Give the folder that holds study.yaml with --study.'));
      return undefined;
    }
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    findings.push(
      unreadable(
        path,
        missing ? `There is no folder ${folder}.` : `The folder cannot be read: ${reasonOf(error)}.`,
        'Give the folder that holds study.yaml with --study.',
      ),
    );
    return undefined;
  }
}

function readInto(reading: Reading, path: string, item: Dirent): void {
  const { folder, files, findings } = reading;
  if (item.name.startsWith('.')) return;
  if (item.name.includes(REPLACED)) {
    findings.push(badName(path));
    return;
  }
  if (item.isDirectory()) readFolderInside(reading, path);
  else if (!item.isFile()) {
    findings.push(item.isSymbolicLink() ? linked(path) : unreadable(path, 'This is not a file.', 'Put the file itself here.'));
    files.set(path, undefined);
  } else if (path.endsWith(placeOf(path)?.form.extension ?? '.json')) files.set(path, readText(join(folder, path), path, findings));
  // A file of another kind is told where it is parsed, and need not be text.
  else files.set(path, isText(path) ? readText(join(folder, path), path, []) : undefined);
}

/** A study's folders have none in them: it is told, and what stands in it is read. */
function readFolderInside(reading: Reading, path: string): void {
  const { files, findings } = reading;
  const [folder = '', ...inside] = path.split('/');
  if (inside.length === 0) {
    findings.push(unreadable(path, 'This is not a file.', 'Put the file itself here.'));
    files.set(path, undefined);
    return;
  }
  const kind = placeOf(path)?.form.kind;
  if (kind !== undefined) readFolder(reading, path);
  if (inside.length > 1) return;
  const each = kind === undefined ? 'releases stand' : `each ${NOUNS[kind]} stands`;
  const some = [...files.keys()].some((one) => one.startsWith(`${path}/`));
  const mend = some ? `Move its files up into ${folder}/, and what is no part of the study out of it.` : `Move it out of ${folder}/.`;
  findings.push(unreadable(path, `This is a folder, and ${folder}/ has none in it: ${each} directly there.`, mend));
}

function readPicture({ folder, media, findings }: Reading, path: string, item: Dirent): void {
  if (item.name.startsWith('.')) return;
  if (item.name.includes(REPLACED)) findings.push(badName(path));
  else if (item.isFile()) media.set(path, readBytes(join(folder, path), path, findings));
  else if (item.isSymbolicLink()) findings.push(linked(path));
  else
    findings.push(
      unreadable(path, 'This is not a file.', `Pictures stand in ${MEDIA}/ itself: put them there, in no folder of their own.`),
    );
}

function readBytes(file: string, path: string, findings: Finding[]): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    findings.push(unreadable(path, `The file cannot be read: ${reasonOf(error)}.`, 'Look at its permissions.'));
    return undefined;
  }
}

function readText(file: string, path: string, findings: Finding[]): string | undefined {
  const bytes = readBytes(file, path, findings);
  return bytes && decodeStudyFile(bytes, path, findings);
}

/** A study's file as text with line feeds: UTF-8, and not empty; undefined for anything else, which is told. */
export function decodeStudyFile(bytes: Buffer, path: string, findings: Finding[]): string | undefined {
  try {
    const text = withLineFeeds(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (text.trim() !== '') return text;
    findings.push(unreadable(path, 'The file is empty.', 'Fill it, or remove it.'));
  } catch {
    findings.push(
      unreadable(path, 'The file is not encoded in UTF-8.', 'Save it as UTF-8 (in many editors: "Save with encoding").', {
        line: firstBadLine(bytes),
        column: 1,
      }),
    );
  }
  return undefined;
}

function firstBadLine(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      break;
    }
    start = stop + 1;
  }
  return line;
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
