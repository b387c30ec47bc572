import type { Rule } from '#domain/entry/finding.ts';
import { printable } from './text.ts';

/** A diagram that a writer draws in a text, as Mermaid is given it: without its name, its links, and what has no say in how it looks. */
export interface WrittenDiagram {
  /** Mermaid’s text, without empty lines, on which some kinds stumble. */
  readonly source: string;
  /** Which line of the block each of its lines is, from 0. */
  readonly lines: readonly number[];
  readonly title: string;
  readonly description: string;
  /** What parts lead to, by the names that they have in the text. */
  readonly links: readonly PartLink[];
}

interface PartLink {
  readonly part: string;
  /** A concept or category of the study, or an address on the web. */
  readonly to: { readonly node: string } | { readonly url: string };
}

/** What is to be told of a line of the block, counted from 0, with the words there that it is about. */
export interface BlockRemark {
  readonly rule: Rule;
  readonly line: number;
  readonly words: string;
  readonly message: string;
  readonly mend: string;
}

/** A link of a diagram to the study’s own, where it stands. */
interface NodeLink {
  readonly id: string;
  readonly line: number;
  readonly words: string;
}

interface ReadBlock {
  /** None where it can not be drawn, which is told. */
  readonly diagram: WrittenDiagram | undefined;
  readonly nodes: readonly NodeLink[];
  readonly remarks: readonly BlockRemark[];
}

/** The kinds that come out without a browser as they do in one, by how each begins. */
const KINDS: readonly (readonly [kind: string, begin: RegExp])[] = [
  ['flowchart', /^(?:flowchart|graph)\b/],
  ['sequenceDiagram', /^sequenceDiagram\b/],
  ['stateDiagram', /^stateDiagram(?:-v2)?\b/],
  ['mindmap', /^mindmap\b/],
  ['timeline', /^timeline\b/],
  ['gantt', /^gantt\b/],
  ['pie', /^pie\b/],
];

const NAMES = KINDS.map(([kind]) => kind).join(', ');

/** As much as a reader can take in, and Mermaid draw in a second or two. */
const MOST = { lines: 200, characters: 10_000 };

