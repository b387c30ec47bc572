import type { Project, Range, Segment } from '../exchange/project.ts';
import type { Choices } from '../importing/choices.ts';
import type { Digest, ImportMap } from '../importing/import-map.ts';
import type { SourcePlan } from './source-plan.ts';

/** A coding without its words. */
export interface CodingRecord {
  readonly source: string;
  /** Of the source’s text, in code points. */
  readonly length: number | undefined;
  readonly range: Range | undefined;
  readonly concept: string;
  readonly coder: string | undefined;
  readonly date: string | undefined;
  /** Where the words are published. */
  readonly excerpt: string | undefined;
}

/** In the order of the file; nothing of a source without consent. */
export function recordCodings(
  project: Project,
  { withoutConsent }: Choices,
  known: {
    readonly sources: SourcePlan;
    readonly byKey: ReadonlyMap<string, string>;
    readonly coders: { of(coder: string | undefined): string | undefined };
    excerptOf(segment: Segment): string | undefined;
  },
): CodingRecord[] {
  const names = new Map(project.sources.map(({ key, name }) => [key, name]));
  const lengths = new Map(known.sources.sources.map(({ id, length }) => [id, length]));
  return project.segments.flatMap((segment) => {
    const source = known.sources.idOf.get(segment.source);
    if (source === undefined || withoutConsent.includes(names.get(segment.source) ?? '')) return [];
    return segment.codings.flatMap(({ code, coder, date }) => {
      const concept = known.byKey.get(code);
      return concept === undefined
        ? []
        : [
            {
              source,
              length: lengths.get(source),
              range: segment.range,
              concept,
              coder: known.coders.of(coder),
              date,
              excerpt: known.excerptOf(segment),
            },
          ];
    });
  });
}

/** Letters for coders in order of appearance, the same at each import. */
export function coderNames(
  project: Project,
  map: ImportMap,
  { coders }: Choices,
  digest: Digest,
): { readonly mapped: ImportMap['coders']; of(coder: string | undefined): string | undefined } {
  const mapped = [...map.coders];
  const labels = new Map(mapped.map(({ name, label }) => [name, label]));
  const names = new Set(project.segments.flatMap(({ codings }) => codings.flatMap(({ coder }) => coder ?? [])));
  if (coders !== 'none')
    for (const name of names) {
      if (labels.has(digest(name))) continue;
      const label = coders === 'names' ? name : letters(mapped.length);
      labels.set(digest(name), label);
      mapped.push({ label, name: digest(name) });
    }
  return { mapped, of: (coder) => (coder === undefined || coders === 'none' ? undefined : labels.get(digest(coder))) };
}

const letters = (n: number): string => (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));
