import { diffText, type DiffRun } from '#formats/text/text-diff.ts';

/** Characters that are kept beside a difference, and of a difference itself. */
const [AROUND, LONGEST] = [24, 600];

/** What was taken out of a text and put in, with a little of what stands around it. */
export function shortDifference(from: string, to: string, lang: string, most?: number): DiffRun[] {
  return diffText(from, to, lang, most).map(({ kind, text }, index, runs) => {
    const characters = Array.from(text);
    if (kind !== 'same') return { kind, text: characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text };
    const [before, after] = [index > 0 ? AROUND : 0, index < runs.length - 1 ? AROUND : 0];
    if (characters.length <= before + after + 1) return { kind, text };
    return { kind, text: `${characters.slice(0, before).join('')}…${after === 0 ? '' : characters.slice(-after).join('')}` };
  });
}
