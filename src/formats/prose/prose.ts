import type { Root } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { ProseText } from '#domain/entry/entry.ts';
import type { Position, Rule } from '#domain/entry/finding.ts';
import { readDiagrams } from './diagram-block.ts';
import { saysNothing, withoutComments, type Uncommented } from './comment.ts';
import { zhagenMarkdown } from '../markdown/dialect.ts';
import { imagesOf } from './image.ts';
import { checkBeforeParsing, checkTree, LimitError } from '../markdown/limits.ts';
import { addressOf } from './jsx-address.ts';
import { plainFirst } from '../markdown/plain.ts';
import { findLinks } from './prose-links.ts';
import { deadImage, deadLink, isKept, nowhere, rawHtml } from './raw-html.ts';
import { findStrays } from './stray-mark.ts';
import { blocksOf } from './plain-text.ts';
import { identifyHeadings } from './prose-headings.ts';

const markdown = unified().use(remarkParse).use(zhagenMarkdown).use(plainFirst).freeze();
const mdx = unified().use(remarkParse).use(remarkMdx).use(zhagenMarkdown).freeze();

export type ProseForm = 'markdown' | 'mdx';

/** What a writer should know of a prose, counted in the file. */
export interface ProseRemark {
  readonly rule: Rule;
  readonly position: Position;
  readonly message: string;
  readonly mend: string;
}

/** The text cannot be read: where, counted in the file, why, and the mend where it is known. */
export interface ProseError {
  readonly position: Position;
  readonly reason: string;
  readonly mend?: string | undefined;
  /** It is not wrong, but more than is read. */
  readonly limit?: true;
}

/**
 * Reads a Markdown or MDX text: what it links to, what it says, and what in it will not be read as it was meant. Its comments go no further
 * than here.
 * @param line the line of the file on which `source` begins, from 1
 */
export function parseProse(source: string, line: number, form: ProseForm): { prose: ProseText; remarks: ProseRemark[] } | ProseError {
  if (/^\n*$/.test(source)) return { prose: { text: source, line, links: [], blocks: [], headings: [], diagrams: [] }, remarks: [] };
  try {
    checkBeforeParsing(source, form);
    const whole = parse(source, form);
    const comments = withoutComments(source, whole, form);
    const { text } = comments;
    const root = text === source ? whole : parse(text, form);
    const place = placesIn(source, line);
    const positionOf = (offset: number) => place(comments.sourceOffset(offset));
    const links = text.includes('[') || text.includes('@') || form === 'mdx' ? findLinks(root, text, positionOf) : [];
    const remarks = remarksOf(root, text, form, positionOf);
    remarks.push(...unclosed(comments, place));
    const drawn = text.includes('mermaid') ? readDiagrams(root, text, positionOf) : { diagrams: [], links: [], remarks: [] };
    remarks.push(...drawn.remarks);
    (form === 'mdx' ? mdx : markdown).runSync(root);
    const headings = form === 'mdx' ? identifyHeadings(root, (offset) => positionOf(offset).line) : [];
    return {
      prose: { text, line, links: [...links, ...drawn.links], blocks: blocksOf(root), headings, diagrams: drawn.diagrams },
      remarks,
    };
  } catch (error) {
    return proseError(error, source, line);
  }
}

function parse(text: string, form: ProseForm): Root {
  const root = (form === 'mdx' ? mdx : markdown).parse(text);
  checkTree(root);
  return root;
}

function remarksOf(root: Root, text: string, form: ProseForm, positionOf: (offset: number) => Position): ProseRemark[] {
  const remarks: ProseRemark[] = findStrays(root, text).map(({ offset, ...stray }) => ({ ...stray, position: positionOf(offset) }));
  const imageOf = imagesOf(root);
  const defines = new Set<string>();
  let code = '';
  visit(root, 'mdxjsEsm', ({ value }) => void (code += value));
  visit(root, 'imageReference', ({ identifier }) => void defines.add(identifier));
  visit(root, (node) => {
    const position = () => positionOf(node.position?.start.offset ?? 0);
    if (node.type === 'html' && !saysNothing(node.value)) {
      const remark = rawHtml(node);
      if (remark !== undefined) remarks.push({ rule: 'raw-html', position: position(), ...remark });
    }
    const name = unknownName(node, code);
    if (name !== undefined)
      remarks.push({
        rule: 'unreadable-file',
        position: position(),
        message: `What stands in braces is JavaScript in a report, and nothing there is called "${name}".`,
        mend: `For words in braces write \\{${name}\\}.`,
      });
    const image = imageOf(node);
    // What a definition defines may be an image, which is told where it stands.
    const isLink = node.type === 'link' || (node.type === 'definition' && !defines.has(node.identifier));
    const remark = image
      ? deadImage(image.url, form)
      : isLink
        ? deadLink(node.url, node.type === 'link' ? wordsOf(node, text) : '', form)
        : undefined;
    if (remark !== undefined) remarks.push({ rule: 'dead-link', position: position(), ...remark });
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      for (const address of node.attributes.flatMap((one) => addressOf(one) ?? []))
        if (!isKept(address, form)) remarks.push({ rule: 'dead-link', position: position(), ...nowhere(address) });
  });
  return remarks;
}

