/** So many numbers in a row, each one more than the last, stand at a margin and nowhere else. */
const FEWEST = 8;
/** How far the next line’s number can be from one, in characters. */
const LINE = 300;
const CANDIDATE = /(?<=^|[\s\p{L}.,;:，。；：)）\]-])(\d{1,4})[^\S\n]+(?=\S)/gmu;

/**
 * A text without the numbers of its lines, which some papers print at the margin and copying sets among the words: `的117 影响`.
 * What they cut is joined again.
 */
export function withoutLineNumbers(text: string): string {
  const found = Array.from(text.matchAll(CANDIDATE), ({ 0: whole, 1: number = '', index }) => ({
    number: Number(number),
    index,
    end: index + whole.length,
  }));
  const margin = new Set<(typeof found)[number]>();
  for (const [at, first] of found.entries()) {
    if (margin.has(first)) continue;
    const run = [first];
    for (const next of found.slice(at + 1)) {
      const last = run.at(-1) ?? first;
      if (next.index - last.end > LINE) break;
      if (next.number === last.number + 1) run.push(next);
    }
    if (run.length >= FEWEST) for (const one of run) margin.add(one);
  }
  if (margin.size === 0) return text;
  let [made, at] = ['', 0];
  for (const { index, end } of [...margin].sort((a, b) => a.index - b.index)) {
    made += text.slice(at, index);
    const apart =
      /[\p{L}\p{N}]$/u.test(made) &&
      /^\p{L}/u.test(text.slice(end)) &&
      !(/\p{Script=Han}$/u.test(made) || /^\p{Script=Han}/u.test(text.slice(end)));
    made += apart ? ' ' : '';
    at = end;
  }
  return made + text.slice(at);
}
