import type { CaseStudy, Excerpt, Node, Reference } from '#domain/case-study.ts';
import type { CslItem } from '#domain/csl-item.ts';
import { formatBibtex } from '#formats/bibtex.ts';
import { formatCslJson } from '#formats/csl-json.ts';
import { formatRis } from '#formats/ris.ts';
import { renderBibliography, type CitationStyle } from '#render/citation.ts';
import type { CslItems } from './csl-items.ts';

/** One form of a citation: an entry to read, or one to import. */
export interface Citation {
  readonly id: 'gb2025' | 'gb2015' | 'apa' | 'bibtex' | 'ris' | 'csl';
  readonly name: string;
  readonly text: string;
  /** Lines matter in it. */
  readonly code: boolean;
}

/** The six forms of a citation, GB/T 7714—2025 first. */
export type CitationKit = readonly [Citation, ...Citation[]];

export interface Citations {
  readonly study: CitationKit;
  node(node: Node): CitationKit;
  reference(reference: Reference): CitationKit;
  /** The entry of a node with the address of one of its excerpts, in GB/T 7714—2025. */
  excerpt(node: Node, excerpt: Excerpt): string;
  /** The bibliography's entries by reference id, in GB/T 7714—2025. */
  readonly bibliography: ReadonlyMap<string, string>;
}

const STYLES = [
  ['gb2025', 'GB/T 7714—2025', 'gb-t-7714-2025'],
  ['gb2015', 'GB/T 7714—2015', 'gb-t-7714-2015'],
  ['apa', 'APA 7', 'apa-7'],
] as const;
const FORMATS = [
  ['bibtex', 'BibTeX', formatBibtex],
  ['ris', 'RIS', formatRis],
  ['csl', 'CSL-JSON', formatCslJson],
] as const;

/** What citeproc sees in place of what one part has and another has not. */
const STAND_IN = { title: 'ZHAGENTITLE', 'container-title': 'ZHAGENBOOK', URL: 'https://zhagen.invalid/part/' } as const;

/**
 * Parts of a study differ in title and URL alone, so each style sets one part with stand-ins, however many there are; the book has
 * one too, since a study's title is not CSL markup.
 */
export function makeCitations(caseStudy: CaseStudy, items: CslItems, hasSite: boolean): Citations {
  const part: CslItem = { ...items.study, id: 'part', type: 'entry', issue: undefined, volume: undefined, page: undefined, DOI: undefined, ...STAND_IN, URL: hasSite ? STAND_IN.URL : undefined }; // prettier-ignore
  const references = [...caseStudy.references.values()].map((reference) => items.reference(reference));
  const set = (style: CitationStyle) => {
    const [study, pattern] = renderBibliography([{ ...items.study, id: 'study' }, part], style).values();
    return { study: study ?? '', pattern: pattern ?? '', references: references.length === 0 ? new Map<string, string>() : renderBibliography(references, style) }; // prettier-ignore
  };
  const styles = { gb2025: set('gb-t-7714-2025'), gb2015: set('gb-t-7714-2015'), apa: set('apa-7') };
  const fill = (pattern: string, item: CslItem) =>
    Object.entries(STAND_IN).reduce(
      (text, [field, standIn]) => text.replace(standIn, () => item[field as keyof typeof STAND_IN] ?? ''),
      pattern,
    );
  const kit = (item: CslItem, entry: (style: (typeof STYLES)[number][0]) => string) =>
    [
      ...STYLES.map(([id, name]): Citation => ({ id, name, text: entry(id), code: false })),
      ...FORMATS.map(([id, name, format]): Citation => ({
        id,
        name,
        text: format([item]).replaceAll('\r\n', '\n').trim(),
        code: true,
      })),
    ] as unknown as CitationKit;
  return {
    bibliography: styles.gb2025.references,
    study: kit(items.study, (style) => styles[style].study),
    node(node) {
      const item = items.node(node);
      return kit(item, (style) => fill(styles[style].pattern, item));
    },
    reference: (reference) => kit(items.reference(reference), (style) => styles[style].references.get(reference.id) ?? ''),
    excerpt: (node, excerpt) => fill(styles.gb2025.pattern, items.node(node, excerpt)),
  };
}
