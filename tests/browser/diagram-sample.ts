import { readFileSync } from 'node:fs';
import { formatCategoryMap, type CategoryMapFigure } from '#formats/mermaid/category-map.ts';
import { Flowchart, type MermaidDiagram } from '#formats/mermaid/flowchart.ts';
import { formatModel, type ModelFigure } from '#formats/mermaid/model.ts';
import { formatStages } from '#formats/mermaid/stages.ts';
import type { Caption } from '#render/diagram/caption.ts';
import type { DiagramSource } from '#render/diagram/source.ts';

const href = (id: string): string => `/coding/${id}/`;
const linked = <T extends string>(id: T, label: string): { id: T; label: string; href: string } => ({ id, label, href: href(id) });

const GROUPS: ModelFigure['groups'] = [
  { ...linked('technology', '技术与平台的协同'), hue: 1, members: [linked('integration', '技术整合'), linked('platform', '平台战略')] },
  { ...linked('relationship', '关系协同'), hue: 2, members: [linked('partnership', '生态伙伴关系'), linked('participation', '用户参与')] },
  { ...linked('market', '市场协同'), hue: 3, members: [linked('diversity', '服务多样化')] },
];

const RELATIONS = (
  [
    ['technology', 'relationship', '提供架构'],
    ['relationship', 'technology', '反馈优化'],
    ['technology', 'market', '创新产品'],
    ['market', 'technology', '指明方向'],
    ['relationship', 'market', '深化市场'],
    ['market', 'relationship', '促进合作'],
  ] as const
).map(([from, to, label]) => ({ from, to, label, href: `/relations/#${from}-${to}` }));

const CORE = linked('core', '小米智能生态协同机制');

/** The model of the shipped study. */
export const MODEL: ModelFigure = {
  title: '小米智能生态协同机制的理论模型',
  description: '三个主范畴两两推动，共同支撑核心范畴。',
  core: CORE,
  groups: GROUPS,
  relations: RELATIONS,
  roles: [
    { from: 'technology', label: '根基' },
    { from: 'relationship', label: '纽带' },
    { from: 'market', label: '导向' },
  ],
};

const CONCEPTS: Readonly<Record<string, readonly string[]>> = {
  integration: ['操作系统的统一与优化', '硬件与软件的深度整合', 'AI 技术的集成应用', 'IoT 设备的互联互通'],
  platform: ['生态链企业的协同发展', '人车家全生态战略', '智能物联网赛道', '新零售平台'],
  partnership: ['资本投资与互联网服务', '与供应商的合作', '与开发者的合作', '与其他企业的合作', '生态链企业孵化', '环境、社会及管治(ESG)'],
  participation: ['用户反馈和产品改进', 'MIUI 主题和个性化', 'IoT 开发者计划', 'Beta 测试', '众筹和产品预购'],
  diversity: ['产品品类多样化', '智能家居控制中心', '个性化定制服务', '售后服务网络', '社区互动与支持'],
};

const CATEGORIES = GROUPS.flatMap(({ id: parent, hue, members }) => members.map((member) => ({ ...member, hue, parent })));
const CONCEPT_ITEMS = CATEGORIES.flatMap(({ id, hue }) =>
  (CONCEPTS[id] ?? []).map((label, index) => ({ ...linked(`${id}-${String(index)}`, label), hue, parent: id })),
);

const STAGES = {
  title: '分析的步骤',
  description: '从摘录到理论。',
  stages: [
    { ...linked('excerpts', '原始摘录'), detail: '24 条' },
    { ...linked('open', '开放式编码'), detail: '24 个概念' },
    { ...linked('axial', '主轴式编码'), detail: '5 个范畴 · 3 个主范畴' },
    { ...linked('selective', '选择式编码'), detail: '1 个核心 · 6 条关系' },
  ],
};

const CATEGORY_MAPS: readonly CategoryMapFigure[] = CATEGORIES.map((category) => ({
  title: category.label,
  description: `${category.label}的位置`,
  category,
  ...parentOf(category.parent),
  children: CONCEPT_ITEMS.filter(({ parent }) => parent === category.id).map(({ id, label }) => linked(id, label)),
  relations: [],
}));

function parentOf(id: string): { parent?: (typeof GROUPS)[number] } {
  const parent = GROUPS.find((group) => group.id === id);
  return parent === undefined ? {} : { parent };
}

const GROUP_MAPS: readonly CategoryMapFigure[] = GROUPS.map((group) => ({
  title: group.label,
  description: `${group.label}的位置`,
  category: group,
  parent: { ...CORE, hue: 'core' },
  roles: MODEL.roles.filter(({ from }) => from === group.id),
  children: group.members,
  relations: RELATIONS.filter(({ from, to }) => from === group.id || to === group.id).flatMap(({ from, to, label, href: link }) => {
    const direction = from === group.id ? 'to' : 'from';
    const other = GROUPS.find(({ id }) => id === (direction === 'to' ? to : from));
    return other === undefined ? [] : [{ direction, other, label, href: link } as const];
  }),
}));

