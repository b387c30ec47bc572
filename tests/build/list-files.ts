import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Every file below a folder, its path with `/`, in an order that is the same everywhere. */
export function listFiles(folder: string): string[] {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true });
  return items
    .filter((item) => item.isFile())
    .map((item) =>
      join(item.parentPath, item.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort();
}
