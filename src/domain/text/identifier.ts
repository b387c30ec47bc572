export const MAX_ID_LENGTH = 64;

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function isIdentifier(text: string): boolean {
  return text.length <= MAX_ID_LENGTH && ID.test(text);
}

/** Whether Windows keeps the name for a device, whatever follows it after a dot. */
export const isReserved = (id: string): boolean => /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i.test(id);

/** The identifier a writer may have meant: lower case, ASCII, hyphens for the rest; empty if nothing is left. */
export function toIdentifier(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_ID_LENGTH)
    .replace(/-+$/, '');
}
