import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SHAPES, writeManyCodes } from '../studies/many-codes.ts';
import { browse } from './browse.ts';
import { run } from './run.ts';

/** What a study as large as a thesis takes, and what is to be reached. */
export interface ThesisRow {
  readonly what: string;
  readonly is: string;
  readonly reach: string;
}

const BUILDS = [
  [75, 'en', '', ''],
  [255, 'en', '', ''],
  [300, 'en', '≤ 20 CPU-s, ≤ 800 MB', '≤ 15 CPU-s'],
  [300, 'zh', '≤ 20 CPU-s, ≤ 800 MB', '≤ 15 CPU-s'],
  [1000, 'en', '', ''],
] as const;

/**
 * Builds studies of 75 to 1,000 codes, without drawings that are kept and with them, says how much larger the site is than the study, opens the pages of
 * 300 codes in a browser, and prints them.
 * @param cache where drawings are kept
 * @param sizes of which it builds those of so many codes; all where there are none
 */
export async function thesis(project: string, folder: string, cache: string, sizes: readonly number[]): Promise<ThesisRow[]> {
  const rows: ThesisRow[] = [];
  for (const [codes, language, cold, kept] of BUILDS.filter(([size]) => sizes.length === 0 || sizes.includes(size))) {
    const [study, out] = ['codes', 'codes-site'].map((name) => join(folder, `${name}-${String(codes)}-${language}`)) as [string, string];
    const name = `${String(codes)} codes, ${language}`;
    writeManyCodes(study, SHAPES[codes], language);
    for (const [drawings, reach] of [
      ['cold', cold],
      ['drawings kept', kept],
    ] as const) {
      if (drawings === 'cold') rmSync(cache, { recursive: true, force: true });
      const { processor, megabytes } = await run(project, ['build', '--study', study, '--out', out]);
      rows.push({ what: `build, ${name}, ${drawings}`, is: `${processor.toFixed(1)} CPU-s, ${megabytes.toFixed(0)} MB`, reach });
    }
    const [own, site] = [study, out].map(bytesOf) as [number, number];
    rows.push({
      what: `site, ${name}`,
      is: `${(site / 1e6).toFixed(1)} MB, ${(site / own).toFixed(1)} × the study`,
      reach: codes === 300 ? '≤ 8 ×' : '',
    });
    if (codes !== 300) continue;
    rows.push(...(await browse(out, name, language)));
    const { seconds, megabytes } = await run(project, ['pdf', '--study', study, '--to', join(folder, 'edition.pdf')]);
    rows.push({ what: `PDF, ${name}`, is: `${seconds.toFixed(0)} s, ${megabytes.toFixed(0)} MB`, reach: '≤ 1,500 MB' });
  }
  return rows;
}

const bytesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .reduce((sum, item) => sum + statSync(join(item.parentPath, item.name)).size, 0);
