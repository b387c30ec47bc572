import type { CaseStudy, Category } from '#domain/study/case-study.ts';
import { NAMELESS } from '#domain/schema/level-name.ts';
import { nounOf } from '#domain/coding/noun.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import { readRasterizer } from '#files/drawing-assets.ts';
import { drawCard } from '#render/card/card.ts';
import { typeset } from '#render/card/typeset.ts';
import { rasterize } from '#render/card/rasterize.ts';
import { cardFont } from './card-font.ts';
import { personName } from '../citing/credit-line.ts';
import type { Texts } from '../texts/index.ts';

/** The picture of the study that other sites show beside a link. */
export interface StudyCard {
  readonly alt: string;
  png(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Drawn from the study's title, authors, counts and groups; none where the typeface lacks a character of them. */
export function makeStudyCard(caseStudy: CaseStudy, lang: string, t: Texts, hueOf: (node: Category) => string): StudyCard | undefined {
  const { study, concepts, excerpts, groups } = caseStudy;
  const say = (text: LocalizedText | undefined) => (text === undefined ? '' : textIn(text, lang).text);
  const authors = study.authors.map((one) => personName(one, lang));
  const year = study.published?.issued[0];
  const by = [...authors, ...(year === undefined ? [] : [study.published?.issuedInferred ? `[${String(year)}]` : String(year)])].join(
    ' · ',
  );
  const counts = [t.counts.level(concepts.size, nounOf(study.levels.at(-1) ?? NAMELESS, lang)), t.counts.excerpts(excerpts.size)].join(
    ' · ',
  );
  const bars = groups.map((group) => ({ label: say(group.label), hue: hueOf(group), concepts: group.conceptCount }));
  const svg = drawCard({ kind: t.home.kind, title: typeset(say(study.title)), by: typeset(by), counts, groups: bars }, cardFont());
  return svg === undefined ? undefined : { alt: `${say(study.title)} — ${by}`, png: () => rasterize(svg, readRasterizer) };
}
