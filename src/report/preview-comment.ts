import { textIn } from '#domain/text/localized-text.ts';
import { markdownLink } from './markdown-text.ts';
import type { ReviewData } from './review-json.ts';
import { formatReviewMarkdown } from './review-markdown.ts';

/** What the comment on a pull request tells of its preview. */
export interface PreviewReport {
  /** Of the preview; ends with `/`. */
  readonly address: string;
  readonly commit: string;
  /** Where the preview has pages that walk through the changes, their path below the address. */
  readonly walk: string | undefined;
  /** Whether the preview has the page of a path. */
  readonly hasPage: (path: string) => boolean;
  /** What its build says of the changes, which a stranger may have written; or in our own words why that is not known. */
  readonly review: ReviewData | { readonly remark: string };
}

/** What GitHub takes as a comment, less room for what is put before it. */
const LONGEST = 65_536 - 200;

/** More pages than that are folded. */
const OPEN = 12;

/** What the links to pages may take of the comment, and the words of one link. */
const [LINKS, WORDS] = [20_000, 80];

export const REMOVED = 'The preview was removed when this pull request was closed. 合并请求已关闭，预览已移除。\n';

/** The comment: where the preview is, the pages that change, then the review, as far as there is room. */
export function formatPreviewComment({ address, commit, walk, hasPage, review }: PreviewReport): string {
  const links = [
    markdownLink('预览 Preview', address),
    ...(walk === undefined ? [] : [markdownLink('逐项查看改动 Walk through the changes', address + walk)]),
  ];
  const head = `${links.join(' · ')} · \`${commit.slice(0, 7)}\`\n`;
  if ('remark' in review) return `${head}\n${review.remark}\n`;
  const pages = [...new Map(review.pages.filter(({ path }) => hasPage(path)).map((page) => [page.path, page])).values()];
  const told = [head, ...formatPages(pages, address, review.language), '---\n\n'].join('\n');
  return told + formatReviewMarkdown(review, LONGEST - told.length);
}

function formatPages(pages: ReviewData['pages'], address: string, lang: string): string[] {
  if (pages.length === 0) return [];
  const items: string[] = [];
  let room = LINKS;
  for (const { path, label } of pages) {
    const words = textIn(label, lang).text.trim().slice(0, WORDS).toWellFormed() || path;
    const item = `- ${markdownLink(words, new URL(path.slice(1), address).href)}`;
    room -= item.length + 1;
    if (room < 0) break;
    items.push(item);
  }
  if (items.length < pages.length) items.push(`- … ${String(pages.length - items.length)} more 另有`);
  const title = `改动的页面 Changed pages (${String(pages.length)})`;
  const list = `${items.join('\n')}\n`;
  return pages.length <= OPEN ? [`${title}\n`, list] : [`<details>\n<summary>${title}</summary>\n`, list, '</details>\n'];
}
