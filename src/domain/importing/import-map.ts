import { z } from 'zod';
import { identifier } from '../schema/fields.ts';

const digest = z.string().regex(/^[0-9a-f]{16}$/);

/** A code of the program and what it is in the study; digests are of what was imported last. */
const mappedCode = z.strictObject({
  id: identifier,
  kind: z.enum(['category', 'concept']),
  /** Names from the top down; for a category that was made, its label. */
  path: z.array(z.string()).min(1),
  guid: z.string().optional(),
  /** It holds the codings of a code that is a category, or was made. */
  part: z.enum(['general', 'made']).optional(),
  label: digest.optional(),
  text: digest.optional(),
  memo: digest.optional(),
  /** Where it stands, digested, while nothing of it is published: by that it is known again under another name. */
  places: z.array(digest).optional(),
  /** The category it stood in at the last import. */
  in: identifier.optional(),
});

const mappedExcerpt = z.strictObject({
  id: identifier,
  source: identifier,
  range: z.tuple([z.int(), z.int()]).optional(),
  text: digest,
  concepts: z.array(identifier),
});

const mappedSource = z.strictObject({
  id: identifier,
  guid: z.string().optional(),
  /** Of its name: the name itself may name a person. */
  name: digest,
  text: digest.optional(),
  /** Nothing of it is published, at no later import either. */
  consent: z.literal('none').optional(),
});

const mappedCoder = z.strictObject({ label: z.string(), name: digest });

/** `import.yaml`: what came from where, so that the next import finds it again. Identifiers in it may be edited before the first release. */
export const importMapSchema = z.strictObject({
  choices: z.record(z.string(), z.unknown()).default({}),
  codes: z.array(mappedCode).default([]),
  sources: z.array(mappedSource).default([]),
  excerpts: z.array(mappedExcerpt).default([]),
  coders: z.array(mappedCoder).default([]),
});

export type ImportMap = z.output<typeof importMapSchema>;
export type MappedCode = ImportMap['codes'][number];
export type MappedExcerpt = ImportMap['excerpts'][number];
export type MappedSource = ImportMap['sources'][number];

export const EMPTY_MAP: ImportMap = { choices: {}, codes: [], sources: [], excerpts: [], coders: [] };

/** The first part of a digest, in hexadecimal: told apart from any other text of a study. */
export type Digest = (text: string) => string;
