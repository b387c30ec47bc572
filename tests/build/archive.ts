import { constants, crc32, deflateRawSync } from 'node:zlib';

/** One file of a ZIP archive, with what an honest writer would not let one say. */
export interface ArchiveFile {
  readonly name: string;
  readonly text?: string;
  /** In place of `text`. */
  readonly bytes?: Uint8Array;
  /** Already deflated, in place of `text`. */
  readonly deflated?: Uint8Array;
  /** Size that the archive declares; that of `text` by default. */
  readonly declared?: number;
  /** As Unix keeps it, kind and rights. */
  readonly mode?: number;
  /** General purpose flags; names are UTF-8 by default. */
  readonly flags?: number;
  /** How it is packed; deflated by default. */
  readonly method?: number;
  /** Where the list of files says it is, if not where it is. */
  readonly offset?: number;
}

/** A ZIP archive that holds just what it is told to. */
export function makeArchive(files: readonly ArchiveFile[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const {
    name,
    text = '',
    bytes = Buffer.from(text),
    deflated,
    declared,
    mode = 0o100644,
    flags = 0x800,
    method = 8,
    offset: said,
  } of files) {
    const path = Buffer.from(name);
    const data = deflated ?? deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(declared ?? bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(said ?? offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x03'), common, rest, path);
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end]);
}

export const GIGABYTE = 2 ** 30;

/** A gigabyte of zeros, deflated to a megabyte: one piece, repeated, and the mark of the end. */
export function deflatedGigabyte(): Uint8Array {
  const piece = deflateRawSync(Buffer.alloc(2 ** 24), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: GIGABYTE / 2 ** 24 }, () => piece), deflateRawSync('')]);
}
