import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { joinProjects } from '#domain/exchange/joined-project.ts';
import type { Project } from '#domain/exchange/project.ts';
import { SEVERAL, type Choices } from '#domain/importing/choices.ts';
import { maskProject, type Mask } from '#domain/importing/mask.ts';
import type { ImportMap } from '#domain/importing/import-map.ts';
import { planUpdate, type Update } from '#domain/planning/update.ts';
import { matchSources } from '#domain/planning/source-plan.ts';
import { planStudy } from '#domain/planning/study-plan.ts';
import { languageOfNames } from '#domain/importing/study-words.ts';
import { counted } from '#domain/text/counted.ts';
import { didYouMeanOr, someOf } from '#domain/text/suggestion.ts';
import { folderName, OptionError } from '#files/build-options.ts';
import { readMask } from '#files/exchange/mask-file.ts';
import { isPublished, openImported } from '#files/exchange/imported-study.ts';
import { readProjectFile, type ReadOptions } from '#files/exchange/project-reader.ts';
import { sortFiles, type SortedFiles } from '#files/exchange/sorted-files.ts';
import { openTarget, readOwn, writeAllOrNone } from '#files/exchange/study-folder.ts';
import { paperProject } from '#formats/exchange/paper/paper-project.ts';
import { paperColumns } from '#formats/exchange/paper/paper-recognition.ts';
import { readPaperStudy } from '#formats/exchange/paper/paper-study.ts';
import type { OffsetReading } from '#formats/exchange/refi/offsets.ts';
import { CODINGS_FILE, formatCodings } from '#formats/study-files/codings-csv.ts';
import { romanize } from '#formats/exchange/romanizer.ts';
import { formatMap, formatStudy, MAP_FILE } from '#formats/exchange/study-files.ts';
import { formatUpdate, type Pruning } from '#formats/exchange/study-update.ts';
import type { StudyTexts } from '#formats/study-files/study-file.ts';
import { parseColumns } from '#formats/exchange/tables/recognition.ts';
import { makeReport, readReport, reportJson, importReportText } from '#report/importing/import-report.ts';
import { literatureText } from '#report/importing/literature-report.ts';
import { visible } from '#report/visible-text.ts';
import { askFile, askReadings, decide, excerptsOf, onTerminal, type Asker } from './import-questions.ts';
import { bringReferences, type BroughtReferences, type ReferenceOptions } from './import-references.ts';

/** Options as they are typed. */
export interface ImportOptions extends ReferenceOptions {
  readonly to: string;
  readonly dryRun?: boolean;
  readonly columns?: string;
  readonly sheet?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly dates?: 'dmy' | 'mdy' | 'none';
  readonly offsets?: string;
  readonly levels?: boolean;
  readonly project?: string;
  readonly language?: string;
  readonly title?: string;
  readonly author?: string[];
  readonly abstract?: string;
  readonly levelNames?: string;
  readonly core?: string;
  readonly category?: string;
  readonly parents?: 'concept' | 'leave-out';
  readonly generalLabel?: string;
  readonly unused?: 'leave-out' | 'keep';
  readonly sets?: 'leave-out' | 'categories';
  readonly memos?: boolean;
  readonly coders?: 'letters' | 'names' | 'none';
  readonly sources?: 'numbers' | 'names';
  readonly attributes?: string[];
  readonly excerpts?: string;
  readonly withoutConsent?: string[];
  readonly withConsent?: string[];
  readonly match?: 'guid' | 'path';
  readonly prune?: boolean;
  readonly mask?: string;
  readonly codings?: boolean;
  readonly date?: string;
  readonly row?: string[];
  readonly paragraphs?: 'each' | 'one';
  readonly changes?: 'accepted' | 'original';
}

/** Lines in which others' words stand. */
const tell = (lines: string) => void process.stdout.write(lines.split('\n').map(visible).join('\n'));
/** The last that is said. */
const close = (words: string) => void process.stdout.write(`\n${words}\n`);

const digest = (text: string) => createHash('sha256').update(text.trim()).digest('hex').slice(0, 16);

