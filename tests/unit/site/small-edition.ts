import { makeEditions } from '#site/edition/edition-maker.ts';
import type { Edition } from '#site/edition/edition.ts';
import { built, type Texts } from '../../build/released-study.ts';

export const SITE = 'https://study.example/';

/** The editions of a study that is nowhere but in memory, one for each of its languages; of a site whose address is known or not. */
export function editionsOf(files: Texts, address: 'known' | 'unknown' = 'known', base = '/'): readonly [Edition, ...Edition[]] {
  const { caseStudy, findings } = built(files);
  if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  const [first, ...others] = makeEditions(caseStudy, base, address === 'known' ? SITE : undefined, new Map(), false);
  if (first === undefined) throw new Error('A study has a language.');
  return [first, ...others];
}
