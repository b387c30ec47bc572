import { describe, expect, it } from 'vitest';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import { edited, FILES, lineOf, studyOf, withFiles, type Files } from './comparison-study.ts';

const SIGHT = 'concepts/first-sight.md';
const PROMISE = 'concepts/promise.md';
const RELATIONS = 'relations.yaml';
const NEIGHBOUR = '---\nlabel: 邻居\norder: 9\ncategory: trust\nexcerpts:\n  - { id: e9, source: talks, text: 对门的人。 }\n---\n';

const given = (kind: string, id: string, ...replacedBy: string[]) =>
  `- { kind: ${kind}, id: ${id}, date: 2026, reason: 理由。, replacedBy: [${replacedBy.join(', ')}] }\n`;

/** The study with a file under another name, passages of it replaced. */
function moved(from: string, to: string, edits: readonly (readonly [string, string])[] = [], files = FILES): Files {
  const text = edits.reduce((so, [a, b]) => so.replace(a, () => b), files[from] ?? '');
  return withFiles(files, { [from]: null, [to]: text });
}

const concept = (label: string, category: string, excerpts: readonly string[], more = '') =>
  `---\nlabel: ${label}\ncategory: ${category}\n${more}excerpts:\n${excerpts.map((one) => `  - ${one}\n`).join('')}---\n`;
const E1 = '{ id: e1, source: talks, locator: 第 1 行, text: 我一见她就喜欢。, translation: { en: I liked her at once. } }';
const E2 = '{ id: e2, source: talks, locator: 第 2 行, text: 说不清为什么。 }';
const E3 = '{ id: e3, source: talks, locator: 第 3 行, text: 他说周五还我。 }';
const E4 = '{ id: e4, source: talks, locator: 第 4 行, text: 等了两个星期。 }';

const headed = (body: string) => withFiles(FILES, { 'report/02-findings.mdx': `---\ntitle: 发现\n---\n\n${body}\n` });

/** `codings.csv`: a passage whose words are not published, and each excerpt, the first with its coder. */
const record = (range = '10,20', coder = 'A') => {
  const published = [
    'first-sight e1 talks',
    'first-sight e2 talks',
    'promise e3 talks',
    'promise e2 talks',
    'lateness e4 talks',
    'repair e5 diary',
    'drill e6 diary',
  ];
  const rows = published
    .map((row) => row.split(' '))
    .map(([of, id, source]) => `${source ?? ''},,,,${of ?? ''},${id === 'e1' ? coder : ''},,${id ?? ''}`);
  return withFiles(FILES, {
    'codings.csv': ['source,length,start,end,concept,coder,date,excerpt', `talks,90,${range},promise,,,`, ...rows, ''].join('\n'),
  });
};

type Case = readonly [name: string, after: Files, told: readonly string[], before?: Files];

