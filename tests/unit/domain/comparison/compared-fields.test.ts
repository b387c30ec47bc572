import { parse, stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import {
  categorySchema,
  conceptSchema,
  memoSchema,
  relationsSchema,
  sectionSchema,
  sourceSchema,
  stageSchema,
} from '#domain/schema/coding.ts';
import { reportingSchema } from '#domain/schema/reporting.ts';
import { studySchema } from '#domain/schema/study.ts';
import { FILES, studyOf, withFiles } from './comparison-study.ts';

const ZH = ['zh', 'en'] as const;
const concept = conceptSchema(ZH).shape;
const relations = relationsSchema(ZH).shape;

type Data = Readonly<Record<string, unknown>>;
/** Two values of each field; the first may be left out. */
type Values = Readonly<Record<string, readonly [unknown, unknown]>>;

const note = { kind: 'inference', text: '注' };
const node: Values = {
  label: ['甲', '乙'],
  altLabels: [undefined, ['丙']],
  order: [1, 9],
  formerIds: [undefined, ['old']],
  references: [undefined, ['wang-2020']],
  mappings: [{ exactMatch: ['https://x.example/a'] }, { exactMatch: ['https://x.example/b'] }],
  notes: [undefined, [note]],
  use: [undefined, '用'],
  avoid: [undefined, '不用'],
  inVivo: [false, true],
};
const claim: Values = {
  label: ['甲', '乙'],
  statement: [undefined, '说'],
  evidence: [undefined, [{ source: 'talks', text: '见' }]],
  excerpts: [['e6'], ['e1']],
  notes: [undefined, [note]],
};

const markdown = (path: string) => (data: Data) => ({ [path]: `---\n${stringify(data)}---\n\n正文。\n` });
const yaml = (path: string) => (data: unknown) => ({ [path]: stringify(data) });

/** Each kind of thing: the fields its schema knows, one that is whole, the files it is written to, and what each field may be. */
const KINDS: readonly [name: string, fields: object, base: Data, write: (data: Data) => Record<string, string>, values: Values][] = [
  [
    'a concept',
    concept,
    { label: '甲', category: 'tools', excerpts: [{ id: 'n1', source: 'talks', text: '话' }] },
    markdown('concepts/new.md'),
    {
      ...node,
      category: ['tools', 'trust'],
      placed: [{ basis: 'editor' }, { basis: 'printed', printed: '物' }],
      definition: [undefined, '义'],
      excerpts: [[{ id: 'n1', source: 'talks', text: '话' }], [{ id: 'n1', source: 'talks', text: '语' }]],
      related: [undefined, ['drill']],
      examples: [undefined, ['n1']],
      counterexamples: [undefined, ['e1']],
    },
  ],
  [
    'an excerpt',
    concept.excerpts.unwrap().element.shape,
    { id: 'n1', source: 'talks', text: '话' },
    (data) => markdown('concepts/new.md')({ label: '甲', category: 'tools', excerpts: [data] }),
    {
      id: ['n1', 'n2'],
      formerIds: [undefined, ['n0']],
      source: ['talks', 'diary'],
      locator: [undefined, '第 1 行'],
      text: ['话', '语'],
      translation: [undefined, { en: 'Words' }],
      coder: [['A', 'B'], 'A'],
      note: [undefined, '注'],
      range: [
        { start: 0, end: 1 },
        { start: 0, end: 2 },
      ],
      date: ['2024', '2025'],
    },
  ],
  [
    'a category',
    categorySchema(ZH).shape,
    { label: '甲', parent: 'things' },
    markdown('categories/new.md'),
    {
      ...node,
      parent: ['things', 'people'],
      meaning: [undefined, '义'],
      meaningBasis: ['editor', 'printed'],
    },
  ],
  [
    'a relation',
    relations.relations.unwrap().element.shape,
    { id: 'new', from: 'people', to: 'tools', label: '甲', excerpts: ['e6'] },
    (data) => yaml('relations.yaml')({ ...own(), relations: [...own().relations, data] }),
    {
      ...claim,
      id: ['new', 'newer'],
      formerIds: [undefined, ['old']],
      from: ['people', 'trust'],
      to: ['tools', 'doubt'],
    },
  ],
  [
    'a role',
    relations.roles.unwrap().element.shape,
    { category: 'things', label: '甲', excerpts: ['e6'] },
    (data) => yaml('relations.yaml')({ ...own(), roles: [...own().roles, data] }),
    { ...claim, category: ['things', 'trust'] },
  ],
  [
    'a source',
    sourceSchema(ZH).shape,
    { label: '甲' },
    yaml('sources/new.yaml'),
    {
      formerIds: [undefined, ['old']],
      label: ['甲', '乙'],
      kind: [undefined, '书'],
      description: [undefined, '说'],
      locator: [undefined, '卷'],
      consent: [undefined, 'none'],
      language: ['zh', 'en'],
      doi: [undefined, '10.1234/x'],
      url: [undefined, 'https://x.example/'],
      notes: [undefined, [note]],
      attributes: [{ 角色: '读者' }, { 角色: '馆员' }],
      length: [undefined, 900],
    },
  ],
  [
    'a report section',
    sectionSchema(ZH).shape,
    { title: '甲' },
    markdown('report/03-new.mdx'),
    { formerIds: [undefined, ['old']], title: ['甲', '乙'], stage: ['open', 'axial'], notes: [undefined, [note]] },
  ],
  [
    'a memo',
    memoSchema(ZH).shape,
    { title: '甲' },
    markdown('memos/new.md'),
    {
      formerIds: [undefined, ['old']],
      title: ['甲', '乙'],
      date: ['2024', '2025'],
      author: ['A', ['A', 'B']],
      about: [['drill'], ['repair']],
    },
  ],
  ['a stage', stageSchema(ZH).shape, {}, markdown('stages/axial.md'), { name: ['甲', '乙'], notes: [undefined, [note]] }],
  [
    'an item that is reported',
    reportingSchema(ZH).element.shape,
    { id: 'new', item: '甲', status: 'reported', where: ['findings'] },
    (data) => yaml('reporting.yaml')([data]),
    {
      id: ['new', 'newer'],
      formerIds: [undefined, ['old']],
      item: ['甲', '乙'],
      guidelines: [undefined, { COREQ: '1' }],
      status: ['reported', 'partly'],
      where: [['findings'], ['background']],
      note: [undefined, '说'],
    },
  ],
  [
    'the study',
    studySchema(ZH).omit({ format: true }).shape,
    parse(FILES['study.yaml'] ?? '') as Data,
    yaml('study.yaml'),
    {
      title: ['甲', '乙'],
      shortTitle: [undefined, '乙'],
      codebookTitle: [undefined, '丙'],
      languages: [
        ['zh', 'en'],
        ['zh', 'en', 'fr'],
      ],
      authors: [[{ name: '甲' }], [{ name: '乙' }]],
      editors: [undefined, [{ name: '丙' }]],
      edition: [undefined, { date: '2026' }],
      abstract: ['甲', '乙'],
      keywords: [undefined, ['丁']],
      published: [{ issued: 2024 }, { issued: 2024, issuedInferred: true }],
      method: [undefined, '主题分析'],
      levels: [
        ['核心范畴', '主范畴', '范畴', { zh: '概念', en: { one: 'Code', other: 'Codes' } }],
        ['核心范畴', '主范畴', '范畴', { zh: '概念', en: { one: 'Code', other: 'Code' } }],
      ],
      licence: [undefined, '许可'],
      repository: [undefined, 'https://x.example/r'],
      site: ['https://x.example/', 'https://y.example/'],
      analysis: [undefined, { minimum: 3 }],
      rules: [
        { 'empty-category': 'warning', 'concept-without-excerpt': 'warning' },
        { 'empty-category': 'off', 'concept-without-excerpt': 'warning' },
      ],
    },
  ],
];

const own = () => parse(FILES['relations.yaml'] ?? '') as { relations: Data[]; roles: Data[] };

describe.each(KINDS)('of %s', (_, fields, base, write, values) => {
  it('every field has two values here', () => expect(Object.keys(values).sort()).toEqual(Object.keys(fields).sort()));

  it.each(Object.keys(values))('a change of `%s` is told', (field) => {
    const [from, to] = (values[field] ?? []).map((value) => {
      const { [field]: _old, ...rest } = base;
      return studyOf(withFiles(FILES, write(value === undefined ? rest : { ...base, [field]: value })));
    });
    if (from === undefined || to === undefined) throw new Error(`"${field}" has no values.`);
    expect(compareCaseStudies(from, from)).toEqual([]);
    expect(compareCaseStudies(from, to).length).toBeGreaterThan(0);
  });
});
