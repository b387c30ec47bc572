import { isIdentifier, isReserved, MAX_ID_LENGTH } from '../text/identifier.ts';

/** Gives each name an identifier of its own, once: what was given before is never computed again. */
export class IdProposer {
  readonly #taken: Set<string>;
  readonly #romanize: (name: string) => string;
  readonly #reserve: string;
  /** Names of which nothing is left: somebody should name them. */
  readonly unnamed: string[] = [];
  #count = 0;

  /** @param romanize the name in Latin letters, as an identifier or empty. @param reserve what an identifier is called where nothing is left */
  constructor(taken: Iterable<string>, romanize: (name: string) => string, reserve: string) {
    this.#taken = new Set(taken);
    this.#romanize = romanize;
    this.#reserve = reserve;
  }

  /** @param above the identifier of what it stands in, which tells two things of one name apart */
  propose(name: string, above?: string, given?: string): string {
    if (given !== undefined && isIdentifier(given) && this.#claim(given)) return given;
    const own = this.#romanize(name);
    if (own === '') {
      let id: string;
      do id = `${this.#reserve}-${String(++this.#count)}`;
      while (!this.#claim(id));
      this.unnamed.push(name);
      return id;
    }
    if (this.#claim(own)) return own;
    const longer = above === undefined ? undefined : cut(`${above}-${own}`, MAX_ID_LENGTH);
    if (longer !== undefined && this.#claim(longer)) return longer;
    for (let n = 2; ; n++) {
      const ending = `-${String(n)}`;
      const id = cut(own, MAX_ID_LENGTH - ending.length) + ending;
      if (this.#claim(id)) return id;
    }
  }

  #claim(id: string): boolean {
    if (this.#taken.has(id) || isReserved(id)) return false;
    this.#taken.add(id);
    return true;
  }
}

/** At the end of a syllable or word. */
export function cut(id: string, most: number): string {
  if (id.length <= most) return id;
  const whole = id.lastIndexOf('-', most);
  return (whole > 0 ? id.slice(0, whole) : id.slice(0, most)).replace(/-+$/, '');
}
