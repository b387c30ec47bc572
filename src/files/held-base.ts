import { openBase, type ComparedStudy } from './compared-study.ts';
import type { BuildOptions } from './build-options.ts';

const held = new Map<string, ComparedStudy>();

/** What a site is reviewed against, read at the first call and then held; undefined where it is built without a review. */
export function reviewBase({ study, reviewBase: base }: BuildOptions): ComparedStudy | undefined {
  if (base === undefined) return undefined;
  const key = `${study}\0${base}`;
  const opened = held.get(key) ?? openBase(base, study, process.cwd(), { option: '--review-base' });
  held.set(key, opened);
  return opened;
}
