import type { CslItem } from '#domain/csl-item.ts';

/** Items as CSL-JSON 1.0.2: a list, whatever their number. */
export function formatCslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items, undefined, 2).replace(/\[\s*(\[[^[\]]*\])\s*\]/g, (parts) => parts.replace(/\s+/g, ''))}\n`;
}
