/** A part of an address as a person reads it; as it stands where its percent signs say nothing (`%zz`), which any reader may type. */
export function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
