import { formatCategoryMap } from '#formats/mermaid/category-map.ts';
import { formatModel } from '#formats/mermaid/model.ts';
import type { DiagramSource } from '#render/diagram/source.ts';
import { inBothForms } from '../../browser/diagram-sample.ts';
import { seeded } from '#domain/codings/seeded.ts';

/** Labels of every width and height that a box may have. */
const LABELS = [
  '信任',
  '1. 准备阶段',
  'الثقة (ثقة 2)',
  'הֲגִינוּת – fairness',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  '- “引号”与 "双引号" #35; `码` <b>粗</b> & ;',
  '概念十二的第三种说法与第四种说法并列',
  'Learning by lending, slowly and together with neighbours',
  '一个非常非常长的范畴名称，用来看看它如何折行，以及高度如何变化',
  'end',
];

/** Figures of a study made up at random: its data structure, and a category among its neighbours, its model; each for a page and for a phone. */
export function randomFigures(seed: number): DiagramSource[] {
  const random = seeded(seed);
  const up = (n: number) => Math.floor(random() * n);
  const named = (id: string) => ({ id, label: LABELS[up(LABELS.length)] ?? '', hue: 1 + up(6) });
  const many = (n: number, id: string) => Array.from({ length: n }, (_, i) => named(`${id}${String(i)}`));
  const words = { title: 'A figure', description: 'Of a study made up at random.' };
  const relation = () => ({ label: ['养成', 'provides architecture'][up(2)] ?? '' });

  const map = {
    ...words,
    category: named('here'),
    ...(random() < 0.8 && { parent: named('parent') }),
    children: many(up(15), 'c'),
    relations: many(up(5), 'o').map((other) => ({ direction: up(2) === 0 ? ('to' as const) : ('from' as const), other, ...relation() })),
  };
  const groups = many(1 + up(5), 'g').map((group) => ({ ...group, members: many(up(4), `${group.id}m`) }));
  const pairs = groups.flatMap(({ id: from }) => groups.map(({ id: to }) => ({ from, to }))).filter(({ from, to }) => from !== to);
  const model = {
    ...words,
    core: named('core'),
    groups,
    relations: pairs.filter(() => random() < 0.3).map((ends) => ({ ...ends, ...relation() })),
    roles: groups.filter(() => random() < 0.6).map(({ id: from }) => ({ from, label: '基础' })),
  };
  const figures = [formatCategoryMap(map), formatModel(model)];
  return figures.flatMap((figure, i) => inBothForms(`random-${String(seed)}-${String(i)}`, figure));
}
