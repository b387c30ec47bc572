import type { Category } from '#domain/study/case-study.ts';

/** The figures of a site by name; `mapId` names the one on a category's page. */
export type FigureName = 'model' | 'stages' | 'review-before' | 'review-after' | `map-${string}`;

export const mapId = (category: Category): FigureName => `map-${category.id}`;