/** Lines that would say how a diagram looks, in the kinds that have them. */
const LOOKS: readonly (readonly [kind: RegExp, line: RegExp])[] = [
  [/^(?:flowchart|stateDiagram)$/, /^(?:classDef|class|style|linkStyle)\s/],
  [/^gantt$/, /^todayMarker\s/],
  [/^mindmap$/, /^::icon\(/],
];

const LOOK = {
  rule: 'unsafe-diagram',
  message: 'This line is left out: a diagram has the type and the colours of the site, in light and dark.',
  mend: 'Take it out.',
} as const;

/** Lines of a sequence that make a menu, which only a script opens. */
const MENU = /^(?:links?|properties|details)\s/;

/** Reads a block of Mermaid as far as that can be done without Mermaid. @param block its lines, without the fences */
export function readBlock(block: string): ReadBlock {
  const kept = block.split('\n').map((line) => line.trimEnd());
  const remarks: BlockRemark[] = [];
  const nodes: NodeLink[] = [];
  const links: PartLink[] = [];
  const tell = (line: number, remark: Omit<BlockRemark, 'line' | 'words'>, words = kept[line]?.trim() ?? '') =>
    remarks.push({ ...remark, line, words });
  if (kept.length > MOST.lines || block.length > MOST.characters) {
    tell(0, {
      rule: 'unreadable-diagram',
      message: `A diagram has at most ${String(MOST.lines)} lines and ${MOST.characters.toLocaleString('en')} characters.`,
      mend: 'Divide it in two.',
    });
    return { diagram: undefined, nodes, remarks };
  }
  skipFrontMatter(kept, tell);
  const { title, description } = takeCaption(kept);
  let kind: string | undefined;
  for (const [i, line] of kept.entries()) {
    const words = line.trim();
    if (words === '') continue;
    if (words.startsWith('%%')) {
      kept[i] = '';
      if (/^%%\s*\{/.test(words)) tell(i, { ...LOOK, message: 'This line is left out: the site alone says how Mermaid is set.' }, words);
      else
        tell(
          i,
          {
            rule: 'exposed-comment',
            message: 'A comment of Mermaid is not drawn, but stays in what a release keeps of the text.',
            mend: 'Take it out, or write it before the block: <!-- … --> in a memo, {/* … */} in the report.',
          },
          words,
        );
    } else if (kind === undefined) {
      kind = KINDS.find(([, begin]) => begin.test(words))?.[0];
      if (kind === undefined) {
        tell(i, unknownKind(words), words);
        return { diagram: undefined, nodes, remarks };
      }
    } else if (LOOKS.some(([of, look]) => of.test(kind ?? '') && look.test(words))) {
      kept[i] = '';
      tell(i, LOOK, words);
    } else if (kind === 'sequenceDiagram' && MENU.test(words)) {
      kept[i] = '';
      tell(
        i,
        {
          rule: 'unsafe-diagram',
          message: 'This line is left out: it makes a menu, which only a script opens.',
          mend: 'Take it out; parts of a flowchart lead somewhere by click.',
        },
        words,
      );
    } else if (/^click\s/.test(words) && kind !== 'mindmap') {
      kept[i] = '';
      readLink(words, i, links, nodes, tell);
    }
  }
  if (kind === undefined) {
    tell(0, {
      rule: 'unreadable-diagram',
      message: 'This diagram is empty.',
      mend: `Write ${NAMES} on its first line, and what it shows below.`,
    });
    return { diagram: undefined, nodes, remarks };
  }
  if (title === '')
    tell(0, {
      rule: 'image-without-alternative',
      message: 'This diagram has no title, by which it is called and told to those who do not see it.',
      mend: 'Write accTitle: What it shows, on its second line; and accDescr: what can be seen there, if its own words do not say it.',
    });
  const lines = kept.flatMap((line, i) => (line.trim() === '' ? [] : [i]));
  return { diagram: { source: lines.map((i) => kept[i]).join('\n'), lines, title, description, links }, nodes, remarks };
}

type Tell = (line: number, remark: Omit<BlockRemark, 'line' | 'words'>, words?: string) => void;

function unknownKind(words: string): Omit<BlockRemark, 'line' | 'words'> {
  const [name = ''] = /^\S+/.exec(words) ?? [];
  const called = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  return {
    rule: 'unreadable-diagram',
    message: `Mermaid's "${called}" is not drawn here: outside a browser it does not come out right, or it is none.`,
    mend: `Begin it with one of ${NAMES}; or export it as SVG, and show it as a picture: ![what it shows](media/diagram.svg).`,
  };
}

/** Mermaid's own settings at the beginning of a block. */
function skipFrontMatter(lines: string[], tell: Tell): void {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (lines[first]?.trim() !== '---') return;
  const last = lines.findIndex((line, i) => i > first && line.trim() === '---');
  tell(first, { ...LOOK, message: 'What stands between these dashes is left out: the site alone says how Mermaid is set.' });
  lines.fill('', first, last < 0 ? lines.length : last + 1);
}

/** Takes title and description out: Mermaid knows them in some kinds only. */
function takeCaption(lines: string[]): { title: string; description: string } {
  let [title, description] = ['', ''];
  for (let i = 0; i < lines.length; i++) {
    const [, name, rest = ''] = /^\s*acc(Title|Descr)\s*:(.*)$/.exec(lines[i] ?? '') ?? [];
    if (name !== undefined) {
      lines[i] = '';
      if (name === 'Title') title ||= printable(rest);
      else description ||= printable(rest);
    } else if (/^\s*accDescr\s*\{/.test(lines[i] ?? '')) {
      const end = lines.findIndex((line, at) => at >= i && line.includes('}'));
      if (end < 0) continue;
      const text = lines.slice(i, end + 1).join(' ');
      description ||= printable(text.slice(text.indexOf('{') + 1, text.lastIndexOf('}')));
      lines.fill('', i, end + 1);
      i = end;
    }
  }
  return { title, description };
}

/** `click part href "…"`, of which Mermaid's own forms may run a script. */
function readLink(words: string, line: number, links: PartLink[], nodes: NodeLink[], tell: Tell): void {
  const [, part, to] = /^click\s+(\S+)\s+(?:href\s+)?"([^"]*)"/.exec(words) ?? [];
  const [, node] = /^\[\[([^[\]|]+)\]\]$/.exec(to?.trim() ?? '') ?? [];
  if (part === undefined || to === undefined) {
    tell(
      line,
      {
        rule: 'unsafe-diagram',
        message: 'This line is left out: a part of a diagram leads to an address, and runs nothing.',
        mend: 'Write click, the name of the part, href, and "[[id]]" or "https://…".',
      },
      words,
    );
  } else if (node !== undefined) {
    links.push({ part, to: { node: node.trim() } });
    nodes.push({ id: node.trim(), line, words: `[[${node}]]` });
  } else if (/^https?:\/\//i.test(to) && URL.canParse(to)) links.push({ part, to: { url: new URL(to).href } });
  else
    tell(
      line,
      {
        rule: 'dead-link',
        message: `"${to.length > 60 ? `${to.slice(0, 60)}…` : to}" leads nowhere on the site.`,
        mend: 'Write "[[id]]" for a concept or category of the study, or an address that begins with https:// or http://.',
      },
      to === '' ? words : to,
    );
}

/** What a diagram says: its title, its description, and the words in it, without what only Mermaid reads. */
export function wordsOfDiagram(block: string): string {
  const { diagram } = readBlock(block);
  if (diagram === undefined) return block;
  const [, ...lines] = diagram.source.trim().split('\n');
  const words = lines.flatMap((line) => {
    const text = line.trim();
    if (text === '' || /^(?:end|direction|dateFormat|axisFormat|tickInterval|excludes|autonumber|activate|deactivate)\b/.test(text))
      return [];
    const quoted = Array.from(
      text.matchAll(/"([^"]+)"|\|([^|]+)\||[[({>]+([^[\](){}"]+)[\])}]+|(?<=\S\s*):\s*([^:]+)$/g),
      ([, ...found]) => found.find(Boolean) ?? '',
    );
    const bare = text
      .replaceAll(/"[^"]*"|\|[^|]*\||[[({>]+[^[\](){}]*[\])}]+|[-=.<>ox]*[-=.]{2,}[-=.<>ox]*/g, ' ')
      .replaceAll(/[^\p{L}\p{N}\s-]+/gu, ' ');
    return [...quoted, bare];
  });
  return [diagram.title, diagram.description, ...words]
    .map((one) =>
      one
        .replaceAll(/<br\s*\/?>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((one) => one !== '')
    .join(' · ');
}
