/** `excerpts[1].source` (counted from 1, as a reader does), or "The file" for the whole. */
export function pathName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The file';
  return `"${path.map((key, i) => (typeof key === 'number' ? `[${String(key + 1)}]` : `${i === 0 ? '' : '.'}${inLine(String(key))}`)).join('')}"`;
}

/** Line breaks and such as YAML would write them in quotes. */
const inLine = (key: string) => key.replaceAll(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));

export function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    data,
  );
}
