import { codeTree } from '#domain/exchange/code-tree.ts';
import { Losses } from '#domain/exchange/losses.ts';
import type { Project } from '#domain/exchange/project.ts';
import { SegmentGatherer } from '#domain/exchange/segment-gatherer.ts';
import { fitText } from '../fit-text.ts';

/** Identifiers of utterances, cases and the like, such as `[[uid=7h50prq01]]`. */
const IDENTIFIER = /\[\[\s*(\w+)\s*[=:]\s*([^\]|]*?)\s*\]\]/g;
const VALUE = /\[\[\s*([^\]|]+?)\s*\|\|\s*([^\]]*?)\s*\]\]/g;
const CODE = /\[\[([^\]=|]+?)\]\]/g;
/** Not greedy where a file has thousands of brackets. */
const LONGEST_LINE = 100_000;

/** A text in the Reproducible Open Coding Kit: a line is an utterance, and says itself how it was coded. */
export function readRock(text: string, name: string): Project {
  const losses = new Losses();
  const { lines, cases } = withoutYaml(text.split(/\r\n?|\n/), losses);
  const segments = new SegmentGatherer();
  const paths = new Map<string, string[]>();
  let persistent: string | undefined;
  for (const line of lines) {
    if (/^\s*---<<.*>>---\s*$/.test(line) || line.length > LONGEST_LINE) continue;
    const ids = [...line.matchAll(IDENTIFIER)].map(([, kind = '', value = '']) => [kind.toLowerCase(), value] as const);
    const of = (...kinds: string[]) => ids.find(([kind]) => kinds.includes(kind))?.[1];
    persistent = of('cid', 'caseid') ?? persistent;
    for (const [, value = ''] of line.matchAll(VALUE)) losses.add('value-code', { name: value });
    const words = line.replace(VALUE, '').replace(IDENTIFIER, '');
    const codes = [...words.matchAll(CODE)].flatMap(([, path = '']) => {
      const parts = path
        .split('>')
        .map((part) => part.trim())
        .filter((part) => part !== '');
      return parts.length === 0 ? [] : [parts];
    });
    const utterance = fitText(words.replace(CODE, '').replace(/^\s*~*/, ''), losses).trim();
    if (codes.length === 0 || utterance === '') continue;
    for (const path of codes) paths.set(path.join('>'), path);
    segments.add(
      {
        source: name,
        text: utterance,
        locator: of('uid'),
        original: of('uid'),
        case: persistent,
        codings: codes.map((path) => ({ code: path.join('>'), coder: of('coderid', 'rid'), date: undefined })),
      },
      of('uid') ?? undefined,
    );
    losses.add('range');
  }
  const codes = codeTree(
    Array.from(paths, ([key, path]) => ({ key, name: path.at(-1) ?? '', above: path.slice(0, -1) })),
    {},
    losses,
  );
  return {
    program: 'ROCK',
    name: undefined,
    description: undefined,
    codes,
    sets: [],
    relations: [],
    memos: [],
    variables: [],
    sources: [{ key: name, guid: undefined, name, kind: 'text', text: undefined, missing: false, group: undefined, values: {}, memos: [] }],
    segments: segments.list(),
    cases: cases.map((id) => ({ name: id, description: undefined, values: {}, sources: [], segments: 0 })),
    readings: [],
    losses: losses.list(),
  };
}

/** Lines between `---` are data about cases: what they are called is told, what they say of a person is not read. */
function withoutYaml(lines: readonly string[], losses: Losses): { lines: string[]; cases: string[] } {
  const kept: string[] = [];
  const cases: string[] = [];
  let inside = false;
  const closes = lines.flatMap((line, i) => (/^---\s*$/.test(line) ? [i] : []));
  for (const [i, line] of lines.entries()) {
    if (/^---\s*$/.test(line) && (inside || closes.some((at) => at > i))) inside = !inside;
    else if (!inside) kept.push(line);
    else {
      const [, key = '', value = ''] = /^\s*(?:-\s*)?([\w.]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
      if (/^(?:caseid|cid)$/i.test(key)) cases.push(value);
      else if (value !== '') losses.add('case-attribute', { name: key });
    }
  }
  return { lines: kept, cases };
}
