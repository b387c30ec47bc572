import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { NO_PROSE, type Entry, type EntryKind, type Prose } from '#domain/entry.ts';
import { finding, START, type Finding } from '#domain/finding.ts';
import { nearestName } from '#domain/suggestion.ts';
import { splitFrontMatter } from '#formats/front-matter.ts';
import { parseProse } from '#formats/prose.ts';
import { locateYaml, parseYaml } from '#formats/yaml.ts';

export interface ReadResult {
  readonly entries: readonly Entry[];
  readonly findings: readonly Finding[];
}

interface FileForm {
  readonly kind: EntryKind;
  readonly extension: '.yaml' | '.md' | '.mdx';
}

const FILES: ReadonlyMap<string, FileForm> = new Map([
  ['study.yaml', { kind: 'study', extension: '.yaml' }],
  ['relations.yaml', { kind: 'relations', extension: '.yaml' }],
]);

const FOLDERS: ReadonlyMap<string, FileForm> = new Map([
  ['categories', { kind: 'category', extension: '.md' }],
  ['concepts', { kind: 'concept', extension: '.md' }],
  ['references', { kind: 'reference', extension: '.yaml' }],
  ['report', { kind: 'section', extension: '.mdx' }],
  ['sources', { kind: 'source', extension: '.yaml' }],
  ['stages', { kind: 'stage', extension: '.md' }],
]);

/**
 * Reads a study's folder into entries, each with positions. Whatever cannot be read is a finding, never an exception:
 * all files are read, so that everything wrong is told at once. Links in the file system are not followed.
 */
export function readStudy(folder: string): ReadResult {
  const entries: Entry[] = [];
  const findings: Finding[] = [];
  const listed = list(folder, '.', findings);
  if (listed === undefined) return { entries, findings };
  for (const item of listed) {
    const file = FILES.get(item.name);
    const form = FOLDERS.get(item.name);
    if (file !== undefined) readInto(folder, item.name, item, file, entries, findings);
    else if (form !== undefined) {
      if (item.isSymbolicLink()) findings.push(linked(item.name));
      else if (!item.isDirectory())
        findings.push(unreadable(item.name, `"${item.name}" must be a folder.`, 'Rename the file, and make a folder of this name.'));
      else
        for (const inside of list(join(folder, item.name), item.name, findings) ?? [])
          readInto(folder, `${item.name}/${inside.name}`, inside, form, entries, findings);
    } else {
      const near = item.name.startsWith('.') ? undefined : nearestName(item.name, [...FILES.keys(), ...FOLDERS.keys()]);
      if (near !== undefined && holdsStudyFiles(folder, item, near))
        findings.push(unreadable(item.name, `"${item.name}" is not part of a study.`, `Did you mean "${near}"?`));
    }
  }
  if (listed.length === 0)
    findings.push(unreadable('.', 'The study folder is empty.', 'Add study.yaml, categories/ and concepts/; the README shows how.'));
  return { entries, findings };
}

/** Whether something with a name like a study's holds what that would hold: a folder of one's own (images beside stages) is left alone. */
function holdsStudyFiles(folder: string, item: Dirent, near: string): boolean {
  if (!item.isDirectory()) return true;
  const extension = FOLDERS.get(near)?.extension ?? '.yaml';
  return readdirSync(join(folder, item.name)).some((name) => name.endsWith(extension));
}

const linked = (path: string) =>
  unreadable(path, 'This is a link to another place; only files of the study itself are read.', 'Put the file or folder itself here.');
const unreadable = (path: string, message: string, mend: string, position = START) =>
  finding('unreadable-file', path, position, message, mend);

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

function readInto(folder: string, path: string, item: Dirent, form: FileForm, entries: Entry[], findings: Finding[]): void {
  if (item.name.startsWith('.')) return;
  if (!item.name.endsWith(form.extension)) {
    findings.push(
      unreadable(path, `A file here ends in ${form.extension}.`, `Rename it to end in ${form.extension}, or move it out of the folder.`),
    );
    return;
  }
  const name = item.name.slice(0, -form.extension.length);
  const numbered = form.kind === 'section' ? /^\d+-(.+)$/.exec(name) : undefined;
  if (numbered === null)
    findings.push(
      finding(
        'id-format',
        path,
        START,
        `"${item.name}" does not begin with a number.`,
        'Name the sections 01-background.mdx, 02-method.mdx, … in their order.',
      ),
    );
  const id = numbered?.[1] ?? name;
  const text = item.isFile() ? readText(join(folder, path), path, findings) : undefined;
  if (!item.isFile())
    findings.push(item.isSymbolicLink() ? linked(path) : unreadable(path, 'This is not a file.', 'Put the file itself here.'));
  entries.push(text === undefined ? brokenEntry(form, id, path) : parseFile(form, id, path, text, findings));
}

/** A file that cannot be read keeps its id, so that what links to it is not told as well. */
const brokenEntry = ({ kind }: FileForm, id: string, path: string, prose = NO_PROSE): Entry => ({
  kind,
  id,
  path,
  data: undefined,
  locate: () => START,
  prose,
  broken: true,
});

function readText(file: string, path: string, findings: Finding[]): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    findings.push(unreadable(path, `The file cannot be read: ${reasonOf(error)}.`, 'Look at its permissions.'));
    return undefined;
  }
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

function parseFile(form: FileForm, id: string, path: string, text: string, findings: Finding[]): Entry {
  const { kind, extension } = form;
  const split = extension === '.yaml' ? { yaml: text, yamlLine: 1, body: '', bodyLine: 1 } : splitFrontMatter(text);
  if (split === 'missing' || split === 'unclosed') {
    const message =
      split === 'missing' ? 'The file does not begin with front matter.' : 'The front matter is not closed: the file may be cut off.';
    findings.push(
      unreadable(
        path,
        message,
        split === 'missing' ? 'Begin the file with a line "---", the YAML, and a line "---".' : 'End the front matter with a line "---".',
      ),
    );
    return brokenEntry(form, id, path);
  }
  const { yaml, yamlLine, body, bodyLine } = split;
  const result = parseYaml(yaml, yamlLine);
  const prose = extension === '.yaml' ? NO_PROSE : readProse(body, bodyLine, extension, path, findings);
  if ('problems' in result) {
    for (const problem of result.problems) findings.push(unreadable(path, problem.message, problem.mend, problem.position));
    return brokenEntry(form, id, path, prose);
  }
  return {
    kind,
    id,
    path,
    data: result.data,
    locate: (keys, part = 'value') => locateYaml(yaml, yamlLine, keys, part),
    prose,
    broken: false,
  };
}

function readProse(body: string, line: number, extension: '.md' | '.mdx', path: string, findings: Finding[]): Prose {
  const prose = parseProse(body, line, extension === '.mdx' ? 'mdx' : 'markdown');
  if ('links' in prose) return prose;
  findings.push(
    unreadable(
      path,
      `This is not valid MDX: ${prose.reason.replace(/\.?$/, '.')}`,
      'Close the tag or brace that is open here; write a literal "<" as &lt; and "{" as \\{.',
      prose.position,
    ),
  );
  return NO_PROSE;
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
