import type { Tell } from '../entry/tell.ts';
import { mayHoldExcerpt, type ParsedStudy } from './study-parser.ts';

/** What others name by its identifier, and how one of it is called. */
const KINDS = {
  category: 'a category',
  concept: 'a concept',
  excerpt: 'an excerpt',
  reference: 'a reference',
  source: 'a source',
} as const;

/** A place in a file that names something: of what kind, by what name, under which keys; and how it is mended where there is no such thing. */
interface Naming {
  readonly kind: keyof typeof KINDS;
  readonly id: string;
  readonly keys: readonly PropertyKey[];
  readonly mend: () => string;
}

/** The thing of that name among `things`. That the study has none is told, but where a file has it that does not fit: that is told there. */
export function named<T>(parsed: ParsedStudy, tell: Tell, things: ReadonlyMap<string, T>, { kind, id, keys, mend }: Naming): T | undefined {
  const thing = things.get(id);
  const isThere = thing !== undefined || (kind === 'excerpt' ? mayHoldExcerpt(parsed, id) : parsed.ids.get(kind)?.has(id) === true);
  if (!isThere) tell(`unknown-${kind}`, keys, `"${id}" is not ${KINDS[kind]} of this study.`, mend());
  return thing;
}
