import { buildCaseStudy } from '#domain/case-study-builder.ts';
import type { CaseStudy } from '#domain/study/case-study.ts';
import type { Change } from '#domain/compared/change.ts';
import { parseStudyFiles } from '#formats/study-files/study-file.ts';

export type Files = Readonly<Record<string, string>>;

/** A study in two languages with enough in it that each kind of change can be made to it. */
export const FILES: Files = {
  'study.yaml': `title: { zh: 借书与信任, en: Lending and trust }
languages: [zh, en]
authors: [{ family: 王, given: 一, affiliation: 某大学 }]
abstract: 一项小研究。
published: { issued: 2024, doi: 10.1234/abc }
levels: [核心范畴, 主范畴, 范畴, 概念]
site: https://example.org/
rules: { empty-category: warning, concept-without-excerpt: warning }
`,
  'categories/core.md': '---\nlabel: 核心\nmeaning: 一切所归。\n---\n',
  'categories/people.md': '---\nlabel: 人\nparent: core\norder: 1\nmeaning: 与人有关。\n---\n',
  'categories/things.md': '---\nlabel: 物\nparent: core\norder: 2\nmeaning: 与物有关。\n---\n',
  'categories/trust.md':
    '---\nlabel: { zh: 信任, en: Trust }\nparent: people\norder: 1\nmeaning: 依靠他人。\n---\n\n见 [[first-sight]]。\n',
  'categories/doubt.md': '---\nlabel: 怀疑\nparent: people\norder: 2\nmeaning: 不敢依靠。\n---\n',
  'categories/tools.md': '---\nlabel: 工具\nparent: things\norder: 1\nmeaning: 可借之物。\n---\n',
  'concepts/first-sight.md': `---
label: { zh: 初见, en: First sight }
order: 1
category: trust
definition: { zh: 初次见面时所感到的。, en: What is felt at first. }
excerpts:
  - { id: e1, source: talks, locator: 第 1 行, text: 我一见她就喜欢。, translation: { en: I liked her at once. } }
  - { id: e2, source: talks, locator: 第 2 行, text: 说不清为什么。 }
related: [repair]
---

备忘一。参见 [[repair]] 与 [@wang-2020]。
`,
  'concepts/promise.md': `---
label: 承诺
order: 2
category: trust
definition: 说好要还。
excerpts:
  - { id: e3, source: talks, locator: 第 3 行, text: 他说周五还我。 }
  - { id: e2, source: talks, locator: 第 2 行, text: 说不清为什么。 }
references: [wang-2020]
---
`,
  'concepts/lateness.md': `---
label: 迟还
order: 1
category: doubt
definition: 过了说好的日子。
excerpts: [{ id: e4, source: talks, locator: 第 4 行, text: 等了两个星期。 }]
---
`,
  'concepts/repair.md': `---
label: 修理
order: 1
category: tools
definition: 坏了再修好。
excerpts: [{ id: e5, source: diary, locator: 第 5 页, text: 柄断了，自己修。 }]
---

备忘二。
`,
  'concepts/drill.md': `---
label: 电钻
order: 2
category: tools
definition: 借得最多的工具。
excerpts: [{ id: e6, source: diary, locator: 第 6 页, text: 人人要借电钻。 }]
---
`,
  'relations.yaml': `relations:
  - id: people-use-things
    from: people
    to: things
    label: 使用
    statement: 人使用物。
    excerpts: [e6]
  - id: things-bind-people
    from: things
    to: people
    label: 联结
    evidence: [{ source: diary, locator: 第 7 页, text: 物把人连起来。 }]
roles:
  - category: people
    label: 主体
    statement: 人是主体。
    excerpts: [e1]
`,
  'sources/talks.yaml': 'label: 访谈\nlocator: 2023 年\n',
  'sources/diary.yaml': 'label: 日记\n',
  'references/wang-2020.yaml':
    'type: book\ntitle: 论信任\nauthor: [{ family: 王, given: 一 }]\nissued: 2020\nprinted: { number: 1, text: 王一. 论信任. 2020. }\n',
  'report/01-background.mdx': '---\ntitle: 背景\nstage: open\n---\n\n为什么 [[trust]] 要紧。\n',
  'report/02-findings.mdx': '---\ntitle: 发现\n---\n\n所见如此。\n',
  'stages/open.md': '---\nname: 开放式编码\n---\n\n逐句编码。\n',
};

/** The files as a study; an error in them is the test's. */
export function studyOf(files: Files): CaseStudy {
  const { entries, findings: unread } = parseStudyFiles(new Map(Object.entries(files)));
  const { caseStudy, findings } = buildCaseStudy(entries, unread);
  if (caseStudy === undefined) throw new Error(findings.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return caseStudy;
}

/** Each edit is a passage of a file and what stands there instead. */
export function edited(...edits: readonly (readonly [path: string, from: string, to: string])[]): Files {
  const files = { ...FILES };
  for (const [path, from, to] of edits) {
    if (files[path]?.includes(from) !== true) throw new Error(`${path} has no "${from}".`);
    files[path] = files[path].replace(from, () => to);
  }
  return files;
}

/** Files with others beside or instead of them; null takes one out. */
export function withFiles(files: Files, changes: Readonly<Record<string, string | null>>): Files {
  const kept = Object.entries({ ...files, ...changes }).filter((pair): pair is [string, string] => pair[1] !== null);
  return Object.fromEntries(kept);
}

/** A change in a line: `class: kind thing → thing .field`, with what went along in brackets. */
export function lineOf({ class: klass, ...change }: Change): string {
  return `${klass}: ${bareLine(change)}`;
}

function bareLine({ kind, before, after, field, along }: Omit<Change, 'class'>): string {
  const ids = (list: Change['before']) => list.map(({ kind: of, id }) => `${of} ${id}`).join(' + ');
  const [from, to] = [ids(before), ids(after)];
  const things = from === to ? from : `${from} → ${to}`.trim();
  const more = along.map(bareLine).sort().join(', ');
  return `${kind} ${things}${field === undefined ? '' : ` .${field}`}${more === '' ? '' : ` [${more}]`}`;
}