const WHOLE: readonly Case[] = [
  [
    'a concept that is new, with its excerpt',
    withFiles(FILES, { 'concepts/neighbour.md': NEIGHBOUR }),
    ['meaning-changing: added → concept neighbour [added → excerpt e9]'],
  ],
  [
    'a concept that is gone, with its excerpt',
    withFiles(FILES, { 'concepts/lateness.md': null }),
    ['citation-breaking: removed concept lateness → [removed excerpt e4 →]'],
  ],
  [
    'a concept that is gone, one excerpt of which stays under another',
    withFiles(FILES, { [PROMISE]: null }),
    ['citation-breaking: removed concept promise → [evidence-lost excerpt e2 .concepts, removed excerpt e3 →]'],
  ],
  [
    'a concept that is gone with a notice, and the links to it',
    withFiles(edited([SIGHT, 'related: [repair]\n', ''], [SIGHT, '参见 [[repair]] 与', '参见']), {
      'concepts/repair.md': null,
      'retired.yaml': given('concept', 'repair'),
    }),
    [
      'citation-breaking: removed concept repair → [related-changed concept first-sight .related, removed excerpt e5 →]',
      'editorial: memo-edited concept first-sight .memo',
    ],
  ],
  [
    'a category that is new',
    withFiles(FILES, { 'categories/joy.md': '---\nlabel: 喜悦\nparent: people\n---\n' }),
    ['meaning-changing: added → category joy'],
  ],
  [
    'a category that is gone, its concept moved',
    withFiles(edited(['concepts/lateness.md', 'doubt', 'trust'], ['concepts/lateness.md', 'order: 1', 'order: 3']), {
      'categories/doubt.md': null,
    }),
    ['citation-breaking: removed category doubt →', 'meaning-changing: moved concept lateness .category'],
  ],
  [
    'an excerpt that is new under a known concept',
    edited([PROMISE, 'references:', '  - { id: e9, source: talks, text: 又说了一次。 }\nreferences:']),
    ['meaning-changing: added → excerpt e9'],
  ],
  [
    'a coding on record whose words are not published',
    record('30,40'),
    ['meaning-changing: re-evidenced concept promise .recorded'],
    record(),
  ],
  ['a coder on record', record('10,20', 'B'), ['meaning-changing: provenance-changed excerpt e1 .recorded'], record()],
  ['an excerpt that is gone from a known concept', edited([PROMISE, `  - ${E3}\n`, '']), ['citation-breaking: removed excerpt e3 →']],
  [
    'a relation that is new',
    edited([RELATIONS, 'roles:', '  - { id: trust-to-tools, from: trust, to: tools, label: 促成, excerpts: [e3] }\nroles:']),
    ['meaning-changing: added → relation trust-to-tools'],
  ],
  [
    'a relation that is gone',
    edited([
      RELATIONS,
      '  - id: things-bind-people\n    from: things\n    to: people\n    label: 联结\n    evidence: [{ source: diary, locator: 第 7 页, text: 物把人连起来。 }]\n',
      '',
    ]),
    ['citation-breaking: removed relation things-bind-people →'],
  ],
  [
    'a role that is new',
    edited([RELATIONS, 'roles:', 'roles:\n  - { category: things, label: 客体, excerpts: [e6] }']),
    ['meaning-changing: added → role things'],
  ],
  ['a source that is new', withFiles(FILES, { 'sources/letters.yaml': 'label: 信件\n' }), ['editorial: added → source letters']],
  [
    'a reference that is gone, and where it was cited',
    withFiles(edited([PROMISE, 'references: [wang-2020]\n', ''], [SIGHT, ' 与 [@wang-2020]', '']), { 'references/wang-2020.yaml': null }),
    [
      'citation-breaking: removed reference wang-2020 → [citations-changed concept promise .references]',
      'editorial: memo-edited concept first-sight .memo',
    ],
  ],
  [
    'a section that is new',
    withFiles(FILES, { 'report/03-limits.mdx': '---\ntitle: 局限\n---\n\n很多。\n' }),
    ['editorial: added → section limits'],
  ],
  ['a section that is gone', withFiles(FILES, { 'report/02-findings.mdx': null }), ['citation-breaking: removed section findings →']],
  ['the introduction of a stage that is gone', withFiles(FILES, { 'stages/open.md': null }), ['editorial: removed stage open →']],
];

