import { createHash } from 'node:crypto';

/** The namespace of the names below (RFC 9562, 5.5): the UUIDv5 of `https://zhagen.dev/` among addresses. */
const NAMESPACE = Buffer.from('8b5c0f0de7ad5c8ca3f1d2b54b0e9a77', 'hex');

/** The same for the same thing, wherever and whenever: UUIDv5 of `kind id`. */
export function guidFor(kind: string, id: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${kind} ${id}`).digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
