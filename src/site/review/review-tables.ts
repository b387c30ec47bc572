import type { CaseStudy, Category } from '#domain/study/case-study.ts';
import { flattenChanges, type Change } from '#domain/compared/change.ts';
import { identityKey, type IdentityKey } from '#domain/text/identity.ts';
import { identityKeyOf } from '#domain/study/lasting-thing.ts';
import { textIn, type TextRun } from '#domain/text/localized-text.ts';
import { diffText, type DiffRun } from '#formats/text/text-diff.ts';
import type { SiteReview } from './review.ts';

/** A row of a table that is not the same any more: its cells before and after. */
export interface ReviewRow {
  readonly mark: 'added' | 'removed' | 'moved' | 'changed';
  readonly before: readonly ReviewCell[];
  readonly after: readonly ReviewCell[];
}

/** A cell in runs, of which those are not `same` that the other state does not have. */
export interface ReviewCell {
  readonly lang: string;
  readonly runs: readonly DiffRun[];
}

interface Row {
  /** The same for the same row before and after. */
  readonly key: string;
  /** The same for rows of one passage, wherever it is coded; undefined where rows have none. */
  readonly passage: string | undefined;
  /** What it stands under. */
  readonly under: string;
  readonly cells: readonly TextRun[];
}

/** Rows of open coding (category, concept, excerpt) that differ, in the order of the table as proposed. */
export function openCodingRows({ before, after, items }: SiteReview, lang: string): ReviewRow[] {
  const now = newNames(items.map(({ change }) => change));
  return alignRows(openRows(before, lang, now), openRows(after, lang, SAME));
}

/** Rows of axial coding (each lowest category with what is above it) that differ. */
export function axialCodingRows({ before, after, items }: SiteReview, lang: string): ReviewRow[] {
  const now = newNames(items.map(({ change }) => change));
  return alignRows(axialRows(before, lang, now), axialRows(after, lang, SAME));
}

type Names = (kind: 'node' | 'excerpt', id: string) => string;

/** Names that things had before, as they have them now. */
function newNames(changes: readonly Change[]): Names {
  const names = new Map<IdentityKey, string>();
  for (const {
    kind,
    before: [old],
    after: [now],
  } of flattenChanges(changes))
    if (kind === 're-identified' && old !== undefined && now !== undefined) names.set(identityKeyOf(old), now.id);
  return (kind, id) => names.get(identityKey(kind, id)) ?? id;
}

const SAME: Names = (_, id) => id;

function openRows(study: CaseStudy, lang: string, now: Names): Row[] {
  return [...study.concepts.values()].flatMap((concept): Row[] => {
    const id = now('node', concept.id);
    const place = { under: now('node', concept.category.id) };
    const cells = [textIn(concept.category.label, lang), textIn(concept.label, lang)];
    if (concept.excerpts.length === 0) return [{ ...place, key: id, passage: undefined, cells: [...cells, { text: '', lang }] }];
    return concept.excerpts.map((excerpt) => {
      const passage = now('excerpt', excerpt.id);
      return { ...place, key: `${id} ${passage}`, passage, cells: [...cells, { text: excerpt.text, lang: excerpt.lang }] };
    });
  });
}

function axialRows(study: CaseStudy, lang: string, now: Names): Row[] {
  const lowest = [...study.categories.values()].filter(({ children }) => children.length === 0);
  return lowest.map((category) => {
    const chain: Category[] = [];
    for (let at: Category | undefined = category; at !== undefined; at = at.parent) chain.unshift(at);
    return {
      key: now('node', category.id),
      passage: undefined,
      under: chain
        .slice(0, -1)
        .map(({ id }) => now('node', id))
        .join(' '),
      cells: chain.map(({ label }) => textIn(label, lang)),
    };
  });
}

const words = ({ cells }: Row) => cells.map(({ text }) => text).join('\n');

function alignRows(before: readonly Row[], after: readonly Row[]): ReviewRow[] {
  const old = new Map(before.map((row) => [row.key, row]));
  const kept = new Set(after.map(({ key }) => key));
  const left = Map.groupBy(
    before.filter(({ key }) => !kept.has(key)),
    ({ passage }) => passage,
  );
  const rows = after.flatMap((row): ReviewRow[] => {
    const same = old.get(row.key);
    const was = same ?? (row.passage === undefined ? undefined : left.get(row.passage)?.shift());
    if (was === undefined) return [{ mark: 'added', before: [], after: markCells(row.cells, row.cells, 'added') }];
    if (words(was) === words(row) && was.under === row.under) return [];
    const mark = same === undefined || was.under !== row.under ? 'moved' : 'changed';
    return [{ mark, before: markCells(was.cells, row.cells, 'removed'), after: markCells(row.cells, was.cells, 'added') }];
  });
  const gone = [...left.values()]
    .flat()
    .map((row): ReviewRow => ({ mark: 'removed', before: markCells(row.cells, row.cells, 'removed'), after: [] }));
  return [...rows, ...gone];
}

/** Of a text that is still much the same, what is different in it; of another text, all of it. */
const STILL_SAME = 0.4;

function markCells(cells: readonly TextRun[], others: readonly TextRun[], kind: 'added' | 'removed'): ReviewCell[] {
  return cells.map(({ text, lang }, i): ReviewCell => {
    const other = others[i]?.text;
    if (other === text) return { lang, runs: [{ kind: 'same', text }] };
    const [from, to] = kind === 'added' ? [other ?? '', text] : [text, other ?? ''];
    const runs = diffText(from, to, lang).filter((run) => run.kind === 'same' || run.kind === kind);
    const same = runs.reduce((sum, run) => sum + (run.kind === 'same' ? run.text.length : 0), 0);
    return { lang, runs: same >= STILL_SAME * Math.max(from.length, to.length) ? runs : [{ kind, text }] };
  });
}
