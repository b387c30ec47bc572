import { evidencePages, evidencePagePath, excerptPagePath, excerptPages } from '#domain/coding/excerpt-pages.ts';
import { thingsWithPage } from '#domain/study/lasting-thing.ts';
import {
  analysisPath,
  comparePath,
  memosPath,
  pairPath,
  pathOf,
  paths,
  pinnedPath,
  questionPath,
  reportingPath,
  stagePath,
} from '#domain/study/urls.ts';
import { textIn, type TextRun } from '#domain/text/localized-text.ts';
import type { Edition } from '../edition/edition.ts';
import { stageName } from '../figures/stage-summaries.ts';
import { kindLabel, placeLabel } from '../texts/labels.ts';

/** What each page of the site is called where many are listed, with what kind of thing it is about; the address of one that has no name. */
export function pageNames({ caseStudy, lang, texts: t, pairs, questions, stages }: Edition): (path: string) => TextRun {
  const own = (text: string): TextRun => ({ text, lang });
  const names = new Map<string, TextRun>([
    [paths.home, own(t.nav.home)],
    [paths.report, own(t.report.title)],
    [paths.coding, own(t.coding.title)],
    [paths.concepts, own(t.nav.concepts)],
    [paths.categories, own(t.nav.categories)],
    [paths.references, own(t.nav.references)],
    [paths.sources, own(t.source.title)],
    [paths.notes, own(t.notes.title)],
    [paths.cite, own(t.cite.title)],
    [paths.search, own(t.search.title)],
    [paths.slides, own(t.slides.title)],
    [paths.versions, own(t.version.title)],
    [comparePath, own(t.compare.title)],
    [memosPath, own(t.memo.title)],
    [reportingPath, own(t.reporting.title)],
    [analysisPath, own(t.analysis.title)],
    ...questions.map((one) => [questionPath(one), own(`${t.analysis.title}${t.colon}${t.analysis.questions[one].title}`)] as const),
    ...evidencePages(caseStudy).map((_, i) => [evidencePagePath(i + 1), own(numbered(t.evidence.title, i))] as const),
  ]);
  for (const thing of [...thingsWithPage(caseStudy), ...caseStudy.stages.values()]) {
    const { text, lang: of } = placeLabel(thing, lang, t);
    names.set(pathOf(thing), { text: of === lang ? `${kindLabel(thing, lang, t).text}${t.colon}${text}` : text, lang: of });
  }
  for (const concept of caseStudy.concepts.values())
    for (const [i] of excerptPages(concept).entries()) {
      const { text, lang: of } = names.get(pathOf(concept)) ?? own('');
      names.set(excerptPagePath(concept, i + 1), { text: numbered(text, i), lang: of });
    }
  for (const { concepts } of pairs.shown) {
    const [a, b] = concepts.map(({ label }) => textIn(label, lang).text);
    names.set(pairPath(concepts[0].id, concepts[1].id), own(`${a ?? ''} ↔ ${b ?? ''}`));
  }
  for (const stage of stages.filter((one) => !caseStudy.stages.has(one))) {
    const { text, lang: of } = stageName(caseStudy, stage, lang, t);
    names.set(stagePath(stage), { text, lang: of });
  }
  for (const { version } of caseStudy.releases) names.set(pinnedPath(version, paths.home), own(t.version.name(version)));
  return (path) => names.get(path) ?? own(path);
}

/** A page behind the first says which it is. */
const numbered = (name: string, place: number) => (place === 0 ? name : `${name} · ${String(place + 1)}`);
