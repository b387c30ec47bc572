import { linkTo, tameMarkdown } from './foreign-markdown.ts';

/** What the comment on a pull request tells of its preview. Labels and review are a stranger's texts. */
export interface PreviewReport {
  /** Of the preview; ends with `/`. */
  readonly address: string;
  readonly commit: string;
  /** Where the preview has pages that walk through the changes, their path below the address. */
  readonly walk: string | undefined;
  /** Paths are below the address. */
  readonly pages: readonly { readonly path: string; readonly label: string }[];
  /** Why the pages are not all, in our own words, where that is so. */
  readonly remark: string | undefined;
  /** Markdown. */
  readonly review: string;
}

/** What GitHub takes as a comment, less room for what is put before it. */
const LONGEST = 65_536 - 200;

/** More pages than that are folded. */
const OPEN = 12;

/** What the links to pages may take of the comment, and the words of one link. */
const [LINKS, WORDS] = [20_000, 80];

export const REMOVED = 'The preview was removed when this pull request was closed. 合并请求已关闭，预览已移除。\n';

/** The comment: where the preview is, the pages that change, then the review, shortened at its end if it is too long. */
export function formatPreviewComment({ address, commit, walk, pages, remark, review }: PreviewReport): string {
  const links = [
    linkTo('预览 Preview', address),
    ...(walk === undefined ? [] : [linkTo('逐项查看改动 Walk through the changes', address + walk)]),
  ];
  const head = [
    `${links.join(' · ')} · \`${commit.slice(0, 7)}\``,
    ...formatPages(address, pages),
    ...(remark === undefined ? [] : [remark]),
  ];
  // Untamed it may be longer than any comment; what it has no room for it need not be read for.
  const { pieces, whole } = tameMarkdown(review.slice(0, LONGEST), address);
  const note = 'The review is longer than a comment can be: the rest is in the preview. 全文见预览。';
  let room = LONGEST - [...head, '---', note, ''].join('\n\n').length;
  const cut = pieces.findIndex((piece) => (room -= piece.length) < 0);
  const fitting = cut === -1 ? pieces : pieces.slice(0, cut);
  const shortened = cut !== -1 || !whole || review.length > LONGEST;
  const told = [...head, ...(fitting.length > 0 ? ['---'] : []), ...(shortened ? [note] : []), fitting.join('')];
  return `${told.join('\n\n').trimEnd()}\n`;
}

function formatPages(address: string, pages: PreviewReport['pages']): string[] {
  if (pages.length === 0) return [];
  const items: string[] = [];
  let room = LINKS;
  for (const { path, label } of pages) {
    const item = `- ${linkTo(label.slice(0, WORDS).toWellFormed() || path, address + path)}`;
    room -= item.length + 1;
    if (room < 0) break;
    items.push(item);
  }
  if (items.length < pages.length) items.push(`- … ${String(pages.length - items.length)} more 另有`);
  const title = `改动的页面 Changed pages (${String(pages.length)})`;
  if (pages.length <= OPEN) return [title, items.join('\n')];
  return [`<details>\n<summary>${title}</summary>`, items.join('\n'), '</details>'];
}
