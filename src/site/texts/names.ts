import type { CaseStudy } from '#domain/study/case-study.ts';
import { codeNames, isSaid, nounOfNode, usualCodeNames, type CodeNames, type Spoken } from '#domain/coding/code-names.ts';
import type { Noun } from '#domain/coding/noun.ts';
import { stagesOf } from '#domain/coding/stage-presence.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import { STAGES, type StageName } from '#domain/schema/coding.ts';

/** What a study calls what it has, in one language. */
export interface Names extends CodeNames {
  /** The stages it names itself. */
  readonly stages: Readonly<Partial<Record<StageName, string>>>;
  /** The stages it has. */
  readonly has: readonly StageName[];
  /** Whether it is grounded theory, of which it says nothing else. */
  readonly grounded: boolean;
  /** What it calls its method, if that is not grounded theory. */
  readonly method: string | undefined;
  /** What the one category is that all others lead to. */
  readonly core: Noun | undefined;
}

/** The words of grounded theory, for what no study names. */
export const usualNames = (spoken: Spoken): Names => ({
  ...usualCodeNames(spoken),
  stages: {},
  has: STAGES,
  grounded: true,
  method: undefined,
  core: undefined,
});

/** A study's own names for pages in `lang`, as far as they can stand in sentences there. */
export function namesOf(caseStudy: CaseStudy, lang: string): Names {
  const { study, core, groups, stages } = caseStudy;
  const say = (text: LocalizedText | undefined) => {
    const run = text && textIn(text, lang);
    return run && isSaid(run.lang, lang) ? run.text : undefined;
  };
  const named = Array.from(stages.values(), ({ id, name }) => [id, say(name)] as const).filter(([, name]) => name !== undefined);
  return {
    ...codeNames(caseStudy, lang),
    stages: Object.fromEntries(named),
    has: stagesOf(caseStudy),
    grounded: study.method === undefined,
    method: say(study.method),
    core: core !== undefined && core !== groups[0] ? nounOfNode(core, lang) : undefined,
  };
}
