import type { Nodes, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** A prose without its comments. */
export interface Uncommented {
  readonly text: string;
  /** Where a character of the text stands in the source. */
  sourceOffset(offset: number): number;
  /** Where in the source a comment begins that is not closed: all from there on counts as private. */
  readonly unclosed: number | undefined;
  /** Where one begins within another: HTML ends both at the first `-->`, the writer at the second, and up to there all counts as private. */
  readonly nested: readonly number[];
}

interface Cut {
  readonly start: number;
  readonly end: number;
  /** What stands in its place: nothing, a blank line, or a comment that says nothing. */
  readonly insert: '' | '\n' | typeof NOTHING;
}
const NOTHING = '<!-- -->';

/** A comment that says nothing stays where it keeps two things apart. */
export const saysNothing = (html: string) => html.trim() === NOTHING;

/**
 * Takes the comments out of a source, so that nothing that comes after has them: `<!-- … -->` outside code, `[//]: # (…)`, and in MDX the
 * comments of JavaScript. What is left reads as if they had never been there.
 * @param root the tree of the source
 */
export function withoutComments(source: string, root: Root, form: 'markdown' | 'mdx'): Uncommented {
  const { literal, html, cuts } = survey(source, root, form);
  const nested: number[] = [];
  let unclosed: number | undefined;
  for (let start = source.indexOf('<!--'); start >= 0;) {
    const code = within(literal, start);
    if (code !== undefined || isEscaped(source, start)) {
      start = source.indexOf('<!--', code?.end ?? start + 4);
      continue;
    }
    const node = within(html, start);
    const close = source.indexOf('-->', start + 2);
    if (close < 0 || close + 3 > (node?.end ?? paragraphEnd(source, start))) {
      unclosed = start;
      cuts.push({ start, end: source.length, insert: '' });
      break;
    }
    const inner = source.indexOf('<!--', start + 4);
    const second = inner >= 0 && inner < close ? secondEnd(source, close + 3, literal) : undefined;
    if (second !== undefined) nested.push(inner);
    const end = second ?? close + 3;
    cuts.push(cut(source, start, end, second === undefined ? node : undefined));
    start = source.indexOf('<!--', end);
  }
  return {
    ...apply(
      source,
      cuts.sort((a, b) => a.start - b.start),
    ),
    unclosed,
    nested,
  };
}

/** Where the comment ends whose `-->` another took: at the next, if no comment begins before it. */
function secondEnd(source: string, from: number, literal: readonly Range[]): number | undefined {
  const end = source.indexOf('-->', from);
  const next = source.indexOf('<!--', from);
  return end < 0 || (next >= 0 && next < end) || within(literal, end) ? undefined : end + 3;
}

interface Range {
  readonly start: number;
  readonly end: number;
  /** It stands between two lists, which would be one without it. */
  readonly apart?: boolean;
}

function survey(source: string, root: Root, form: 'markdown' | 'mdx'): { literal: Range[]; html: Range[]; cuts: Cut[] } {
  const found = { literal: [] as Range[], html: [] as Range[], cuts: [] as Cut[] };
  visit(root, (node: Nodes, index, parent: Parents | undefined) => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (node.type === 'code' || node.type === 'inlineCode') found.literal.push({ start, end });
    else if (node.type === 'html') found.html.push({ start, end, apart: keepsApart(index, parent) });
    else if (node.type === 'definition' && /^#?$/.test(node.url)) found.cuts.push(cut(source, start, end));
    else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      if (node.data?.estree?.body.length === 0) found.cuts.push(cut(source, start, end));
      else found.cuts.push(...commentsOf(node));
    } else found.cuts.push(...commentsOf(node));
    if (form === 'mdx') found.cuts.push(...bracedIn(source, wordsOf(node)));
  });
  return found;
}

/** Where a node's source is read by no JavaScript, though a reader sees it: what names a link or a picture. */
function wordsOf(node: Nodes): [start: number, end: number] {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  if (node.type === 'link') return [node.children.at(-1)?.position?.end.offset ?? start, end];
  return node.type === 'studyLink' || node.type === 'image' || node.type === 'imageReference' || node.type === 'definition'
    ? [start, end]
    : [end, end];
}

const BRACED = /\{\s*\/\*[^]*?\*\/\s*\}/g;

