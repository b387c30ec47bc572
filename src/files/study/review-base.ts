import { openBase, type ComparedStudy } from './compared-study.ts';
import type { BuildOptions } from '../build-options.ts';

const cached = new Map<string, ComparedStudy>();

/** What a site is reviewed against, read at the first call and then cached; undefined where it is built without a review. */
export function reviewBase({ study, reviewBase: base }: BuildOptions): ComparedStudy | undefined {
  if (base === undefined) return undefined;
  const key = `${study}\0${base}`;
  const opened = cached.get(key) ?? openBase(base, study, process.cwd(), { option: '--review-base' });
  cached.set(key, opened);
  return opened;
}
