const TAG = /<(?:a|g|path|text)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g;
const attribute = (attributes: string, name: string) => new RegExp(String.raw`\s${name}="([^"]*)"`).exec(attributes)?.[1];

/** What a slide has room for, in pixels: a drawing with its text beside it, one with its text below it, one by itself. */
const ROOMS = {
  beside: { width: 560, height: 600 },
  above: { width: 1120, height: 340 },
  alone: { width: 1120, height: 600 },
} as const;
/** How many times its size a drawing is at most. */
const MOST = 1.5;

/** A drawing as large as a slide has room for, or nothing where its smallest letters would be below 12 pixels (8 points in print). */
export function onSlide(svg: string, place: keyof typeof ROOMS): string | undefined {
  const [, width = 1, height = 1] = (/^<svg [^>]*? width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
  const times = Math.min(MOST, ROOMS[place].width / width, ROOMS[place].height / height);
  if (times < 1) return undefined;
  return svg.replace(
    / width="\d+" height="\d+"/,
    ` width="${String(Math.round(width * times))}" height="${String(Math.round(height * times))}"`,
  );
}

/**
 * The drawing of the model with its arrows up to one: that one has the class `now`, those after it `later`.
 * @param links where each arrow's label leads, in the order in which they come
 * @param step the place of the one that has just come, or -1 before the first
 */
export function modelStep(svg: string, links: readonly string[], step: number): string {
  const edges = new Map<string, string>();
  for (const [, attributes = ''] of svg.matchAll(TAG)) {
    const [href, edge] = ['href', 'data-edge'].map((name) => attribute(attributes, name));
    if (href !== undefined && edge !== undefined) edges.set(edge, href);
  }
  const marked = svg.replaceAll(TAG, (tag: string, attributes: string) => {
    const place = links.indexOf(edges.get(attribute(attributes, 'data-edge') ?? '') ?? '');
    if (place < step || place === -1) return tag;
    return tag.replace(/ class="/, ` class="${place === step ? 'now' : 'later'} `);
  });
  return marked.replaceAll(/(["#(])(figure_model)/g, `$1$2_${String(step + 1)}`);
}
