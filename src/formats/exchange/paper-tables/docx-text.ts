import type { XmlElement } from '../refi/xml.ts';
import { childOf } from '../refi/xml.ts';
import { CITATION, type PaperLoss } from './paper-table.ts';

/** How tracked changes are read: as if all were accepted, or as before them. */
export type Changes = 'accepted' | 'original';

/** What is told of a document while its text is read. */
export interface DocxTally {
  lose(kind: PaperLoss, name?: string): void;
}

const WRAPPERS: ReadonlySet<string> = new Set([
  'r',
  'ins',
  'moveTo',
  'moveFrom',
  'del',
  'hyperlink',
  'fldSimple',
  'sdt',
  'sdtContent',
  'smartTag',
  'customXml',
  'dir',
  'bdo',
  'ruby',
  'rubyBase',
  'AlternateContent',
  'Choice',
]);
const GONE: Readonly<Record<Changes, ReadonlySet<string>>> = {
  accepted: new Set(['del', 'moveFrom']),
  original: new Set(['ins', 'moveTo']),
};
const COUNTED: Readonly<Record<string, PaperLoss>> = {
  drawing: 'drawing',
  pict: 'drawing',
  object: 'drawing',
  oMath: 'formula',
  oMathPara: 'formula',
  sym: 'symbol',
  footnoteReference: 'footnote',
  endnoteReference: 'footnote',
  commentReference: 'comment',
};

/** Whether a change's mark in these properties takes the thing out. */
export const isGone = (properties: XmlElement | undefined, changes: Changes): boolean =>
  properties?.children.some(({ name }) => GONE[changes].has(name)) === true;

/** The text of a paragraph: its runs joined, without what is no word of it. */
export function runText(element: XmlElement, changes: Changes, tally: DocxTally): string {
  let text = '';
  for (const child of element.children) {
    const { name } = child;
    if (GONE[changes].has(name)) continue;
    if (name === 'r') text += ownRun(child, changes, tally);
    else if (WRAPPERS.has(name)) text += runText(child, changes, tally);
    else if (Object.hasOwn(COUNTED, name)) tally.lose(COUNTED[name] ?? 'drawing');
    else text += mark(child, changes);
  }
  return text;
}

/** A run's text; a citation above the line is taken out of the words. */
function ownRun(run: XmlElement, changes: Changes, tally: DocxTally): string {
  const text = runText({ ...run, name: '' }, changes, tally);
  const raised = childOf(childOf(run, 'rPr'), 'vertAlign')?.attributes;
  const above = [...(raised ?? [])].some(([name, value]) => /(?:^|:)val$/.test(name) && value === 'superscript');
  if (!above || !CITATION.test(text)) return text;
  tally.lose('superscript-citation', text.trim());
  return '';
}

function mark({ name, text, attributes }: XmlElement, changes: Changes): string {
  switch (name) {
    case 't':
      return attributes.get('xml:space') === 'preserve' ? text : text.trim();
    case 'delText':
      return changes === 'original' ? text : '';
    case 'tab':
      return ' ';
    case 'br':
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '-';
    default:
      return '';
  }
}
