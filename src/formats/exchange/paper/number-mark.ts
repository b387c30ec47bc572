/** `A1 职位权力`, `a13 …`, `OC94 …`, `（F03-12）…`: a number before a name, no part of it. */
const NUMBERED = /^[[(（［]?\s*([A-Za-z]{1,3})\s?-?(\d{1,4}(?:[-–.]\d{1,4})*)\s*[\])）］]?\s*[:：.、]?\s*(?![A-Za-z0-9])(\S.*)$/su;

/** Numbers before names, where a paper numbers its codes: one name alone that begins so (`A4 纸`) is a name. */
export class NumberMarks {
  readonly #letters = new Map<string, Set<string>>();

  learn(names: readonly string[]): void {
    for (const name of names) {
      const [, letters, digits] = NUMBERED.exec(name.trim()) ?? [];
      if (letters === undefined || digits === undefined) continue;
      const known = this.#letters.get(letters) ?? new Set();
      this.#letters.set(letters, known.add(digits));
    }
  }

  take(written: string): { readonly name: string; readonly number: string | undefined } {
    const text = written.trim();
    const [, letters = '', digits = '', name = ''] = NUMBERED.exec(text) ?? [];
    if ((this.#letters.get(letters)?.size ?? 0) < 2) return { name: text, number: undefined };
    return { name: name.trim(), number: letters + digits };
  }
}
