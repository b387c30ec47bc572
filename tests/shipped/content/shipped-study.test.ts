import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadStudy } from '#files/study/loaded-study.ts';
import printedReferences from './printed-references.json' with { type: 'json' };
import table1 from './table-1.json' with { type: 'json' };

const { caseStudy, findings } = loadStudy(fileURLToPath(new URL('../../../content', import.meta.url)));

/** The study, which has no errors: the first test says so. */
function study() {
  if (caseStudy === undefined) throw new Error('The shipped study has errors.');
  return caseStudy;
}
const concepts = () => [...study().concepts.values()];

/** Core, main categories, categories, and how many concepts each holds, as the edition reads Table 1 and Table 2. */
const TREE = {
  'xiaomi-ecosystem-synergy': {
    'technology-platform-synergy': {
      'technology-integration': ['os-unification', 'hardware-software-integration', 'ai-integration', 'iot-interconnection'],
      'platform-strategy': ['ecosystem-chain-codevelopment', 'human-car-home-strategy', 'aiot-track', 'new-retail-platform'],
    },
    'relationship-synergy': {
      'ecosystem-partnership': [
        'capital-and-internet-services',
        'supplier-collaboration',
        'developer-collaboration',
        'enterprise-collaboration',
        'ecosystem-enterprise-incubation',
        'esg-governance',
      ],
      'user-participation': ['user-feedback', 'miui-personalisation', 'iot-developer-program', 'beta-testing', 'crowdfunding-preorder'],
    },
    'market-synergy': {
      'service-diversity': [
        'product-category-diversity',
        'smart-home-control-center',
        'personalised-customisation',
        'after-sales-network',
        'community-support',
      ],
    },
  },
};

test('has no finding at all', () => {
  expect(findings).toEqual([]);
});

test('has the parts that the paper has', () => {
  const { core, groups, categories, excerpts, relations, roles, references, sources, stages, sections } = study();
  const atDepth = (depth: number) => [...categories.values()].filter((category) => category.depth === depth).length;
  expect(core?.id).toBe('xiaomi-ecosystem-synergy');
  expect(groups.map(({ id }) => id)).toEqual(['technology-platform-synergy', 'relationship-synergy', 'market-synergy']);
  expect([0, 1, 2, 3].map(atDepth)).toEqual([1, 3, 5, 0]);
  expect(concepts()).toHaveLength(24);
  expect([excerpts, sources, references].map(({ size }) => size)).toEqual([24, 2, 11]);
  expect([...stages.keys()].sort()).toEqual(['axial', 'open', 'saturation', 'selective']);
  expect([relations, roles, sections].map(({ length }) => length)).toEqual([6, 3, 9]);
});

test('has the tree of the edition', () => {
  const { roots } = study();
  interface Branch {
    readonly id: string;
    readonly children: readonly Branch[];
    readonly concepts: readonly { readonly id: string }[];
  }
  const tree = (branches: readonly Branch[]): unknown =>
    Object.fromEntries(
      branches.map(({ id, children, concepts: own }) => [id, children.length > 0 ? tree(children) : own.map((concept) => concept.id)]),
    );
  expect(tree(roots)).toEqual(TREE);
});

test('has the labels and excerpts of Table 1 exactly as printed, in its order', () => {
  const rows = concepts().map(({ number, label, excerpts }) => ({
    row: number,
    label: label.zh,
    excerpt: excerpts.map(({ text }) => text).join('|'),
  }));
  expect(rows).toEqual(table1);
});

test('cites each excerpt by its row of Table 1', () => {
  for (const { number, excerpts } of concepts()) {
    const [excerpt] = excerpts;
    expect(excerpt?.id).toBe(`t1-${String(number).padStart(2, '0')}`);
    expect(excerpt?.source.id).toBe('paper-table-1');
    expect(excerpt?.locator?.zh).toBe(`表 1，第 ${String(number)} 行`);
  }
});

test('has the categories and meanings of Table 2 exactly as printed', () => {
  const rows = study().groups.map(({ label, children, meaning }) => [label.zh, children.map((child) => child.label.zh), meaning?.zh]);
  expect(rows).toEqual([
    ['技术与平台的协同', ['技术整合', '平台战略'], '技术整合与平台战略相互作用,形成强大的技术平台基础'],
    ['关系协同', ['生态伙伴关系', '用户参与'], '生态伙伴关系和用户参与共同推动了产品和服务的创新'],
    ['市场协同', ['服务多样化'], '小米通过提供多样化的服务来适应不同市场和用户需求'],
  ]);
});

test('has the reference list as printed, numbered 1 to 10, and one entry without a number', () => {
  const printed = [...study().references.values()].map(({ data }) => ({ number: data.printed?.number ?? null, text: data.printed?.text }));
  const inOrder = [...printedReferences].sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity));
  expect(printed).toEqual(inOrder);
  expect([...study().references.values()].map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('has an arrow in both directions between each two main categories, and a role of each towards the core', () => {
  const { relations, roles } = study();
  const short = (id: string) => id.replace('-synergy', '');
  expect(relations.map(({ from, to }) => `${short(from.id)} → ${short(to.id)}`).sort()).toEqual([
    'market → relationship',
    'market → technology-platform',
    'relationship → market',
    'relationship → technology-platform',
    'technology-platform → market',
    'technology-platform → relationship',
  ]);
  expect(roles.map(({ category, label }) => [short(category.id), label.zh])).toEqual([
    ['technology-platform', '根基'],
    ['relationship', '纽带'],
    ['market', '导向'],
  ]);
});

test.each(caseStudy === undefined ? [] : [...caseStudy.concepts.values()])(
  '$id has its label and definition in Chinese and English, a memo that links on, and a translated excerpt',
  ({ label, definition, prose, excerpts }) => {
    for (const text of [label, definition]) expect(Object.keys(text ?? {})).toEqual(['zh', 'en']);
    expect(prose.text.trim().length).toBeGreaterThanOrEqual(150);
    expect(prose.links.length).toBeGreaterThan(0);
    expect(excerpts).toHaveLength(1);
    for (const { translation, lang } of excerpts) expect([lang, Object.keys(translation)]).toEqual(['zh', ['en']]);
  },
);

test('the report cites the references in the order of their printed numbers', () => {
  const cited = study().sections.flatMap(({ prose }) => prose.links.flatMap(({ kind, target }) => (kind === 'reference' ? [target] : [])));
  const numbers = [...new Set(cited)].map((id) => study().references.get(id)?.number);
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});
