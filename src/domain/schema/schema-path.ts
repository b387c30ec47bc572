import type { z } from 'zod';

interface Inner {
  readonly def: {
    readonly type: string;
    readonly innerType?: z.ZodType;
    readonly in?: z.ZodType;
    readonly out?: z.ZodType;
    readonly valueType?: z.ZodType;
  };
  readonly shape?: Readonly<Record<PropertyKey, z.ZodType>>;
  readonly element?: z.ZodType;
}
/** A schema, and what it holds if it is one of a list, of a map or of what may be left out. */
export type SchemaNode = z.ZodType & Inner;

/** The schema of the value at `path`, without its optional and default wrappers; undefined where the path leads into what is no list or map. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): SchemaNode | undefined {
  let current = unwrap(schema);
  for (const key of path) {
    const { shape, element, def }: Inner = current;
    const next = shape === undefined ? (element ?? def.valueType) : Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (next === undefined) return undefined;
    current = unwrap(next);
  }
  return current;
}

function unwrap(schema: SchemaNode): SchemaNode {
  const { innerType, in: given, out } = schema.def;
  if (innerType !== undefined) return unwrap(innerType);
  // A map of which something is made still has its keys, and so has one whose keys were looked at first.
  const [map, checked] = [given && unwrap(given), out && unwrap(out)];
  return map?.shape !== undefined ? map : checked?.def.valueType !== undefined ? checked : schema;
}
