/** Text that YAML reads as itself without quotes. */
const PLAIN = /^[\p{L}\p{N}（“《「][\p{L}\p{N}\p{M} ，。、；：？！“”‘’（）《》「」—…·()_/.,&+-]*$/u;
/** What YAML takes for something else than text. */
const TYPED = /^(?:[-+]?[\d.][\d_.,:eExXoO+-]*|0[xo][\da-f]+|true|false|null|yes|no|on|off|nan|inf|~)$/i;

/** A text as a value in YAML, as a person would write it: bare, in single quotes, or below `|-` where it has several lines. */
export function yamlText(text: string, indent: number): string {
  if (!/[\n]/.test(text) && text === text.trim() && text.length < 100)
    return PLAIN.test(text) && !TYPED.test(text) && !/ #|: /.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
  return yamlBlock(text, indent);
}

/** A text below `|-`, where every character is only itself; empty lines at its ends are left out. */
export function yamlBlock(text: string, indent: number): string {
  const body = text.replace(/^(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+$/g, '');
  const lead = /^[ \t]/.test(body) ? '2' : '';
  const blanks = ' '.repeat(indent);
  return `|${lead}-\n${body
    .split('\n')
    .map((line) => (line === '' ? '' : blanks + line))
    .join('\n')}`;
}

/** A list in brackets. */
export const yamlList = (items: readonly string[]): string =>
  `[${items.map((item) => (/[,[\]{}]/.test(item) || !PLAIN.test(item) ? `'${item.replaceAll("'", "''")}'` : yamlText(item, 0))).join(', ')}]`;

/** Words as Markdown that says just these words, line by line. */
export function markdownText(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/[\\`*_{}[\]<>#|~&!@$^]/g, '\\$&')
        .replace(/^([-+=]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`)),
    )
    .join('\n')
    .replace(/([^\n])\n(?=[^\n])/g, '$1\\\n');
}
