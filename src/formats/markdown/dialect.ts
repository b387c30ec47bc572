import type { Root } from 'mdast';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfm } from 'micromark-extension-gfm';
import type { Construct, Extension } from 'micromark-util-types';
import type { Processor } from 'unified';
import { linkAddresses, endsAtHan } from './bare-address.ts';
import { countMarks } from './limits.ts';
import { joinLines } from './line-break.ts';
import { studyLinks, studyLinksFromMarkdown } from './study-link.ts';
import { rowsWithLinks } from './table-row.ts';

/** Only `~~` deletes: `10~20` is a range. */
const TILDES = { singleTilde: false };

/** What each construct of GFM that does not fit Chinese, or the links of a study, becomes. */
const FITTED: Readonly<Record<string, (construct: Construct) => Construct>> = {
  table: rowsWithLinks,
  wwwAutolink: endsAtHan,
  protocolAutolink: endsAtHan,
  emailAutolink: endsAtHan,
};

const micromarkExtensions: readonly Extension[] = [
  fit(gfm(TILDES)),
  cjkFriendlyExtension(),
  gfmStrikethroughCjkFriendly(TILDES),
  studyLinks,
  countMarks,
];

/** GFM's own search for addresses in the finished tree takes Han into them: `linkAddresses` does it in its place. */
const fromMarkdownExtensions = [...gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension), studyLinksFromMarkdown];

/**
 * unified plugin: the one dialect of memos and of the report's MDX, wherever either is parsed. GFM, with the links of a study; emphasis,
 * addresses and line breaks as Chinese has them. After the parser, and after MDX where that is used.
 */
export function zhagenMarkdown(this: Processor): (tree: Root) => void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(...micromarkExtensions);
  (data.fromMarkdownExtensions ??= []).push(...fromMarkdownExtensions);
  return (tree) => {
    linkAddresses(tree);
    joinLines(tree);
  };
}

function fit(extension: Extension): Extension {
  const fitted = (record: Extension['text']) =>
    Object.fromEntries(
      Object.entries(record ?? {}).map(([code, constructs]) => [
        code,
        [constructs ?? []].flat().map((construct) => FITTED[construct.name ?? '']?.(construct) ?? construct),
      ]),
    );
  return { ...extension, text: fitted(extension.text), flow: fitted(extension.flow) };
}
