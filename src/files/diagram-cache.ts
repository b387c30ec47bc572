import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';

/** What a drawing depends on besides its source: the renderer's code, and the measures of text that it shares with the writers of sources. */
export const RENDERER = [
  'src/render/diagram',
  'src/render/layout',
  'src/render/author-diagram',
  'src/render/figure',
  'src/render/card',
  'src/formats/mermaid',
];

/** Where drawings are kept: a folder for each version of the renderer's code, so that none outlives a change to it. */
export function diagramFolder(project: string): string {
  const digest = createHash('sha256');
  for (const folder of RENDERER.map((path) => join(project, path))) {
    for (const file of readdirSync(folder).sort()) digest.update(readFileSync(join(folder, file)));
  }
  return join(cacheFolder(project), 'diagrams', digest.digest('hex').slice(0, 16));
}

/** A key that is safe as a file name: a SHA-256 in hex. */
const KEY = /^[0-9a-f]{64}$/;

function pathOf(directory: string, key: string): string {
  if (!KEY.test(key)) throw new Error(`A diagram's cache key is a SHA-256 in hex, not "${key}".`);
  return join(directory, `${key}.svg`);
}

function checksum(svg: string): string {
  return createHash('sha256').update(svg).digest('hex');
}

/** The SVG kept under a key; nothing if there is none, or if what is there is not what was written. */
export async function readDiagram(directory: string, key: string): Promise<string | undefined> {
  let content: string;
  try {
    content = await readFile(pathOf(directory, key), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const end = content.indexOf('\n');
  const svg = content.slice(end + 1);
  return content.slice(0, Math.max(end, 0)) === checksum(svg) ? svg : undefined;
}

/** Keeps an SVG under a key, with its checksum before it; a reader sees the whole file or none. */
export async function writeDiagram(directory: string, key: string, svg: string): Promise<void> {
  const path = pathOf(directory, key);
  await mkdir(directory, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, `${checksum(svg)}\n${svg}`);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Drawings as they are kept for the engine in a folder. */
export function keptDrawings(project: string) {
  const folder = diagramFolder(project);
  return {
    read: (key: string) => readDiagram(folder, key),
    write: (key: string, svg: string) => writeDiagram(folder, key, svg),
  };
}
