import type { CitationItem, ProseSegment } from '#domain/entry.ts';

const LINK = /\[\[([^[\]|\n]*)(?:\|([^[\]\n]*))?\]\]|\[(@[^[\]\n]+)\]/g;

/** Splits a run of text at `[[id]]`, `[[id|words]]` and, in Pandoc's form, `[@id; @id, locator]`. */
export function splitProse(text: string): ProseSegment[] {
  const segments: ProseSegment[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    if (match.index > end) segments.push({ kind: 'text', text: text.slice(end, match.index) });
    const [raw, id, label, cluster] = match;
    if (cluster !== undefined) segments.push({ kind: 'citation', raw, items: parseCluster(cluster) });
    else segments.push({ kind: 'node', raw, id: (id ?? '').trim(), label: label?.trim() === '' ? undefined : label?.trim() });
    end = match.index + raw.length;
  }
  if (end < text.length) segments.push({ kind: 'text', text: text.slice(end) });
  return segments;
}

function parseCluster(cluster: string): CitationItem[] {
  return cluster.split(';').map((part) => {
    const comma = part.indexOf(',');
    const name = comma < 0 ? part : part.slice(0, comma);
    const locator = comma < 0 ? '' : part.slice(comma + 1).trim();
    return { id: name.trim().replace(/^@/, ''), locator: locator === '' ? undefined : locator };
  });
}
