import CSL, { type Engine } from 'citeproc';
import { citationInput, citationLanguage, citationText, type InputRules } from './citation-input.ts';
import type { CslItem } from '#domain/csl/csl-item.ts';
import { apa7 } from './apa-7.ts';
import { gbt7714 } from './gb-t-7714.ts';
import { type CitationLanguage, locales } from './locales.ts';

export type { CslItem } from '#domain/csl/csl-item.ts';

const styles = {
  'gb-t-7714-2025': gbt7714(2025),
  'gb-t-7714-2015': gbt7714(2015),
  'apa-7': apa7,
} as const;

export type CitationStyle = keyof typeof styles;
export const CITATION_STYLES = Object.keys(styles) as readonly CitationStyle[];

/**
 * The bibliography entry of each item, by id, in the order of `items`: plain text (escape it for HTML), without a leading [n].
 * Each entry is set in its item's language, so a mixed list has 等 and "et al." side by side.
 * Follows the numeric system of GB/T 7714—2025 or —2015 (信息与文献 参考文献著录规则), or APA 7 without its italics.
 *
 * @throws {Error} when two items have one id.
 */
export function renderBibliography(items: readonly CslItem[], style: CitationStyle): Map<string, string> {
  const entries = new Map(items.map((item) => [item.id, '']));
  if (entries.size < items.length) throw new Error('Two references with one id reached the citation renderer.');
  for (const [language, group] of Map.groupBy(items, citationLanguage)) {
    const rendered = processor(style, language).render(group);
    group.forEach(({ id }, index) => entries.set(id, rendered[index] ?? ''));
  }
  return entries;
}

/** One citeproc engine, which works in one style and one language, and the items that it is asked for. */
class Processor {
  readonly #engine: Engine;
  readonly #rules: InputRules;
  readonly #language: CitationLanguage;
  #items = new Map<string, object>();

  constructor(style: CitationStyle, language: CitationLanguage) {
    const system = {
      retrieveLocale: (wanted: string) => locales[wanted === 'zh-CN' ? 'zh-CN' : 'en-US'],
      retrieveItem: (id: string) => this.#items.get(id),
    };
    const { csl, rules } = styles[style];
    this.#rules = rules;
    this.#language = language;
    this.#engine = new CSL.Engine(system, csl, language, true);
    this.#engine.setOutputFormat('text');
  }

  /** The entries of `items`, in their order. */
  render(items: readonly CslItem[]): string[] {
    // citeproc keeps items in a plain object, where ids such as "constructor" are lost: it gets ids of our own.
    this.#items = new Map(items.map((item, index) => [String(index), { ...citationInput(item, this.#rules), id: String(index) }]));
    this.#engine.updateItems([]); // citeproc remembers items by id, and ours begin again with each list
    this.#engine.updateItems([...this.#items.keys()]);
    const bibliography = this.#engine.makeBibliography();
    if (bibliography === false || bibliography[1].length !== items.length) throw new Error('citeproc left out a reference.');
    return bibliography[1].map((entry) => citationText(entry, this.#language));
  }
}

const processors = new Map<string, Processor>();

/** Building an engine costs as much as rendering some dozens of entries, so each is kept. */
function processor(style: CitationStyle, language: CitationLanguage): Processor {
  const key = `${style} ${language}`;
  const kept = processors.get(key) ?? new Processor(style, language);
  processors.set(key, kept);
  return kept;
}
