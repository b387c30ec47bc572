import type { Data, Link, PhrasingContent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { CitationItem } from '#domain/entry/entry.ts';
import type { ShownDiagram } from './diagram-figure.ts';
import type { StudyLink } from '#formats/markdown/study-link.ts';

/** Where a link of the study's prose leads, and what it says if the writer gave no words. */
export interface LinkTarget {
  readonly href: string;
  readonly text: string;
  /** The language of `text`, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly title?: string | undefined;
}

export interface LinkResolver {
  node(id: string): LinkTarget | undefined;
  reference(id: string): LinkTarget | undefined;
  /** A picture by the name of its file. */
  image(name: string): ImageTarget | undefined;
  /** A diagram by the text of its block. */
  diagram(block: string): ShownDiagram | undefined;
}

/** Where a picture is, and its size. */
export interface ImageTarget {
  readonly href: string;
  readonly width: number;
  readonly height: number;
}

/** remark plugin: `[[id]]` and `[@id]` become links; where they lead may depend on the file's path. Both the memos and the report's MDX use it, so they speak one dialect. */
export function remarkStudyLinks(resolver: (path: string | undefined) => LinkResolver) {
  return (tree: Root, { path }: { readonly path?: string | undefined }): void => {
    const resolve = resolver(path);
    const anchorOf = numberCitations();
    visit(tree, (node, index, parent) => {
      if (node.type === 'link') asWritten(node);
      if (node.type !== 'studyLink' || parent === undefined || index === undefined) return undefined;
      const parts = toNodes(node, resolve, anchorOf);
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
  };
}

/** There is no link within a link. */
function asWritten(node: Link): void {
  visit(node, 'studyLink', ({ value }, index, parent) => {
    if (index !== undefined) parent?.children.splice(index, 1, text(value));
  });
}

/** The id of the nth citation of a reference on its page, counted from 1: where a link from the bibliography lands. */
export const citationAnchor = (reference: string, nth: number) => `cite_${reference}_${String(nth)}`;

/** Gives each citation of a page its anchor, in the order of the text. */
function numberCitations(): (reference: string) => string {
  const counts = new Map<string, number>();
  return (reference) => {
    const nth = (counts.get(reference) ?? 0) + 1;
    counts.set(reference, nth);
    return citationAnchor(reference, nth);
  };
}

function toNodes({ segment, value }: StudyLink, resolve: LinkResolver, anchorOf: (reference: string) => string): PhrasingContent[] {
  if (segment.kind === 'node') {
    const target = resolve.node(segment.id);
    if (target === undefined) return [text(value)];
    return [
      link(target, segment.label ?? target.text, segment.label === undefined && target.lang !== undefined ? { lang: target.lang } : {}),
    ];
  }
  const cited = segment.items.map((item) => ({ ...item, target: resolve.reference(item.id), anchor: anchorOf(item.id) }));
  // Brackets around words and a name that nobody knows, such as `[ask @someone]`, are no citation.
  if (cited.every(({ target }) => target === undefined) && cited[0]?.prefix !== undefined) return [text(value)];
  const separator = cited.some(({ prefix }) => prefix !== undefined) ? '; ' : ', ';
  const items = runsOf(cited).flatMap((run, i): PhrasingContent[] => {
    const [first, last] = [run[0], run.at(-1)];
    const before = i > 0 ? [text(separator)] : [];
    if (run.length > 2 && first?.target && last?.target)
      return [...before, cite(first, first.target), between(run.slice(1, -1)), cite(last, last.target)];
    return run.flatMap((one, at) => [
      ...(at === 0 ? before : [text(separator)]),
      ...(one.prefix === undefined ? [] : [text(beforeNumber(one.prefix))]),
      one.target === undefined ? text(`@${one.id}`) : cite(one, one.target),
      ...(one.locator === undefined ? [] : [text(`, ${one.locator}`)]),
    ]);
  });
  return [span({ className: ['citation'] }, [text('['), ...items, text(']')])];
}

/** A prefix and the blank behind it, which Han does without. */
const beforeNumber = (prefix: string) => (/[ -~]$/.test(prefix) ? `${prefix} ` : prefix);

interface Cited extends CitationItem {
  readonly target: LinkTarget | undefined;
  readonly anchor: string;
}

/** A cluster in the order of its numbers, numbers that follow one another together; what has a prefix, a locator or no number stays where it is. */
function runsOf(cited: readonly Cited[]): Cited[][] {
  const number = ({ target, locator, prefix }: Cited) =>
    target !== undefined && locator === undefined && prefix === undefined ? Number(target.text) : Number.NaN;
  const ordered = cited.some((one) => Number.isNaN(number(one))) ? [...cited] : cited.toSorted((a, b) => number(a) - number(b));
  const runs: Cited[][] = [];
  for (const one of ordered) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && number(one) === number(before) + 1) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

const cite = ({ anchor }: Cited, target: LinkTarget) => link(target, target.text, { id: anchor });

/** The dash of `[3-5]`, which stands for what it hides: it has their anchors. */
const between = (hidden: readonly Cited[]) => hidden.reduce((inner, { anchor }) => span({ id: anchor }, [inner]), text('-'));

const span = (properties: Data['hProperties'], children: PhrasingContent[]): PhrasingContent => ({
  type: 'emphasis',
  data: { hName: 'span', hProperties: properties },
  children,
});

const text = (value: string): PhrasingContent => ({ type: 'text', value });

function link(target: LinkTarget, words: string, properties: Record<string, string> = {}): PhrasingContent {
  return {
    type: 'link',
    url: target.href,
    title: target.title ?? null,
    data: { hProperties: properties },
    children: [{ type: 'text', value: words }],
  };
}
