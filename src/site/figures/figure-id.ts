import type { Category } from '#domain/study/case-study.ts';

/** The figures of a site by name; `mapId` names the one on a category's page. */
export type FigureName = 'model' | 'stages' | 'review-before' | 'review-after' | `map-${string}`;

/** A figure as it is drawn, or drawn for a phone. */
export type FigureId = FigureName | `${FigureName}_narrow`;

export const mapId = (category: Category): FigureName => `map-${category.id}`;
export const narrowId = (figure: FigureName): FigureId => `${figure}_narrow`;
