import { createHash } from 'node:crypto';
import mermaidPackage from 'mermaid/package.json' with { type: 'json' };
import type { DiagramSource } from './source.ts';

/** Names the SVG of a diagram: equal for equal sources under the same Mermaid. The cache tells apart versions of this renderer. */
export function diagramKey({ id, source, kind, form, links = {} }: DiagramSource): string {
  const content = [mermaidPackage.version, id, source, kind, form, Object.entries(links).sort(([a], [b]) => (a < b ? -1 : 1))];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
