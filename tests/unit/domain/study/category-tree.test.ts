import { expect, test } from 'vitest';
import { excerptsBelow, neighboursOf } from '#domain/study/category-tree.ts';
import { built, concept, smallStudy } from '../../../build/released-study.ts';
import { edit } from '../../../build/study-folder.ts';

const category = (label: string, parent: string) => `---\nlabel: ${label}\nparent: ${parent}\nmeaning: A meaning.\n---\n`;
const { caseStudy, findings } = built(
  smallStudy({
    ...edit({ 'study.yaml': ['Category, Concept]', 'Group, Category, Concept]'] }),
    'categories/people.md': category('People', 'core'),
    'categories/things.md': category('Things', 'core'),
    'categories/trust.md': category('Trust', 'people'),
    'categories/doubt.md': category('Doubt', 'people'),
    'categories/tools.md': category('Tools', 'things'),
    'concepts/drill.md': concept('Drill', ['b-1', 'b-2'], '', 'tools'),
    'concepts/lie.md': concept('Lie', ['c-1'], '', 'doubt'),
    'concepts/first-impression.md': concept('First impression', ['a-1', 'c-1']),
  }),
);
const of = (id: string) => {
  const found = caseStudy?.categories.get(id);
  if (caseStudy === undefined || found === undefined) throw new Error(findings.map(({ message }) => message).join());
  return { found, ...neighboursOf(found, caseStudy) };
};

test('the excerpts below a category are those of all its concepts, each once', () => {
  const ids = (id: string) => Array.from(excerptsBelow(of(id).found), (one) => one.id);
  expect(ids('people').toSorted()).toEqual(['a-1', 'c-1']);
  expect(ids('core')).toHaveLength(4);
  expect(ids('tools')).toEqual(['b-1', 'b-2']);
});

test('beside a category are those of its level, also of other branches', () => {
  const level = ['doubt', 'tools', 'trust'].map((id) => [of(id).previous?.id, id, of(id).next?.id]);
  expect(level).toContainEqual([undefined, 'doubt', 'trust']);
  expect(level).toContainEqual(['doubt', 'trust', 'tools']);
  expect(level).toContainEqual(['trust', 'tools', undefined]);
  expect([of('core').previous, of('core').next]).toEqual([undefined, undefined]);
  expect(of('people').next?.id).toBe('things');
});
