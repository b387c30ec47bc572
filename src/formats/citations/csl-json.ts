import { NAME_FIELDS, type CslItem, type CslName } from '#domain/csl/csl-item.ts';

/** Items as CSL-JSON 1.0.2: a list, whatever their number; each field on a line of its own. What its schema does not have is left out. */
export function formatCslJson(items: readonly CslItem[]): string {
  return `[\n${items.map(formatItem).join(',\n')}\n]\n`;
}

function formatItem(item: CslItem): string {
  const fields = Object.entries(item)
    .filter(([name, value]) => value !== undefined && !(name === 'version' && saidByEdition(item)))
    .map(([name, value]): [string, unknown] => [name, isNames(name, value) ? value.map(withoutFlag) : value]);
  return `  {\n${fields.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')}\n  }`;
}

/** Zotero takes a book with a version for software, and drops its edition. */
const saidByEdition = ({ type, edition, version }: CslItem) => type === 'book' && String(edition ?? '').includes(String(version));

const isNames = (field: string, value: unknown): value is readonly CslName[] =>
  Array.isArray(value) && (NAME_FIELDS as readonly string[]).includes(field);
const withoutFlag = ({ pinyin: _pinyin, ...name }: CslName) => name;
