import type { Memo, MemoSubject, Place, Relation, Role, Section, Stage } from '../study/case-study.ts';
import type { CategoryDraft } from '../building/category-tree.ts';
import type { ExcerptDraft } from '../building/excerpt-builder.ts';
import type { ConceptDraft } from '../building/concept-builder.ts';
import type { Entry, ProseLink, Translation } from '../entry/entry.ts';
import { finding, type Finding } from '../entry/finding.ts';
import type { ReferenceDraft, SourceDraft } from '../building/material-builder.ts';
import { MEDIA } from '../study/media.ts';
import { numberReferences } from './reference-numbering.ts';
import type { StageName } from '../schema/coding.ts';
import { mayHoldExcerpt, type ParsedStudy } from '../parsing/study-parser.ts';
import { tellIn } from '../entry/tell.ts';
import { addFile, didYouMean, didYouMeanOr, idCalled, nearestName } from '../text/suggestion.ts';

/** The tags that a report's MDX may use besides Markdown. */
const REPORT_COMPONENTS = ['OpenCodingTable', 'AxialCodingTable', 'RelationTable', 'Model', 'DataStructure', 'Stages', 'Excerpt'] as const;

interface Linked {
  readonly parsed: ParsedStudy;
  readonly categories: ReadonlyMap<string, CategoryDraft>;
  readonly concepts: ReadonlyMap<string, ConceptDraft>;
  readonly references: Map<string, ReferenceDraft>;
  readonly excerpts: ReadonlyMap<string, ExcerptDraft>;
  readonly relations: readonly Relation[];
  readonly roles: readonly Role[];
  readonly stages: ReadonlyMap<StageName, Stage>;
  readonly sections: readonly Section[];
  readonly memos: ReadonlyMap<string, Memo>;
  readonly sources: ReadonlyMap<string, SourceDraft>;
  /** The names of pictures, where they are known. */
  readonly media: ReadonlyMap<string, unknown> | undefined;
  /** Gets the names of those that a prose shows. */
  readonly shown: Set<string>;
}

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

/** All links of one place are followed in a row, so a repeated mention is always the last one. */
function mention(target: (Place & { readonly mentions: Place[] }) | undefined, place: Place | undefined): void {
  if (target === undefined || place === undefined || target === place || target.mentions.at(-1) === place) return;
  target.mentions.push(place);
}

function followLink(
  linked: Linked,
  path: string,
  { kind, target, position, loose, label }: ProseLink,
  place: Place | undefined,
  findings: Finding[],
): void {
  const tell = (rule: Finding['rule'], message: string, mend: string) => findings.push(finding(rule, path, position, message, mend));
  const read = (...kinds: Entry['kind'][]) => kinds.some((one) => linked.parsed.ids.get(one)?.has(target));
  switch (kind) {
    case 'node': {
      mention(linked.concepts.get(target) ?? linked.categories.get(target), place);
      if (read('concept', 'category')) return;
      tell(
        'unknown-concept',
        `[[${target}]] is neither a concept nor a category of this study.`,
        `${byName(linked, target)}A link names the file without its ending.`,
      );
      return;
    }
    case 'key':
      if (read('reference') || looksLikeKey(target, linked.references))
        tell(
          'stray-mark',
          `"@${target}" stands as text: it is no citation without brackets.`,
          read('reference')
            ? `Write the author's name, if it shall be read, and [@${target}].`
            : `${didYouMean(target, linked.references.keys())}A citation is written [@id]; a name that shall be seen as it is, \\@${target}.`,
        );
      return;
    case 'reference': {
      mention(linked.references.get(target), place);
      if (read('reference')) return;
      const isCitation = loose === undefined || loose.some((id) => linked.references.has(id) || looksLikeKey(id, linked.references));
      const mend = didYouMeanOr(target, linked.references.keys(), addFile('references', target, '.yaml'));
      if (isCitation) tell('unknown-reference', `[@${target}] is not a reference of this study.`, mend);
      else
        tell(
          'stray-mark',
          `"@${target}" stands as text: it is not a reference of this study.`,
          `${mend} A name that shall be seen as it is, is written \\@${target}.`,
        );
      return;
    }
    case 'excerpt': {
      const excerpt = linked.excerpts.get(target);
      for (const concept of excerpt?.concepts ?? []) mention(linked.concepts.get(concept.id), place);
      if (excerpt === undefined && !mayHoldExcerpt(linked.parsed, target))
        tell(
          'unknown-excerpt',
          `"${target}" is not an excerpt of this study.`,
          `${didYouMean(target, linked.excerpts.keys())}Excerpts are named by their \`id\`, as in <Excerpt id="…" />.`,
        );
      return;
    }
    case 'image':
      linked.shown.add(target);
      if (label === undefined || label.trim() === '')
        tell(
          'image-without-alternative',
          `Nothing is said in place of the picture ${MEDIA}/${target}: who cannot see it, and who searches, learns nothing of it.`,
          `Say what it shows between the brackets: ![what it shows](${MEDIA}/${target}).`,
        );
      if (linked.media?.has(target) === false)
        tell(
          'unknown-media',
          `The study has no picture ${MEDIA}/${target}.`,
          didYouMeanOr(target, linked.media.keys(), `put the file into ${MEDIA}/, under this name and in no folder of its own`),
        );
      return;
    case 'component':
      if ((REPORT_COMPONENTS as readonly string[]).includes(target)) return;
      tell(
        'unknown-component',
        `<${target} /> is not a component that a report can use.`,
        `${didYouMean(target, REPORT_COMPONENTS)}Known: ${REPORT_COMPONENTS.join(', ')}.`,
      );
  }
}

/** Whether a name may be meant for a reference: it has a year, or is near to one that is there. */
function looksLikeKey(name: string, references: Linked['references']): boolean {
  return /^[a-z].*(1[5-9]|20)\d\d[a-z]?$/i.test(name) || (name.length > 4 && nearestName(name, references.keys()) !== undefined);
}

/** The mend of a link that names a thing by what it is called, by its file, or with a bar of full width before its words. */
function byName({ concepts, categories }: Linked, name: string): string {
  const called = idCalled(name, [...concepts.values(), ...categories.values()]);
  if (called !== undefined) return `That is a name of "${called}": write [[${called}|${name.trim()}]]. `;
  const [file = '', words] = name.split('｜');
  const id = file
    .trim()
    .replace(/^.*\//, '')
    .replace(/\.mdx?$/i, '');
  if (id !== name && (concepts.has(id) || categories.has(id))) return `Write [[${id}${words === undefined ? '' : `|${words.trim()}`}]]. `;
  return didYouMean(name, [...concepts.keys(), ...categories.keys()]);
}

function cite({ references, parsed }: Linked, entry: Entry, ids: readonly string[], place: Place | undefined, findings: Finding[]): void {
  for (const [index, id] of ids.entries()) {
    mention(references.get(id), place);
    if (parsed.ids.get('reference')?.has(id) === true) continue;
    tellIn(entry, findings)(
      'unknown-reference',
      ['references', index],
      `"${id}" is not a reference of this study.`,
      didYouMeanOr(id, references.keys(), addFile('references', id, '.yaml')),
    );
  }
}
