import type { CaseStudy, Category, Concept, Place } from '#domain/case-study.ts';
import { digestCodebook } from '#formats/release.ts';
import { createProseRenderer } from '#render/prose-renderer.ts';
import { makeCitations } from './citations.ts';
import { makeCslItems } from './csl-items.ts';
import { studyDiagrams } from './diagrams.ts';
import type { Edition, PlacedNote } from './edition.ts';
import { makePinnedEdition } from './pinned-edition.ts';
import { linksTo } from './study-link-resolver.ts';
import { makeStudyCard, type StudyCard } from './study-card.ts';
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
  const hues = new Map(caseStudy.groups.map((group, index) => [group.id, String((index % HUES) + 1)]));
  const hueOf = (node: Category | Concept | undefined) => (node?.group && hues.get(node.group.id)) ?? 'core';
  const texts = textsFor(lang);
  const links = linksTo(caseStudy, lang, (node) => href(pathOf(node)), href);
  const pinned = new Map(caseStudy.releases.map((release) => [release, makePinnedEdition(release, lang, texts, href)]));
  const digests = caseStudy.releases.length === 0 ? undefined : digestCodebook(caseStudy);
  const renderProse = createProseRenderer(() => links, texts.footnotes);
  const items = makeCslItems(caseStudy, lang, absoluteUrl);
  const citations = makeCitations(caseStudy, items, site !== undefined);
  let card: [StudyCard | undefined] | undefined;
  return {
    caseStudy, lang, texts, links, href, absoluteUrl, permanentUrl, hueOf, items, citations,
    renderProse: (prose) => (prose.text.trim() === '' ? '' : renderProse(prose.text)),
    review, diagram: studyDiagrams(caseStudy, { lang, texts, href, permanentUrl, hueOf }, review),
    notes: collectNotes(caseStudy),
    pinned: (release) => {
      const found = pinned.get(release);
      if (found === undefined) throw new Error(`Version ${release.version} is none of this study.`);
      return found;
    },
    isReleased: (node) => {
      const was = caseStudy.releases.at(-1)?.digests.get(`${node.kind} ${node.id}`);
      return was !== undefined && was === digests?.get(`${node.kind} ${node.id}`);
    },
    get card() {
      return (card ??= [makeStudyCard(caseStudy, lang, texts, hueOf)])[0];
    },
  }; // prettier-ignore
}

function collectNotes(study: CaseStudy): PlacedNote[] {
  const places: Place[] = [
    ...study.stages.values(), ...study.sections, ...study.categories.values(), ...study.concepts.values(),
    ...study.relations, ...study.roles, ...study.sources.values(), ...study.references.values(),
  ]; // prettier-ignore
  return places.flatMap((place) => place.notes.map((note) => ({ place, note })));
}
