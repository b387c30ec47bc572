import type { CaseStudy, Excerpt, Node, Reference, Release } from '#domain/study/case-study.ts';
import type { CslItem } from '#domain/csl/csl-item.ts';
import { pathOf, pinnedPath } from '#domain/study/urls.ts';
import { formatBibtex } from '#formats/citations/bibtex.ts';
import { formatCslJson } from '#formats/citations/csl-json.ts';
import { formatRis } from '#formats/citations/ris.ts';
import { renderBibliography, type CitationStyle } from '#render/citing/citation.ts';

import type { CslItems } from './csl-items.ts';

/** One form of a citation: an entry to read, or one to import. */
export interface Citation {
  readonly id: 'gb2025' | 'gb2015' | 'apa' | 'bibtex' | 'ris' | 'csl';
  readonly name: string;
  readonly text: string;
  /** Lines matter in it. */
  readonly code: boolean;
}

/** The six forms of a citation: GB/T 7714—2025 first where Chinese is read, else APA. */
export type CitationKit = readonly [Citation, ...Citation[]];

export interface Citations {
  /** What the first form is called. */
  readonly style: string;
  readonly study: CitationKit;
  /** The whole codebook, as its latest release has it. */
  readonly codebook: CitationKit;
  node(node: Node): CitationKit;
  reference(reference: Reference): CitationKit;
  /** The entry of a node with the address of one of its excerpts. */
  excerpt(node: Node, excerpt: Excerpt): string;
  /** A node as a release has it, at its own address. */
  pinned(node: Node, release: Release): CitationKit;
  /** The bibliography's entries by reference id. */
  readonly bibliography: ReadonlyMap<string, string>;
}

const STYLES = [
  ['gb2025', 'GB/T 7714—2025', 'gb-t-7714-2025'],
  ['gb2015', 'GB/T 7714—2015', 'gb-t-7714-2015'],
  ['apa', 'APA 7', 'apa-7'],
] as const;
type Style = (typeof STYLES)[number];
const FORMATS = [
  ['bibtex', 'BibTeX', formatBibtex],
  ['ris', 'RIS', formatRis],
  ['csl', 'CSL-JSON', formatCslJson],
] as const;

/** What citeproc sees in place of what one part has and another has not. */
const STAND_IN = { title: 'ZHAGENTITLE', 'container-title': 'ZHAGENBOOK', URL: 'https://zhagen.invalid/part/' } as const;

/** What is published on the web alone: to GB/T 7714 its book is a page, dated by its day, and in every style a chapter is a page of such. */
const printedAs = (type: string, style: CitationStyle) => (type === 'chapter' ? 'site-part' : style === 'apa-7' ? type : 'webpage');

/**
 * Citations as readers of a language find them, made once for all languages. Parts of one version of a study differ in title and URL alone, so
 * each style sets one part with stand-ins, however many there are; the book has one too, since a study's title is not CSL markup.
 */
export function makeCitations(caseStudy: CaseStudy, items: CslItems, hasSite: boolean): (lang: string) => Citations {
  const references = [...caseStudy.references.values()].map((reference) => items.reference(reference));
  const set = (style: CitationStyle) => ({
    study: renderBibliography([items.study], style).get(items.study.id) ?? '',
    references: references.length === 0 ? new Map<string, string>() : renderBibliography(references, style),
    patterns: new Map<string, string>(),
  });
  const rendered = { gb2025: set('gb-t-7714-2025'), gb2015: set('gb-t-7714-2015'), apa: set('apa-7') };
  const patternOf = ([name, , style]: Style, { id: _id, ...item }: CslItem): string => {
    const { patterns } = rendered[name];
    const whole = item['container-title'] === undefined;
    const { title: _title, URL: _URL, 'container-title': _container, ...common } = item;
    const key = JSON.stringify([whole, common]);
    const known = patterns.get(key);
    if (known !== undefined) return known;
    const part = {
      ...STAND_IN,
      ...common,
      id: 'part',
      type: hasSite ? printedAs(item.type, style) : item.type,
      URL: hasSite ? STAND_IN.URL : undefined,
      ...(whole && { 'container-title': undefined }),
    };
    const pattern = renderBibliography([part], style).get('part') ?? '';
    patterns.set(key, pattern);
    return pattern;
  };
  const fill = (style: Style, item: CslItem) =>
    Object.entries(STAND_IN).reduce(
      (text, [field, standIn]) => text.replace(standIn, () => item[field as keyof typeof STAND_IN] ?? ''),
      patternOf(style, item),
    );
  return (lang) => {
    const styles = stylesFor(lang);
    const [first] = styles;
    const kit = (item: CslItem, entry: (style: Style) => string) =>
      [
        ...styles.map((style): Citation => ({ id: style[0], name: style[1], text: entry(style), code: false })),
        ...FORMATS.map(([id, name, format]): Citation => ({ id, name, text: format([item]).replaceAll('\r\n', '\n').trim(), code: true })),
      ] as unknown as CitationKit;
    const part = (item: CslItem) => kit(item, (style) => fill(style, item));
    return {
      style: first[1],
      bibliography: rendered[first[0]].references,
      study: kit(items.study, ([id]) => rendered[id].study),
      codebook: part(items.codebook()),
      node: (node) => part(items.node(node)),
      pinned: (node, release) => part(items.node(node, pinnedPath(release.version, pathOf(node)), release)),
      reference: (reference) => kit(items.reference(reference), ([id]) => rendered[id].references.get(reference.id) ?? ''),
      excerpt: (node, excerpt) => fill(first, items.node(node, pathOf(excerpt))),
    };
  };
}

/** As readers of a language expect them: GB/T 7714 in Chinese, APA elsewhere. */
const stylesFor = (lang: string): readonly [Style, Style, Style] =>
  /^zh(?![a-z])/i.test(lang) ? STYLES : [STYLES[2], STYLES[0], STYLES[1]];
