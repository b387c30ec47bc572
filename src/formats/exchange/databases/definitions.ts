import type { Code, Reading } from '#domain/exchange/project.ts';

/** Where a program has no description of a code but its memo, that is what the code means; whoever wrote it may have meant it for nobody. */
export const memosAsDefinitions = (program: string, codes: readonly Code[]): Reading[] =>
  codes.some(({ description }) => description !== undefined)
    ? [
        {
          what: 'definitions',
          as: 'the memos of codes',
          why: `so ${program} keeps what a code means; read them before you publish them`,
          proved: true,
        },
      ]
    : [];
