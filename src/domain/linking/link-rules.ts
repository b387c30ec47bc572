import type { Memo, Place, Relation, Role, Section, Stage } from '../study/case-study.ts';
import type { CategoryDraft } from '../building/category-tree.ts';
import type { ConceptDraft } from '../building/concept-builder.ts';
import type { ExcerptDraft } from '../building/excerpt-builder.ts';
import type { ReferenceDraft, SourceDraft } from '../building/material-builder.ts';
import type { EntryKind, ProseLink } from '../entry/entry.ts';
import { finding, type Finding, type Rule } from '../entry/finding.ts';
import { mayHoldExcerpt, type ParsedStudy } from '../parsing/study-parser.ts';
import type { StageName } from '../schema/coding.ts';
import { MEDIA } from '../study/media.ts';
import { addFile, didYouMean, didYouMeanOr, idCalled, nearestName } from '../text/suggestion.ts';

/** The tags that a report's MDX may use besides Markdown. */
const REPORT_COMPONENTS = ['OpenCodingTable', 'AxialCodingTable', 'RelationTable', 'Model', 'DataStructure', 'Stages', 'Excerpt'] as const;

export interface Linked {
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

/** All links of one place are followed in a row, so a repeated mention is always the last one. */
export function mention(target: (Place & { readonly mentions: Place[] }) | undefined, place: Place | undefined): void {
  if (target === undefined || place === undefined || target === place || target.mentions.at(-1) === place) return;
  target.mentions.push(place);
}

/** A link of a prose in its place. */
interface Followed extends ProseLink {
  readonly linked: Linked;
  readonly place: Place | undefined;
  /** Whether a file of one of these kinds has the target's name, be it whole or not. */
  readonly isRead: (...kinds: EntryKind[]) => boolean;
  readonly tell: (rule: Rule, message: string, mend: string) => void;
}

/** By kind: who learns of a link, and what is told where it leads nowhere. */
const FOLLOW: Readonly<Record<ProseLink['kind'], (link: Followed) => void>> = {
  node({ linked, target, place, isRead, tell }) {
    mention(linked.concepts.get(target) ?? linked.categories.get(target), place);
    if (!isRead('concept', 'category'))
      tell(
        'unknown-concept',
        `[[${target}]] is neither a concept nor a category of this study.`,
        `${byName(linked, target)}A link names the file without its ending.`,
      );
  },

  key({ linked: { references }, target, isRead, tell }) {
    const isReference = isRead('reference');
    if (isReference || looksLikeKey(target, references))
      tell(
        'stray-mark',
        `"@${target}" stands as text: it is no citation without brackets.`,
        isReference
          ? `Write the author's name, if it shall be read, and [@${target}].`
          : `${didYouMean(target, references.keys())}A citation is written [@id]; a name that shall be seen as it is, \\@${target}.`,
      );
  },

  reference({ linked: { references }, target, loose, place, isRead, tell }) {
    mention(references.get(target), place);
    if (isRead('reference')) return;
    const isCitation = loose === undefined || loose.some((id) => references.has(id) || looksLikeKey(id, references));
    const mend = didYouMeanOr(target, references.keys(), addFile('references', target, '.yaml'));
    if (isCitation) tell('unknown-reference', `[@${target}] is not a reference of this study.`, mend);
    else
      tell(
        'stray-mark',
        `"@${target}" stands as text: it is not a reference of this study.`,
        `${mend} A name that shall be seen as it is, is written \\@${target}.`,
      );
  },

  excerpt({ linked: { parsed, concepts, excerpts }, target, place, tell }) {
    const excerpt = excerpts.get(target);
    for (const concept of excerpt?.concepts ?? []) mention(concepts.get(concept.id), place);
    if (excerpt === undefined && !mayHoldExcerpt(parsed, target))
      tell(
        'unknown-excerpt',
        `"${target}" is not an excerpt of this study.`,
        `${didYouMean(target, excerpts.keys())}Excerpts are named by their \`id\`, as in <Excerpt id="…" />.`,
      );
  },

  image({ linked: { media, shown }, target, label, tell }) {
    shown.add(target);
    if (label === undefined || label.trim() === '')
      tell(
        'image-without-alternative',
        `Nothing is said in place of the picture ${MEDIA}/${target}: who cannot see it, and who searches, learns nothing of it.`,
        `Say what it shows between the brackets: ![what it shows](${MEDIA}/${target}).`,
      );
    if (media?.has(target) === false)
      tell(
        'unknown-media',
        `The study has no picture ${MEDIA}/${target}.`,
        didYouMeanOr(target, media.keys(), `put the file into ${MEDIA}/, under this name and in no folder of its own`),
      );
  },

  component({ target, tell }) {
    if (!(REPORT_COMPONENTS as readonly string[]).includes(target))
      tell(
        'unknown-component',
        `<${target} /> is not a component that a report can use.`,
        `${didYouMean(target, REPORT_COMPONENTS)}Known: ${REPORT_COMPONENTS.join(', ')}.`,
      );
  },
};

/** Follows a link in the prose of a place, which stands in the file at `path`. */
export function followLink(linked: Linked, path: string, link: ProseLink, place: Place | undefined, findings: Finding[]): void {
  FOLLOW[link.kind]({
    ...link,
    linked,
    place,
    isRead: (...kinds) => kinds.some((kind) => linked.parsed.ids.get(kind)?.has(link.target)),
    tell: (rule, message, mend) => void findings.push(finding(rule, path, link.position, message, mend)),
  });
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
