import { join } from 'node:path';
import { dev as devWithAstro, preview as previewWithAstro, type AstroInlineConfig } from 'astro';
import { OPTION_VARIABLES, OptionError, type BuildOptions } from '#files/build-options.ts';
import { cacheFolder } from '#files/cache-folder.ts';
import { ENGINE } from '#files/engine.ts';
import { recoverOutput } from '#files/output/output-folder.ts';

/** Where each build has a folder of its own. */
export const WORKSHOP = cacheFolder(ENGINE);

/** Hands the options on to astro.config.mjs, which reads them from the environment. */
export function astroConfig({ study, out, base, site, reviewBase }: BuildOptions): AstroInlineConfig {
  Object.assign(process.env, { [OPTION_VARIABLES.study]: study, [OPTION_VARIABLES.out]: out, ASTRO_TELEMETRY_DISABLED: '1' });
  if (base !== undefined) process.env[OPTION_VARIABLES.base] = base;
  if (site !== undefined) process.env[OPTION_VARIABLES.site] = site;
  if (reviewBase !== undefined) process.env[OPTION_VARIABLES.reviewBase] = reviewBase;
  return { root: ENGINE, cacheDir: join(WORKSHOP, 'astro'), vite: { cacheDir: join(WORKSHOP, 'vite') } };
}

/** Serves the study from its files until it is stopped. */
export async function dev(options: BuildOptions, port: string): Promise<number> {
  await devWithAstro({ ...astroConfig(options), server: { port: parsePort(port) } });
  return 0;
}

/** Serves what was built until it is stopped. */
export async function preview(options: BuildOptions, port: string): Promise<number> {
  await recoverOutput(options.out);
  await previewWithAstro({ ...astroConfig(options), server: { port: parsePort(port) } });
  return 0;
}

function parsePort(port: string): number {
  const number = Number(port);
  if (Number.isInteger(number) && number > 0 && number < 65536) return number;
  throw new OptionError(`--port "${port}" is not a port. Write a number from 1 to 65535.`);
}
