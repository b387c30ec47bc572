import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownReference } from '#domain/referencing/reference-plan.ts';
import { isMap } from '#domain/schema/fields.ts';
import { referenceSchema } from '#domain/schema/reference.ts';
import { withLineFeeds } from '#formats/text/line-ends.ts';
import { parseYaml } from '#formats/yaml/yaml.ts';

/** The references that a folder has, whatever else is in it, and all names that are taken there. */
export interface ReferenceFolder {
  readonly known: readonly KnownReference[];
  readonly taken: readonly string[];
  /** A file’s text, to which fields may be added. */
  readonly texts: ReadonlyMap<string, string>;
}

export function readReferenceFolder(folder: string): ReferenceFolder {
  const place = join(folder, 'references');
  const names = existsSync(place)
    ? readdirSync(place)
        .filter((name) => /\.(?:ya?ml|json)$/.test(name))
        .toSorted()
    : [];
  const texts = new Map(names.map((name) => [`references/${name}`, withLineFeeds(readFileSync(join(place, name), 'utf8'))]));
  const known: KnownReference[] = [];
  const taken: string[] = [];
  for (const [path, text] of texts) {
    const id = path.slice('references/'.length).replace(/\.[a-z]+$/, '');
    taken.push(id);
    const data = dataOf(text);
    // Notes may be in any of the study's languages; here they do not matter.
    const read = referenceSchema(['und']).safeParse(isMap(data) ? { ...data, notes: undefined } : data);
    if (!read.success) continue;
    const { printed, formerIds, ...item } = read.data;
    taken.push(...formerIds);
    known.push({ id, path, item, printed });
  }
  return { known, taken, texts };
}

/** JSON is YAML too; a list of one item is the item. */
function dataOf(text: string): unknown {
  const read = parseYaml(text, 1);
  const data: unknown = 'data' in read ? read.data : undefined;
  return Array.isArray(data) && data.length === 1 ? data[0] : data;
}
