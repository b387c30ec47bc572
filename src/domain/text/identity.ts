/** Kinds of things whose identifiers and addresses are for life: what is given up is told in retired.yaml. */
export const LASTING_KINDS = [
  'concept',
  'category',
  'excerpt',
  'relation',
  'role',
  'source',
  'reference',
  'section',
  'memo',
  'item',
] as const;
export type LastingKind = (typeof LASTING_KINDS)[number];

/** Every kind of thing that a study consists of. */
export const THING_KINDS = ['study', 'stage', ...LASTING_KINDS, 'release'] as const;
export type ThingKind = (typeof THING_KINDS)[number];

/** What an identifier is unique in. Concepts and categories share theirs, as `[[id]]` names either. */
export type Namespace = 'node' | Exclude<ThingKind, 'concept' | 'category'>;
export const namespaceOf = (kind: ThingKind | 'node'): Namespace => (kind === 'concept' || kind === 'category' ? 'node' : kind);

export const LASTING_NAMESPACES: readonly Namespace[] = [...new Set(LASTING_KINDS.map(namespaceOf))];

/** The one name of a thing among all of a study: `node first-loan`, `excerpt a-01`. A role has its category's identifier. */
export type IdentityKey = `${Namespace} ${string}`;
export const identityKey = (kind: ThingKind | 'node', id: string): IdentityKey => `${namespaceOf(kind)} ${id}`;

/** The identifier in a key. */
export const idIn = (key: IdentityKey): string => key.slice(key.indexOf(' ') + 1);
