import type { Coding, Concept, Excerpt, Relation, Role } from '../study/case-study.ts';
import type { Entry } from '../entry/entry.ts';
import type { Finding, Rule } from '../entry/finding.ts';
import { tellIn } from '../entry/tell.ts';
import { isWithoutConsent, withoutConsent, type SourceDraft } from './material-builder.ts';
import type { ConceptData } from '../schema/coding.ts';
import { isWhole, type Parsed, type ParsedStudy } from '../parsing/study-parser.ts';
import { addFile, didYouMean, didYouMeanOr } from '../text/suggestion.ts';

export type ExcerptDraft = Excerpt & { codings: Coding[]; concepts: [Concept, ...Concept[]]; illustrates: (Relation | Role)[] };
type ExcerptData = ConceptData['excerpts'][number];

/** An excerpt as it stands in a concept's file: the `index`th of its list. */
interface Standing {
  readonly entry: Entry;
  readonly data: ExcerptData;
  readonly index: number;
}
type Written = Standing & { readonly data: ExcerptData & { readonly text: string } };

export interface ExcerptLinking {
  readonly parsed: ParsedStudy;
  readonly excerpts: Map<string, ExcerptDraft>;
  /** Where each excerpt first stands with its text. */
  readonly written: ReadonlyMap<string, Written>;
  readonly sources: ReadonlyMap<string, SourceDraft>;
  readonly findings: Finding[];
}

export function indexWritten(concepts: readonly Parsed<ConceptData>[]): Map<string, Written> {
  const written = new Map<string, Written>();
  for (const { entry, data } of concepts)
    for (const [index, one] of data.excerpts.entries())
      if (one.text !== undefined && !written.has(one.id)) written.set(one.id, { entry, data: { ...one, text: one.text }, index });
  return written;
}

const tellAt = ({ findings }: ExcerptLinking, standing: Standing): ((rule: Rule, key: string, message: string, mend: string) => void) => {
  const tell = tellIn(standing.entry, findings);
  return (rule, key, message, mend) => tell(rule, ['excerpts', standing.index, key], message, mend);
};

/** The source of an excerpt that stands with its text, or names one. */
export function checkExcerptSource(link: ExcerptLinking, standing: Standing): SourceDraft | undefined {
  const { parsed, sources, findings } = link;
  const { entry, data, index } = standing;
  const { id, source: name } = data;
  if (name === undefined) {
    if (data.text !== undefined)
      tellIn(entry, findings)(
        'excerpt-without-source',
        entry.locate(['excerpts', index, 'id'], 'key'),
        `The excerpt "${id}" does not say where it comes from.`,
        `Add \`source:\` with the name of a file in sources/${sources.size > 0 ? `: ${[...sources.keys()].slice(0, 5).join(', ')}` : ''}.`,
      );
    return undefined;
  }
  const tell = tellAt(link, standing);
  const source = sources.get(name);
  if (isWithoutConsent(parsed, name)) tell('without-consent', 'source', ...withoutConsent(`The excerpt "${id}"`, name));
  else if (source === undefined && parsed.ids.get('source')?.has(name) !== true)
    tell(
      'unknown-source',
      'source',
      `The excerpt "${id}" comes from "${name}", which is not a source of this study.`,
      didYouMeanOr(name, sources.keys(), addFile('sources', name, '.yaml')),
    );
  return source;
}

/** What must be the same wherever an excerpt is written out, besides its text and source. */
const DETAILS = ['formerIds', 'locator', 'translation', 'range', 'date'] as const;

/** Adds an excerpt to a concept: with its text, or by its id where another concept has that; each time it must be the same passage. */
export function addExcerpt(link: ExcerptLinking, concept: Concept & { excerpts: Excerpt[] }, standing: Standing): void {
  const { data } = standing;
  const source = checkExcerptSource(link, standing);
  const written = link.written.get(data.id);
  const tell = tellAt(link, standing);
  if (written === undefined) {
    // It may have its text in a file that does not fit, which is told there.
    if (isWhole(link.parsed, 'concept'))
      tell(
        'unknown-excerpt',
        'id',
        `The excerpt "${data.id}" has no text, here or under another concept.`,
        `${didYouMean(data.id, link.written.keys())}Write its \`text\` and \`source\` once; under its other concepts the id is enough.`,
      );
    return;
  }
  const known = link.excerpts.get(data.id) ?? draftOf(link, written);
  if (known === undefined) return;
  const differing = differenceOf(standing, written, source);
  if (known.concepts.includes(concept))
    tell(
      'duplicate-id',
      'id',
      `The excerpt "${data.id}" stands twice under this concept.`,
      'Give one of the two another id, or remove it.',
    );
  else if (differing !== undefined) tell('excerpt-text-differs', differing, ...differs(data, differing, written.entry.path));
  else {
    if (known.concepts.length === 0) settle(link, known, written);
    known.concepts.push(concept);
    known.codings.push({ concept, coders: data.coder ?? [], note: data.note });
    concept.excerpts.push(known);
  }
}

/** The excerpt before it is coded; undefined where its source is unknown. */
function draftOf({ sources }: ExcerptLinking, written: Written): ExcerptDraft | undefined {
  const { id, formerIds, text, translation = {}, locator, range, date, source: name = '' } = written.data;
  const source = sources.get(name);
  if (source === undefined) return undefined;
  const concepts = [] as unknown as ExcerptDraft['concepts'];
  return {
    kind: 'excerpt',
    id,
    formerIds,
    path: written.entry.path,
    text,
    lang: source.lang,
    translation,
    source,
    locator,
    range,
    date,
    codings: [],
    concepts,
    illustrates: [],
  };
}

/** Takes its place in the study, and in its source. */
function settle(link: ExcerptLinking, excerpt: ExcerptDraft, written: Written): void {
  const { id, range } = excerpt;
  const source = link.sources.get(excerpt.source.id);
  link.excerpts.set(id, excerpt);
  source?.excerpts.push(excerpt);
  if (range !== undefined && source?.length !== undefined && range.end > source.length)
    tellAt(link, written)(
      'range-outside-source',
      'range',
      `The excerpt "${id}" ends at ${String(range.end)}, behind the end of "${source.id}", whose length is ${String(source.length)}.`,
      `Count both in Unicode code points, and mend the one that is wrong.`,
    );
}

/** The first field that is not as it is where the excerpt was first written. What stands by its id alone may leave out any. */
function differenceOf({ data }: Standing, written: Written, source: SourceDraft | undefined): string | undefined {
  if (data.text !== undefined && data.text !== written.data.text) return 'text';
  if (source !== undefined && source.id !== written.data.source) return 'source';
  const said = (key: (typeof DETAILS)[number]) =>
    data.text !== undefined || (key === 'formerIds' ? data.formerIds.length > 0 : data[key] !== undefined);
  return DETAILS.find((key) => said(key) && JSON.stringify(data[key] ?? {}) !== JSON.stringify(written.data[key] ?? {}));
}

function differs({ id }: ExcerptData, field: string, path: string): [message: string, mend: string] {
  if (field === 'text')
    return [
      `The excerpt "${id}" has another text here than in ${path}.`,
      'Take the text out here, where the id is enough; or copy it exactly, or give this excerpt an id of its own.',
    ];
  if (field === 'source')
    return [
      `The excerpt "${id}" comes from another source here than in ${path}.`,
      'Name the same source, or give this excerpt an id of its own.',
    ];
  return [
    `The excerpt "${id}" has another ${field} here than in ${path}.`,
    'Write the same in both places, or give this excerpt an id of its own.',
  ];
}
