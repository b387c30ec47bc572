import type { EntryKind } from '#domain/entry/entry.ts';
import { finding, START, type Finding } from '#domain/entry/finding.ts';
import { toIdentifier } from '#domain/text/identifier.ts';
import { endingOf, folderOf, hasOtherEnding, STUDY_FILES, type FileForm } from './study-form.ts';

export const unreadable = (path: string, message: string, mend: string, position = START): Finding =>
  finding('unreadable-file', path, position, message, mend);

/** How a kind of file is called. */
export const NOUNS: Readonly<Record<EntryKind, string>> = {
  study: 'study',
  relations: 'list of relations',
  reporting: 'list of what is reported',
  codings: 'table of codings',
  retired: 'list of what is retired',
  category: 'category',
  concept: 'concept',
  reference: 'reference',
  section: 'section',
  source: 'source',
  stage: 'stage',
  memo: 'memo',
};

const aNoun = (kind: EntryKind) => `a ${NOUNS[kind]}`;
const IMAGE = /\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp|heic)$/i;
const DOCUMENT = /\.(?:docx?|odt|rtf|pdf|pages|html?|epub|tex|xlsx?|ods|pptx?)$/i;

/** Files about a folder, which many have in any folder. */
export const ABOUT = /^(?:readme|license|licence|changelog|contributing|todo)(?:\.[\w-]+)*$/i;

/** What a file in a study's folder is told that is none of the study's. */
export function foreignFile(path: string, { kind, extension }: FileForm): Finding {
  const slash = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, slash), path.slice(slash + 1)];
  const out = `move it out of ${folder}/`;
  const only = `${folder}/ holds one ${extension} file for each ${NOUNS[kind]}`;
  if (STUDY_FILES.has(name))
    return unreadable(path, `A study has one ${name}, and not in a folder.`, `Move it out of ${folder}/, beside that folder.`);
  if (ABOUT.test(name))
    return unreadable(path, `This is no ${NOUNS[kind]}: ${only}.`, `Move it up, beside ${folder}/, where a study's reader passes over it.`);
  if (IMAGE.test(name)) return unreadable(path, `This is an image, and no ${NOUNS[kind]}: ${only}.`, `Move it out of ${folder}/.`);
  if (DOCUMENT.test(name))
    return unreadable(
      path,
      `This is a document of another program, which is not read: ${only}.`,
      `Save what it says as plain text in ${extension} files as the README shows them, and ${out}.`,
    );
  if (hasOtherEnding(path, extension))
    return unreadable(
      path,
      `A file here ends in ${extension}.`,
      `If it is ${aNoun(kind)}, write it as "${rightName(name, extension)}"; else ${out}.`,
    );
  return unreadable(path, `This is no ${NOUNS[kind]}: ${only}.`, `${out.charAt(0).toUpperCase()}${out.slice(1)}.`);
}

/** The file's name as it should be, with the ending of its kind. */
export function rightName(name: string, extension: FileForm['extension'], lang?: string): string {
  const end = lang === undefined ? extension : `.${lang}${extension}`;
  const stem = name.slice(0, name.length - endingOf(name).length - (lang === undefined ? 0 : lang.length + 1));
  return (toIdentifier(stem) || stem) + end;
}

/** A file that is read as what it is meant to be, though its ending is another. */
export const otherEnding = (path: string, { extension }: FileForm, right: string, taken: boolean): Finding =>
  unreadable(
    path,
    `A file here ends in ${extension}.`,
    taken ? `There is "${right}" already: keep one of the two.` : `Rename it to "${right}".`,
  );

/** A file whose data is of a kind that stands in another folder, or is written another way. */
export function misplacedKind(path: string, own: FileForm, kind: EntryKind, key: string, position: Finding['position']): Finding {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const form: FileForm['extension'] = kind === 'reference' || kind === 'source' ? '.yaml' : '.md';
  const to = `${folderOf(kind)}/${rightName(name, form)}`;
  const swap = SWAPS.find(([one, two, written]) => one === own.kind && two === kind && written === key);
  return unreadable(
    path,
    `This is ${aNoun(kind)}, by its \`${key}\`; it stands among the ${folderOf(own.kind)}.`,
    `Move it to ${to}${form !== endingOf(name).toLowerCase() ? wayOf(form) : ''}.${swap ? ` If it is ${aNoun(own.kind)}, write \`${swap[3]}\` for \`${key}\`.` : ''}`,
    position,
  );
}

/** Keys that are easily taken for one another. */
const SWAPS: readonly (readonly [own: EntryKind, kind: EntryKind, written: string, meant: string])[] = [
  ['category', 'concept', 'category', 'parent'],
  ['concept', 'category', 'parent', 'category'],
  ['concept', 'category', 'meaning', 'definition'],
];

const wayOf = (form: '.yaml' | '.md') => (form === '.md' ? ', between two lines "---"' : ', without the lines "---"');

/** A file of the right kind that is written as another: YAML alone, or Markdown with front matter. */
export const otherForm = (path: string, { kind, extension }: FileForm): Finding =>
  unreadable(
    path,
    `${aNoun(kind).replace('a', 'A')} is ${extension === '.yaml' ? 'YAML alone' : 'Markdown that begins with front matter'}, in a file that ends in ${extension}.`,
    `Write it as "${rightName(path.slice(path.lastIndexOf('/') + 1), extension)}"${wayOf(extension === '.yaml' ? '.yaml' : '.md')}.`,
  );

/**
 * The kind of a file's data where that is plainly another than its place says, and the key that tells it. What has keys of both kinds
 * is its own kind, with keys too many.
 */
export function plainlyOther(own: EntryKind, data: unknown): { kind: EntryKind; key: string } | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const has = (key: string) => Object.hasOwn(data, key);
  const first = (...keys: string[]) => keys.find(has);
  const [concept, category] = [first('category', 'excerpts'), first('parent', 'meaning')];
  const told = ((): { kind: EntryKind; key: string | undefined } => {
    if (concept !== undefined) return { kind: 'concept', key: category === undefined ? concept : undefined };
    if (category !== undefined) return { kind: 'category', key: first('definition', 'related') === undefined ? category : undefined };
    if (has('type') && has('title') && !has('label')) return { kind: 'reference', key: 'type' };
    if (own === 'reference' && has('label') && !has('title') && !has('type')) return { kind: 'source', key: 'label' };
    return { kind: own, key: undefined };
  })();
  return told.key === undefined || told.kind === own ? undefined : { kind: told.kind, key: told.key };
}
