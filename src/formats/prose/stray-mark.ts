import type { Code, Nodes, PhrasingContent, Root, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import { orLower } from '#domain/entry/finding.ts';
import type { StudyLink } from '../markdown/study-link.ts';

/** A mark that a reader would see, or a text that he would not, where the writer meant otherwise. */
export interface Stray {
  readonly rule: 'stray-mark' | 'unused-footnote' | 'exposed-comment';
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
  /** Another rule than `stray-mark`. */
  readonly rule?: Stray['rule'];
}

const stands = (found: string) => `"${found}" stands as text.`;
const HEADING = 'Write # and a blank: ## Heading. A # that shall be seen is written \\#.';

const BLANK_IN_ADDRESS = 'Write an address that has blanks or parentheses between < and >: [words](<https://…>).';
const COMMENT = `Write a comment as <!-- … -->, put what shall be seen between backticks, ${orLower('exposed-comment')}.`;

/** At the beginning of a line. */
const OPENING: readonly Sign[] = [
  {
    found: /^(?:#{2,6}(?=[^ \t\n#])|#(?=[\u00a0\u3000]?\p{L}[^#\n]*$)|＃{1,6})/u,
    message: (found) => `"${found}" makes no heading.`,
    mend: HEADING,
  },
  { found: /^#{7,}(?=\s)/, message: (found) => `"${found}" makes no heading.`, mend: 'Write six # at most.' },
  { found: /^\[![a-z]+\]/i, message: stands, mend: 'Write what kind of note it is in words: **Note.**' },
  {
    found: /^\[\^[^\]\s]+\]：/,
    message: (found) => `"${found}" makes no footnote.`,
    mend: 'Write the colon in half width, and a blank: [^1]: Text.',
  },
  {
    found: /^\d{1,3}[.)](?=[\u00a0\u3000\p{Script=Han}])/u,
    message: (found) => `"${found}" makes no list.`,
    mend: 'Put a blank behind the number: 1. Item.',
  },
  {
    found: /^(?:[-+](?=[\u00a0\u3000\p{Script=Han}])|\*(?=[\u00a0\u3000][^*\n]*$)|[－＋＊](?=[ \t\u00a0\u3000]))/u,
    message: (found) => `"${found}" makes no list.`,
    mend: 'Write a dash and a blank, both of half width: - Item.',
  },
  { found: /^＞/, message: (found) => `"${found}" makes no quotation.`, mend: 'Write > in half width.' },
  {
    found: /^[|｜][^\n]*[|｜][ \t]*\n[|｜]/,
    message: () => 'These lines make no table.',
    mend: 'Write bars in half width, and a row of dashes below the first: | --- | --- |.',
    lines: true,
  },
];

/** Anywhere in a text. */
const INSIDE: readonly Sign[] = [
  {
    found: /<\s*[!！]\s*[-–—－]+|\{\s*\/\*[^\n]*?\*\/\s*\}|(?<![^\s])%%[^%\n]+%%(?!\S)/g,
    message: (found) => `"${found}" is no comment here: it is read as it stands.`,
    mend: COMMENT,
    rule: 'exposed-comment',
  },
  { found: /(?:＊＊?)[^＊\n]*\p{L}[^＊\n]*(?:＊＊?)/gu, message: stands, mend: 'Write the stars in half width: *so* or **so**.' },
  { found: /｀[^｀\n]+｀/g, message: stands, mend: 'Write the backticks in half width: `so`.' },
  { found: /～～[^～\n]+～～/g, message: stands, mend: 'To strike it out write ~~so~~.' },
  { found: /[［【]{2}[^［【］】\n]+[］】]{2}/g, message: stands, mend: 'Write the brackets in half width: [[id]].' },
  { found: /[［【]@[^［【］】\n]+[］】]/g, message: stands, mend: 'Write the brackets in half width: [@id].' },
  {
    found: /!\[\[[^[\]\n]+\]\]/g,
    message: stands,
    mend: 'A link has no ! before it: [[id]]. A picture is ![what it shows](media/photo.png).',
  },
  {
    found: /(?<!!(?=\[\[[^[\]\n]+\]\]))\[\[[^[\]\n]{0,40}/g,
    message: (found) => `"${found}" is not closed, so it stands as text.`,
    mend: 'Write [[id]] or [[id|words]]; brackets that shall be seen are written \\[\\[.',
  },
  {
    found: /\[@[^[\]\n]{0,40}/g,
    message: (found) => `"${found}" is not closed, so it stands as text.`,
    mend: 'Write [@id] or [@id, p. 5]; a bracket that shall be seen is written \\[.',
  },
  { found: /!\[[^[\]\n]*\]\([^()\n]*\)|\[[^[\]\n]*\]\([\w.-]*\/[^()\n]*\)/g, message: stands, mend: BLANK_IN_ADDRESS },
  {
    found: /\^\[[^[\]\n]*\p{L}{2}[^[\]\n]*\]/gu,
    message: stands,
    mend: 'Write [^1] there, and the footnote on a line of its own: [^1]: Text.',
  },
  {
    found: /\[\^[^\]\s]+\](?!：)/g,
    message: (found) => `There is no footnote ${found}, so this stands as text.`,
    mend: 'Write the footnote on a line of its own: [^1]: Text.',
  },
  {
    found: /(?<![\s\d*])\*\*(?!\*)|(?<!\*)\*\*(?![\s\d*])/g,
    message: () => '"**" has no partner, so it stands as text.',
    mend: 'Write **words** with no blanks inside; stars that shall be seen are written \\*\\*.',
  },
  {
    found: /(?<![\p{L}\p{N}_])__(?=\p{L})|(?<=\p{L})__(?![\p{L}\p{N}_])/gu,
    message: () => '"__" has no partner, so it stands as text.',
    mend: 'Write **words** with no blanks inside; marks that shall be seen are written \\_\\_.',
  },
  {
    found: /~~(?=[^\s~])|(?<=[^\s~])~~/g,
    message: () => '"~~" has no partner, so it stands as text.',
    mend: 'Write ~~words~~ with no blanks inside; marks that shall be seen are written \\~\\~.',
  },
  {
    found: /`+/g,
    message: (found) => `"${found}" has no partner, so it stands as text.`,
    mend: 'Write `words`; a backtick that shall be seen is written \\`.',
  },
];

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
    const odd =
      node.type === 'code'
        ? openCode(node, text)
        : node.type === 'table'
          ? lostCells(node)
          : node.type === 'heading' && node.children.length === 0
            ? [NO_WORDS]
            : node.type === 'studyLink'
              ? marksIn(node.segment)
              : [];
    strays.push(...odd.map(({ offset = node.position?.start.offset ?? 0, ...told }) => ({ rule: 'stray-mark' as const, offset, ...told })));
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return;
    const leaves = node.children.flatMap(leavesOf);
    for (const [i, leaf] of leaves.entries())
      if (leaf.type === 'text') strays.push(...straysOf(leaf, leaves[i - 1], leaves[i + 1], text, node.type === 'paragraph'));
  });
  for (const [name, offset] of footnotes) {
    if (used.has(name)) continue;
    const message = `Nothing refers to the footnote [^${name}], so it stands nowhere.`;
    strays.push({ rule: 'unused-footnote', offset, message, mend: `Write [^${name}] where it belongs, or take it out.` });
  }
  return strays;
}

