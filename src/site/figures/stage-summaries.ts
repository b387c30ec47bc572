import type { CaseStudy } from '#domain/study/case-study.ts';
import { NAMELESS } from '#domain/schema/level-name.ts';
import { codeNames } from '#domain/coding/code-names.ts';
import { nounOf } from '#domain/coding/noun.ts';
import { stagesOf } from '#domain/coding/stage-presence.ts';
import { textIn, type TextRun } from '#domain/text/localized-text.ts';
import type { StageName } from '#domain/schema/coding.ts';
import type { Texts } from '../texts/index.ts';
import { stagePath } from '#domain/study/urls.ts';

export interface StageSummary {
  readonly id: StageName;
  readonly name: TextRun;
  /** What the stage produced, counted in the coding. */
  readonly counts: string;
  readonly path: string;
}

/** The stages of the coding with live counts. */
export function stageSummaries(study: CaseStudy, lang: string, t: Texts): StageSummary[] {
  const concept = nounOf(study.study.levels.at(-1) ?? NAMELESS, lang);
  const categories = [...study.categories.values()];
  const lowest = categories.filter((category) => category.concepts.length > 0);
  const [level, ...others] = new Set(lowest.map((category) => category.level));
  const holding = level !== undefined && others.length === 0 ? nounOf(level, lang) : codeNames(study, lang).holding;
  const groups = study.groups.length;
  const groupLevel = nounOf(study.groups[0]?.level ?? NAMELESS, lang);
  const single = categories.filter((category) => category.group !== undefined && category.children.length > 0).length;
  const counts: Record<StageName, string[]> = {
    open: [t.counts.excerpts(study.excerpts.size), t.counts.level(study.concepts.size, concept)],
    axial: [t.counts.level(lowest.length, holding), ...(single > 0 ? [t.counts.level(groups, groupLevel)] : [])],
    selective: [
      ...(study.core ? [t.counts.level(1, nounOf(study.core.level, lang))] : []),
      ...(study.relations.length > 0 ? [t.counts.relations(study.relations.length)] : []),
    ],
    saturation: [t.counts.sources([...study.sources.values()].filter(({ excerpts }) => excerpts.length > 0).length)],
  };
  return stagesOf(study).map((id) => ({
    id,
    name: stageName(study, id, lang, t),
    counts: counts[id].join(t.listSeparator),
    path: stagePath(id),
  }));
}

/** The stage by the study's own word, or the interface's. */
export function stageName(study: CaseStudy, id: StageName, lang: string, t: Texts): TextRun {
  const own = study.stages.get(id)?.name;
  return own ? textIn(own, lang) : { text: t.stages[id], lang };
}
