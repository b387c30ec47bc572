import { readdirSync, readFileSync, writeFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';

/** Copies a study and changes so many concepts of the copy, spread over it: another label, category, memo, excerpt or coding in turn. */
export function writeProposal(study: string, proposal: string, changes: number): void {
  cpSync(study, proposal, { recursive: true });
  const files = readdirSync(join(proposal, 'concepts')).sort();
  const step = Math.max(1, Math.floor(files.length / changes));
  for (let n = 0; n < changes; n++) {
    const file = join(proposal, 'concepts', files[n * step + (n % Math.min(step, 7))] ?? '');
    const text = readFileSync(file, 'utf8');
    const edits = [
      () => text.replace(/^label: /m, 'label: 新'),
      () => text.replace(/^category: .*$/m, 'category: category-00000'),
      () => `${text.trimEnd()}又及。\n`,
      () => text.replace(/^( {4}text: )/m, '$1新'),
      () => text.replace(/^definition: /m, 'definition: 又'),
    ];
    writeFileSync(file, edits[n % edits.length]?.() ?? text);
  }
}

/** Seconds that comparing two study folders takes, once they are read, and the changes it finds. */
export function timeComparison(before: string, after: string): { seconds: number; changes: number } {
  const [a, b] = [before, after].map((folder) => reloadStudy(folder).caseStudy);
  if (a === undefined || b === undefined) throw new Error('A study of the benchmark has errors.');
  const start = performance.now();
  const changes = compareCaseStudies(a, b).length;
  return { seconds: (performance.now() - start) / 1000, changes };
}
