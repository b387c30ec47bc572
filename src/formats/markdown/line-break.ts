import type { Nodes, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { sideOf, type Side } from './han.ts';

const BREAK = /[ \t]*\r?\n[ \t]*/g;

/** A text of several lines as one: a line break is a blank, and nothing between Han characters. */
export function inOneLine(text: string): string {
  const trimmed = text.trim();
  return trimmed.replace(BREAK, (found, at: number) => (isBlank(trimmed, at, at + found.length) ? ' ' : ''));
}

/** Takes the line breaks between Han characters out of a tree's texts, also where emphasis or a link begins or ends there. */
export function joinLines(tree: Root): void {
  visit(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading') return;
    const leaves = node.children.flatMap(leavesOf);
    if (!leaves.some((leaf) => leaf.type === 'text' && leaf.value.includes('\n'))) return;
    const words = leaves.map(wordsOf);
    const all = words.join('');
    let start = 0;
    for (const [i, leaf] of leaves.entries()) {
      const from = start;
      start += words[i]?.length ?? 0;
      if (leaf.type === 'text')
        leaf.value = leaf.value.replace(BREAK, (found, at: number) => (isBlank(all, from + at, from + at + found.length) ? '\n' : ''));
    }
  });
}

/** What a leaf puts beside a break: its text; a mark that goes with either side where it shows what is not known here; or a word of no script. */
function wordsOf(leaf: PhrasingContent): string {
  if (leaf.type === 'text' || leaf.type === 'inlineCode') return leaf.value;
  if (leaf.type === 'studyLink') return (leaf.segment.kind === 'node' ? leaf.segment.label : undefined) ?? '—';
  return leaf.type === 'footnoteReference' ? '—' : leaf.type === 'html' ? '' : 'x';
}

const leavesOf = (node: Nodes): PhrasingContent[] => ('children' in node ? node.children.flatMap(leavesOf) : [node as PhrasingContent]);

/** Characters beyond a shared mark that are looked at. */
const REACH = 8;

/** Whether the break from `start` to `end` is read as a blank: marks that Chinese shares with others do as the characters beyond them. */
function isBlank(text: string, start: number, end: number): boolean {
  const before = Array.from(text.slice(Math.max(0, start - REACH), start)).reverse();
  const after = Array.from(text.slice(end, end + REACH));
  const [left, right] = [sideOf(before[0]), sideOf(after[0])];
  return left === 'either' && right === 'either' ? !join(beyond(before), beyond(after)) : !join(left, right);
}

const beyond = (characters: readonly string[]): Side => sideOf(characters.find((one) => one.trim() !== '' && sideOf(one) !== 'either'));
const join = (left: Side, right: Side) => (left === 'han' && right !== 'other') || (right === 'han' && left !== 'other');
