import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** What an archive from a stranger may hold; sizes in bytes, a path's length in characters. */
export interface ZipLimits {
  readonly files: number;
  readonly bytes: number;
  readonly path: number;
  /** How many times its own size all its files may have. */
  readonly ratio: number;
}

/** In bytes: what is smaller may be packed as tightly as can be. */
const ROOM = 10_000_000;

/** On some systems names that differ in case, or in how a letter is put together, are one. */
const fold = (path: string) => path.normalize('NFC').toLowerCase();

/** The archive is damaged, too large, or names a file that has no place in a folder. */
export class ZipError extends Error {
  readonly kind: 'damaged' | 'too-large' | 'outside' | 'encrypted';

  constructor(message: string, kind: ZipError['kind'] = 'damaged', options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/**
 * The files of an archive from a stranger, by path. Nothing is inflated before every name, kind and declared size is known to be within
 * the limits, and a file that inflates to more than it declared ends the reading there.
 * @throws {ZipError} that says which file it is and why
 */
export async function readZip(archive: Uint8Array, limits: ZipLimits): Promise<Map<string, Uint8Array>> {
  return tellingDamage(async () =>
    readOpenZip(
      await fromBufferPromise(Buffer.from(archive.buffer, archive.byteOffset, archive.length), { strictFileNames: true }),
      archive.length,
      limits,
    ),
  );
}

/**
 * The same of an archive that is open, such as a file too large for the memory.
 * @param size of the archive, in bytes
 * @param chosen the files that are wanted: the others have places within the archive and names that are looked at, and are not inflated
 */
export async function readOpenZip(
  zip: ZipFile,
  size: number,
  limits: ZipLimits,
  chosen: (path: string) => boolean = () => true,
): Promise<Map<string, Uint8Array>> {
  return tellingDamage(async () => {
    const entries = new Map<string, Entry>();
    const names = new Map<string, string>();
    let bytes = 0;
    for await (const entry of zip.eachEntry()) {
      const path = checkPath(entry, limits);
      if (path !== undefined && chosen(path)) bytes += entry.uncompressedSize;
      if (bytes > limits.bytes) throw new ZipError(`The archive unpacks to more than ${String(limits.bytes)} bytes.`, 'too-large');
      if (path === undefined) continue;
      const same = names.get(fold(path));
      if (same !== undefined) throw new ZipError(`The archive has "${path}" twice${same === path ? '' : `: also as "${same}"`}.`);
      names.set(fold(path), path);
      entries.set(path, entry);
      if (entries.size > limits.files) throw new ZipError(`The archive has more than ${String(limits.files)} files.`, 'too-large');
      if (entry.isEncrypted()) throw new ZipError(`"${path}" in the archive is encrypted.`, 'encrypted');
    }
    refuseFileAsFolder(names);
    refuseOverlap(entries);
    if (bytes > ROOM && bytes > size * limits.ratio)
      throw new ZipError(`The archive unpacks to more than ${String(limits.ratio)} times its size.`, 'too-large');
    const files = new Map<string, Uint8Array>();
    for (const [path, entry] of entries) {
      if (chosen(path)) files.set(path, await buffer(await zip.openReadStreamPromise(entry)));
    }
    return files;
  });
}

async function tellingDamage<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ZipError || !(error instanceof Error)) throw error;
    const outside = /^(?:absolute path|invalid relative path|invalid characters in fileName)/.test(error.message);
    throw new ZipError(`The archive cannot be read: ${error.message}.`, outside ? 'outside' : 'damaged', { cause: error });
  }
}

const KIND = 0o170000;
const [REGULAR, FOLDER] = [0o100000, 0o040000];

/** The path of a file; undefined for a folder. */
function checkPath(entry: Entry, limits: ZipLimits): string | undefined {
  const path = entry.fileName;
  if (path.length > limits.path) throw new ZipError(`A path in the archive is longer than ${String(limits.path)} characters.`, 'too-large');
  if (
    /\p{Cc}/u.test(path) ||
    path
      .replace(/\/$/, '')
      .split('/')
      .some((part) => /^\.{0,2}$/.test(part))
  ) {
    throw new ZipError(`The archive names ${JSON.stringify(path)}, which is no place in a folder.`, 'outside');
  }
  // Unix systems keep a file's kind here; 0 is an archive made elsewhere, which has files and folders only.
  const kind = (entry.externalFileAttributes >>> 16) & KIND;
  if (![0, REGULAR, FOLDER].includes(kind)) throw new ZipError(`"${path}" in the archive is a link or a device, not a file.`);
  return path.endsWith('/') ? undefined : path;
}

/** Else writing would end half way. */
function refuseFileAsFolder(names: ReadonlyMap<string, string>): void {
  for (const folded of names.keys()) {
    for (let end = folded.lastIndexOf('/'); end > 0; end = folded.lastIndexOf('/', end - 1)) {
      const file = names.get(folded.slice(0, end));
      if (file !== undefined) throw new ZipError(`The archive has "${file}" as a file and as a folder.`);
    }
  }
}

/** What stands before a file's name in its place in the archive. */
const HEADER = 30;

/** Else a small archive unpacks to a large one: its files use the same bytes again and again. */
function refuseOverlap(entries: ReadonlyMap<string, Entry>): void {
  const placed = [...entries].sort(([, a], [, b]) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const [path, { relativeOffsetOfLocalHeader: start, fileNameLength, compressedSize }] of placed) {
    if (start < end) throw new ZipError(`"${path}" in the archive has bytes that belong to another file too.`);
    end = start + HEADER + fileNameLength + compressedSize;
  }
}
