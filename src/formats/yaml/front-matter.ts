/** A file's YAML front matter and the text after it, with the lines on which they begin. */
export interface FrontMatter {
  readonly yaml: string;
  readonly yamlLine: number;
  readonly body: string;
  readonly bodyLine: number;
}

const OPEN = /^---[ \t]*\r?\n/;
const CLOSE = /^---[ \t]*\r?$/m;

/** `'missing'` if the text does not begin with `---`, `'unclosed'` if no later line closes it. */
export function splitFrontMatter(text: string): FrontMatter | 'missing' | 'unclosed' {
  const open = OPEN.exec(text);
  if (open === null) return 'missing';
  const rest = text.slice(open[0].length);
  const close = CLOSE.exec(rest);
  if (close === null) return 'unclosed';
  const yaml = rest.slice(0, close.index);
  const afterClose = rest.slice(close.index + close[0].length).replace(/^\n/, '');
  const lines = (yaml.match(/\n/g) ?? []).length;
  return { yaml, yamlLine: 2, body: afterClose, bodyLine: lines + 3 };
}
