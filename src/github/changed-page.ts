import * as z from 'zod';

/** A page that a proposal changes. */
export interface ChangedPage {
  /** Path below the preview's address, without a `/` at its beginning. */
  readonly path: string;
  /** Empty where no thing of the study is its subject. */
  readonly label: string;
}

const thingSchema = z.object({ kind: z.string(), id: z.string(), label: z.record(z.string(), z.string()) });
type Thing = z.infer<typeof thingSchema>;

const changeSchema = z.object({ after: z.array(thingSchema), concerns: z.array(thingSchema), along: z.array(z.unknown()) });
const reviewSchema = z.object({ language: z.string(), changes: z.array(z.unknown()) });

/** Where things have their pages. Excerpts have none of their own; a change to one concerns its concepts. */
const FOLDERS: Readonly<Record<string, string>> = {
  concept: 'concepts/',
  category: 'categories/',
  source: 'sources/',
  reference: 'references/',
  section: 'report/',
  stage: 'coding/',
};

/** More changes than that are not looked at; a comment has room for the pages of fewer. */
const MOST = 50_000;

/**
 * The pages that a review's changes concern, the worst change first; none where it is not a review.
 * @param review what `review.json` holds, or a stranger says it holds
 * @param site only its pages are named
 */
export function changedPages(
  review: unknown,
  site: ReadonlyMap<string, unknown>,
): { readonly pages: readonly ChangedPage[]; readonly remark: string | undefined } {
  const { language, changes } = reviewSchema.safeParse(review).data ?? { language: '', changes: [] };
  const labels = new Map<string, string>();
  // The list grows while it is read: what went along with a change may have gone along for ever.
  for (const [index, one] of changes.entries()) {
    if (index >= MOST) break;
    const { after, concerns, along } = changeSchema.safeParse(one).data ?? { after: [], concerns: [], along: [] };
    for (const thing of [...after, ...concerns]) {
      const path = pageOf(thing);
      if (path === undefined || labels.has(path) || !site.has(`${path}index.html`)) continue;
      labels.set(path, path === SELECTIVE || path === REPORTING ? '' : (thing.label[language] ?? thing.id));
    }
    if (changes.length <= MOST) for (const next of along) changes.push(next);
  }
  return {
    pages: Array.from(labels, ([path, label]) => ({ path, label })),
    remark: changes.length > MOST ? `review.json has more than ${String(MOST)} changes: those after them were not looked at.` : undefined,
  };
}

const SELECTIVE = 'coding/selective/';
const REPORTING = 'reporting/';

function pageOf({ kind, id }: Thing): string | undefined {
  if (kind === 'study') return '';
  if (kind === 'item') return REPORTING;
  if (kind === 'relation' || kind === 'role') return SELECTIVE;
  const folder = FOLDERS[kind];
  return folder === undefined ? undefined : `${folder}${id}/`;
}
