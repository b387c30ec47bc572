import { NO_PROSE, type Entry, type ProseText, type Translation } from '#domain/entry/entry.ts';
import { finding, START, type Finding } from '#domain/entry/finding.ts';
import { toIdentifier } from '#domain/text/identifier.ts';
import { parseCodings } from './codings-csv.ts';
import { repairFrontMatter } from '../yaml/front-matter-repair.ts';
import { splitFrontMatter, type FrontMatter } from '../yaml/front-matter.ts';
import { withLineFeeds } from '../text/line-ends.ts';
import { ABOUT, foreignFile, misplacedKind, otherEnding, otherForm, plainlyOther, rightName, unreadable } from './misplaced-file.ts';
import { mergeConflict } from '../text/merge-conflict.ts';
import { checkHeadingIds } from '../prose/prose-headings.ts';
import { parseProse } from '../prose/prose.ts';
import { endingOf, formOf, hasOtherEnding, placeOf, STUDY_FILES, type FileForm, type Place } from './study-form.ts';
import { checkCharacters, withoutUnfit } from '../yaml/text-characters.ts';
import { parseYaml, withoutYamlComments } from '../yaml/yaml.ts';

/** A study's files as texts, by their paths inside its folder; undefined for one that cannot be read, which is already told. */
export type StudyTexts = ReadonlyMap<string, string | undefined>;

type ProseExtension = '.md' | '.mdx';
const hasProse = (extension: FileForm['extension']): extension is ProseExtension => extension === '.md' || extension === '.mdx';

/**
 * Each file as an entry with positions, and what keeps it from being one: all of it, never an exception. A translation,
 * `<name>.<language>.md` beside `<name>.md`, is part of its original's entry. What is misspelt or misplaced is told, and read as it is
 * meant, so that everything else in it is told as well, and nothing that follows from it alone.
 */
