import type { CaseStudy } from './case-study.ts';
import type { ProseText } from '../entry/entry.ts';

/** Every text of a study that is written in Markdown or MDX, with its file: memos and analyses, stages, the report, in each language. */
export function* proseTexts({
  sections,
  stages,
  categories,
  concepts,
  memos,
}: Pick<CaseStudy, 'sections' | 'stages' | 'categories' | 'concepts' | 'memos'>): Generator<ProseText & { readonly path: string }> {
  for (const { path, prose } of [...sections, ...stages.values(), ...categories.values(), ...concepts.values(), ...memos.values()]) {
    yield { ...prose, path };
    yield* prose.translations.values();
  }
}
