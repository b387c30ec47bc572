import { join, sep } from 'node:path';

/**
 * Where what is made on the way and may be lost is kept: with the packages of the project, or, of the engine as a package, with those of the
 * study that has it.
 * @param engine absolute path of the engine's folder
 */
export const cacheFolder = (engine: string) => join(engine.split(`${sep}node_modules${sep}`)[0] ?? engine, 'node_modules/.cache/zhagen');
