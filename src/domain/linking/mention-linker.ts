import type { MemoSubject, Place } from '../study/case-study.ts';
import type { Entry, Translation } from '../entry/entry.ts';
import { finding, type Finding } from '../entry/finding.ts';
import { tellIn } from '../entry/tell.ts';
import { followLink, mention, type Linked } from './link-rules.ts';
import { named } from '../parsing/named-thing.ts';
import { numberReferences } from './reference-numbering.ts';
import { addFile, didYouMeanOr } from '../text/suggestion.ts';

/** Follows every link of every prose and every `references`, `related` and `excerpts` list: a target learns who mentions it, a link to nothing is told. References get their numbers by it. */
export function linkMentions(linked: Linked, findings: Finding[]): void {
  const { parsed, categories, concepts, references } = linked;
  const follow = (entry: Entry, place: Place | undefined) => {
    for (const text of [{ ...entry.prose, path: entry.path }, ...entry.prose.translations.values()]) {
      for (const link of text.links) followLink(linked, text.path, link, place, findings);
      findings.push(...checkRepeated(text));
    }
  };
  for (const [id, { entry, data }] of parsed.categories) {
    follow(entry, categories.get(id));
    cite(linked, entry, data.references, categories.get(id), findings);
  }
  for (const [id, { entry, data }] of parsed.concepts) {
    const concept = concepts.get(id);
    follow(entry, concept);
    cite(linked, entry, data.references, concept, findings);
    if (concept) for (const other of concept.related) mention(concepts.get(other.id), concept);
  }
  for (const [id, stage] of linked.stages) {
    const { entry } = parsed.stages.get(id) ?? {};
    if (entry) follow(entry, stage);
  }
  const sections = new Map(linked.sections.map((section) => [section.id, section]));
  for (const [id, { entry }] of parsed.sections) follow(entry, sections.get(id));
  for (const [id, { entry }] of parsed.memos) {
    const memo = linked.memos.get(id);
    follow(entry, memo);
    for (const subject of memo?.about ?? []) for (const target of targetsOf(linked, subject)) mention(target, memo);
  }
  for (const claim of [...linked.relations, ...linked.roles]) {
    for (const excerpt of claim.excerpts) for (const concept of excerpt.concepts) mention(concepts.get(concept.id), claim);
  }
  for (const reference of references.values()) reference.mentions.sort((a, b) => PLACES.indexOf(a.kind) - PLACES.indexOf(b.kind));
  for (const node of [...categories.values(), ...concepts.values()])
    node.mentions.sort((a, b) => PLACES.indexOf(a.kind) - PLACES.indexOf(b.kind));
  numberReferences(references, [
    ...linked.sections,
    ...linked.stages.values(),
    ...categories.values(),
    ...concepts.values(),
    ...linked.memos.values(),
  ]);
}

/** A figure or a table has ids, so a page can hold it once. */
function checkRepeated({ path, links }: Translation): Finding[] {
  const shown = links.filter(({ kind, target }) => kind === 'component' && target !== 'Excerpt');
  return shown
    .filter((link, index) => shown.findIndex(({ target }) => target === link.target) < index)
    .map(({ target, position }) =>
      finding(
        'repeated-component',
        path,
        position,
        `<${target} /> stands twice in this section.`,
        'Show it once, and refer to it in words.',
      ),
    );
}

/** Mentions are listed from the report down to single concepts. */
const PLACES: readonly Place['kind'][] = [
  'section',
  'stage',
  'relation',
  'role',
  'category',
  'concept',
  'memo',
  'source',
  'reference',
  'item',
];

/** On which pages it is told that a memo is about something: of an excerpt on its codes', of a relation on those it joins. */
function targetsOf({ concepts, categories, sources, references }: Linked, subject: MemoSubject) {
  switch (subject.kind) {
    case 'concept':
      return [concepts.get(subject.id)];
    case 'category':
      return [categories.get(subject.id)];
    case 'excerpt':
      return subject.concepts.map(({ id }) => concepts.get(id));
    case 'relation':
      return [subject.from, subject.to].map(({ id }) => categories.get(id));
    case 'source':
      return [sources.get(subject.id)];
    case 'reference':
      return [references.get(subject.id)];
  }
}

function cite({ references, parsed }: Linked, entry: Entry, ids: readonly string[], place: Place | undefined, findings: Finding[]): void {
  for (const [index, id] of ids.entries()) {
    const mend = () => didYouMeanOr(id, references.keys(), addFile('references', id, '.yaml'));
    mention(named(parsed, tellIn(entry, findings), references, { kind: 'reference', id, keys: ['references', index], mend }), place);
  }
}
