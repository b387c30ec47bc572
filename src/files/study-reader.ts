import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '#domain/finding.ts';
import { MEDIA, MEDIA_TYPES } from '#domain/media.ts';
import { nearestName } from '#domain/suggestion.ts';
import { formOf, RELEASES, STUDY_FILES, STUDY_FOLDERS, unreadable } from '#formats/study-file.ts';

/** A study's files by their paths inside its folder; undefined for one that cannot be read, which is told. */
interface ReadStudy {
  readonly files: Map<string, string | undefined>;
  readonly media: Map<string, Uint8Array | undefined>;
  readonly findings: Finding[];
}

/**
 * A study's folder as texts, and the pictures beside them. Whatever cannot be read is a finding, never an exception: all files are read, so that everything wrong is
 * told at once. Links in the file system are not followed.
 */
export function readStudy(folder: string): ReadStudy {
  const files = new Map<string, string | undefined>();
  const media = new Map<string, Uint8Array | undefined>();
  const findings: Finding[] = [];
  const listed = list(folder, '.', findings);
  if (listed === undefined) return { files, media, findings };
  const names = [...STUDY_FILES.keys(), ...STUDY_FOLDERS.keys(), RELEASES, MEDIA];
  for (const item of listed) {
    if (STUDY_FILES.has(item.name)) readInto(folder, item.name, item, files, findings);
    else if (STUDY_FOLDERS.has(item.name) || item.name === RELEASES || item.name === MEDIA) {
      if (item.isSymbolicLink()) findings.push(linked(item.name));
      else if (!item.isDirectory())
        findings.push(unreadable(item.name, `"${item.name}" must be a folder.`, 'Rename the file, and make a folder of this name.'));
      else
        for (const inside of list(join(folder, item.name), item.name, findings) ?? [])
          if (item.name === MEDIA) readPicture(folder, `${MEDIA}/${inside.name}`, inside, media, findings);
          else readInto(folder, `${item.name}/${inside.name}`, inside, files, findings);
    } else {
      const near = item.name.startsWith('.') ? undefined : nearestName(item.name, names);
      if (near !== undefined && item.name.includes(REPLACED)) findings.push(badName(item.name));
      else if (near !== undefined && holdsStudyFiles(folder, item, near))
        findings.push(unreadable(item.name, `"${item.name}" is not part of a study.`, `Did you mean "${near}"?`));
    }
  }
  if (listed.length === 0)
    findings.push(unreadable('.', 'The study folder is empty.', 'Add study.yaml, categories/ and concepts/; the README shows how.'));
  return { files, media, findings };
}

/** Whether something with a name like a study's holds what that would hold: a folder of one's own is left alone. */
function holdsStudyFiles(folder: string, item: Dirent, near: string): boolean {
  if (!item.isDirectory()) return true;
  const endings =
    near === MEDIA ? [...MEDIA_TYPES.keys()] : [near === RELEASES ? '.json' : (STUDY_FOLDERS.get(near)?.extension ?? '.yaml')];
  return readdirSync(join(folder, item.name)).some((name) => endings.some((ending) => name.endsWith(ending)));
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
      findings.push(unreadable(path, 'This is a file, not a folder.', 'Give the folder that holds study.yaml with --study.'));
      return undefined;
    }
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    findings.push(
      unreadable(
        path,
        missing ? 'The study folder is not there.' : `The folder cannot be read: ${reasonOf(error)}.`,
        'Give the folder that holds study.yaml with --study.',
      ),
    );
    return undefined;
  }
}

function readInto(folder: string, path: string, item: Dirent, files: Map<string, string | undefined>, findings: Finding[]): void {
  if (item.name.startsWith('.')) return;
  if (item.name.includes(REPLACED)) {
    findings.push(badName(path));
    return;
  }
  // A file of another kind is told where it is parsed, and need not be text.
  const extension = formOf(path)?.extension ?? '.json';
  if (item.isFile()) files.set(path, path.endsWith(extension) ? readText(join(folder, path), path, findings) : undefined);
  else {
    findings.push(item.isSymbolicLink() ? linked(path) : unreadable(path, 'This is not a file.', 'Put the file itself here.'));
    files.set(path, undefined);
  }
}

function readPicture(folder: string, path: string, item: Dirent, media: Map<string, Uint8Array | undefined>, findings: Finding[]): void {
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
  return bytes && decodeText(bytes, path, findings);
}

/** A study's file as text: UTF-8, and not empty; undefined for anything else, which is told. */
export function decodeText(bytes: Buffer, path: string, findings: Finding[]): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
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
