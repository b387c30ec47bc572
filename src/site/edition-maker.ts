import type { CaseStudy, Category, Concept, Node, Place } from '#domain/case-study.ts';
import { textIn } from '#domain/localized-text.ts';
import type { ReferenceData } from '#domain/schema/reference.ts';
import { renderBibliography, type CslItem } from '#render/citation.ts';
import { createProseRenderer } from '#render/prose-renderer.ts';
import type { LinkResolver } from '#render/study-links.ts';
import { studyDiagrams } from './diagrams.ts';
import type { Edition, PlacedNote } from './edition.ts';
import { textsFor } from './texts/index.ts';
import { pathOf } from './urls.ts';

/** Hues are told apart by colour-blind readers up to this many; further groups begin again. */
const HUES = 6;

/** @param base path of the site, beginning and ending with `/`; `site` the address its permanent URLs begin with, ending with `/` */
export function makeEdition(caseStudy: CaseStudy, base: string, site: string | undefined): Edition {
  const lang = caseStudy.languages[0];
  const href = (path: string) => base + path.slice(1);
  const permanentUrl = (path: string) => (site === undefined ? href(path) : site + path.slice(1));
  const hues = new Map(caseStudy.groups.map((group, index) => [group, String((index % HUES) + 1)]));
  const hueOf = (node: Category | Concept | undefined) => (node?.group && hues.get(node.group)) ?? 'core';
  const links: LinkResolver = {
    node(id) {
      const node = caseStudy.concepts.get(id) ?? caseStudy.categories.get(id);
      if (node === undefined) return undefined;
      const label = textIn(node.label, lang);
      return { href: href(pathOf(node)), text: label.text, lang: label.lang === lang ? undefined : label.lang };
    },
    reference(id) {
      const reference = caseStudy.references.get(id);
      return reference && { href: href(pathOf(reference)), text: String(reference.number), title: reference.data.title };
    },
  };
  const renderProse = createProseRenderer(() => links, textsFor(lang).footnotes);
  const items = [...caseStudy.references.values()].map(({ id, data }) => toCslItem(id, data));
  const { studyCitation, citationOf } = makeCitations(caseStudy, lang, permanentUrl, site !== undefined);
  return {
    caseStudy, lang, texts: textsFor(lang), links, href, permanentUrl, hueOf, studyCitation, citationOf,
    renderProse: (prose) => (prose.text.trim() === '' ? '' : renderProse(prose.text)),
    diagram: studyDiagrams(caseStudy, { lang, texts: textsFor(lang), href, permanentUrl, hueOf }),
    references: items.length === 0 ? new Map() : renderBibliography(items, 'gb-t-7714-2025'),
    notes: collectNotes(caseStudy),
  }; // prettier-ignore
}

function toCslItem(id: string, data: ReferenceData): CslItem {
  const { issued, accessed, printed: _printed, notes: _notes, ...fields } = data;
  return {
    id,
    ...fields,
    ...(issued && { issued: { 'date-parts': [issued] } }),
    ...(accessed && { accessed: { 'date-parts': [accessed] } }),
  };
}

/**
 * The entry of the study, and the entry of any part. Parts differ in title and URL alone, so citeproc sets one part
 * with stand-ins, however many there are. A site whose address is not known has none to cite; the book has one too, since a study's title is not CSL markup.
 */
function makeCitations(
  { study }: CaseStudy,
  lang: string,
  permanentUrl: (path: string) => string,
  hasSite: boolean,
): Pick<Edition, 'studyCitation' | 'citationOf'> {
  const say = (text: Parameters<typeof textIn>[0] | undefined) => text && textIn(text, lang).text;
  const author = study.authors.map((one) => (one.family ? { family: say(one.family), given: say(one.given) } : { literal: say(one.name) }));
  const [title, container, url] = ['ZHAGENTITLE', 'ZHAGENBOOK', 'https://zhagen.invalid/part/'];
  const { published } = study;
  const items = [
    {
      id: 'study', type: 'article-journal', language: lang, title: say(study.title), author,
      'container-title': say(published?.journal), volume: published?.volume, issue: published?.issue, page: published?.pages, DOI: published?.doi,
      issued: published && { 'date-parts': [published.issued] },
    },
    { id: 'part', type: 'entry', language: lang, title, author, URL: hasSite ? url : undefined, 'container-title': container },
  ]; // prettier-ignore
  const entries = renderBibliography(JSON.parse(JSON.stringify(items)) as CslItem[], 'gb-t-7714-2025');
  const part = (entries.get('part') ?? '').replace(container, () => say(study.codebookTitle ?? study.title) ?? '');
  return {
    studyCitation: entries.get('study') ?? '',
    citationOf: (node: Node) => part.replace(title, () => textIn(node.label, lang).text).replace(url, () => permanentUrl(pathOf(node))),
  };
}

function collectNotes(study: CaseStudy): PlacedNote[] {
  const places: Place[] = [
    ...study.stages.values(), ...study.sections, ...study.categories.values(), ...study.concepts.values(),
    ...study.relations, ...study.roles, ...study.sources.values(), ...study.references.values(),
  ]; // prettier-ignore
  return places.flatMap((place) => place.notes.map((note) => ({ place, note })));
}
