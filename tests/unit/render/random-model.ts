import { seeded } from '#domain/codings/seeded.ts';
import type { ModelFigure } from '#formats/mermaid/model.ts';

const CHINESE = [
  '技术与平台的协同',
  '关系协同',
  '市场',
  '组织学习与知识整合能力',
  '用户参与',
  '环境、社会及管治(ESG)',
  '信任',
  '共同维护的日常秩序',
];
const ENGLISH = [
  'Trust',
  'Learning by lending, slowly and together',
  'Sensemaking',
  'Institutional entrepreneurship under uncertainty',
  'Boundary work between professions',
  'Care',
  'Negotiated responsibility',
  'Temporal structuring',
];
const VERBS = [
  ['养成', '提供架构', '反馈优化', '指明方向', '深化市场关系并促进合作', '限制'],
  ['enables', 'provides the architecture for', 'limits', 'gives direction to', 'is reinforced by repeated interaction with', 'feeds back'],
] as const;
const ROLES = [
  ['根基', '纽带', '导向', '边界条件'],
  ['foundation', 'bond', 'orientation', 'boundary condition'],
] as const;

/** A model made up at random: 2–12 groups, 0–40 relations, half of them answered, with and without core and roles; in Chinese or English. */
export function randomModel(seed: number): ModelFigure {
  const random = seeded(seed);
  const up = (n: number) => Math.floor(random() * n);
  const of = (texts: readonly string[]) => texts[up(texts.length)] ?? '';
  const language = up(2);
  const label = () => of(language === 0 ? CHINESE : ENGLISH);
  const link = (id: string) => ({ id, label: label(), href: `/categories/${id}/` });
  const groups = Array.from({ length: 2 + up(11) }, (_, i) => {
    const members = Array.from({ length: up(5) }, (_member, k) => link(`m${String(i)}-${String(k)}`));
    return { ...link(`g${String(i)}`), hue: (i % 6) + 1, members };
  });
  const wanted = Math.min(up(41), groups.length * (groups.length - 1));
  const core = random() < 0.7;
  const ends = [...groups.map(({ id }) => id), ...(core && random() < 0.2 ? ['core'] : [])];
  const pairs = new Map<string, { from: string; to: string }>();
  while (pairs.size < wanted) {
    const [from, to] = [of(ends), of(ends)];
    if (from === to) continue;
    pairs.set(`${from} ${to}`, { from, to });
    if (random() < 0.5 && pairs.size < wanted) pairs.set(`${to} ${from}`, { from: to, to: from });
  }
  return {
    title: 'A model',
    description: 'Made up at random.',
    ...(core && { core: { id: 'core', label: label(), href: '/categories/core/' } }),
    groups,
    relations: [...pairs.values()].map((pair) => ({
      ...pair,
      label: of(VERBS[language] ?? []),
      href: `/relations/#${pair.from}-${pair.to}`,
    })),
    roles: core ? groups.filter(() => random() < 0.7).map(({ id }) => ({ from: id, label: of(ROLES[language] ?? []) })) : [],
  };
}
