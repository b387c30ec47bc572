import type { Root, Text } from 'mdast';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import type { Code, Construct, Event, Token } from 'micromark-util-types';
import { SKIP, visit } from 'unist-util-visit';
import { disguised } from './disguise.ts';
import { endsAddress } from './han.ts';

const BLANK = 32;
const blankForHan = (code: Code): Code => (code !== null && endsAddress(code) ? BLANK : code);

/** A bare address (`https://…`, `www.…`, an e-mail's) ends before Han and full-width punctuation, and begins behind them. */
export function endsAtHan(construct: Construct): Construct {
  const fitted = disguised(construct, () => (code, see) => see(blankForHan(code)), blankForHan);
  return {
    ...fitted,
    tokenize(effects, ok, nok) {
      return isWithinBracket(this.events) ? nok : fitted.tokenize.call(this, effects, ok, nok);
    },
  };
}

const openBrackets = new WeakMap<readonly Event[], number>();

/** GFM's own question, whose answer it looks for anew before each word, back to the bracket. */
function isWithinBracket(events: readonly Event[]): boolean {
  const isOpen = (index: number) => {
    const token = events[index]?.[1];
    return (token?.type === 'labelLink' || token?.type === 'labelImage') && !token._balanced;
  };
  let index = openBrackets.get(events) ?? events.length;
  if (isOpen(index)) return true;
  for (index = events.length - 1; index >= 0 && !isOpen(index); index--) if (isWalkedInto(events[index]?.[1])) return false;
  if (index >= 0) openBrackets.set(events, index);
  return index >= 0;
}

/** GFM's own mark of a bracket that has an address in it. */
const isWalkedInto = (token: (Token & { readonly _gfmAutolinkLiteralWalkedInto?: boolean }) | undefined) =>
  token?._gfmAutolinkLiteralWalkedInto === true;

const searches = gfmFromMarkdown().flatMap(({ transforms }) => transforms ?? []);

/** Links the bare addresses that the tokenizer passes over, such as those within brackets: GFM's search, in texts cut at Han. */
export function linkAddresses(tree: Root): void {
  if (!hasAddress(tree)) return;
  visit(tree, 'text', (node, index, parent) => {
    const pieces = node.value.split(CUT);
    if (parent === undefined || index === undefined || pieces.length < 2) return undefined;
    parent.children.splice(index, 1, ...pieces.map((value): Text => ({ type: 'text', value })));
    return [SKIP, index + pieces.length];
  });
  for (const search of searches) search(tree);
  joinTexts(tree);
}

const HAN_UNIT = String.raw`[\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u3000-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\ud840-\ud88f]`;
/** Between ASCII and what ends an address. */
const CUT = new RegExp(`(?<=[!-~])(?=${HAN_UNIT})|(?<=${HAN_UNIT}|[\\udc00-\\udfff])(?=[!-~])`);

function hasAddress(tree: Root): boolean {
  let found = false;
  visit(tree, 'text', ({ value }) => {
    found ||= /www\.|:\/\/|@/i.test(value);
    return !found;
  });
  return found;
}

function joinTexts(tree: Root): void {
  visit(tree, 'text', (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    const next = parent.children[index + 1];
    if (next?.type !== 'text') return;
    let end = index + 1;
    for (let one: (typeof parent.children)[number] | undefined = next; one?.type === 'text'; one = parent.children[++end])
      node.value += one.value;
    parent.children.splice(index + 1, end - index - 1);
  });
}
