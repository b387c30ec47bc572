import type { CaseStudy, Memo, MemoSubject } from '../study/case-study.ts';
import { finding, type Finding } from '../entry/finding.ts';
import { mayHoldExcerpt, isWhole, type ParsedStudy } from '../parsing/study-parser.ts';
import { didYouMean } from '../text/suggestion.ts';

type Graph = Pick<CaseStudy, 'categories' | 'concepts' | 'excerpts' | 'relations' | 'sources' | 'references'>;

/** The memos of the analysis in the order of their dates, those without one last, each led to what it is about. */
export function buildMemos(parsed: ParsedStudy, graph: Graph, findings: Finding[]): Map<string, Memo> {
  const memos = Array.from(parsed.memos.values(), ({ entry, data }): Memo => {
    const about = data.about.flatMap((name, index) => {
      const subject = subjectOf(graph, name);
      if (subject === undefined && !mayBe(parsed, name))
        findings.push(
          finding(
            'unknown-place',
            entry.path,
            entry.locate(['about', index]),
            `"${name}" is nothing of this study that a memo can be about.`,
            `${didYouMean(name, namesOf(graph))}Name a concept, a category, an excerpt, a relation, a source or a reference by its identifier.`,
          ),
        );
      return subject ?? [];
    });
    const { formerIds, title, date, author = [] } = data;
    return { kind: 'memo', id: entry.id, formerIds, path: entry.path, title, date, authors: author, about: [...new Set(about)], prose: entry.prose }; // prettier-ignore
  });
  const day = ({ date }: Memo) => date?.map((part) => String(part).padStart(4, '0')).join('-') ?? '~';
  memos.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.id < b.id ? -1 : 1));
  return new Map(memos.map((memo) => [memo.id, memo]));
}

/** Codes first, whose names are one; then what else has the name. */
function subjectOf({ concepts, categories, excerpts, relations, sources, references }: Graph, name: string): MemoSubject | undefined {
  return (
    concepts.get(name) ??
    categories.get(name) ??
    excerpts.get(name) ??
    relations.find(({ id }) => id === name) ??
    sources.get(name) ??
    references.get(name)
  );
}

const namesOf = ({ concepts, categories, excerpts, relations, sources, references }: Graph) => [
  ...concepts.keys(), ...categories.keys(), ...excerpts.keys(), ...relations.map(({ id }) => id), ...sources.keys(), ...references.keys(),
]; // prettier-ignore

/** Whether it may be something that does not fit, which is told there. */
const mayBe = (parsed: ParsedStudy, name: string) =>
  mayHoldExcerpt(parsed, name) ||
  !isWhole(parsed, 'relations') ||
  (['concept', 'category', 'source', 'reference'] as const).some((kind) => parsed.ids.get(kind)?.has(name));
