import { createInterface } from 'node:readline/promises';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import type { Project, Reading } from '#domain/exchange/project.ts';
import { withDefaults, type Choices, type Question } from '#domain/importing/choices.ts';
import { openQuestions } from '#domain/planning/study-plan.ts';
import { OptionError } from '#files/build-options.ts';
import { visible } from '#report/visible-text.ts';
import type { ImportOptions } from './import.ts';

/** Puts a question to a person; an answer that may be given. */
export type Asker = (question: Omit<Question, 'must'>) => Promise<string>;

/** Asks on the terminal; undefined where there is none. */
export const onTerminal = (): Asker | undefined => (process.stdin.isTTY && process.stdout.isTTY ? askOnTerminal : undefined);

async function askOnTerminal({ text, answers, otherwise }: Parameters<Asker>[0]): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const lines = text.split('\n').map(visible).join('\n');
  try {
    for (;;) {
      const answer = (await terminal.question(`${lines}${otherwise === undefined ? '' : ` [${visible(otherwise)}]`}\n> `)).trim();
      if (answer === '' && otherwise !== undefined) return otherwise;
      if (
        answer !== '' &&
        (answers.length === 0 || answers.includes(answer) || (answers.some((one) => /^\d+$/.test(one)) && /^[1-9]\d*$/.test(answer)))
      )
        return answer;
    }
  } finally {
    terminal.close();
  }
}

/** All decisions: those that are made, and what a person answers to the others. @throws {ExchangeError} for what must be decided where nobody can be asked */
export async function decide(project: Project, made: Choices, ask: Asker | undefined): Promise<Choices> {
  let choices = made;
  for (;;) {
    const questions = openQuestions(project, choices).filter(({ must }) => must || ask !== undefined);
    const [first] = questions;
    if (first === undefined) return withDefaults(choices);
    if (ask === undefined)
      throw new ExchangeError(
        'unanswered',
        `Before the study can be written, ${questions.length === 1 ? 'this must' : 'these must'} be decided:\n${questions.map(({ flag, text }) => `  ${flag}  ${text}`).join('\n')}`,
        `Answer with ${questions.map(({ flag, answers }) => `${flag} ${answers.length === 0 ? '<name>' : answers.join('|')}`).join(' ')}.`,
      );
    choices = { ...choices, ...answerOf(first.flag, await ask(first)) };
  }
}

function answerOf(flag: string, answer: string): Partial<Choices> {
  switch (flag) {
    case '--core':
      return { core: answer };
    case '--category':
      return { category: answer };
    case '--parents':
      return { parents: answer === 'concept' ? 'concept' : 'leave-out' };
    case '--unused':
      return { unused: answer === 'keep' ? 'keep' : 'leave-out' };
    case '--memos':
      return { memos: answer === 'yes' };
    case '--coders':
      return { coders: answer === 'names' || answer === 'none' ? answer : 'letters' };
    case '--sources':
      return { sources: answer === 'names' ? 'names' : 'numbers' };
    default:
      return { excerpts: excerptsOf(answer) };
  }
}

export function excerptsOf(given: string): Choices['excerpts'] {
  if (given === 'all' || given === 'none') return given;
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new OptionError(`--excerpts "${given}" says nothing. Write all, none, or a number: the most for each concept.`);
}

/** The options with what a person says of a file that could not be read without; undefined for an error that no answer mends. */
export async function askFile(error: unknown, options: ImportOptions, ask: Asker): Promise<ImportOptions | undefined> {
  if (!(error instanceof ExchangeError) || error.asks.length === 0) return undefined;
  const rows: string[] = [];
  let { columns } = options;
  for (const { flag, part = '', text } of error.asks) {
    const answer = await ask({ flag, text, answers: [], otherwise: undefined });
    if (flag === '--columns') columns = answer;
    else rows.push(`${part}=${answer}`);
  }
  return { ...options, row: [...(options.row ?? []), ...rows], ...(columns !== undefined && { columns }) };
}

/** What was assumed while reading and a person may know better; the options are the same where all is as assumed. */
export async function askReadings(readings: readonly Reading[], options: ImportOptions, ask: Asker): Promise<ImportOptions> {
  let asked = options;
  const put = async (flag: string, text: string, answers: readonly string[], otherwise: string) => {
    const answer = await ask({ flag, text, answers, otherwise });
    if (answer !== otherwise) asked = { ...asked, [flag.slice(2)]: answer };
  };
  for (const { what, as, why } of readings.filter(({ proved }) => !proved)) {
    if (what === 'dates' && options.dates === undefined && as === 'not read')
      await put('--dates', `Dates: ${why}. Which is it, or shall none be read (none)?`, ['dmy', 'mdy', 'none'], 'none');
    if (what === 'encoding' && options.encoding === undefined)
      await put('--encoding', `The file is taken for ${as}: ${why}. Another one?`, [], as);
    if (what === 'paragraphs' && options.paragraphs === undefined)
      await put(
        '--paragraphs',
        'Cells with several paragraphs: an excerpt of each (each), or one of the cell (one)?',
        ['each', 'one'],
        'each',
      );
    if (what === 'changes' && options.changes === undefined)
      await put(
        '--changes',
        'The document has tracked changes. Read it with them accepted (accepted), or as it was (original)?',
        ['accepted', 'original'],
        'accepted',
      );
  }
  return asked;
}
