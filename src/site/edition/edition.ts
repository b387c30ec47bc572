import type { CaseStudy, Category, Concept, Node, Place, Release } from '#domain/study/case-study.ts';
import type { Prose } from '#domain/entry/entry.ts';
import type { Analysis } from '#domain/analysis/analysis.ts';
import type { Question } from '#domain/analysis/questions.ts';
import type { Pairs } from '#domain/permanence/pairs.ts';
import type { StageName } from '#domain/schema/coding.ts';
import type { LinkResolver } from '#render/prose/study-links.ts';
import type { Citations } from '../citing/citations.ts';
import type { CslItems } from '../citing/csl-items.ts';
import type { Diagram } from '../figures/diagrams.ts';
import type { Numbering } from '../figures/numbering.ts';
import type { FigureName } from '../figures/figure-id.ts';
import type { FigureFile } from '../pictures/taken-figure.ts';
import type { PinnedEdition } from './pinned-edition.ts';
import type { StudyCard } from '../pictures/study-card.ts';
import type { RenderedProse } from '../prose/study-prose.ts';
import type { SiteReview } from '../review/review.ts';
import type { Texts } from '../texts/index.ts';

/** Everything the pages of one site in one language ask for; made once a build, and again in dev when a file changes. */
export interface Edition {
  readonly caseStudy: CaseStudy;
  /** The stages of the coding that it has a page of. */
  readonly stages: readonly StageName[];
  /** What is counted from its coding; made once for all languages. */
  readonly analysis: Analysis;
  /** The questions that it has a page of. */
  readonly questions: readonly Question[];
  /** Concepts that are set side by side. */
  readonly pairs: Pairs;
  readonly lang: string;
  readonly texts: Texts;
  readonly links: LinkResolver;
  /** A path beginning with `/` under the site's base, for links: a page in this language, a file as it is. */
  readonly href: (path: string) => string;
  /** The same page in each of the study's languages, the first one first. */
  readonly translations: (path: string) => readonly TranslatedPage[];
  /** The address of a page on the study's site, wherever this build is served, in whatever language; none where no site is known. */
  readonly absoluteUrl: (path: string) => string | undefined;
  /** The same, or the path alone. */
  readonly permanentUrl: (path: string) => string;
  /** @param beside a name of its own, where it stands beside another on a page */
  renderProse(prose: Prose, beside?: string): RenderedProse;
  diagram(id: FigureName): Promise<Diagram | undefined>;
  /** Of figures and tables. */
  readonly numbering: Numbering;
  /** The files of a figure; `png` whether it is offered as pixels too, where all its letters can be set. */
  figureFiles(name: string, png: boolean): FigureFile[];
  /** Made when it is first asked for. */
  readonly card: StudyCard | undefined;
  readonly items: CslItems;
  /** How to cite the study, a part of this edition, or a reference. */
  readonly citations: Citations;
  readonly notes: readonly PlacedNote[];
  /** A release's own pages. */
  pinned(release: Release): PinnedEdition;
  /** Whether the latest release has it as it is now. */
  isReleased(node: Node): boolean;
  /** What the study does to the state it is reviewed against, where the site is built with a review. */
  readonly review: SiteReview | undefined;
  /** The hue's name for `data-hue`. */
  hueOf(node: Category | Concept | undefined): string;
}

/** A page in one language: where it is, and its whole address where the site is known. */
export interface TranslatedPage {
  readonly lang: string;
  readonly href: string;
  readonly url: string | undefined;
}

/** An editorial note and the place it concerns. */
export interface PlacedNote {
  readonly place: Place;
  readonly note: Place extends infer P ? (P extends { notes: readonly (infer N)[] } ? N : never) : never;
}

const KEY = Symbol.for('zhagen.editions');
/** The integration makes them outside Vite, and pages read them inside it: two copies of this module, so they are kept where both see them. */
const shared = globalThis as { [KEY]?: ReadonlyMap<string, Edition> };

/** The editions of every language, the study's first one first. */
export function editions(): readonly [Edition, ...Edition[]] {
  const [first, ...others] = shared[KEY]?.values() ?? [];
  if (first === undefined) throw new Error('No edition is set: pages are built through the integration in astro.config.mjs.');
  return [first, ...others];
}

/** The edition in the study's first language: for what is asked before a page is rendered, such as which pages there are. */
export const mainEdition = (): Edition => editions()[0];

/** The edition in a language, or else in the study's first. */
export function editionIn(lang: string | undefined): Edition {
  return (lang === undefined ? undefined : shared[KEY]?.get(lang)) ?? mainEdition();
}

export function setEditions(made: readonly Edition[]): void {
  shared[KEY] = new Map(made.map((one) => [one.lang, one]));
}
