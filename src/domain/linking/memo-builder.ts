import type { CaseStudy, Memo, MemoSubject } from '../study/case-study.ts';
import type { Finding } from '../entry/finding.ts';
import { tellIn } from '../entry/tell.ts';
import { mayHoldExcerpt, isWhole, type ParsedStudy } from '../parsing/study-parser.ts';
import { ambiguous, bareName, indexNames } from './place-names.ts';
import { didYouMean } from '../text/suggestion.ts';

type Graph = Pick<CaseStudy, 'categories' | 'concepts' | 'excerpts' | 'relations' | 'sources' | 'references'>;

/** The memos of the analysis in the order of their dates, those without one last, each led to what it is about. */
export function buildMemos(parsed: ParsedStudy, graph: Graph, findings: Finding[]): Map<string, Memo> {
  const { concepts, categories, excerpts, relations, sources, references } = graph;
  const subjects = indexNames<MemoSubject>([
    ...concepts.values(),
    ...categories.values(),
    ...excerpts.values(),
    ...relations,
    ...sources.values(),
    ...references.values(),
  ]);
  const memos = Array.from(parsed.memos.values(), ({ entry, data }): Memo => {
    const about = data.about.flatMap((name, index) => {
      const [subject, ...others] = subjects.get(name) ?? [];
      if (subject !== undefined && others.length === 0) return subject;
      if (subject === undefined && mayBe(parsed, bareName(name))) return [];
      const wrong = subject === undefined ? unknown(name, subjects.keys()) : ambiguous(name, [subject, ...others]);
      tellIn(entry, findings)('unknown-place', ['about', index], ...wrong);
      return [];
    });
    const { formerIds, title, date, author = [] } = data;
    return {
      kind: 'memo',
      id: entry.id,
      formerIds,
      path: entry.path,
      title,
      date,
      authors: author,
      about: [...new Set(about)],
      prose: entry.prose,
    };
  });
  const day = ({ date }: Memo) => date?.map((part) => String(part).padStart(4, '0')).join('-') ?? '~';
  memos.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.id < b.id ? -1 : 1));
  return new Map(memos.map((memo) => [memo.id, memo]));
}

const unknown = (name: string, names: Iterable<string>): [message: string, mend: string] => [
  `"${name}" is nothing of this study that a memo can be about.`,
  `${didYouMean(name, names)}Name a concept, a category, an excerpt, a relation, a source or a reference by its identifier.`,
];

/** Whether it may be something that does not fit, which is told there. */
const mayBe = (parsed: ParsedStudy, name: string) =>
  mayHoldExcerpt(parsed, name) ||
  !isWhole(parsed, 'relations') ||
  (['concept', 'category', 'source', 'reference'] as const).some((kind) => parsed.ids.get(kind)?.has(name));
