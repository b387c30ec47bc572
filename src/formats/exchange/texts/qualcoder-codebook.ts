import { codeTree } from '#domain/exchange/code-tree.ts';
import { Losses } from '#domain/exchange/losses.ts';
import type { Project } from '#domain/exchange/project.ts';
import { fitName, fitWords } from '../fit-text.ts';

const LINE = /^([^\t]+?)(?:\t([^\t]*))?$/;

/** Whether a text has one code a line with `>>` between its levels, and a memo behind a tab. */
export function isQualCoderCodebook(text: string): boolean {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  return lines.some((line) => /\S>>\S/.test(line.split('\t')[0] ?? '')) && lines.every((line) => LINE.test(line));
}

export function readQualCoderCodebook(text: string): Project {
  const losses = new Losses();
  const rows = text.split(/\r\n?|\n/).flatMap((line) => {
    const [, name = '', memo] = LINE.exec(line.trim()) ?? [];
    const description = fitWords(memo, losses);
    return name.trim() === '' ? [] : [{ name: fitName(name, losses), ...(description !== undefined && { description }) }];
  });
  return {
    program: 'QualCoder',
    name: undefined,
    description: undefined,
    sources: [],
    segments: [],
    sets: [],
    relations: [],
    memos: [],
    variables: [],
    cases: [],
    codes: codeTree(rows, { always: ['>>'] }, losses),
    readings: [],
    losses: losses.list(),
  };
}