const IDENTITY: readonly Case[] = [
  [
    'another identifier that was declared, links following',
    moved(
      'concepts/repair.md',
      'concepts/mending.md',
      [['order', 'formerIds: [repair]\norder']],
      edited([SIGHT, 'related: [repair]', 'related: [mending]'], [SIGHT, '[[repair]]', '[[mending]]']),
    ),
    ['citation-breaking: re-identified concept repair → concept mending'],
  ],
  [
    'another identifier that was not declared',
    moved('concepts/drill.md', 'concepts/power-drill.md'),
    ['citation-breaking: re-identified concept drill → concept power-drill'],
  ],
  [
    'another identifier of a category: its concepts, relations and role follow',
    moved(
      'categories/people.md',
      'categories/persons.md',
      [['order', 'formerIds: [people]\norder']],
      edited(
        ['categories/trust.md', 'parent: people', 'parent: persons'],
        ['categories/doubt.md', 'parent: people', 'parent: persons'],
        [RELATIONS, 'from: people', 'from: persons'],
        [RELATIONS, 'to: people', 'to: persons'],
        [RELATIONS, 'category: people', 'category: persons'],
      ),
    ),
    ['citation-breaking: re-identified category people → category persons'],
  ],
  [
    'another identifier of an excerpt',
    edited([PROMISE, 'id: e3,', 'id: e3b, formerIds: [e3],']),
    ['citation-breaking: re-identified excerpt e3 → excerpt e3b'],
  ],
  [
    'another identifier of a source: its excerpts follow',
    moved(
      'sources/diary.yaml',
      'sources/journal.yaml',
      [['label', 'formerIds: [diary]\nlabel']],
      edited(
        ['concepts/repair.md', 'source: diary', 'source: journal'],
        ['concepts/drill.md', 'source: diary', 'source: journal'],
        [RELATIONS, 'source: diary', 'source: journal'],
      ),
    ),
    ['citation-breaking: re-identified source diary → source journal'],
  ],
  [
    'another identifier of a reference: citations follow',
    moved(
      'references/wang-2020.yaml',
      'references/wang-2020a.yaml',
      [['type', 'formerIds: [wang-2020]\ntype']],
      edited([PROMISE, 'wang-2020', 'wang-2020a'], [SIGHT, '@wang-2020', '@wang-2020a']),
    ),
    ['citation-breaking: re-identified reference wang-2020 → reference wang-2020a'],
  ],
  [
    'another identifier of a relation',
    edited([RELATIONS, 'id: people-use-things', 'id: use\n    formerIds: [people-use-things]']),
    ['citation-breaking: re-identified relation people-use-things → relation use'],
  ],
  ['another number of a section, which is none of its identifier', moved('report/02-findings.mdx', 'report/05-findings.mdx'), []],
  [
    'another identifier and another name at once',
    moved('concepts/drill.md', 'concepts/power-drill.md', [
      ['order', 'formerIds: [drill]\norder'],
      ['label: 电钻', 'label: 电动工具'],
    ]),
    [
      'citation-breaking: re-identified concept drill → concept power-drill',
      'meaning-changing: renamed concept drill → concept power-drill .label',
    ],
  ],
  [
    'two identifiers that were swapped',
    withFiles(FILES, {
      'concepts/drill.md': FILES['concepts/lateness.md'] ?? '',
      'concepts/lateness.md': FILES['concepts/drill.md'] ?? '',
    }),
    [
      'citation-breaking: re-identified concept drill → concept lateness',
      'citation-breaking: re-identified concept lateness → concept drill',
    ],
  ],
  [
    'two names that were swapped',
    edited(['concepts/drill.md', '电钻\n', '修理\n'], ['concepts/repair.md', '修理\n', '电钻\n']),
    ['meaning-changing: renamed concept drill .label', 'meaning-changing: renamed concept repair .label'],
  ],
  [
    'a concept that became a category',
    withFiles(FILES, {
      'concepts/drill.md': null,
      'categories/drill.md': '---\nlabel: 电钻\nparent: things\n---\n',
      'concepts/repair.md': (FILES['concepts/repair.md'] ?? '')
        .replace('excerpts: [', 'excerpts:\n  - { id: e6, source: diary, locator: 第 6 页, text: 人人要借电钻。 }\n  - ')
        .replace('。 }]', '。 }'),
    }),
    ['citation-breaking: kind-changed concept drill → category drill', 'citation-breaking: evidence-moved excerpt e6 .concepts'],
  ],
  [
    'two concepts merged into a new one, excerpts joined',
    withFiles(FILES, {
      [PROMISE]: null,
      'concepts/lateness.md': null,
      'concepts/appointment.md': concept('约定', 'trust', [E2, E3, E4], 'formerIds: [promise, lateness]\n'),
    }),
    [
      'citation-breaking: merged concept promise + concept lateness → concept appointment [evidence-moved excerpt e2 .concepts, evidence-moved excerpt e3 .concepts, evidence-moved excerpt e4 .concepts]',
    ],
  ],
  [
    'one concept merged into another that stays',
    withFiles(edited([PROMISE, 'order: 2', 'order: 2\nformerIds: [lateness]'], [PROMISE, 'references:', `  - ${E4}\nreferences:`]), {
      'concepts/lateness.md': null,
    }),
    ['citation-breaking: merged concept promise + concept lateness → concept promise [evidence-moved excerpt e4 .concepts]'],
  ],
  [
    'a merge that loses an excerpt',
    withFiles(edited([PROMISE, 'order: 2', 'order: 2\nformerIds: [lateness]']), { 'concepts/lateness.md': null }),
    ['citation-breaking: merged concept promise + concept lateness → concept promise [removed excerpt e4 →]'],
  ],
  [
    'two categories merged: concepts go along',
    withFiles(
      edited(
        ['categories/trust.md', 'order: 1', 'order: 1\nformerIds: [doubt]'],
        ['concepts/lateness.md', 'category: doubt', 'category: trust'],
        ['concepts/lateness.md', 'order: 1', 'order: 3'],
      ),
      { 'categories/doubt.md': null },
    ),
    ['citation-breaking: merged category trust + category doubt → category trust [moved concept lateness .category]'],
  ],
  [
    'a concept split into three',
    withFiles(edited(), {
      [SIGHT]: null,
      'retired.yaml': given('concept', 'first-sight', 'liking', 'riddle', 'charm'),
      'categories/trust.md': (FILES['categories/trust.md'] ?? '').replace('first-sight', 'liking'),
      'concepts/liking.md': concept('喜欢', 'trust', [E1]),
      'concepts/riddle.md': concept('说不清', 'trust', [E2]),
      'concepts/charm.md': concept('魅力', 'trust', [E1]),
    }),
    [
      'citation-breaking: split concept first-sight → concept liking + concept riddle + concept charm [evidence-moved excerpt e1 .concepts, evidence-moved excerpt e2 .concepts]',
      'editorial: memo-edited category trust .memo',
    ],
  ],
  [
    'a category split in two: its concepts go where they belong now',
    withFiles(edited(['concepts/drill.md', 'tools', 'electric'], ['concepts/repair.md', 'tools', 'hand']), {
      'categories/tools.md': null,
      'retired.yaml': given('category', 'tools', 'electric', 'hand'),
      'categories/electric.md': '---\nlabel: 电动\nparent: things\n---\n',
      'categories/hand.md': '---\nlabel: 手动\nparent: things\n---\n',
    }),
    [
      'citation-breaking: split category tools → category electric + category hand [moved concept drill .category, moved concept repair .category]',
    ],
  ],
  [
    'a merge taken back',
    FILES,
    ['meaning-changing: split concept promise → concept promise + concept lateness [evidence-moved excerpt e4 .concepts]'],
    withFiles(edited([PROMISE, 'order: 2', 'order: 2\nformerIds: [lateness]'], [PROMISE, 'references:', `  - ${E4}\nreferences:`]), {
      'concepts/lateness.md': null,
    }),
  ],
  [
    'a former identifier that leads nowhere any more',
    FILES,
    ['citation-breaking: address-lost concept drill → .formerIds'],
    edited(['concepts/drill.md', 'order', 'formerIds: [borer]\norder']),
  ],
  [
    'a notice that is no longer given',
    FILES,
    ['citation-breaking: address-lost concept borer → .formerIds'],
    withFiles(FILES, { 'retired.yaml': given('concept', 'borer') }),
  ],
  [
    'an address that is kept from now on',
    withFiles(FILES, { 'retired.yaml': given('concept', 'borer') }),
    ['editorial: address-gained → concept borer .formerIds'],
  ],
  [
    'a notice with another replacement',
    withFiles(FILES, { 'retired.yaml': given('concept', 'borer', 'drill') }),
    ['editorial: address-changed concept borer .formerIds'],
    withFiles(FILES, { 'retired.yaml': given('concept', 'borer') }),
  ],
  [
    'a heading of the report with other words',
    headed('## 所得'),
    ['citation-breaking: heading-lost section findings', 'editorial: text-edited section findings .text'],
    headed('## 所见'),
  ],
  [
    'a heading that says what its id was',
    headed('## 所得 [#所得; #所见]'),
    ['editorial: text-edited section findings .text'],
    headed('## 所见'),
  ],
  [
    'a heading that is new, below one with an id',
    headed('## 所见 [#seen]\n\n## 所得'),
    ['editorial: text-edited section findings .text'],
    headed('## 见 [#seen]'),
  ],
];

