import { proseIn, type Prose } from '#domain/entry/entry.ts';
import { textIn, type TextRun } from '#domain/text/localized-text.ts';
import { plainText, type Sayings } from '#formats/prose/plain-text.ts';
import type { Edition } from '../edition/edition.ts';

/** The lines of a prose as plain text, in the edition's language where it has it in that. */
export function proseLines({ caseStudy, lang }: Pick<Edition, 'caseStudy' | 'lang'>, prose: Prose): TextRun[] {
  const say: Sayings = {
    node(id) {
      const node = caseStudy.concepts.get(id) ?? caseStudy.categories.get(id);
      return node && textIn(node.label, lang).text;
    },
    reference: (id) => caseStudy.references.get(id)?.number.toString(),
  };
  const { blocks, lang: own } = proseIn(prose, lang, caseStudy.languages[0]);
  return plainText(blocks, say).map((line) => ({ text: line, lang: own }));
}

/** How much of a text describes its page. */
const LENGTH = 160;

/** What a text begins with, as long as a description of its page. */
export function opening(edition: Pick<Edition, 'caseStudy' | 'lang'>, prose: Prose): string {
  const text = proseLines(edition, prose)
    .map((line) => line.text)
    .join(' ')
    .trim();
  return Array.from(text).slice(0, LENGTH).join('');
}
