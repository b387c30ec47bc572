import { expect, it } from 'vitest';
import { pairsOf } from '#domain/permanence/pairs.ts';
import { numberFigures } from '#site/figures/numbering.ts';
import { built, smallStudy } from '../../build/released-study.ts';
import { edit, SMALL_STUDY } from '../../build/study-folder.ts';

const diagram = (title: string) => `\`\`\`mermaid\nflowchart LR\n  accTitle: ${title}\n  a --> b\n\`\`\`\n`;
const block = (title: string) => `flowchart LR\n  accTitle: ${title}\n  a --> b`;

it('numbers figures and tables in the order of the navigation, each once, a language’s own diagrams in that language', () => {
  const { caseStudy } = built(
    smallStudy({
      ...edit({ 'study.yaml': ['languages: [en]', 'languages: [en, zh]'] }),
      'report/01-background.mdx': `${String(SMALL_STUDY['report/01-background.mdx'])}\n${diagram('One')}\n${diagram('Two')}\n${diagram('One')}`,
      'report/01-background.zh.mdx': diagram('一'),
      'concepts/first-impression.md': `${String(SMALL_STUDY['concepts/first-impression.md'])}\n${diagram('Three')}`,
    }),
  );
  if (caseStudy === undefined) throw new Error('The study does not hold together.');
  const { figures, written, tables } = numberFigures(caseStudy, pairsOf(caseStudy), 'en');
  const names = new Map([...figures, ...written].map(([name, n]) => [n, name]));
  const inOrder = Array.from(names.keys())
    .sort((a, b) => a - b)
    .map((n) => names.get(n));
  expect([...names.keys()].sort((a, b) => a - b)).toEqual(Array.from(names, (_, i) => i + 1));
  expect(inOrder.slice(1, 3)).toEqual([block('One'), block('Two')]);
  expect(inOrder.indexOf(block('Three'))).toBeGreaterThan(inOrder.indexOf('structure'));
  expect(inOrder.at(-1)).toBe('curve');
  expect([...tables]).toEqual([
    ['table_open', 1],
    ['table_axial', 2],
    ['table_evidence', 3],
  ]);
  expect([...numberFigures(caseStudy, pairsOf(caseStudy), 'zh').written.keys()]).toEqual([block('一'), block('Three')]);
});
