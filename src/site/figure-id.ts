import type { Category } from '#domain/case-study.ts';

/** The figures of a site by name; `mapId` names the one on a category's page. */
export type FigureId = 'model' | 'structure' | 'stages' | 'stages-narrow' | 'review-before' | 'review-after' | `map-${string}`;

export const mapId = (category: Category): FigureId => `map-${category.id}`;
