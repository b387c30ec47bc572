import { describe, expect, it } from 'vitest';
import { readBlock, wordsOfDiagram } from '#formats/mermaid/written-diagram.ts';
import { parseProse } from '#formats/prose/prose.ts';
import { WRITTEN } from '../../browser/written-sample.ts';

const told = (block: string) => readBlock(block).remarks.map(({ rule, line, words }) => [rule, line, words]);
const TITLED = (rest: string) => `flowchart LR\n  accTitle: A way\n${rest}`;

describe('a block of Mermaid', () => {
  it('is read with its title, its description and its links, which Mermaid is not given', () => {
    expect(
      readBlock(
        TITLED(
          '  accDescr {\n    From a\n    to b.\n  }\n  a --> b\n  click a href "[[trust]]" "tip"\n  click b "https://example.org/x"\n',
        ),
      ),
    ).toEqual({
      diagram: {
        source: 'flowchart LR\n  a --> b',
        lines: [0, 6],
        title: 'A way',
        description: 'From a to b.',
        links: [
          { part: 'a', to: { node: 'trust' } },
          { part: 'b', to: { url: 'https://example.org/x' } },
        ],
      },
      nodes: [{ id: 'trust', line: 7, words: '[[trust]]' }],
      remarks: [],
    });
  });

  it('may be of the kinds that come out right, and of no other', () => {
    for (const block of Object.values(WRITTEN)) expect(told(block), block).toEqual([]);
    for (const kind of ['sankey-beta', 'erDiagram', 'gitGraph', 'C4Context', 'journey', 'flow', 'constructor', '图']) {
      const { diagram, remarks } = readBlock(`${kind}\n  a`);
      expect(diagram).toBeUndefined();
      expect(remarks).toMatchObject([{ rule: 'unreadable-diagram', line: 0, words: kind }]);
      expect(remarks[0]?.message).toContain(`"${kind}"`);
    }
    expect(told('')).toEqual([['unreadable-diagram', 0, '']]);
  });

  it('tells of a title that it lacks, of comments, and of all that would have a say in how it looks or runs', () => {
    expect(told('flowchart LR\n  a')).toEqual([['image-without-alternative', 0, 'flowchart LR']]);
    expect(
      told(TITLED('  %% private\n  %%{init: {"theme":"dark"}}%%\n  classDef x fill:#f00\n  style a fill:#f00\n  class a x\n  a')),
    ).toEqual([
      ['exposed-comment', 2, '%% private'],
      ['unsafe-diagram', 3, '%%{init: {"theme":"dark"}}%%'],
      ['unsafe-diagram', 4, 'classDef x fill:#f00'],
      ['unsafe-diagram', 5, 'style a fill:#f00'],
      ['unsafe-diagram', 6, 'class a x'],
    ]);
    expect(told(`---\nconfig:\n  theme: dark\n---\n${TITLED('  a')}`)).toEqual([['unsafe-diagram', 0, '---']]);
    expect(told(TITLED('  a\n  click a call alert()\n  click a "javascript:alert(1)"\n  click a href "/concepts/x/"'))).toEqual([
      ['unsafe-diagram', 3, 'click a call alert()'],
      ['dead-link', 4, 'javascript:alert(1)'],
      ['dead-link', 5, '/concepts/x/'],
    ]);
    expect(readBlock(TITLED('  a\n  click a call alert()\n  style a fill:#f00')).diagram?.source).toBe('flowchart LR\n  a');
  });

  it('has no menu, which only a script opens', () => {
    expect(
      told(
        'sequenceDiagram\n  accTitle: Who\n  a->>b: x\n  links a: {"Board": "https://example.org/"}\n  link a: Wiki @ https://example.org/',
      ),
    ).toEqual([
      ['unsafe-diagram', 3, 'links a: {"Board": "https://example.org/"}'],
      ['unsafe-diagram', 4, 'link a: Wiki @ https://example.org/'],
    ]);
  });

  it('is no larger than can be taken in', () => {
    expect(told(TITLED('  a\n'.repeat(200)))).toMatchObject([['unreadable-diagram', 0, 'flowchart LR']]);
    expect(told(TITLED('a'.repeat(10_000)))).toMatchObject([['unreadable-diagram', 0, 'flowchart LR']]);
  });

  it('is searched by its words', () => {
    expect(wordsOfDiagram(TITLED('  accDescr: In steps\n  a["甲<br/>乙"] -->|so| b{Enough?}\n  click a "[[trust]]"'))).toBe(
      'A way · In steps · 甲 乙 · so · Enough? · a b',
    );
    const words = wordsOfDiagram(WRITTEN.sequenceDiagram ?? '');
    for (const word of ['访谈', '发出邀请 invitation letter', '受访者 Participant']) expect(words).toContain(word);
    expect(words).not.toMatch(/->>|sequenceDiagram/);
    expect(wordsOfDiagram(WRITTEN.timeline ?? '')).toContain('备忘录的撰写与整理工作');
  });
});

describe('a text with diagrams', () => {
  const text = [
    'Text',
    '',
    '> - ```mermaid',
    '>   flowchart LR',
    '>     accTitle: A',
    '>     a --> b',
    '>     style a fill:#f00',
    '>     click a "[[gone]]"',
    '>   ```',
    '',
    '```js',
    'mermaid',
    '```',
    '',
  ].join('\n');
  const parsed = parseProse(text, 11, 'markdown');

  it('knows where each line of them stands, also within lists and quotations', () => {
    if (!('prose' in parsed)) throw new Error(parsed.reason);
    const [diagram, ...others] = parsed.prose.diagrams;
    expect(others).toEqual([]);
    expect(diagram?.lines.map(({ line, column }) => [line, column])).toEqual([
      [14, 5],
      [15, 5],
      [16, 5],
      [17, 5],
      [18, 5],
    ]);
    expect(parsed.remarks.map(({ rule, position }) => [rule, position])).toEqual([['unsafe-diagram', { line: 17, column: 7 }]]);
    expect(parsed.prose.links).toMatchObject([{ kind: 'node', target: 'gone', position: { line: 18, column: 16 } }]);
    expect(parsed.prose.links.map(({ span }) => parsed.prose.text.slice(...(span ?? [])))).toEqual(['[[gone]]']);
  });
});

it('has a word of its own behind its fence, which is its fragment', () => {
  const block = (word: string) => `\`\`\`mermaid ${word}\nflowchart LR\n  accTitle: A\n  a\n\`\`\`\n`;
  const read = parseProse(`${block('same')}\n${block('other')}\n${block('same')}`, 5, 'markdown');
  if (!('prose' in read)) throw new Error(read.reason);
  expect(read.remarks).toMatchObject([{ rule: 'duplicate-id', position: { line: 17, column: 1 } }]);
});
