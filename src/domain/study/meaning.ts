import type { Node } from './case-study.ts';
import type { LocalizedText } from '../text/localized-text.ts';

/** What a concept or a category means. */
export const meaningOf = (node: Node): LocalizedText | undefined => (node.kind === 'concept' ? node.definition : node.meaning);

/** Whether that is in the words of what was published. */
export const isQuoted = (node: Node): boolean => node.kind === 'category' && node.meaningBasis === 'printed';
