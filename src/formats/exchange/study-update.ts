import type { CaseStudy } from '#domain/study/case-study.ts';
import type { PlannedStudy } from '#domain/planning/planned-study.ts';
import type { Edit, Update } from '#domain/planning/update.ts';
import type { StudyTexts } from '../study-files/study-file.ts';
import { addToList, editAbout, editFile } from './study-edits.ts';
import { formatStudy } from './study-files.ts';

/** What of a study’s files a new import writes anew, and which it takes away. */
export interface UpdatedFiles {
  readonly files: Map<string, string>;
  readonly removed: readonly string[];
}

export interface Pruning {
  readonly isPublished: (kind: string, id: string) => boolean;
  /** `2026-12-01` */
  readonly day: string;
  readonly reason: string;
}

/**
 * @param prune what is gone there goes here too: what a release has published is retired, or leads to what has its passages now
 * @param levels the levels of the last import, which a study may have changed since
 */
export function formatUpdate(
  update: Update,
  study: PlannedStudy,
  { caseStudy, files }: { readonly caseStudy: CaseStudy; readonly files: StudyTexts },
  levels: unknown,
  prune: Pruning | undefined,
): UpdatedFiles {
  const written = new Map<string, string>();
  const [language] = caseStudy.languages;
  const fresh = formatStudy({
    ...study,
    categories: update.newCategories,
    concepts: update.newConcepts,
    sources: study.sources.filter(({ id }) => !caseStudy.sources.has(id)),
    relations: [],
  });
  fresh.delete('study.yaml');
  for (const [path, text] of fresh) written.set(path, text);
  const edits = new Map<string, Edit[]>([...update.edits].map(([path, list]) => [path, [...list]]));
  const removed = prune === undefined ? [] : pruned(update, caseStudy, prune, edits, written, files);
  for (const [path, list] of edits) {
    const text = files.get(path);
    if (text === undefined || removed.includes(path)) continue;
    const changed = editFile(text, list, language);
    if (changed !== text) written.set(path, changed);
  }
  const relations = study.relations.filter(
    ({ id, from, to }) => !caseStudy.relations.some((one) => one.id === id || (one.from.id === from && one.to.id === to)),
  );
  if (relations.length > 0) written.set('relations.yaml', addToList(files.get('relations.yaml'), 'relations', relations));
  const about = files.get('study.yaml') ?? '';
  const ours = caseStudy.study.levels.map(({ name }) => name[language]);
  const newLevels =
    JSON.stringify(ours) === JSON.stringify(levels) && ours.length !== study.about.levels.length ? study.about.levels : undefined;
  const edited = editAbout(
    about,
    study.about.lowered.filter((rule) => rule !== 'several-core-categories' || caseStudy.core !== undefined),
    newLevels,
  );
  if (edited !== about) written.set('study.yaml', edited);
  return { files: written, removed };
}

function pruned(
  update: Update,
  caseStudy: CaseStudy,
  { isPublished, day, reason }: Pruning,
  edits: Map<string, Edit[]>,
  written: Map<string, string>,
  files: StudyTexts,
): string[] {
  const retired: object[] = [];
  const edit = (path: string, one: Edit) => edits.set(path, [...(edits.get(path) ?? []), one]);
  for (const { id, kind, into } of update.gone) {
    const heir = into === undefined ? undefined : (caseStudy.concepts.get(into) ?? caseStudy.categories.get(into));
    if (!isPublished(kind, id)) continue;
    if (heir === undefined) retired.push({ kind, id, date: day, reason });
    else edit(heir.path, { addFormer: id });
  }
  const removed = update.gone.map(({ path }) => path);
  for (const id of update.goneExcerpts) {
    for (const concept of caseStudy.excerpts.get(id)?.concepts ?? [])
      if (!removed.includes(concept.path)) edit(concept.path, { removeExcerpt: id });
    if (isPublished('excerpt', id)) retired.push({ kind: 'excerpt', id, date: day, reason });
  }
  if (retired.length > 0) written.set('retired.yaml', addToList(files.get('retired.yaml'), undefined, retired));
  return removed;
}
