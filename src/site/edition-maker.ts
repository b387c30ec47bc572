import type { CaseStudy, Category, Concept, Place } from '#domain/case-study.ts';
import { textIn } from '#domain/localized-text.ts';
import { createProseRenderer } from '#render/prose-renderer.ts';
import type { LinkResolver } from '#render/study-links.ts';
import { makeCitations } from './citations.ts';
import { makeCslItems } from './csl-items.ts';
import { studyDiagrams } from './diagrams.ts';
import type { Edition, PlacedNote } from './edition.ts';
import type { SiteReview } from './review.ts';
import { textsFor } from './texts/index.ts';
import { pathOf } from '#domain/urls.ts';

/** Hues are told apart by colour-blind readers up to this many; further groups begin again. */
const HUES = 6;

/** @param base path of the site, beginning and ending with `/`; `site` the address its permanent URLs begin with, ending with `/` */
export function makeEdition(caseStudy: CaseStudy, base: string, site: string | undefined, review?: SiteReview): Edition {
  const lang = caseStudy.languages[0];
  const href = (path: string) => base + path.slice(1);
  const absoluteUrl = (path: string) => (site === undefined ? undefined : site + path.slice(1));
  const permanentUrl = (path: string) => absoluteUrl(path) ?? href(path);
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
  const items = makeCslItems(caseStudy, lang, absoluteUrl);
  const citations = makeCitations(caseStudy, items, site !== undefined);
  return {
    caseStudy, lang, texts: textsFor(lang), links, href, absoluteUrl, permanentUrl, hueOf, items, citations,
    renderProse: (prose) => (prose.text.trim() === '' ? '' : renderProse(prose.text)),
    review, diagram: studyDiagrams(caseStudy, { lang, texts: textsFor(lang), href, permanentUrl, hueOf }, review),
    notes: collectNotes(caseStudy),
  }; // prettier-ignore
}

function collectNotes(study: CaseStudy): PlacedNote[] {
  const places: Place[] = [
    ...study.stages.values(), ...study.sections, ...study.categories.values(), ...study.concepts.values(),
    ...study.relations, ...study.roles, ...study.sources.values(), ...study.references.values(),
  ]; // prettier-ignore
  return places.flatMap((place) => place.notes.map((note) => ({ place, note })));
}