export function parseStudyFiles(files: StudyTexts): { entries: Entry[]; findings: Finding[] } {
  const entries: Entry[] = [];
  const findings: Finding[] = [];
  const translations = new Map<string, Map<string, Translation>>();
  for (const [path, text] of files) {
    const place = placeOf(path);
    if (place === undefined) continue;
    const { form, astray } = place;
    const written = waysOf(path, place, text);
    if (written === 'foreign') {
      if (!astray) findings.push(foreignFile(path, form));
      continue;
    }
    const [original, lang] = originalOf(path, form);
    if (written === 'other ending') {
      const right = rightName(nameOf(path), form.extension, lang);
      const taken = files.has(besides(path, right));
      findings.push(otherEnding(path, form, right, taken));
      if (taken) continue;
    }
    if (lang !== undefined) {
      const translation = parseTranslation(path, original, form, text, findings);
      if (!files.has(original)) findings.push(orphan(path, original));
      const known = translations.get(original);
      if (known === undefined) translations.set(original, new Map([[lang, translation]]));
      else known.set(lang, translation);
    } else entries.push(parseStudyFile(path, form, text, findings));
  }
  return { entries: entries.map((entry) => withTranslations(entry, translations.get(entry.path))), findings };
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const besides = (path: string, name: string) => path.slice(0, path.lastIndexOf('/') + 1) + name;
const YAML_ENDING = /\.(?:ya?ml|json)$/i;

/** How a file is written, by its name and its first line: as its place says, under another ending, in another form, or as nothing of a study. */
function waysOf(
  path: string,
  { form, folder, astray }: Place,
  text: string | undefined,
): 'own' | 'other ending' | 'other form' | 'foreign' {
  const name = nameOf(path);
  const known = STUDY_FILES.has(name) || ABOUT.test(name);
  if (folder === '' || (!astray && !known && path.endsWith(form.extension))) return 'own';
  const opened = text !== undefined && (splitFrontMatter(text) !== 'missing' || repairFrontMatter(text) !== undefined);
  if (STUDY_FILES.has(name) || (ABOUT.test(name) && text !== undefined && !opened)) return 'foreign';
  const yaml = form.extension === '.yaml';
  const [, lang] = originalOf(path, form);
  if (path.endsWith(form.extension)) return astray && !yaml && !opened && lang === undefined ? 'foreign' : 'own';
  if (text === undefined) return 'foreign';
  if (hasOtherEnding(path, form.extension)) return yaml || opened || lang !== undefined ? 'other ending' : 'foreign';
  return (yaml ? opened : /\.ya?ml$/i.test(name)) ? 'other form' : 'foreign';
}

function withTranslations(entry: Entry, translations: ReadonlyMap<string, Translation> | undefined): Entry {
  return translations === undefined ? entry : { ...entry, prose: { ...entry.prose, translations } };
}

/** What looks like a BCP 47 tag behind a dot; `trust..x` is only an odd name. */
const LANGUAGE_ENDING = /^(.*[^./])\.([a-z]{2,8}(?:-[a-z0-9]{1,8})*)$/i;

/** The path of the file that a translation stands beside, and its language; a path that names no language is its own original. */
function originalOf(path: string, { extension }: FileForm): [original: string, lang?: string] {
  if (!hasProse(extension) || !(path.endsWith(extension) || hasOtherEnding(path, extension))) return [path];
  const [, stem, lang] = LANGUAGE_ENDING.exec(path.slice(0, -endingOf(path).length)) ?? [];
  return stem === undefined || lang === undefined ? [path] : [stem + extension, lang];
}

const orphan = (path: string, original: string) =>
  finding(
    'translation-without-original',
    path,
    START,
    `This is named as a translation of ${original}, which is not there.`,
    `Name it like its original, with the language before the ending; or take the dot out of the name if it is no translation.`,
  );

function parseTranslation(path: string, original: string, form: FileForm, text: string | undefined, findings: Finding[]): Translation {
  if (text === undefined || !hasProse(form.extension) || unmerged(path, text, findings)) return { ...NO_PROSE, path };
  const fit = tellUnfit(path, text, findings);
  if (splitFrontMatter(fit) !== 'missing') {
    const why = 'A translation has no front matter: what that says is in its original, in every language.';
    findings.push(unreadable(path, why, `Take it out of here, and write the translations of its texts into ${original}.`));
    return { ...NO_PROSE, path };
  }
  return { ...readProse(fit, 1, form.extension, path, findings), path };
}

/**
 * What a file was last parsed to. Releases of a study, and the state it is compared with, hold most files as they are now: each text is
 * parsed once.
 */
const parsed = new Map<string, { readonly text: string | undefined; readonly entry: Entry; readonly findings: readonly Finding[] }>();

function parseStudyFile(path: string, form: FileForm, text: string | undefined, findings: Finding[]): Entry {
  let known = parsed.get(path);
  if (known?.text !== text || known === undefined) {
    const own: Finding[] = [];
    known = { text, entry: parseAnew(path, form, text, own), findings: own };
    parsed.set(path, known);
  }
  findings.push(...known.findings);
  return known.entry;
}

function parseAnew(path: string, form: FileForm, text: string | undefined, findings: Finding[]): Entry {
  const fileName = nameOf(path);
  const stem = fileName.slice(0, fileName.length - endingOf(path).length);
  // Under another ending it is told what its whole name should be.
  const name = path.endsWith(form.extension) ? stem : toIdentifier(stem) || stem;
  const numbered = form.kind === 'section' ? /^\d+-(.+)$/.exec(name) : undefined;
  if (numbered === null)
    findings.push(
      finding(
        'id-format',
        path,
        START,
        `"${fileName}" does not begin with a number.`,
        'Name the sections 01-background.mdx, 02-method.mdx, … in their order.',
      ),
    );
  const id = numbered?.[1] ?? name;
  return text === undefined || unmerged(path, text, findings)
    ? brokenEntry(form, id, path)
    : parseText(form, id, path, tellUnfit(path, text, findings), findings);
}

/** Whether a merge is unfinished in it, which is told. */
function unmerged(path: string, text: string, findings: Finding[]): boolean {
  const conflict = mergeConflict(path, text, 'Make one text of the two sides, and take the three lines of marks out.');
  if (conflict !== undefined) findings.push(conflict);
  return conflict !== undefined;
}

/** A text without what no page can show, which is told; the same with any line ends. */
function tellUnfit(path: string, raw: string, findings: Finding[]): string {
  const text = withLineFeeds(raw);
  const positionOf = (index: number) => {
    const before = text.slice(0, index);
    return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
  };
  for (const { position, message, mend } of checkCharacters(text, positionOf)) findings.push(unreadable(path, message, mend, position));
  return withoutUnfit(text);
}

/** A file that cannot be read keeps its id, so that what links to it is not told as well. */
const brokenEntry = ({ kind }: FileForm, id: string, path: string, text?: string, prose = NO_PROSE): Entry => ({
  kind,
  id,
  path,
  data: undefined,
  doubts: [],
  text,
  locate: () => START,
  prose,
  broken: true,
});

function parseText(form: FileForm, id: string, path: string, text: string, findings: Finding[]): Entry {
  const { extension } = form;
  if (form.kind === 'codings') return codingsEntry(form, id, path, text, findings);
  const split = YAML_ENDING.test(path) ? { yaml: text, yamlLine: 1, body: '', bodyLine: 1 } : frontMatterOf(path, text, findings);
  if (split === undefined) return brokenEntry(form, id, path, text);
  const { yaml, yamlLine, body, bodyLine } = split;
  const result = parseYaml(yaml, yamlLine);
  const prose = YAML_ENDING.test(path)
    ? NO_PROSE
    : { ...NO_PROSE, ...readProse(body, bodyLine, hasProse(extension) ? extension : '.md', path, findings) };
  for (const problem of result.problems) findings.push(unreadable(path, problem.message, problem.mend, problem.position));
  if (!('data' in result)) return brokenEntry(form, id, path, text, prose);
  const locate: Entry['locate'] = (keys, part = 'value') => result.locate(keys, part);
  const other = STUDY_FILES.has(nameOf(path)) || !path.includes('/') ? undefined : plainlyOther(form.kind, result.data);
  if (other !== undefined) findings.push(misplacedKind(path, form, other.kind, other.key, locate([other.key], 'key')));
  else if (!path.endsWith(extension) && !hasOtherEnding(path, extension)) findings.push(otherForm(path, form));
  return { kind: other?.kind ?? form.kind, id, path, data: result.data, text, doubts: result.doubts, locate, prose, broken: false };
}

/** The table of codings: a value stands on the line of its row. */
function codingsEntry(form: FileForm, id: string, path: string, text: string, findings: Finding[]): Entry {
  const { data, lines, problems } = parseCodings(text);
  for (const { rule, line, message, mend } of problems) findings.push(finding(rule, path, { line, column: 1 }, message, mend));
  const entry = brokenEntry(form, id, path, text);
  const locate: Entry['locate'] = ([, row]) => ({ line: lines[Number(row)] ?? 1, column: 1 });
  return data === undefined ? entry : { ...entry, data, locate, broken: false };
}

/** A file's front matter, also where its lines of hyphens are not quite as they must be; that is told. */
function frontMatterOf(path: string, text: string, findings: Finding[]): FrontMatter | undefined {
  const split = splitFrontMatter(text);
  if (typeof split !== 'string') return split;
  const repaired = repairFrontMatter(text);
  if (repaired !== undefined) {
    for (const { message, mend, position } of repaired.faults) findings.push(unreadable(path, message, mend, position));
    return repaired.matter;
  }
  findings.push(
    split === 'missing'
      ? unreadable(path, 'The file does not begin with front matter.', 'Begin the file with a line "---", the YAML, and a line "---".')
      : unreadable(path, 'The front matter is not closed: the file may be cut off.', 'End the front matter with a line "---".'),
  );
  return undefined;
}

function readProse(body: string, line: number, extension: ProseExtension, path: string, findings: Finding[]): ProseText {
  const read = parseProse(body, line, extension === '.mdx' ? 'mdx' : 'markdown');
  if ('prose' in read) {
    for (const { rule, position, message, mend } of read.remarks) findings.push(finding(rule, path, position, message, mend));
    findings.push(...checkHeadingIds(path, read.prose.headings));
    return read.prose;
  }
  const reason = read.reason.replace(/\.?$/, '.');
  findings.push(
    unreadable(
      path,
      extension === '.mdx' && read.limit === undefined ? `This is not valid MDX: ${reason}` : reason,
      read.mend ?? 'Close the tag or brace that is open here; write a literal "<" as &lt; and "{" as \\{.',
      read.position,
    ),
  );
  return NO_PROSE;
}

/** A study's file without its comments, in its YAML and in its prose. */
export function withoutRemarks(path: string, text: string): string {
  const extension = formOf(path)?.extension;
  if (extension === undefined || extension === '.csv') return text;
  if (extension === '.yaml') return withoutYamlComments(text);
  const split = splitFrontMatter(text);
  if (split === 'unclosed') return text;
  const body = split === 'missing' ? text : split.body;
  const read = parseProse(body, 1, extension === '.mdx' ? 'mdx' : 'markdown');
  const prose = 'prose' in read ? read.prose.text : body;
  if (split === 'missing') return prose;
  const head = text.slice(0, text.length - body.length);
  const start = head.indexOf(split.yaml);
  return head.slice(0, start) + withoutYamlComments(split.yaml) + head.slice(start + split.yaml.length) + prose;
}
