import { isMap, isSeq, parseDocument, Scalar, type Document, type YAMLMap } from 'yaml';
import type { PlannedExcerpt } from '#domain/planning/planned-study.ts';
import type { Edit } from '#domain/planning/update.ts';
import { splitFrontMatter } from '../yaml/front-matter.ts';
import { locatorText } from './study-files.ts';

/** A file of a study with changes in its front matter; its comments, its body and all other fields stay. */
export function editFile(text: string, edits: readonly Edit[], language: string): string {
  const split = splitFrontMatter(text);
  if (typeof split === 'string') return text;
  const start = text.indexOf(split.yaml, text.indexOf('---') + 3);
  const document = parseDocument(split.yaml);
  for (const edit of edits) apply(document, edit, language);
  return (
    text.slice(0, start) +
    document.toString({ lineWidth: 0, flowCollectionPadding: true }).replace(/\n$/, split.yaml.endsWith('\n') ? '\n' : '') +
    text.slice(start + split.yaml.length)
  );
}

function apply(document: Document, edit: Edit, language: string): void {
  if ('set' in edit) {
    const known = document.get(edit.set, true);
    document.setIn(isMap(known) ? [edit.set, language] : [edit.set], scalar(edit.value));
  } else if ('addFormer' in edit) {
    const known = document.get('formerIds', true);
    if (isSeq(known)) known.add(document.createNode(edit.addFormer));
    else document.set('formerIds', document.createNode([edit.addFormer], { flow: true }));
  } else if ('addExcerpt' in edit) {
    const list = document.get('excerpts', true);
    const node = excerptNode(document, edit.addExcerpt, language);
    if (isSeq(list)) list.add(node);
    else document.set('excerpts', document.createNode([node]));
  } else {
    const id = 'removeExcerpt' in edit ? edit.removeExcerpt : edit.setExcerpt.id;
    const list = document.get('excerpts', true);
    if (!isSeq(list)) return;
    const at = list.items.findIndex((item) => isMap(item) && item.get('id') === id);
    const item = list.items[at];
    if (!isMap(item)) return;
    if ('removeExcerpt' in edit) {
      list.delete(at);
      if (list.items.length === 0) document.delete('excerpts');
    } else setExcerpt(document, item, edit.setExcerpt, edit.ranged);
  }
}

function setExcerpt(document: Document, item: YAMLMap, { text, range }: PlannedExcerpt, ranged: boolean): void {
  if (item.get('text') !== text) item.set('text', block(text));
  if (ranged && range !== undefined) item.set('range', document.createNode({ start: range.start, end: range.end }, { flow: true }));
}

function excerptNode(document: Document, { id, source, locator, text, coders, range, date }: PlannedExcerpt, language: string): YAMLMap {
  const node = document.createNode({ id, source }) as YAMLMap;
  if (locator !== undefined) node.set('locator', scalar(locatorText(locator, language)));
  if (range !== undefined) node.set('range', document.createNode({ start: range.start, end: range.end }, { flow: true }));
  if (coders.length > 0) node.set('coder', coders.length === 1 ? scalar(coders[0] ?? '') : document.createNode(coders, { flow: true }));
  if (date !== undefined) node.set('date', date);
  node.set('text', block(text));
  return node;
}

/** As little quoted as can be; single quotes leave every character as it is. */
function scalar(value: string): Scalar {
  const node = new Scalar(value);
  if (value.includes('\n') || value.length > 100) return block(value);
  if (/[:#'"]/.test(value)) node.type = Scalar.QUOTE_SINGLE;
  return node;
}

function block(text: string): Scalar {
  const node = new Scalar(text.replace(/^(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+$/g, ''));
  node.type = Scalar.BLOCK_LITERAL;
  return node;
}

/** `study.yaml` with rules lowered that it does not speak of, and its levels where the tree has others. */
export function editAbout(text: string, lowered: readonly string[], levels: readonly string[] | undefined): string {
  const document = parseDocument(text);
  let changed = false;
  for (const rule of lowered) {
    if (document.hasIn(['rules', rule])) continue;
    document.setIn(['rules', rule], 'warning');
    changed = true;
  }
  if (levels !== undefined) {
    document.set('levels', document.createNode(levels, { flow: true }));
    changed = true;
  }
  return changed ? document.toString({ lineWidth: 0 }) : text;
}

/** A file that is a list, such as retired.yaml, or a list under a key, with entries behind its last. */
export function addToList(text: string | undefined, key: string | undefined, entries: readonly object[]): string {
  const document = parseDocument(text ?? '');
  const list = key === undefined ? document.contents : document.get(key, true);
  if (isSeq(list)) for (const entry of entries) list.add(document.createNode(entry));
  else if (key === undefined) document.contents = document.createNode(entries) as unknown as typeof document.contents;
  else document.set(key, document.createNode(entries));
  return document.toString({ lineWidth: 0 });
}
