import type { Nodes, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** A mark that a reader would see, or a text that he would not, where the writer meant otherwise. */
export interface Stray {
  readonly rule: 'stray-mark' | 'unused-footnote';
  /** In the text that was parsed. */
  readonly offset: number;
  readonly message: string;
  readonly mend: string;
}

interface Sign {
  readonly found: RegExp;
  readonly message: (found: string) => string;
  readonly mend: string;
  /** It is looked for in more than one line. */
  readonly lines?: true;
}

const stands = (found: string) => `"${found}" stands as text.`;
const HEADING = 'Write # and a blank: ## Heading. A # that shall be seen is written \\#.';

/** At the beginning of a line. */
const OPENING: readonly Sign[] = [
  { found: /^(?:#{2,6}(?=[^\s#])|#(?=\p{L}[^#\n]*$)|＃{1,6})/u, message: (found) => `"${found}" makes no heading.`, mend: HEADING },
  { found: /^\[\^[^\]\s]+\]：/, message: (found) => `"${found}" makes no footnote.`, mend: 'Write the colon in half width, and a blank: [^1]: Text.' },
  { found: /^\d{1,3}[.)](?=\p{Script=Han})/u, message: (found) => `"${found}" makes no list.`, mend: 'Put a blank behind the number: 1. Item.' },
  { found: /^[-+](?=\p{Script=Han})/u, message: (found) => `"${found}" makes no list.`, mend: 'Put a blank behind the dash: - Item.' },
  { found: /^＞/, message: (found) => `"${found}" makes no quotation.`, mend: 'Write > in half width.' },
  { found: /^[|｜][^\n]*[|｜][ \t]*\n[|｜]/, message: () => 'These lines make no table.', mend: 'Write bars in half width, and a row of dashes below the first: | --- | --- |.', lines: true },
]; // prettier-ignore

/** Anywhere in a text. */
const INSIDE: readonly Sign[] = [
  { found: /(?:＊＊?)[^＊\n]*\p{L}[^＊\n]*(?:＊＊?)/gu, message: stands, mend: 'Write the stars in half width: *so* or **so**.' },
  { found: /｀[^｀\n]+｀/g, message: stands, mend: 'Write the backticks in half width: `so`.' },
  { found: /～～[^～\n]+～～/g, message: stands, mend: 'To strike it out write ~~so~~.' },
  { found: /[［【]{2}[^［【］】\n]+[］】]{2}/g, message: stands, mend: 'Write the brackets in half width: [[id]].' },
  { found: /[［【]@[^［【］】\n]+[］】]/g, message: stands, mend: 'Write the brackets in half width: [@id].' },
  { found: /\[\[[^[\]\n]{0,40}/g, message: (found) => `"${found}" is not closed, so it stands as text.`, mend: 'Write [[id]] or [[id|words]]; brackets that shall be seen are written \\[\\[.' },
  { found: /\[@[^[\]\n]{0,40}/g, message: (found) => `"${found}" is not closed, so it stands as text.`, mend: 'Write [@id] or [@id, p. 5]; a bracket that shall be seen is written \\[.' },
  { found: /\[\^[^\]\s]+\](?!：)/g, message: (found) => `There is no footnote ${found}, so this stands as text.`, mend: 'Write the footnote on a line of its own: [^1]: Text.' },
  { found: /(?<![\s\d*])\*\*(?!\*)|(?<!\*)\*\*(?![\s\d*])/g, message: () => '"**" has no partner, so it stands as text.', mend: 'Write **words** with no blanks inside; stars that shall be seen are written \\*\\*.' },
  { found: /(?<![\p{L}\p{N}_])__(?=\p{L})|(?<=\p{L})__(?![\p{L}\p{N}_])/gu, message: () => '"__" has no partner, so it stands as text.', mend: 'Write **words** with no blanks inside; marks that shall be seen are written \\_\\_.' },
  { found: /~~(?=[^\s~])|(?<=[^\s~])~~/g, message: () => '"~~" has no partner, so it stands as text.', mend: 'Write ~~words~~ with no blanks inside; marks that shall be seen are written \\~\\~.' },
  { found: /`+/g, message: (found) => `"${found}" has no partner, so it stands as text.`, mend: 'Write `words`; a backtick that shall be seen is written \\`.' },
]; // prettier-ignore

/** Before an address that is no link's: its parentheses are of full width. */
const WIDE_LINK = /[[［][^[\]［］\n]*[\]］][（(]$/;
const WIDE_PATH = /\[[^[\]\n]*\]（(?:\.{0,2}\/|#|www\.)[^）\n]*）?/;

/** Marks that stay as text in a tree, and footnotes that nothing refers to. @param root not yet shaped, with its positions in `text` */
export function findStrays(root: Root, text: string): Stray[] {
  const strays: Stray[] = [];
  const footnotes = new Map<string, number>();
  const used = new Set<string>();
  visit(root, (node) => {
    if (node.type === 'footnoteDefinition') footnotes.set(node.identifier, node.position?.start.offset ?? 0);
    if (node.type === 'footnoteReference') used.add(node.identifier);
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return;
    const leaves = node.children.flatMap(leavesOf);
    for (const [i, leaf] of leaves.entries()) if (leaf.type === 'text') strays.push(...straysOf(leaf, leaves[i - 1], leaves[i + 1], text, node.type === 'paragraph')); // prettier-ignore
  });
  for (const [name, offset] of footnotes) {
    if (used.has(name)) continue;
    const message = `Nothing refers to the footnote [^${name}], so it stands nowhere.`;
    strays.push({ rule: 'unused-footnote', offset, message, mend: `Write [^${name}] where it belongs, or take it out.` });
  }
  return strays;
}

/** What stands in a row; a link is one thing. */
const leavesOf = (node: Nodes): PhrasingContent[] =>
  'children' in node && node.type !== 'link' ? node.children.flatMap(leavesOf) : [node as PhrasingContent];

function straysOf(
  leaf: PhrasingContent,
  before: PhrasingContent | undefined,
  after: PhrasingContent | undefined,
  text: string,
  opens: boolean,
): Stray[] {
  const [start, end] = [leaf.position?.start.offset ?? 0, leaf.position?.end.offset ?? 0];
  // What has a backslash before it is meant to be seen.
  const raw = text.slice(start, end).replaceAll(/\\[!-/:-@[-`{-~]/g, '\0\0');
  const strays: Stray[] = [];
  const tell = ({ message, mend }: Sign, found: string, at: number) =>
    strays.push({ rule: 'stray-mark', offset: start + at, message: message(found.length > 40 ? `${found.slice(0, 40)}…` : found), mend });
  if (opens) {
    const lines = raw.matchAll(before === undefined || before.type === 'break' ? /^[ \t>]*/gm : /(?<=\n)[ \t>]*/g);
    for (const { 0: indent, index } of lines) {
      const line = raw.slice(index + indent.length);
      for (const sign of OPENING) {
        const [found] = sign.found.exec(sign.lines ? line : (line.split('\n', 1)[0] ?? '')) ?? [];
        if (found === undefined) continue;
        tell(sign, found, index + indent.length);
        break;
      }
    }
  }
  for (const sign of INSIDE) for (const match of raw.matchAll(sign.found)) tell(sign, match[0], match.index);
  const wide = after?.type === 'text' || after === undefined ? WIDE_PATH.exec(raw) : WIDE_LINK.exec(raw);
  if (wide !== null) tell({ found: WIDE_LINK, message: stands, mend: 'Write brackets and parentheses of a link in half width: [words](https://…).' }, wide[0], wide.index); // prettier-ignore
  return strays;
}