const CODING: readonly Case[] = [
  ['another name of a concept', edited([SIGHT, 'zh: 初见', 'zh: 第一眼']), ['meaning-changing: renamed concept first-sight .label']],
  [
    'another translation of a name',
    edited([SIGHT, 'en: First sight', 'en: At first sight']),
    ['editorial: translation-changed concept first-sight .label'],
  ],
  [
    'a name and its translation as one change',
    edited([SIGHT, 'zh: 初见', 'zh: 第一眼'], [SIGHT, 'en: First sight', 'en: At first sight']),
    ['meaning-changing: renamed concept first-sight .label'],
  ],
  ['another definition', edited([PROMISE, '说好要还。', '说好何时归还。']), ['meaning-changing: redefined concept promise .definition']],
  [
    'a definition that is gone',
    edited([PROMISE, 'definition: 说好要还。\n', '']),
    ['meaning-changing: redefined concept promise .definition'],
  ],
  [
    'another scope of a category',
    edited(['categories/trust.md', '依靠他人。', '依靠他人与制度。']),
    ['meaning-changing: redefined category trust .meaning'],
  ],
  [
    'another category of a concept',
    edited(['concepts/lateness.md', 'category: doubt', 'category: tools'], ['concepts/lateness.md', 'order: 1', 'order: 3']),
    ['meaning-changing: moved concept lateness .category'],
  ],
  [
    'another name and another category of a concept',
    edited(['concepts/lateness.md', 'category: doubt', 'category: tools'], ['concepts/lateness.md', '迟还', '逾期']),
    ['meaning-changing: moved concept lateness .category', 'meaning-changing: renamed concept lateness .label'],
  ],
  [
    'a whole category under another parent, and nothing of what is in it',
    edited(['categories/trust.md', 'parent: people', 'parent: things'], ['categories/trust.md', 'order: 1', 'order: 3']),
    ['meaning-changing: moved category trust .parent'],
  ],
  [
    'related concepts',
    edited([SIGHT, 'related: [repair]', 'related: [drill]']),
    ['meaning-changing: related-changed concept first-sight .related'],
  ],
  [
    'names it is also called by',
    edited([PROMISE, 'order: 2', 'order: 2\naltLabels: [许诺]']),
    ['editorial: names-changed concept promise .altLabels'],
  ],
  ['another memo', edited(['concepts/repair.md', '备忘二。', '备忘二，又及。']), ['editorial: memo-edited concept repair .memo']],
  [
    'another editorial note',
    edited([PROMISE, 'order: 2', 'order: 2\nnotes: [{ kind: correction, text: 改一字。 }]']),
    ['editorial: notes-changed concept promise .notes'],
  ],
  [
    'literature that is no longer cited',
    edited([PROMISE, 'references: [wang-2020]\n', '']),
    ['editorial: citations-changed concept promise .references'],
  ],
];

