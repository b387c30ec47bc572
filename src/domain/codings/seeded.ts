/** Numbers in [0, 1) that look drawn and are the same each time: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same things in a drawn order (Fisher–Yates). */
export function shuffled<T>(things: readonly T[], random: () => number): T[] {
  const order = [...things];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}

/** How often something of this chance happens in `n` trials: by the gaps between, so that it costs what it gives. */
function binomial(n: number, chance: number, random: () => number): number {
  if (chance > 0.5) return n - binomial(n, 1 - chance, random);
  if (chance <= 0) return 0;
  const scale = Math.log1p(-chance);
  let happened = 0;
  for (let at = Math.floor(Math.log1p(-random()) / scale); at < n; at += 1 + Math.floor(Math.log1p(-random()) / scale)) happened++;
  return happened;
}

/** As many things as there are, drawn with replacement: how many of each kind, by how many there are of it. */
export function resampled(sizes: readonly number[], random: () => number): number[] {
  let all = sizes.reduce((sum, size) => sum + size, 0);
  let left = all;
  return sizes.map((size) => {
    const drawn = size >= all ? left : binomial(left, size / all, random);
    left -= drawn;
    all -= size;
    return drawn;
  });
}
