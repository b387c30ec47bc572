import { z } from 'zod';
import { schemaAt, type SchemaNode } from './schema-path.ts';

/**
 * What a field's text is: somebody's own words, words of others that stand as they are, a numeral, or the name of another file. Other
 * fields are of a closed form, in which nothing can be lost unseen.
 */
type TextRole = 'text' | 'verbatim' | 'numeral' | 'name';

export const TEXT_ROLES = z.registry<{ readonly role: TextRole }>();

export const roleOf = (field: SchemaNode | undefined): TextRole | undefined => field && TEXT_ROLES.get(field)?.role;

/** The field that the value at `keys` belongs to; a text in several languages is one field, and so is a name in several forms of each. */
export function fieldAt(schema: z.ZodType, keys: readonly PropertyKey[]): SchemaNode | undefined {
  const field = schemaAt(schema, keys);
  if (field !== undefined) return field;
  const above = [1, 2].map((steps) => schemaAt(schema, keys.slice(0, -steps)));
  return above.find((one) => roleOf(one) === 'text');
}