const bracedIn = (source: string, [start, end]: readonly [number, number]) =>
  Array.from(source.slice(start, end).matchAll(BRACED), ({ 0: braced, index }) =>
    cut(source, start + index, start + index + braced.length),
  );

function keepsApart(index: number | undefined, parent: Parents | undefined): boolean {
  const [before, after] = [parent?.children[(index ?? 0) - 1], parent?.children[(index ?? 0) + 1]];
  return before?.type === 'list' && (after?.type === 'list' || after?.type === 'code');
}

/** The comments in a node's JavaScript: of MDX's expressions, imports and attributes. */
function commentsOf(node: Nodes): Cut[] {
  const attributes = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement' ? node.attributes : [];
  const programs = [
    'data' in node && node.data && 'estree' in node.data ? node.data.estree : undefined,
    ...attributes.map((one) =>
      one.type === 'mdxJsxExpressionAttribute' ? one.data?.estree : typeof one.value === 'object' ? one.value?.data?.estree : undefined,
    ),
  ];
  return programs
    .flatMap((program) => program?.comments ?? [])
    .map((comment) => {
      const { start, end } = comment as unknown as Range;
      return { start, end, insert: '' as const };
    });
}

/** The range that holds an offset; ranges stand in order and not within one another. */
function within(ranges: readonly Range[], offset: number): Range | undefined {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.start <= offset ? range : undefined;
}

const isEscaped = (source: string, at: number) => (/\\*$/.exec(source.slice(Math.max(0, at - 8), at))?.[0].length ?? 0) % 2 === 1;

function paragraphEnd(source: string, from: number): number {
  const blank = /\n[ \t>]*\r?\n/g;
  blank.lastIndex = from;
  return blank.exec(source)?.index ?? source.length;
}

/** A comment with what belongs to it: its lines if it has them for itself, else one of the blanks around it. */
function cut(source: string, start: number, end: number, html?: Range): Cut {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = endOfLine(source, end);
  const before = source.slice(lineStart, start);
  const after = source.slice(end, lineEnd);
  if (html?.apart) return { start, end, insert: NOTHING };
  if (before.trim() === '' && after.trim() === '') {
    const next = Math.min(lineEnd + 1, source.length);
    const blankBefore = source.slice(source.lastIndexOf('\n', lineStart - 2) + 1, Math.max(0, lineStart - 1)).trim() === '';
    const blankAfter = source.slice(next, endOfLine(source, next)).trim() === '';
    if (blankBefore && blankAfter) return { start: lineStart, end: Math.min(endOfLine(source, next) + 1, source.length), insert: '' };
    return { start: lineStart, end: next, insert: blankBefore || blankAfter ? '' : '\n' };
  }
  let blank = start;
  while (blank > lineStart && isBlank(source[blank - 1])) blank--;
  const [following = ''] = /^[ \t]*/.exec(after) ?? [];
  if (before.trim() === '') return { start, end: end + following.length, insert: '' };
  if (blank < start && (following !== '' || after.trim() === '')) return { start: blank, end, insert: '' };
  return { start, end, insert: html && MARK.test(before.slice(-1)) && MARK.test(after.slice(0, 1)) ? NOTHING : '' };
}

/** What may become another mark beside one of its kind. */
const MARK = /[!-/:-@[-`{-~]/;

const isBlank = (char: string | undefined) => char === ' ' || char === '\t';

const endOfLine = (source: string, from: number) => {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
};

function apply(source: string, cuts: readonly Cut[]): Pick<Uncommented, 'text' | 'sourceOffset'> {
  const parts: string[] = [];
  /** Each kept stretch: where it begins in the text, and in the source. */
  const kept: { readonly text: number; readonly source: number }[] = [{ text: 0, source: 0 }];
  let length = 0;
  let end = 0;
  for (const { start, end: over, insert } of cuts) {
    if (over <= end) continue;
    const stretch = source.slice(end, Math.max(end, start));
    parts.push(stretch, insert);
    length += stretch.length + insert.length;
    end = over;
    kept.push({ text: length, source: end });
  }
  const sourceOffset = (offset: number) => {
    let [low, high] = [0, kept.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.text ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return (kept[low]?.source ?? 0) + offset - (kept[low]?.text ?? 0);
  };
  return { text: [...parts, source.slice(end)].join(''), sourceOffset };
}
