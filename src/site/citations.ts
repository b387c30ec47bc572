import type { CaseStudy, Excerpt, Node, Reference, Release } from '#domain/case-study.ts';
import type { CslItem } from '#domain/csl-item.ts';
import { pathOf, pinnedPath } from '#domain/urls.ts';
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
  /** A node as a release has it, at its own address. */
  pinned(node: Node, release: Release): CitationKit;
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
 * Parts of one version of a study differ in title and URL alone, so each style sets one part with stand-ins, however many there are; the book
 * has one too, since a study's title is not CSL markup.
 */
export function makeCitations(caseStudy: CaseStudy, items: CslItems, hasSite: boolean): Citations {
  const references = [...caseStudy.references.values()].map((reference) => items.reference(reference));
  const set = (style: CitationStyle) => ({
    study: renderBibliography([items.study], style).get(items.study.id) ?? '',
    references: references.length === 0 ? new Map<string, string>() : renderBibliography(references, style),
    patterns: new Map<string, string>(),
  });
  const styles = { gb2025: set('gb-t-7714-2025'), gb2015: set('gb-t-7714-2015'), apa: set('apa-7') };
  const patternOf = (style: (typeof STYLES)[number], { type, language, author, issued, version }: CslItem): string => {
    const { patterns } = styles[style[0]];
    const edition = JSON.stringify([version, issued]);
    const known = patterns.get(edition);
    if (known !== undefined) return known;
    const part = { ...STAND_IN, id: 'part', type, language, author, issued, version, URL: hasSite ? STAND_IN.URL : undefined };
    const pattern = renderBibliography([part], style[2]).get('part') ?? '';
    patterns.set(edition, pattern);
    return pattern;
  };
  const fill = (style: (typeof STYLES)[number], item: CslItem) =>
    Object.entries(STAND_IN).reduce(
      (text, [field, standIn]) => text.replace(standIn, () => item[field as keyof typeof STAND_IN] ?? ''),
      patternOf(style, item),
    );
  const kit = (item: CslItem, entry: (style: (typeof STYLES)[number]) => string) =>
    [
      ...STYLES.map((style): Citation => ({ id: style[0], name: style[1], text: entry(style), code: false })),
      ...FORMATS.map(([id, name, format]): Citation => ({
        id,
        name,
        text: format([item]).replaceAll('\r\n', '\n').trim(),
        code: true,
      })),
    ] as unknown as CitationKit;
  const part = (item: CslItem) => kit(item, (style) => fill(style, item));
  return {
    bibliography: styles.gb2025.references,
    study: kit(items.study, ([id]) => styles[id].study),
    node: (node) => part(items.node(node)),
    pinned: (node, release) => part(items.node(node, pinnedPath(release.version, pathOf(node)), release)),
    reference: (reference) => kit(items.reference(reference), ([id]) => styles[id].references.get(reference.id) ?? ''),
    excerpt: (node, excerpt) => fill(STYLES[0], items.node(node, pathOf(excerpt))),
  };
}
