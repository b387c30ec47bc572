const TAG = /<(?:a|g|path|text)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g;
const attribute = (attributes: string, name: string) => new RegExp(String.raw`\s${name}="([^"]*)"`).exec(attributes)?.[1];

/** A slide’s width, and how much of its height a figure may take, in pixels; how many times a drawing’s size it is at least, and at most. */
const SLIDE = { width: 1120, height: 470, least: 14 / 12, most: 1.5 };
/** What has its text beside it is no wider. */
const BESIDE = 560;

/** A drawing as large as a slide has room for, and never so small that its smallest letters are below 14 pixels; whether it has no room for text beside it. */
export function onSlide(svg: string): { readonly svg: string; readonly isWide: boolean } {
  const [, width = 1, height = 1] = (/^<svg [^>]*? width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
  const isWide = width * SLIDE.least > BESIDE;
  const room = Math.min((isWide ? SLIDE.width : BESIDE) / width, SLIDE.height / height);
  const times = Math.max(SLIDE.least, Math.min(SLIDE.most, room));
  const sized = svg.replace(
    / width="\d+" height="\d+"/,
    ` width="${String(Math.round(width * times))}" height="${String(Math.round(height * times))}"`,
  );
  return { svg: sized, isWide };
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