/** Brings a project of another program in as a study. 1 if it cannot be; nothing is written then. @param ask undefined where nobody can be asked */
export async function importProject(
  files: readonly string[],
  options: ImportOptions,
  ask: Asker | undefined = onTerminal(),
): Promise<number> {
  try {
    const paths = files.map((file) => resolve(file));
    const sorted = await sortFiles(paths, { ...options, columns: paperColumns(options.columns) });
    const references = bringReferences(sorted.literature, resolve(options.to), options);
    return sorted.papers.length + sorted.projects.length === 0
      ? await addReferences(references, options)
      : await bringIn(sorted, references, files, options, ask);
  } catch (error) {
    const answered = ask === undefined ? undefined : await askFile(error, options, ask);
    if (answered !== undefined) return importProject(files, answered, ask);
    if (!(error instanceof ExchangeError)) throw error;
    const where = [error.file, error.place].filter((part) => part !== undefined && part !== '').join(': ');
    process.stderr.write(
      `${visible(`${where === '' ? '' : `${where}  `}${error.kind}`)}\n  ${visible(error.message)}\n  ${visible(error.mend)}\n\nNothing was written.\n`,
    );
    return 1;
  }
}

/** Only literature: it goes into any study, whoever wrote that. */
async function addReferences({ files, reports }: BroughtReferences, { to, dryRun }: ImportOptions): Promise<number> {
  const folder = resolve(to);
  tell(literatureText(reports, true));
  if (files.size === 0) close('Nothing in it is new: no file was written.');
  else if (dryRun === true) close('Nothing was written: this was a dry run.');
  else {
    await writeAllOrNone(folder, new Map([...files, ...addedToReport(folder, reports)]));
    close(`Written to ${folderName(folder)}/references. All of it is told in import-report.md there.`);
  }
  return 0;
}