/** What a report has without its own code. */
const GIVEN = new Set(['props', 'frontmatter', 'file', 'url', 'components']);

/** The name in braces, as in `{laughs}`, that no code of the report and no language has. */
function unknownName(node: Root | Root['children'][number], code: string): string | undefined {
  if (node.type !== 'mdxTextExpression' && node.type !== 'mdxFlowExpression') return undefined;
  const [statement] = node.data?.estree?.body ?? [];
  if (statement?.type !== 'ExpressionStatement' || statement.expression.type !== 'Identifier') return undefined;
  const { name } = statement.expression;
  return GIVEN.has(name) || name in globalThis || code.includes(name) ? undefined : name;
}

/** What a link says, as it was written. */
function wordsOf({ children }: { children: Root['children'] | readonly { position?: Root['position'] }[] }, text: string): string {
  return text.slice(children[0]?.position?.start.offset ?? 0, children.at(-1)?.position?.end.offset ?? 0);
}

function unclosed({ unclosed: at, nested }: Uncommented, place: (offset: number) => Position): ProseRemark[] {
  const tell = (offset: number, message: string, mend: string): ProseRemark => ({
    rule: 'unclosed-comment',
    position: place(offset),
    message,
    mend,
  });
  return [
    ...(at === undefined
      ? []
      : [
          tell(
            at,
            'A comment begins here and is not closed, so everything after it counts as private.',
            'Close it with -->. One that begins within a line ends in the same paragraph; one that goes over blank lines begins on a line of its own. Marks that shall be seen are put between backticks.',
          ),
        ]),
    ...nested.map((offset) =>
      tell(
        offset,
        'A comment begins here within another, which would end at the first -->, and what follows that be read.',
        'Take the marks of the inner one out.',
      ),
    ),
  ];
}

/** Gives the place in the file of an offset in the source. */
function placesIn(source: string, firstLine: number): (offset: number) => Position {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...Array.from(source.matchAll(/\n|\r(?!\n)/g), (match) => match.index + 1)];
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: firstLine + low, column: offset - (starts[low] ?? 0) + 1 };
  };
}

interface ParserError extends Error {
  readonly reason: string;
  readonly mend?: string;
  readonly line?: number;
  readonly column?: number;
  readonly place?: { readonly start?: Position } & Partial<Position>;
}

function proseError(error: unknown, source: string, line: number): ProseError {
  if (error instanceof RangeError)
    return {
      position: { line, column: 1 },
      reason: 'Things are nested too deeply here',
      mend: 'Take lists, quotations and tags out of one another.',
      limit: true,
    };
  if (!(error instanceof Error) || !('reason' in error)) throw error;
  const { reason, mend, line: at, column, place } = error as ParserError;
  // The parser names the tag that is left open by its own line count, which is not the file's.
  const [named, ...open] = /\((\d+):(\d+)(?:-\d+:\d+)?\)/.exec(reason) ?? [];
  const start = named === undefined ? (place?.start ?? place) : { line: Number(open[0]), column: Number(open[1]) };
  const own = { line: start?.line ?? at ?? 1, column: start?.column ?? column ?? 1 };
  const comment = (source.split('\n')[own.line - 1] ?? '').includes('<!--') && mend === undefined;
  return {
    position: { line: line - 1 + own.line, column: own.column },
    reason: reason.replace(/,? ?\(\d+:\d+(-\d+:\d+)?\)/g, ''),
    mend: comment ? 'A comment is written {/* … */} in a report.' : mend,
    ...(error instanceof LimitError && { limit: true as const }),
  };
}
