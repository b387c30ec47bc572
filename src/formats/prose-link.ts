/** A piece of prose: plain text, a link to a concept or category, or one cluster of citations. */
export type ProseSegment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'node'; readonly raw: string; readonly id: string; readonly label: string | undefined }
  | { readonly kind: 'citation'; readonly raw: string; readonly items: readonly CitationItem[] };

/** One reference of a cluster; `locator` is what follows the comma, as in `[@id, p. 5]`. */
export interface CitationItem {
  readonly id: string;
  readonly locator: string | undefined;
}

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