/** The report of the last import, with these references in place of those it told of. */
function addedToReport(folder: string, literature: BroughtReferences['reports']): [string, string][] {
  const [before = ''] = (readOwn(folder, 'import-report.md') ?? '').split(/^## References from /m);
  return [
    ['import-report.md', `${before === '' ? '# What was imported\n\n' : before}${literatureText(literature, false)}`],
    ['import-report.json', reportJson({ ...readReport(readOwn(folder, 'import-report.json')), literature })],
  ];
}

async function bringIn(
  sorted: SortedFiles,
  references: BroughtReferences,
  files: readonly string[],
  given: ImportOptions,
  ask: Asker | undefined,
): Promise<number> {
  const folder = resolve(given.to);
  const target = openTarget(folder);
  const read = await readAll(sorted, given);
  const options = ask === undefined ? given : await askReadings(read.readings, given, ask);
  const project = maskProject(options === given ? read : await readAll(sorted, options), maskOf(options, target.map.choices));
  if (project.codes.length === 0)
    throw new ExchangeError('empty-project', 'There are no codes in it.', 'Export the codes, or the whole project.', {
      place: files.map((file) => basename(file)).join(', '),
    });
  const imported = target.state === 'imported' ? openImported(folder) : undefined;
  const asked = { ...earlier(target.map.choices), ...stated(options) };
  checkNamed(project, '--without-consent', asked.withoutConsent);
  checkNamed(project, '--with-consent', asked.withConsent);
  const known = matchSources(project, target.map, digest);
  const refused = refusedNames(project, { map: target.map, known }, imported?.files ?? new Map(), asked);
  const choices = await decide(
    project,
    choicesOf(project, { ...asked, withoutConsent: [...(asked.withoutConsent ?? []), ...refused] }),
    ask,
  );
  const taken = {
    taken: [...target.map.codes.map(({ id }) => id), ...(imported?.taken ?? [])],
    takenExcerpts: imported?.takenExcerpts ?? [],
  };
  const plan = planStudy(project, choices, {
    map: target.map,
    known,
    ...taken,
    romanize,
    digest,
    trust: options.match,
    recorded: asked.codings,
  });
  const update = imported === undefined ? undefined : planUpdate(plan, target.map, imported.caseStudy, { digest, prune: options.prune });
  const changes = update?.changes ?? [];
  const told = imported === undefined ? { ...project, readings: [...project.readings, ...plan.settled] } : project;
  const report = makeReport({
    ...plan,
    files: files.map((file) => basename(file)),
    project: told,
    losses: [...project.losses, ...plan.losses],
    changes,
  });
  tell(`${importReportText(report, true)}${literatureText(references.reports, true)}`);
  const updated =
    update &&
    imported &&
    formatUpdate(
      update,
      plan.study,
      imported,
      target.map.choices.levels,
      options.prune === true ? pruningOf(imported.caseStudy, options, project.program) : undefined,
    );
  const mapped = withMarks(plan.map, { ...options, codings: asked.codings });
  const map = formatMap(
    updated === undefined || updated.removed.length === 0 ? mapped : withoutPruned(mapped, update ?? { gone: [], goneExcerpts: [] }),
  );
  const written = new Map<string, string>(updated?.files ?? formatStudy(plan.study));
  if (map !== target.text) written.set(MAP_FILE, map);
  for (const [path, text] of references.files) written.set(path, text);
  if (asked.codings === true) {
    const codings = formatCodings(plan.codings);
    if (imported === undefined || readOwn(folder, CODINGS_FILE) !== codings) written.set(CODINGS_FILE, codings);
  }
  const exit = changes.some(({ kind }) => kind === 'conflict') ? 3 : 0;
  if (written.size === 0 && (updated?.removed ?? []).length === 0) close('Nothing has changed since the last import: no file was written.');
  else if (options.dryRun === true) close('Nothing was written: this was a dry run.');
  else {
    const { reports } = references;
    written.set(
      'import-report.md',
      [importReportText(report, false), ...(reports.length === 0 ? [] : [literatureText(reports, false)])].join('\n'),
    );
    written.set('import-report.json', reportJson(reports.length === 0 ? report : { ...report, literature: reports }));
    await writeAllOrNone(folder, written, updated?.removed);
    close(
      `Written to ${folderName(folder)}. All of it is told in import-report.md there. Next: npm run check -- --study ${folderName(folder)}`,
    );
  }
  return exit;
}

const stated = (options: ImportOptions) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as unknown as ImportOptions;

/** @throws {OptionError} where a source that is named is none of the project: what was meant would be published under its right name */
function checkNamed({ sources }: Project, flag: string, given: readonly string[] = []): void {
  const names = sources.map(({ name }) => name);
  const unknown = given.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new OptionError(
      `${flag} "${unknown}" is no source of this project. ${didYouMeanOr(unknown, names, names.length === 0 ? 'take it out: the project names no source' : `give one of its sources: ${someOf(names)}`)}`,
    );
}

/**
 * Names of the sources that an earlier import was told to publish nothing of, or whose files in the study say `consent: none`.
 * @throws {ExchangeError} where such a one is not found again and one that is new may be it
 */
function refusedNames(
  project: Project,
  { map, known }: { readonly map: ImportMap; readonly known: ReturnType<typeof matchSources> },
  files: StudyTexts,
  { withConsent = [], withoutConsent = [] }: Partial<ImportOptions>,
): string[] {
  const refused = new Set(
    map.sources.filter(({ id, consent }) => consent === 'none' || /^consent:\s*['"]?none\b/m.test(files.get(`sources/${id}.yaml`) ?? '')),
  );
  const lost = [...refused].filter((one) => ![...known.values()].includes(one)).length;
  const unsaid = project.sources
    .filter((source) => !known.has(source) && !withConsent.includes(source.name) && !withoutConsent.includes(source.name))
    .map(({ name }) => name);
  if (lost > 0 && unsaid.length > 0)
    throw new ExchangeError(
      'unanswered',
      `Of ${counted(lost, 'source')} that the last import had, nothing may be published, and the project does not have ${lost === 1 ? 'it' : 'them'} under that name. New in it: ${someOf(unsaid)}.`,
      'Say of each that is new: --without-consent <source> if nothing of it may be published, --with-consent <source> if it may.',
    );
  return project.sources
    .filter((source) => {
      const one = known.get(source);
      return one !== undefined && refused.has(one);
    })
    .map(({ name }) => name);
}

/** @throws {ExchangeError} where the last import masked words and this one would publish them */
function maskOf({ mask }: ImportOptions, before: Record<string, unknown>): Mask {
  if (mask !== undefined) return readMask(resolve(mask));
  if (before.masked === true)
    throw new ExchangeError(
      'unanswered',
      'The last import masked words, and without the list they would be published.',
      'Give the list again: --mask <file>.',
    );
  return [];
}

/** That words were masked and codings recorded is kept, so that no later import forgets it. */
function withMarks(map: ImportMap, { mask, codings }: Pick<ImportOptions, 'mask'> & { readonly codings: boolean | undefined }): ImportMap {
  return { ...map, choices: { ...map.choices, ...(mask !== undefined && { masked: true }), ...(codings === true && { codings: true }) } };
}

/** What was decided at the last import, as options. */
const earlier = ({ general, levels: _levels, ...choices }: Record<string, unknown>): Partial<ImportOptions> => ({
  ...choices,
  ...(typeof general === 'string' && { generalLabel: general }),
});

function pruningOf({ releases, languages }: CaseStudy, { date }: ImportOptions, program: string): Pruning {
  const day = date ?? new Date().toISOString().slice(0, 10);
  const reason = languages[0].startsWith('zh')
    ? `在 ${program || '编码项目'} 中已删除。`
    : `It was removed in ${program || 'the project'}.`;
  return { day, reason, isPublished: (kind, id) => isPublished(releases, kind, id) };
}

function withoutPruned(map: ImportMap, { gone, goneExcerpts }: Pick<Update, 'gone' | 'goneExcerpts'>): ImportMap {
  const [codes, excerpts] = [new Set(gone.map(({ id }) => id)), new Set(goneExcerpts)];
  return { ...map, codes: map.codes.filter(({ id }) => !codes.has(id)), excerpts: map.excerpts.filter(({ id }) => !excerpts.has(id)) };
}

/** Codebooks first: they say what names there are, where a table of segments leaves it open. */
async function readAll({ papers, projects: files }: SortedFiles, options: ImportOptions): Promise<Project> {
  const paper =
    papers.length === 0
      ? undefined
      : paperProject(
          readPaperStudy(papers, {
            columns: paperColumns(options.columns),
            rows: rowsOf(options.row),
            paragraphs: options.paragraphs,
            changes: options.changes,
          }),
        );
  if (paper !== undefined && files.length === 0) return paper;
  const base: ReadOptions = {
    columns: options.columns === undefined || paperColumns(options.columns) !== undefined ? undefined : parseColumns(options.columns),
    sheet: options.sheet,
    encoding: options.encoding,
    language: options.language,
    delimiter: options.delimiter === 'tab' ? '\t' : options.delimiter,
    dates: options.dates === 'none' ? undefined : options.dates,
    offsets: options.offsets === undefined ? undefined : offsetsOf(options.offsets),
    levels: options.levels ?? true,
    project: options.project,
  };
  const projects = new Map<string, Project>();
  const open: { readonly file: string; readonly error: ExchangeError }[] = [];
  for (const file of files) {
    try {
      projects.set(file, await readProjectFile(resolve(file), base));
    } catch (error) {
      if (!(error instanceof ExchangeError) || error.kind !== 'undecided-codes' || files.length === 1) throw error;
      open.push({ file, error });
    }
  }
  const known = [...projects.values()].flatMap(({ codes }) => codes.flatMap(({ name, path }) => [name, path.join(': ')]));
  for (const { file } of open) projects.set(file, await readProjectFile(resolve(file), { ...base, known }));
  const list = files.flatMap((file) => projects.get(file) ?? []);
  return joinProjects(
    [...(paper === undefined ? [] : [paper]), ...list].toSorted((a, b) => Math.sign(a.segments.length) - Math.sign(b.segments.length)),
  );
}

/** `1:24=技术整合`: what stands in a row of a table. */
function rowsOf(given: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((one) => {
      const [, place = '', words = ''] = /^(\d+:\d+)\s*=\s*(.*)$/s.exec(one) ?? [];
      if (place === '')
        throw new OptionError(`--row "${one}" names no row. Write table and row, and what stands there: --row "1:24=category".`);
      return [place, words];
    }),
  );
}

function offsetsOf(given: string): OffsetReading {
  const [unit = '', newline = 'stored'] = given.split('/');
  if (!['code-points', 'utf-16'].includes(unit) || !['stored', '1'].includes(newline))
    throw new OptionError(
      `--offsets "${given}" is no way to count. Write code-points or utf-16, and behind it /1 where a line break of two characters counts one.`,
    );
  return { unit: unit === 'utf-16' ? 'utf-16' : 'code point', newline: newline === '1' ? '1' : 'as stored' };
}

function choicesOf(project: Project, options: ImportOptions): Choices {
  const { language = languageOfNames(project.codes.map(({ name }) => name)) } = options;
  return {
    language,
    title: options.title,
    authors: options.author ?? [],
    abstract: options.abstract,
    levels: options.levelNames?.split(/\s*[,，]\s*/),
    core: options.core === undefined ? undefined : options.core.trim() === '' ? SEVERAL : options.core,
    category: options.category,
    parents: options.parents,
    general: options.generalLabel,
    unused: options.unused,
    sets: options.sets ?? 'leave-out',
    memos: options.memos,
    coders: options.coders,
    sources: options.sources,
    attributes: options.attributes ?? [],
    excerpts: options.excerpts === undefined ? undefined : excerptsOf(options.excerpts),
    withoutConsent: options.withoutConsent ?? [],
  };
}
