const SIZES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** A path with absolute steps only, and no step that leans on the one before it; empty where it holds anything but steps and numbers. */
export function absolutePath(d: string): string {
  if (!/^[\d\s.,eE+MLHVCSQTAZmlhvcsqtaz-]*$/.test(d)) return '';
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let control: readonly [number, number] | undefined;
  const steps: string[] = [];
  for (const [, command = '', text = ''] of d.matchAll(/([MLHVCSQTAZmlhvcsqtaz])([^MLHVCSQTAZmlhvcsqtaz]*)/g)) {
    const name = command.toUpperCase();
    const numbers = (text.match(NUMBER) ?? []).map(Number);
    const size = SIZES[name] ?? 0;
    if (name === 'Z') {
      steps.push('Z');
      [x, y] = [startX, startY];
    }
    for (let i = 0; size > 0 && i + size <= numbers.length; i += size) {
      const given = numbers.slice(i, i + size);
      const part = command === name ? given : given.map((value, k) => value + offset(name, k, x, y));
      const [cx, cy] = control ?? [x, y];
      const mirrored = [2 * x - cx, 2 * y - cy];
      const full = name === 'S' || name === 'T' ? [...mirrored, ...part] : part;
      if (name === 'H') x = part[0] ?? x;
      else if (name === 'V') y = part[0] ?? y;
      else [x, y] = [part.at(-2) ?? x, part.at(-1) ?? y];
      control = /[CSQT]/.test(name) ? [full.at(-4) ?? x, full.at(-3) ?? y] : undefined;
      if (name === 'M' && i === 0) [startX, startY] = [x, y];
      const written = name === 'M' && i > 0 ? 'L' : name === 'S' ? 'C' : name === 'T' ? 'Q' : name;
      steps.push(written + full.map((value) => String(Math.round(value * 100) / 100)).join(' '));
    }
  }
  return steps.join('');
}

/** What a relative number counts from. */
function offset(name: string, index: number, x: number, y: number): number {
  if (name === 'H') return x;
  if (name === 'V') return y;
  if (name === 'A') return index === 5 ? x : index === 6 ? y : 0;
  return index % 2 === 0 ? x : y;
}