type Told = Pick<Stray, 'message' | 'mend'> & { readonly offset?: number | undefined; readonly rule?: Stray['rule'] };

const NO_WORDS: Told = { message: 'This heading has no words.', mend: 'Write them behind the #, or take it out.' };

/** Code between fences of which the last is missing: it goes on to the end. */
function openCode({ position, value }: Code, text: string): Told[] {
  const lines = text.slice(position?.start.offset, position?.end.offset).split('\n');
  const [fence = ''] = /^(`{3,}|~{3,})/.exec(lines[0] ?? '') ?? [];
  if (fence === '' || (lines.length > 1 && new RegExp(`^[ \\t>]*${fence}${fence.charAt(0)}*[ \\t]*$`).test(lines.at(-1) ?? ''))) return [];
  return [
    {
      message: `"${fence}" is not closed: all that follows is code.`,
      mend: `Close it with ${fence} on a line of its own.`,
      ...(value.includes('<!--') && { rule: 'exposed-comment' }),
    },
  ];
}

/** Cells for which the first row of a table has no column. */
function lostCells({ children: [head, ...rows] }: Table): Told[] {
  const mend = 'Give the first row as many cells. A bar that shall be seen is written \\|.';
  return rows.flatMap(({ children }) => {
    const cell = children[head?.children.length ?? 0];
    return cell === undefined
      ? []
      : [
          {
            offset: cell.position?.start.offset,
            message: 'This row has more cells than the first, so what stands from here on is not shown.',
            mend,
          },
        ];
  });
}

/** The words of a link are shown as they are. */
function marksIn(segment: StudyLink['segment']): Told[] {
  const [marked] = segment.kind === 'node' ? (/(\*\*?|~~|`)[^*~`]+\1/.exec(segment.label ?? '') ?? []) : [];
  return marked === undefined
    ? []
    : [{ message: `"${marked}" stands as text in the words of this link.`, mend: 'Put the marks around the link: **[[id|words]]**.' }];
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
  const tell = ({ message, mend, rule = 'stray-mark' }: Sign, found: string, at: number) =>
    strays.push({ rule, offset: start + at, message: message(found.length > 40 ? `${found.slice(0, 40)}…` : found), mend });
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
  if (wide !== null)
    tell(
      {
        found: WIDE_LINK,
        message: stands,
        mend: /^\[.*\]\($/.test(wide[0]) ? BLANK_IN_ADDRESS : 'Write brackets and parentheses of a link in half width: [words](https://…).',
      },
      wide[0],
      wide.index,
    );
  return strays;
}
