import type { CaseStudy, Category } from '#domain/case-study.ts';
import type { Texts } from './texts/index.ts';

export interface Diagram { readonly svg: string; readonly source: string; readonly shortened?: string | undefined }
export const mapId = (category: Category) => `map-${category.id}`;
export function studyDiagrams(_study: CaseStudy, _context: { lang: string; texts: Texts; href(path: string): string; permanentUrl(path: string): string; hueOf(node: Category): string }): (id: string) => Promise<Diagram | undefined> {
  return () => Promise.resolve(undefined);
}
