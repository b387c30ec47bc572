import { fork } from 'node:child_process';
import { once } from 'node:events';

type Outcome = { readonly made: unknown } | { readonly why: string };

/**
 * Runs a module that calls `answer` in a process of its own, which gives back what memory it took when it ends.
 * @param told what it is told, as JSON can say it
 * @returns what it makes of that
 */
export async function inOwnProcess(module: URL, told: object): Promise<unknown> {
  const child = fork(module, [JSON.stringify(told)]);
  const outcomes: Outcome[] = [];
  child.on('message', (outcome: Outcome) => outcomes.push(outcome));
  await once(child, 'exit');
  const outcome = outcomes[0] ?? { why: 'A part of the work was not done: its process ended before it was.' };
  if ('why' in outcome) throw new Error(outcome.why);
  return outcome.made;
}

/** Hands over what is made of what the process was told, and ends it; without the one who asked for it, at once. */
export async function answer(make: (told: unknown) => Promise<unknown>): Promise<void> {
  process.on('disconnect', () => process.exit());
  const end = (outcome: Outcome) => process.send?.(outcome, () => process.exit());
  try {
    end({ made: await make(JSON.parse(process.argv[2] ?? '')) });
  } catch (error) {
    end({ why: error instanceof Error ? error.message : String(error) });
  }
}
