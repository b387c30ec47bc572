/** A number and what it counts, in English: `1 concept`, `0 concepts`, `2 categories`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${String(n)} ${n === 1 ? one : many}`;