const EVIDENCE: readonly Case[] = [
  [
    'an excerpt moved between concepts',
    edited([PROMISE, `  - ${E3}\n`, ''], ['concepts/lateness.md', `[${E4}]`, `[${E4}, ${E3}]`]),
    ['citation-breaking: evidence-moved excerpt e3 .concepts'],
  ],
  [
    'an excerpt coded under one more concept',
    edited(['concepts/lateness.md', `[${E4}]`, `[${E4}, ${E3}]`]),
    ['meaning-changing: evidence-gained excerpt e3 .concepts'],
  ],
  [
    'an excerpt no longer coded under one of two',
    edited([PROMISE, `  - ${E2}\n`, '']),
    ['citation-breaking: evidence-lost excerpt e2 .concepts'],
  ],
  [
    'other words of an excerpt',
    edited([PROMISE, '他说周五还我。', '他说周六还我。']),
    ['citation-breaking: excerpt-edited excerpt e3 .text'],
  ],
  [
    'another translation of an excerpt',
    edited([SIGHT, 'I liked her at once.', 'I liked her right away.']),
    ['editorial: translation-changed excerpt e1 .translation'],
  ],
  [
    'another place of an excerpt in its source',
    edited([PROMISE, '第 3 行', '第 13 行']),
    ['citation-breaking: provenance-changed excerpt e3 .locator'],
  ],
  [
    'another source of an excerpt',
    edited([PROMISE, 'id: e3, source: talks', 'id: e3, source: diary']),
    ['citation-breaking: provenance-changed excerpt e3 .source'],
  ],
  [
    'a coder that is named now',
    edited([PROMISE, 'id: e3,', 'id: e3, coder: 甲,']),
    ['meaning-changing: provenance-changed excerpt e3 .codings'],
  ],
  [
    'a relation the other way round',
    edited([RELATIONS, 'from: people\n    to: things', 'from: things\n    to: people']),
    ['meaning-changing: reversed relation people-use-things .ends'],
  ],
  [
    'a relation that leads elsewhere',
    edited([RELATIONS, 'from: people\n    to: things', 'from: people\n    to: tools']),
    ['meaning-changing: redirected relation people-use-things .ends'],
  ],
  [
    'a relation of another name and statement',
    edited([RELATIONS, 'label: 使用', 'label: 借用'], [RELATIONS, '人使用物。', '人借用物。']),
    ['meaning-changing: redefined relation people-use-things .statement', 'meaning-changing: renamed relation people-use-things .label'],
  ],
  [
    'a relation that rests on another excerpt',
    edited([RELATIONS, 'excerpts: [e6]', 'excerpts: [e5]']),
    ['meaning-changing: re-evidenced relation people-use-things .excerpts'],
  ],
  [
    'a relation that rests on another passage',
    edited([RELATIONS, '物把人连起来。', '物把人分开。']),
    ['meaning-changing: re-evidenced relation things-bind-people .evidence'],
  ],
  [
    'a relation left without the excerpt that is gone',
    edited(
      [RELATIONS, 'excerpts: [e6]', 'excerpts: [e5]'],
      ['concepts/drill.md', '\nexcerpts: [{ id: e6, source: diary, locator: 第 6 页, text: 人人要借电钻。 }]', ''],
    ),
    ['citation-breaking: removed excerpt e6 →', 'meaning-changing: re-evidenced relation people-use-things .excerpts'],
  ],
  ['a role of another statement', edited([RELATIONS, '人是主体。', '人是主导。']), ['meaning-changing: redefined role people .statement']],
];

