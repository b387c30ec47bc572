import type { CaseStudy, Category, Concept, Node, Place, Release } from '#domain/case-study.ts';
import type { Prose } from '#domain/entry.ts';
import type { LinkResolver } from '#render/study-links.ts';
import type { Citations } from './citations.ts';
import type { CslItems } from './csl-items.ts';
import type { Diagram } from './diagrams.ts';
import type { FigureId } from './figure-id.ts';
import type { PinnedEdition } from './pinned-edition.ts';
import type { StudyCard } from './study-card.ts';
import type { SiteReview } from './review.ts';
import type { Texts } from './texts/index.ts';

/** Everything the pages of one site ask for; made once a build, and again in dev when a file changes. */
export interface Edition {
  readonly caseStudy: CaseStudy;
  readonly lang: string;
  readonly texts: Texts;
  readonly links: LinkResolver;
  /** A path beginning with `/` under the site's base, for links. */
  href(path: string): string;
  /** The address of a page on the study's site, wherever this build is served; none where no site is known. */
  readonly absoluteUrl: (path: string) => string | undefined;
  /** The same, or the path alone. */
  readonly permanentUrl: (path: string) => string;
  renderProse(prose: Prose): string;
  diagram(id: FigureId): Promise<Diagram | undefined>;
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

/** An editorial note and the place it concerns. */
export interface PlacedNote {
  readonly place: Place;
  readonly note: Place extends infer P ? (P extends { notes: readonly (infer N)[] } ? N : never) : never;
}

const KEY = Symbol.for('zhagen.edition');
const holder = globalThis as { [KEY]?: Edition };

/**
 * The edition being built. It is made by the integration, outside Vite, and read by pages inside it: two copies of this module,
 * so it is held where both see it.
 */
export function edition(): Edition {
  const held = holder[KEY];
  if (held === undefined) throw new Error('No edition is held: pages are built through the integration in astro.config.mjs.');
  return held;
}

export function holdEdition(made: Edition): void {
  holder[KEY] = made;
}
