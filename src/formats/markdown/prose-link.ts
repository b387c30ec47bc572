import type { CitationItem, ProseSegment } from '#domain/entry/entry.ts';
import { inOneLine } from './line-break.ts';

type Link = Exclude<ProseSegment, { readonly kind: 'text' }>;

/** `[[id]]` and `[[id|words]]`; before the bar of a table's cell stands a backslash. */
const NODE = /^\[\[([^[\]|\\]*)(?:\\?\|((?:\\[^]|[^[\]\\])*))?\]\]$/;
/** Pandoc's `[@id]`, `[@id, p. 3; @id]`, `[-@id]`, `[see @id]`; `[^@id]` is a footnote's. */
const CLUSTER = /^\[(?!\^)([^[\]]*)\]$/;
/** What comes before a key, the key, and what follows it. A key of other letters than an identifier has ends at a separator. */
const ITEM = /^(|[^]*?[^\w.+@/\\-])-?@([a-z0-9_](?:[\w:.#$%&+?<>~/-]*\w)?|[^\s,;，；]+)([^]*)$/i;

/** Whether what stands between these brackets is a link of the study. */
export const isStudyLink = (raw: string): boolean => parse(raw) !== undefined;

/** @param raw what `isStudyLink` admits */
export function parseStudyLink(raw: string): Link {
  const link = parse(raw);
  if (link === undefined) throw new Error(`Not a link of the study: ${raw}`);
  return link;
}

function parse(raw: string): Link | undefined {
  const node = NODE.exec(raw);
  if (node !== null) {
    const label = inOneLine(unescaped(node[2] ?? ''));
    return { kind: 'node', raw, id: inOneLine(node[1] ?? ''), label: label === '' ? undefined : label };
  }
  const [, inside] = CLUSTER.exec(raw) ?? [];
  if (inside?.includes('@') !== true) return undefined;
  const parts = inside.split(/;|；(?=[^;；]*@)/).map(inOneLine);
  const items = parts.map(parseItem);
  // What begins otherwise may be any text in brackets: it cites where each part has a key.
  if (!/^-?@/.test(parts[0] ?? '') && !items.every(({ key }) => key)) return undefined;
  return { kind: 'citation', raw, items: items.map(({ key: _, ...item }) => item) };
}

function parseItem(part: string): CitationItem & { readonly key: boolean } {
  const [, prefix = '', id = part, rest = ''] = ITEM.exec(part) ?? [];
  const locator = rest.replace(/^[\s,，]+/, '');
  return {
    id,
    locator: locator === '' ? undefined : locator,
    prefix: prefix.trim() === '' ? undefined : prefix.trim(),
    key: id !== part,
  };
}

const unescaped = (text: string) => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