/** A figure in both of its forms, a phone's under an id of its own. */
export const inBothForms = (id: string, figure: MermaidDiagram): (DiagramSource & Caption)[] => [
  { id, ...figure, form: 'wide' },
  { id: `${id}_narrow`, ...figure, form: 'narrow' },
];

/** Every kind of figure that the site draws, for the shipped study. */
export const FIGURES: readonly (DiagramSource & Caption)[] = [
  ...inBothForms('model', formatModel(MODEL)),
  ...inBothForms('stages', formatStages(STAGES)),
  ...[...CATEGORY_MAPS, ...GROUP_MAPS].flatMap((map, index) => inBothForms(`map-${String(index + 1)}`, formatCategoryMap(map))),
];

/** Texts that have broken one diagram tool or another. */
export const AWKWARD: readonly string[] = [
  '一'.repeat(300),
  '企业在数字化转型过程中，通过平台战略与生态伙伴共同创造价值；用户参与、反馈优化、服务多样化等机制相互促进，形成协同。'
    .repeat(5)
    .slice(0, 300),
  'Supercalifragilisticexpialidocious'.repeat(4),
  'The quick brown fox jumps over the lazy dog, WHILE MMMMMM WWWWWW @@@@ count 1234567890 times. '.repeat(3).trim(),
  'IoT设备的互联互通与AI技术、5G网络、MIUI系统的集成应用（2024年版）',
  'He said "yes" and \'no\'; “引号”「直角」',
  'f(x)[0]{key} (A) [B] {C} <D>',
  'a < b && c > d <script>alert(1)</script> <br/> <b>bold</b>',
  '&amp; &lt; &#35; #35; #quot; #amp; AT&T R&D',
  '#1 issue; #2; ;;; # ## #',
  '`code` **bold** _em_ ~~s~~ 1. list - item # head',
  '1. 第一步',
  '- 列表项',
  '* a\n* b',
  '%%{init: {"theme":"dark"}}%% %% comment',
  'end subgraph click style classDef default:::x --> --- -.-> |x| @{ shape: circle }',
  'style fill:x#35; classDef a:b#12;',
  'end',
  'fa:fa-home $$x^2$$ \\n \\\\ C:\\new\\table',
  'https://example.org/a?b=c&d=e#f www.example.com a@b.org',
  '😀 👨‍👩‍👧‍👦 🇨🇳 👍🏽 ☀️ ①②③ ★→←↑↓',
  'مرحبا بالعالم هذا نص طويل باللغة العربية لاختبار الالتفاف',
  'שלום עולם, זהו טקסט בעברית (עם סוגריים) 123',
  'Ünïcödé é é ﬂ°°60¶ß ß straße Ελληνικά Жёлтый ЩЩЩ',
  '全角：！？（）【】《》——……～，。、；',
  'ｆｕｌｌｗｉｄｔｈ　ｔｅｘｔ ﾊﾝｶｸ',
  '한국어 텍스트 그리고 日本語のテキスト',
  '​zero‍width﻿ ‮override‬',
];

/** One node, one subgraph and one edge for each awkward text. */
export const AWKWARD_FIGURES: readonly (DiagramSource & Caption)[] = AWKWARD.flatMap((text, index) => {
  const chart = new Flowchart({ title: text, description: text, direction: 'TB', kind: 'model' });
  chart.group('g1', text, { href: '/group/', classes: ['hue-1'] }, () => {
    chart.node('n1', text, { href: '/node/' });
  });
  chart.node('core', text, { href: '/core/', classes: ['core'], round: true });
  chart.edge('g1', 'core', { label: text, link: { href: '/edge/' } });
  return inBothForms(`awkward-${String(index)}`, chart.finish());
});

/** The diagram's stylesheet with the tokens it stands on. */
export function sampleStyles(): string {
  const tokens = `:root { --paper: #fbfaf6; --raised: #fff; --ink: #22201c; --soft: #5d574d; --line: #e4dfd3; --seal: #a8321f;
    --hue-1: #2f5688; --hue-2: #93590c; --hue-3: #2d7058; --hue-core: #22201c;
    --serif: "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", serif;
    --sans: "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif; }
    html { background: var(--paper); color: var(--ink); text-autospace: normal; line-height: 1.8; } body { margin: 1rem; }`;
  const own = ['hues', 'diagram'].map((name) =>
    readFileSync(new URL(`../../src/styles/parts/diagram/${name}.css`, import.meta.url), 'utf8'),
  );
  // The samples stand on a page without files: what one file brings in of another is there before it.
  return tokens + own.join('').replace(/@import[^;]*;/g, '');
}
