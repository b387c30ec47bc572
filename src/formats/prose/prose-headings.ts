import Slugger, { slug } from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ProseHeading } from '#domain/entry/entry.ts';
import { finding, type Finding } from '#domain/entry/finding.ts';

/** `[#id]` at the end of a heading is its id; what follows behind it, `[#id; #old; #older]`, are ids that it had. */
const MARK = /\s*\[\s*(#[^[\]]*)\]\s*$/;

const NAMELESS = 'part';

/** Ids that citations and footnotes have on the page of a section. */
const ofAPage = (id: string) => /^(cite_|user-content-|footnote-label(-\d+)?$)/.test(id);

/**
 * The headings of a parsed text with their ids, which are made of what a writer wrote there and of nothing else: not of labels, numbers or
 * other files, which change without the writer's knowing. Marks are taken out of the tree, and the ids set in it.
 * @param lineOf the line of the file on which an offset of the text stands
 */
export function identifyHeadings(root: Root, lineOf: (offset: number) => number): ProseHeading[] {
  const found: { readonly node: Heading; readonly given: readonly string[] }[] = [];
  visit(root, 'heading', (node) => {
    found.push({ node, given: takeMark(node) });
  });
  const slugger = new Slugger();
  // What is given is nobody else's, wherever it stands.
  for (const { given } of found) for (const id of given) slugger.occurrences[id] ??= 0;
  return found.map(({ node, given: [own, ...formerIds] }) => {
    const text = wordsOf(node);
    // A heading of signs alone still has an address.
    const id = own ?? slugger.slug(slug(text) === '' ? NAMELESS : ofAPage(slug(text)) ? `${NAMELESS} ${text}` : text);
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
    return { id, formerIds, text, depth: node.depth, line: lineOf(node.position?.start.offset ?? 0) };
  });
}

/** Ids that are given are as those that are made, and each leads to one heading. */
export function checkHeadingIds(path: string, headings: readonly ProseHeading[]): Finding[] {
  const seen = new Map<string, ProseHeading>();
  return headings.flatMap((heading) =>
    [heading.id, ...heading.formerIds].flatMap((id) => {
      const at = { line: heading.line, column: 1 };
      const made = slug(id.replace(/\s+/g, ' '));
      if (made !== id || id === '')
        return [
          finding(
            'id-format',
            path,
            at,
            `"#${id}" cannot be the id of a heading: it may have small letters of any script, digits, "-" and "_".`,
            made === '' ? 'Write it as [#my-heading] at the end of the heading.' : `Write it as [#${made}].`,
          ),
        ];
      if (ofAPage(id))
        return [
          finding(
            'id-format',
            path,
            at,
            `"#${id}" is an id that citations and footnotes have.`,
            `Write it as [#${NAMELESS}-${id.replaceAll('_', '-')}].`,
          ),
        ];
      const other = seen.get(id);
      if (other === heading) return [finding('duplicate-id', path, at, `The heading has the id "#${id}" twice.`, 'Keep one of the two.')];
      if (other !== undefined)
        return [
          finding(
            'duplicate-id',
            path,
            at,
            `Two headings have the id "#${id}".`,
            'Its address leads to one of them: take it off the other.',
          ),
        ];
      seen.set(id, heading);
      return [];
    }),
  );
}

/** remark plugin: headings have the ids that the contract of URLs knows, and below them anchors of those that they had. */
export function remarkHeadingIds() {
  return (tree: Root): void => {
    const headings = identifyHeadings(tree, () => 1);
    let next = 0;
    visit(tree, 'heading', (node) => {
      const anchors = headings[next++]?.formerIds ?? [];
      node.children.unshift(
        ...anchors.map((id) => ({ type: 'emphasis' as const, data: { hName: 'span', hProperties: { id } }, children: [] })),
      );
    });
  };
}

function takeMark({ children }: Heading): string[] {
  const last = children.at(-1);
  const [whole, inside] = last?.type === 'text' ? (MARK.exec(last.value) ?? []) : [];
  if (last?.type !== 'text' || whole === undefined || inside === undefined) return [];
  last.value = last.value.slice(0, -whole.length);
  return inside.split(';').map((part) => part.trim().replace(/^#/, ''));
}

/** What makes the id: links of the study count as what is written for them, citations and footnotes not at all. */
function wordsOf(node: Heading): string {
  let words = '';
  visit(node, (part) => {
    if (part.type === 'text' || part.type === 'inlineCode' || part.type === 'mdxTextExpression') words += part.value;
    if (part.type === 'studyLink' && part.segment.kind === 'node') words += part.segment.label ?? part.segment.id;
  });
  return words.replace(/\s*\n\s*/g, '\n').trim();
}
