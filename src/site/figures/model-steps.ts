const TAG = /<(?:a|g|path|text)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g;
const attribute = (attributes: string, name: string) => new RegExp(String.raw`\s${name}="([^"]*)"`).exec(attributes)?.[1];

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
