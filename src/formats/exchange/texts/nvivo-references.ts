import { codeTree } from '#domain/exchange/code-tree.ts';
import { Losses } from '#domain/exchange/losses.ts';
import type { Project, Source } from '#domain/exchange/project.ts';
import { SegmentGatherer } from '#domain/exchange/segment-gatherer.ts';
import { fitName, fitText } from '../fit-text.ts';

const FILE = /^<(.+)>\s*[-–—]\s*§\s*[\d.,]+\s+.*\[\s*[\d.,]+\s*%.*\]\s*$/;
const REFERENCE = /^\S+(?:\s\S+)?\s+\d+\s*[-–—:：]\s*[\d.,]+\s*%.*$/;

/** Whether a text is what NVivo writes when the references of a code are exported or copied. */
export const isNvivoReferences = (text: string): boolean =>
  text
    .slice(0, 5000)
    .split(/\r\n?|\n/)
    .some((line) => FILE.test(line.trim()));

/** NVivo’s text of what was coded with one code, which is called as the file. */
export function readNvivoReferences(text: string, name: string): Project {
  const losses = new Losses();
  const code = fitName(name, losses);
  const sources = new Map<string, Source>();
  const segments = new SegmentGatherer();
  let source: string | undefined;
  let words: string[] | undefined;
  const close = () => {
    const passage = fitText((words ?? []).join('\n'), losses).trim();
    if (source !== undefined && passage !== '') {
      segments.add({ source, text: passage, codings: [{ code, coder: undefined, date: undefined }] }, passage);
      losses.add('range');
    }
    words = undefined;
  };
  for (const line of text.split(/\r\n?|\n/)) {
    const file = FILE.exec(line.trim())?.[1];
    if (file !== undefined) {
      close();
      source = fitName(file.split('\\').at(-1) ?? file, losses);
      sources.set(source, {
        key: source,
        guid: undefined,
        name: source,
        kind: 'text',
        text: undefined,
        missing: false,
        group: undefined,
        values: {},
        memos: [],
      });
    } else if (source !== undefined && REFERENCE.test(line.trim())) {
      close();
      words = [];
    } else words?.push(line);
  }
  close();
  return {
    program: 'NVivo',
    name: undefined,
    description: undefined,
    sets: [],
    relations: [],
    memos: [],
    variables: [],
    cases: [],
    codes: codeTree([{ key: code, name: code }], {}, losses),
    sources: [...sources.values()],
    segments: segments.list(),
    readings: [],
    losses: losses.list(),
  };
}
