/** A study's text may hold control characters; none reaches a terminal or a runner's command line as such. */
export function visible(text: string): string {
  // Controls (Cc), and separators and directions that would reorder a line (Zl, Zp, bidirectional embeddings and isolates).
  return text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
