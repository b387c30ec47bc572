import type { ZipFile } from 'yauzl';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { readOpenZip, ZipError } from '#formats/containers/zip.ts';

/** What is read of an archive, in bytes. */
export interface RefiLimits {
  readonly xmlBytes: number;
  readonly textBytes: number;
}

export const REFI_LIMITS: RefiLimits = { xmlBytes: 100_000_000, textBytes: 400_000_000 };

/** What a REFI-QDA archive holds of a project, without its pictures, sound and film. */
export interface RefiArchive {
  /** The name of the project’s XML in the archive. */
  readonly name: string;
  readonly xml: Uint8Array;
  /** The bytes of a text that a path in the XML leads to; undefined if it is not there. */
  textAt(path: string): Uint8Array | undefined;
  /** Whether the archive has the file, of any kind, that a path in the XML leads to. */
  holds(path: string): boolean;
}

const SHAPE = { files: 100_000, path: 1000, ratio: 300 };

/**
 * @param open opens the archive, each time it is read: first the XML, then the texts
 * @throws {ExchangeError} for an archive that is damaged, encrypted or too large, has names outside itself, or not one project
 */
export async function readRefiArchive(open: () => Promise<ZipFile>, size: number, limits = REFI_LIMITS): Promise<RefiArchive> {
  const names: string[] = [];
  const projects = await read(open, size, limits.xmlBytes, (path) => {
    names.push(path);
    return isProject(path);
  });
  const [project, second] = projects;
  if (project === undefined)
    throw new ExchangeError(
      'no-project',
      'The archive has no project: no file that ends in .qde at its root.',
      'Export the project as REFI-QDA (.qdpx); a zip of texts alone is none.',
    );
  if (second !== undefined)
    throw new ExchangeError(
      'two-projects',
      `The archive has several projects: ${[...projects.keys()].join(', ')}.`,
      'Take all but one out of the archive.',
    );
  const texts = await read(open, size, limits.textBytes, (path) => /\.(?:txt|text)$/i.test(path) || /(?:^|\/)[^./]+$/.test(path));
  const byName = new Map([...texts].map(([path, bytes]) => [baseName(path), bytes]));
  const known = new Set(names.map(baseName));
  return {
    name: project[0],
    xml: project[1],
    textAt: (path) => byName.get(baseName(path)),
    holds: (path) => path.startsWith('internal://') && known.has(baseName(path)),
  };
}

const isProject = (path: string) => /^[^/]+\.qde$/i.test(path);

/** Programs write the folder and the ending in small letters or in capitals, with `internal://` before it or not. */
const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1).toLowerCase();

async function read(
  open: () => Promise<ZipFile>,
  size: number,
  bytes: number,
  chosen: (path: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  try {
    const zip = await open();
    try {
      return await readOpenZip(zip, size, { ...SHAPE, bytes }, chosen);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof ExchangeError || !(error instanceof Error)) throw error;
    throw faultOf(
      error instanceof ZipError
        ? error
        : new ZipError(`The archive cannot be read: ${error.message.split('. ')[0] ?? ''}.`, 'damaged', { cause: error }),
    );
  }
}

const FAULTS = {
  damaged: ['damaged-zip', 'The file came over incomplete: export or copy it again.'],
  'too-large': ['too-large', 'No project of interviews is so large: look into the archive before you trust it.'],
  outside: ['path-outside', 'No program writes such a name: do not trust the archive.'],
  encrypted: ['encrypted', 'Export the project without a password.'],
} as const;

export function faultOf(error: ZipError): ExchangeError {
  const [kind, mend] = FAULTS[error.kind];
  return new ExchangeError(kind, error.message, mend, { cause: error });
}
