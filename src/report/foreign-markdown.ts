import type { Link, List, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkStringify, { bullet: '-', rule: '-' }).freeze();

/** The markup that a report of ours may have, none of it with an attribute that could lead anywhere. */
const TAGS = /<\/?(details|summary|ins|del|b|sub|sup)>|<details open>|<br ?\/?>/g;

/** Deeper than any report of ours; a stranger's may be without end. */
const DEEPEST = 20;
const TOO_DEEP = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){30}/m;

/** What reading may cost, by the cube of each passage's length: as that the parser's time can grow, and a report of ours has no long ones. */
const COST = 2e11;

/** What a stranger's Markdown comes to. */
export interface TamedMarkdown {
  /** It can be cut between them; each ends with the line ends that must follow it. */
  readonly pieces: readonly string[];
  /** Whether all of it was read. */
  readonly whole: boolean;
}

/**
 * A stranger's Markdown, made safe to be said by a bot on GitHub: no markup but what folds and marks changes, no image, no link but below the
 * given address, nobody mentioned, no other issue referred to. What would cost too much to read ends it.
 * @param address ends with `/`
 */
export function tameMarkdown(source: string, address: string): TamedMarkdown {
  const pieces: string[] = [];
  let cost = 0;
  for (const { text, end } of passages(source)) {
    cost += text.length ** 3;
    if (cost > COST) return { pieces, whole: false };
    const blocks = TOO_DEEP.test(text) ? [] : parse(text).flatMap((node) => tame(node, address, 1, true));
    const told = blocks.flatMap((node) => (node.type === 'list' ? listPieces(node) : [`${stringify(node)}\n\n`]));
    pieces.push(...told.slice(0, -1), ...told.slice(-1).map((last) => last.trimEnd() + end));
  }
  return { pieces, whole: true };
}

/** Below that many characters it is not worth while to read a passage alone. */
const ENOUGH = 500;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Markdown in parts that can be read alone: between them is a blank line, or the beginning of a list's item. `end` is what follows one. */
function* passages(source: string): Generator<{ readonly text: string; readonly end: '\n' | '\n\n' }> {
  let lines: string[] = [];
  let fence: string | undefined;
  let blank = false;
  let length = 0;
  for (const line of source.split(/\r\n?|\n/)) {
    const parts = fence === undefined && (blank ? /^\S/.test(line) : line.startsWith('- '));
    if (parts && length > ENOUGH) {
      yield { text: lines.join('\n'), end: blank ? '\n\n' : '\n' };
      lines = [];
      length = 0;
    }
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true) fence = undefined;
    blank = line.trim() === '';
    lines.push(line);
    length += line.length + 1;
  }
  yield { text: lines.join('\n'), end: '\n\n' };
}

/** A list is one block, and may be nearly all of a review. */
function listPieces(list: List): string[] {
  const end = list.spread === true ? '\n\n' : '\n';
  const items = list.children.map((item, n) =>
    stringify({ ...list, ...(list.ordered === true && { start: (list.start ?? 1) + n }), children: [item] }),
  );
  return items.map((item, n) => item + (n === items.length - 1 ? '\n\n' : end));
}

/** A link of our own with a stranger's words. */
export function linkTo(words: string, url: string): string {
  return stringify({ type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', value: quiet(words) }] }] });
}

function parse(source: string): RootContent[] {
  try {
    return markdown.parse(source).children;
  } catch (error) {
    // The parser's own stack ends at some thousand levels, which no report of ours has.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

const stringify = (node: RootContent) => markdown.stringify({ type: 'root', children: [node] }).trimEnd();

function tame(node: RootContent, address: string, depth: number, flow: boolean): RootContent[] {
  if (depth > DEEPEST) return [];
  const text = (value: string): RootContent => ({ type: 'text', value: quiet(value) });
  switch (node.type) {
    case 'text':
      return [text(node.value)];
    case 'html': {
      // Beside its tags it is read as it stands: a character in another guise, such as &#64; for @, stays one.
      if (!node.value.replaceAll(TAGS, '').includes('<')) return [{ ...node, value: quiet(node.value.replaceAll('&', '&amp;')) }];
      const shown = { type: 'text' as const, value: quiet(node.value) };
      return [flow ? { type: 'paragraph', children: [shown] } : shown];
    }
    case 'image':
    case 'imageReference':
      return [text(node.alt ?? '')];
    case 'code':
      return [{ ...node, lang: node.lang === 'diff' ? 'diff' : null, meta: null }];
    case 'definition':
    case 'footnoteDefinition':
    case 'footnoteReference':
      return [];
  }
  if (!('children' in node)) return [node];
  const holdsFlow = node.type === 'blockquote' || node.type === 'listItem';
  const children = node.children.flatMap((child) => tame(child, address, depth + 1, holdsFlow));
  if (node.type === 'link') return tameLink(node, children, address);
  if (node.type === 'linkReference') return children;
  return [{ ...node, children } as RootContent];
}

/** Paths may be written as the site's or as the server's. */
function tameLink(link: Link, children: RootContent[], address: string): RootContent[] {
  const urls = [link.url, link.url.replace(/^\//, '')].map((url) => URL.parse(url, address)?.href);
  const url = urls.find((one) => one?.startsWith(address));
  return url === undefined ? children : [{ type: 'link', url, children: children as Link['children'] }];
}

/** GitHub makes links of names, numbers and addresses wherever they stand in a text; an invisible space in them prevents it. */
function quiet(text: string): string {
  return text.replace(/@(?=[\w-])|#(?=\d)|\bGH(?=-\d)/gi, '$&\u200b').replace(/:(?=\/\/)|\bwww(?=\.)/gi, '$&\u200b');
}