const MATERIAL: readonly Case[] = [
  [
    'another title of the study',
    edited(['study.yaml', 'zh: 借书与信任', 'zh: 借物与信任']),
    ['citation-breaking: study-changed study study .title'],
  ],
  [
    'one more author',
    edited(['study.yaml', '[{ family: 王', '[{ family: 李, given: 二 }, { family: 王']),
    ['citation-breaking: study-changed study study .authors', 'editorial: study-changed study study .affiliations'],
  ],
  [
    'another affiliation of an author',
    edited(['study.yaml', '某大学', '另一大学']),
    ['editorial: study-changed study study .affiliations'],
  ],
  ['another abstract', edited(['study.yaml', '一项小研究。', '一项很小的研究。']), ['editorial: study-changed study study .abstract']],
  [
    'another address of the site',
    edited(['study.yaml', 'https://example.org/', 'https://example.com/']),
    ['citation-breaking: study-changed study study .site'],
  ],
  [
    'another name of a level',
    edited(['study.yaml', '范畴, 概念]', '范畴, 初始概念]']),
    ['meaning-changing: study-changed study study .levels'],
  ],
  [
    'another year of a reference',
    edited(['references/wang-2020.yaml', 'issued: 2020', 'issued: 2021']),
    ['citation-breaking: reference-changed reference wang-2020 .data'],
  ],
  [
    'another printed entry',
    edited(['references/wang-2020.yaml', '论信任. 2020.', '论信任（书）. 2020.']),
    ['citation-breaking: reference-changed reference wang-2020 .printed'],
  ],
  ['another name of a source', edited(['sources/diary.yaml', '日记', '田野日记']), ['editorial: renamed source diary .label']],
  [
    'another place of a source',
    edited(['sources/talks.yaml', '2023 年', '2022 年']),
    ['citation-breaking: source-changed source talks .locator'],
  ],
  [
    'other words of the report',
    edited(['report/02-findings.mdx', '所见如此。', '所见大致如此。']),
    ['editorial: text-edited section findings .text'],
  ],
  [
    'another title of a section',
    edited(['report/02-findings.mdx', 'title: 发现', 'title: 结果']),
    ['editorial: renamed section findings .title'],
  ],
  ['other words of a stage', edited(['stages/open.md', '逐句编码。', '逐段编码。']), ['editorial: text-edited stage open .text']],
  ['another order of concepts', edited([SIGHT, 'order: 1', 'order: 7']), ['editorial: reordered category trust .concepts']],
  [
    'another order of sections',
    moved('report/01-background.mdx', 'report/09-background.mdx'),
    ['editorial: reordered study study .sections'],
  ],
];

/** The study with what it reports. */
const ITEM =
  '- id: coders\n  item: { zh: 编码者, en: Coders }\n  guidelines: { COREQ: 24 }\n  status: partly\n  where: [first-sight, findings]\n  note: 一人。\n';
