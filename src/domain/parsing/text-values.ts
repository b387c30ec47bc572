type Key = string | number;

/** Every text of a value, once: an alias of YAML may stand in many places, and in itself. */
export function* textValues(
  data: unknown,
  keys: readonly Key[] = [],
  seen = new Set<object>(),
): Generator<[keys: readonly Key[], text: string]> {
  if (typeof data === 'string') yield [keys, data];
  if (typeof data !== 'object' || data === null || seen.has(data)) return;
  seen.add(data);
  const items: Iterable<[Key, unknown]> = Array.isArray(data) ? data.entries() : Object.entries(data);
  for (const [key, one] of items) yield* textValues(one, [...keys, key], seen);
}
