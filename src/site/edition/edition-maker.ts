import type { CaseStudy, Category, Concept, Node } from '#domain/study/case-study.ts';
import { Analysis } from '#domain/analysis/analysis.ts';
import { questionsOf } from '#domain/analysis/questions.ts';
import { stagesOf } from '#domain/coding/stage-presence.ts';
import { pairsOf } from '#domain/permanence/pairs.ts';
import { identityKeyOf } from '#domain/study/lasting-thing.ts';
import { digestCodebook } from '#formats/study-files/release.ts';
import { makeCitations } from '../citing/citations.ts';
import { makeCslItems } from '../citing/csl-items.ts';
import { studyDiagrams } from '../figures/diagrams.ts';
import type { Edition, PlacedNote } from './edition.ts';
import { areSettable, figureFiles, takeLine, writtenName } from '../pictures/taken-figure.ts';
import { isSettable } from '../pictures/card-font.ts';
import { makePinnedEdition } from './pinned-edition.ts';
import { linksTo } from '../prose/study-link-resolver.ts';
import type { SiteReview } from '../review/review.ts';
import { makeStudyCard } from '../pictures/study-card.ts';
import { proseRendererFor } from '../prose/study-prose.ts';
import { numberFigures } from '../figures/numbering.ts';
import { writtenDiagrams } from '../prose/written-diagrams.ts';
import { textsFor, textsOf } from '../texts/index.ts';
import { inLanguage, pathOf } from '#domain/study/urls.ts';

/** Hues are told apart by colour-blind readers up to this many; further groups begin again. */
const HUES = 6;

/**
 * One edition for each of the study's languages, the first one first. What does not depend on the language is made once; citations are
 * of the study, in its first language.
 * @param base path of the site, beginning and ending with `/`; `site` the address its permanent URLs begin with, ending with `/`
 * @param drawings of the diagrams in its texts, by their blocks; `asFiles` whether figures are written as files too
 */
export function makeEditions(
  caseStudy: CaseStudy,
  base: string,
  site: string | undefined,
  drawings: ReadonlyMap<string, string>,
  asFiles: boolean,
  reviewIn?: (lang: string) => SiteReview,
): Edition[] {
  const [main] = caseStudy.languages;
  const absoluteUrl = (path: string) => (site === undefined ? undefined : site + path.slice(1));
  const under = (path: string) => base + path.slice(1);
  const permanentUrl = (path: string) => absoluteUrl(path) ?? under(path);
  const hues = new Map(caseStudy.groups.map((group, index) => [group.id, String((index % HUES) + 1)]));
  const hueOf = (node: Category | Concept | undefined) => (node?.group && hues.get(node.group.id)) ?? 'core';
  const items = makeCslItems(caseStudy, textsFor(main), absoluteUrl);
  const citationsFor = makeCitations(caseStudy, items, site !== undefined);
  const digests = caseStudy.releases.length === 0 ? undefined : digestCodebook(caseStudy);
  const notes = collectNotes(caseStudy);
  const stages = stagesOf(caseStudy);
  const analysis = new Analysis(caseStudy);
  const questions = questionsOf(caseStudy);
  const pairs = pairsOf(caseStudy);
  const numberings = new Map(caseStudy.languages.map((lang) => [lang, numberFigures(caseStudy, pairs, lang)]));
  const filesIn = (lang: string, name: string, png: boolean) =>
    asFiles ? figureFiles(name, png, lang, main, textsOf(caseStudy, lang)) : [];
  const diagramsIn = (lang: string) => {
    const own = textsOf(caseStudy, lang);
    const numberOf = (block: string) => numberings.get(lang)?.written.get(block);
    const offersOf = (block: string, svg: string) =>
      numberOf(block) === undefined
        ? ''
        : takeLine(writtenName(block), filesIn(lang, writtenName(block), isSettable(svg.replace(/<[^>]*>|&\w+;/g, ''))), own, under);
    return writtenDiagrams(drawings, own, numberOf, offersOf);
  };
  const pathIn = (path: string, lang: string) => (lang === main ? path : inLanguage(path, lang));
  return caseStudy.languages.map((lang): Edition => {
    const texts = textsOf(caseStudy, lang);
    const href = (path: string) => under(pathIn(path, lang));
    const hrefOf = (node: Node) => href(pathOf(node));
    const review = reviewIn?.(lang);
    const settable = once(() => areSettable(caseStudy, lang));
    const card = once(() => makeStudyCard(caseStudy, lang, texts, hueOf));
    const permanentPage = (path: string) => permanentUrl(pathIn(path, lang));
    const diagram = studyDiagrams(caseStudy, { lang, texts, href, permanentUrl: permanentPage, hueOf }, review);
    const pinned = new Map(
      caseStudy.releases.map((release) => [release, makePinnedEdition(release, caseStudy.media, lang, href, diagramsIn)]),
    );
    return {
      caseStudy,
      stages,
      analysis,
      questions,
      pairs,
      numbering: numberings.get(lang) ?? numberFigures(caseStudy, pairs, lang),
      lang,
      texts,
      href,
      absoluteUrl,
      permanentUrl,
      hueOf,
      items,
      notes,
      review,
      citations: citationsFor(lang),
      links: linksTo(caseStudy, lang, hrefOf, href, diagramsIn(lang)),
      translations: (path) =>
        caseStudy.languages.map((one) => ({ lang: one, href: under(pathIn(path, one)), url: absoluteUrl(pathIn(path, one)) })),
      renderProse: proseRendererFor(caseStudy, lang, hrefOf, href, diagramsIn),
      diagram,
      figureFiles: (name, png) => filesIn(lang, name, png && settable()),
      pinned: (release) => {
        const found = pinned.get(release);
        if (found === undefined) throw new Error(`Version ${release.version} is none of this study.`);
        return found;
      },
      isReleased: (node) => {
        const was = caseStudy.releases.at(-1)?.digests.get(identityKeyOf(node));
        return was !== undefined && was === digests?.get(identityKeyOf(node));
      },
      get card() {
        return card();
      },
    };
  });
}

/** Makes it when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function collectNotes(study: CaseStudy): PlacedNote[] {
  const places = [
    ...study.stages.values(),
    ...study.sections,
    ...study.categories.values(),
    ...study.concepts.values(),
    ...study.relations,
    ...study.roles,
    ...study.sources.values(),
    ...study.references.values(),
  ];
  return places.flatMap((place) => place.notes.map((note) => ({ place, note })));
}