const OTHER_ITEM = '- { id: ethics, item: 伦理, status: not-reported }\n';
const reporting = (text: string, files = FILES) => withFiles(files, { 'reporting.yaml': text });
const REPORTING: readonly Case[] = [
  ['an item that is new', reporting(ITEM), ['meaning-changing: added → item coders']],
  ['an item that is gone', FILES, ['citation-breaking: removed item coders →'], reporting(ITEM)],
  [
    'another identifier of an item',
    reporting(ITEM.replace('coders', 'hands\n  formerIds: [coders]')),
    ['citation-breaking: re-identified item coders → item hands'],
    reporting(ITEM),
  ],
  [
    'what is reported now, and where',
    reporting(ITEM.replace('partly', 'reported').replace('findings]', 'open]')),
    ['meaning-changing: reporting-changed item coders .status', 'meaning-changing: reporting-changed item coders .where'],
    reporting(ITEM),
  ],
  [
    'other words and numbers of an item',
    reporting(ITEM.replace('编码者', '编码的人').replace('24', '24–25').replace('一人', '两人')),
    [
      'editorial: renamed item coders .label',
      'editorial: reporting-changed item coders .guidelines',
      'editorial: reporting-changed item coders .note',
    ],
    reporting(ITEM),
  ],
  [
    'another translation of an item',
    reporting(ITEM.replace('en: Coders', 'en: Who coded')),
    ['editorial: translation-changed item coders .label'],
    reporting(ITEM),
  ],
  ['another order of items', reporting(OTHER_ITEM + ITEM), ['editorial: reordered study study .reporting'], reporting(ITEM + OTHER_ITEM)],
  [
    'nothing where only its places are named in another order',
    reporting(ITEM.replace('first-sight, findings', 'report/findings, first-sight')),
    [],
    reporting(ITEM),
  ],
  [
    'nothing of an item whose place has another identifier',
    reporting(
      ITEM.replace('findings', 'results'),
      moved('report/02-findings.mdx', 'report/02-results.mdx', [['title', 'formerIds: [findings]\ntitle']]),
    ),
    ['citation-breaking: re-identified section findings → section results'],
    reporting(ITEM),
  ],
  [
    'what an item loses with its place',
    reporting(ITEM.replace(', findings', ''), withFiles(FILES, { 'report/02-findings.mdx': null })),
    ['citation-breaking: removed section findings → [reporting-changed item coders .where]'],
    reporting(ITEM),
  ],
];

const NOTHING: readonly Case[] = [
  ['the same files', FILES, []],
  ['the same files in another order', Object.fromEntries(Object.entries(FILES).reverse()), []],
  ['other numbers in the same order', edited([SIGHT, 'order: 1', 'order: 10'], [PROMISE, 'order: 2', 'order: 20']), []],
  ['keys in another order', edited([SIGHT, 'order: 1\ncategory: trust', 'category: trust\norder: 1']), []],
  [
    'names in another order where order says nothing',
    edited([RELATIONS, 'excerpts: [e6]', 'excerpts: [e5, e6]']),
    [],
    edited([RELATIONS, 'excerpts: [e6]', 'excerpts: [e6, e5]']),
  ],
  ['another way to write the same YAML', edited([PROMISE, 'definition: 说好要还。', 'definition: >-\n  说好要还。']), []],
  ['blank lines at the end of a memo', edited(['concepts/repair.md', '备忘二。\n', '备忘二。\n\n\n']), []],
];

const TYPOGRAPHY: readonly Case[] = [
  [
    'a space in a definition',
    edited([PROMISE, '说好要还。', '说好 要还。']),
    ['editorial: typography-changed concept promise .definition'],
  ],
  [
    'the width of a comma in an excerpt',
    edited(['concepts/repair.md', '柄断了，自己修。', '"柄断了,自己修。"']),
    ['editorial: typography-changed excerpt e5 .text'],
  ],
  [
    'line breaks in a memo',
    edited(['concepts/repair.md', '备忘二。', '备忘\n二。']),
    ['editorial: typography-changed concept repair .memo'],
  ],
];

describe.each<readonly [string, readonly Case[]]>([
  ['what came, went or has another identity', WHOLE.concat(IDENTITY)],
  ['what concepts and categories say', CODING],
  ['what claims rest on', EVIDENCE],
  ['the study, its material and its report', MATERIAL],
  ['what the study reports', REPORTING],
  ['nothing where nothing changed', NOTHING],
  ['what is only set otherwise', TYPOGRAPHY],
])('comparing two studies tells %s:', (_group, cases) => {
  for (const [name, after, told, before = FILES] of cases)
    it(name, () => {
      expect(compareCaseStudies(studyOf(before), studyOf(after)).map(lineOf).toSorted()).toEqual(told.toSorted());
    });
});
