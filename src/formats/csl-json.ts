import type { CslItem } from '#domain/csl-item.ts';

/** Items as CSL-JSON 1.0.2: a list, whatever their number; each field on a line of its own. */
export function formatCslJson(items: readonly CslItem[]): string {
  return `[\n${items.map(formatItem).join(',\n')}\n]\n`;
}

function formatItem(item: CslItem): string {
  const fields = Object.entries(item).filter(([, value]) => value !== undefined);
  return `  {\n${fields.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')}\n  }`;
}
