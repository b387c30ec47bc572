/** Folders, or the file, that hold things: before a name, they tell things of one name apart. */
const HOLDERS = {
  study: 'study.yaml',
  section: 'report',
  stage: 'stages',
  category: 'categories',
  concept: 'concepts',
  relation: 'relations',
  source: 'sources',
  reference: 'references',
  excerpt: 'excerpts',
} as const;

interface Named {
  readonly kind: keyof typeof HOLDERS;
  readonly id: string;
}

/** Things by their names, and by their names behind what holds them. */
export type PlaceNames<T extends Named> = ReadonlyMap<string, readonly T[]>;

export const indexNames = <T extends Named>(all: readonly T[]): PlaceNames<T> =>
  new Map([...Map.groupBy(all, ({ id }) => id), ...all.map((one): [string, T[]] => [fullName(one), [one]])]);

const fullName = ({ kind, id }: Named) => (kind === 'study' ? HOLDERS.study : `${HOLDERS[kind]}/${id}`);

/** The name without what holds the thing. */
export const bareName = (name: string): string => name.slice(name.indexOf('/') + 1);

/** What is wrong with a name that several things have, and the mend. */
export const ambiguous = (name: string, things: readonly Named[]): [message: string, mend: string] => [
  `"${name}" is the name of several things of this study.`,
  `Write which one is meant: ${things.map((one) => `"${fullName(one)}"`).join(' or ')}.`,
];
