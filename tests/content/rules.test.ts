import { describe, expect, test } from 'vitest';
import { RULES } from '#domain/finding.ts';
import { reopenStudy } from '#files/held-study.ts';
import { BILINGUAL_STUDY, edit, SMALL_STUDY, writeStudy, type StudyFiles } from '../build/study-folder.ts';
import { released, smallStudy } from '../build/released-study.ts';
import { findingsOf, type FindingRow } from './findings.ts';

interface Case {
  readonly name: string;
  readonly changes: StudyFiles;
  readonly findings: readonly FindingRow[];
}

const CATEGORY = 'categories/trust.md';
const CONCEPT = 'concepts/first-impression.md';
const SECTION = 'report/01-background.mdx';
const SOURCE = 'sources/interview.yaml';

/** A second category with a concept of its own, and a relation from it: room for what the small study is too small for. */
const LARGER: StudyFiles = {
  'categories/doubt.md': '---\nlabel: Doubt\nparent: core\n---\n',
  'concepts/second-thought.md': '---\nlabel: Second thought\ncategory: doubt\nexcerpts:\n  - id: e2\n    source: interview\n    text: Then I wondered.\n---\n',
};
const concept = (lines: string) => edit({ [CONCEPT]: ['definition: What is felt at first.', lines] });
const relations = (text: string): StudyFiles => ({ ...LARGER, 'relations.yaml': `relations:\n${text}` });
const ARROW = '  - id: doubt-weakens-trust\n    from: doubt\n    to: trust\n    label: weakens\n';
const retired = (what: string): StudyFiles => ({ 'retired.yaml': `- { kind: ${what}, date: 2026-11-22, reason: It was too wide. }\n` });
const untranslated = (path: string, line: number): FindingRow => [
  `warning missing-translation ${path}:${String(line)}:1`,
  'The text has no translation in zh, which other texts have.',
  `Write it beside this file, without front matter: ${path.replace('.md', '.zh.md')}.`,
];
const FIRST = 'releases/1.0.0.json';
const RELEASE = released(smallStudy(), '1.0.0').get(FIRST) ?? '';

const RELEASE_IN_TWO = released(smallStudy(edit({ 'study.yaml': ['languages: [en]', 'languages: [en, zh]'] })), '1.0.0').get(FIRST) ?? '';

const CASES: readonly Case[] = [
  { name: 'unreadable-file: YAML that does not parse', changes: edit({ [SOURCE]: ['label: Interview', 'label: "Interview'] }), findings: [['error unreadable-file sources/interview.yaml:2:1', 'This is not valid YAML: the quote " is not closed.', 'Close what was opened (a quote, a bracket, a brace), or write the ":" that a key needs.']] },
  { name: 'schema: a key that is not known', changes: edit({ [CONCEPT]: ['definition:', 'defintion:'] }), findings: [['error schema concepts/first-impression.md:4:1', 'The key "defintion" is not known here.', 'Did you mean "definition"? Known keys: label, altLabels, order, formerIds, category, definition, excerpts, references, related, mappings, notes.']] },
  { name: 'id-format: the name of a file', changes: { 'concepts/Second_Thought.md': String(LARGER['concepts/second-thought.md']).replace('doubt', 'trust') }, findings: [['error id-format concepts/Second_Thought.md:1:1', "The file's name is its identifier, and \"Second_Thought\" has other characters than small letters a–z, digits and single hyphens.", 'Rename the file to "second-thought.md".']] },
  { name: 'id-format: an excerpt', changes: edit({ [CONCEPT]: ['id: e1', 'id: E 1'] }), findings: [['error id-format concepts/first-impression.md:6:9', '"excerpts[1].id" must be an identifier, but it is "E 1".', 'Write "e-1", or another name in small letters a–z, digits and single hyphens, at most 64 characters.']] },
  { name: 'id-format: a relation', changes: relations(ARROW.replace('doubt-weakens-trust', '怀疑') + '    excerpts: [e1]\n'), findings: [['error id-format relations.yaml:2:9', '"relations[1].id" must be an identifier, but it is "怀疑".', 'Write a name in small letters a–z, digits and single hyphens, at most 64 characters.']] },
  { name: 'id-format: a file of stages/ that is no stage', changes: { 'stages/axail.md': '---\nname: Axial coding\n---\n' }, findings: [['error id-format stages/axail.md:1:1', '"axail" is not a stage of the coding.', 'Did you mean "axial"? The stages are open, axial, selective, saturation.']] },
  { name: 'id-format: a section without a number', changes: { 'report/method.mdx': '---\ntitle: Method\n---\n' }, findings: [['error id-format report/method.mdx:1:1', '"method.mdx" does not begin with a number.', 'Name the sections 01-background.mdx, 02-method.mdx, … in their order.']] },
  { name: 'duplicate-id: a concept and a category of one name', changes: { 'concepts/trust.md': String(SMALL_STUDY[CONCEPT]).replace('id: e1', 'id: e2') }, findings: [['error duplicate-id concepts/trust.md:1:1', 'The identifier "trust" is already used by categories/trust.md.', 'Give one of the two files another name; capital letters do not tell identifiers apart.']] },
  { name: 'duplicate-id: two sections of one name', changes: { 'report/02-background.mdx': '---\ntitle: Background again\n---\n' }, findings: [['error duplicate-id report/02-background.mdx:1:1', 'The identifier "background" is already used by report/01-background.mdx.', 'Give one of the two files another name; capital letters do not tell identifiers apart.']] },
  { name: 'duplicate-id: an excerpt twice under one concept', changes: edit({ [CONCEPT]: ['---\n\nSee', '  - id: e1\n    source: interview\n    text: I liked her at once.\n---\n\nSee'] }), findings: [['error duplicate-id concepts/first-impression.md:9:9', 'The excerpt "e1" stands twice under this concept.', 'Give one of the two another id, or remove it.']] },
  { name: 'duplicate-id: two relations', changes: relations(`${ARROW}    excerpts: [e1]\n${ARROW}    excerpts: [e2]\n`), findings: [['error duplicate-id relations.yaml:7:9', 'The relation "doubt-weakens-trust" stands twice.', 'Give one of the two another id.']] },
  { name: 'duplicate-id: two references of one printed number', changes: { ...edit({ 'references/doe-2020.yaml': ['issued: 2020', 'issued: 2020\nprinted: { number: 3, text: Doe }'] }), 'references/roe-2021.yaml': 'type: book\ntitle: On doubt\nprinted:\n  number: 3\n  text: Roe\n', [CATEGORY]: `${String(SMALL_STUDY[CATEGORY])}\n[@roe-2021]\n` }, findings: [['error duplicate-id references/roe-2021.yaml:4:11', 'The printed number 3 is already that of references/doe-2020.yaml.', 'Give each reference the number it has in print; leave it out where print has none.']] },
  { name: 'duplicate-id: two roles of one category', changes: { 'relations.yaml': 'roles:\n  - { category: trust, label: base, excerpts: [e1] }\n  - { category: trust, label: aim, excerpts: [e1] }\n' }, findings: [['error duplicate-id relations.yaml:3:17', '"trust" has two roles.', 'A category has one role towards the core: put the evidence of both under one.']] },
  { name: 'reused-id: a former id of two things', changes: { ...LARGER, 'concepts/second-thought.md': String(LARGER['concepts/second-thought.md']).replace('category:', 'formerIds: [hunch]\ncategory:'), ...edit({ [CATEGORY]: ['parent: core', 'parent: core\nformerIds: [hunch]'] }) }, findings: [['error reused-id concepts/second-thought.md:3:13', '"hunch" is given up twice: also in categories/trust.md.', 'Its URL can lead to one place only: keep one of the two.']] },
  { name: 'reused-id: a former id that is in use', changes: edit({ [CATEGORY]: ['parent: core', 'parent: core\nformerIds: [first-impression]'] }), findings: [['error reused-id categories/trust.md:4:13', '"first-impression" is given up here, but it is in use.', 'An identifier leads to one thing: take it out of `formerIds`, or give the one in use another.']] },
  { name: 'reused-id: a retired id that is in use', changes: retired('concept, id: trust'), findings: [['error reused-id retired.yaml:1:24', '"trust" is given up here, but it is in use.', 'An identifier is for life: take it off this list, or give the one in use another.']] },
  { name: 'reused-id: retired and led on', changes: { ...retired('excerpt, id: e0'), ...edit({ [CONCEPT]: ['id: e1', 'id: e1\n    formerIds: [e0]'] }) }, findings: [['error reused-id retired.yaml:1:24', '"e0" is given up twice: also in concepts/first-impression.md.', 'Its URL can lead to one place only: keep one of the two.']] },
  { name: 'release-changed', changes: { [FIRST]: RELEASE.replace('2026-11-22', '2026-11-23') }, findings: [['error release-changed releases/1.0.0.json:1:1', 'Version 1.0.0 was changed after it was released.', 'A release is never edited, renamed or taken out: restore the file from version control.']] },
  { name: 'lost-url', changes: { [FIRST]: RELEASE, [SECTION]: null }, findings: [['error lost-url releases/1.0.0.json:1:1', '/report/background/ was published in version 1.0.0 and would be gone: the section "background" is not in the study any more.', 'If it goes on under another identifier, or is part of something else now, write "formerIds: [background]" there. If it is given up, tell why in retired.yaml: - { kind: section, id: background, date: …, reason: … }.']] },
  { name: 'lost-url: a language', changes: { 'releases/1.0.0.json': RELEASE_IN_TWO }, findings: [['error lost-url releases/1.0.0.json:1:1', '/zh/ and all pages below it were published in version 1.0.0 and would be gone.', 'Write "zh" back into `languages` in study.yaml, behind the first.']] },
  { name: 'unknown-replacement', changes: retired('concept, id: hunch, replacedBy: [trsut]'), findings: [['error unknown-replacement retired.yaml:1:44', '"hunch" is replaced by "trsut", which is nothing of this kind in this study.', 'Did you mean "trust"? Name what a reader should use now, or take `replacedBy` out.']] },
  { name: 'replacement-chain: a retired thing', changes: { 'retired.yaml': '- { kind: concept, id: a, date: 2026, reason: Too wide., replacedBy: [b] }\n- { kind: concept, id: b, date: 2027, reason: Too narrow. }\n' }, findings: [['error replacement-chain retired.yaml:1:71', '"a" is replaced by "b", which is given up too.', 'Name what is in use today, so that a reader is led there in one step.']] },
  { name: 'replacement-chain: a former id', changes: { ...retired('concept, id: hunch, replacedBy: [faith]'), ...edit({ [CATEGORY]: ['parent: core', 'parent: core\nformerIds: [faith]'] }) }, findings: [['error replacement-chain retired.yaml:1:44', '"hunch" is replaced by "faith", which is given up too.', 'Name "trust" here: readers are led there in one step.']] },
  { name: 'replacement-chain: a loop', changes: retired('concept, id: hunch, replacedBy: [hunch]'), findings: [['error replacement-chain retired.yaml:1:44', '"hunch" is replaced by itself.', 'Name what is in use today, so that a reader is led there in one step.']] },
  { name: 'unknown-category: a concept of a category that is not there', changes: { ...LARGER, ...edit({ [CONCEPT]: ['category: trust', 'category: turst'] }), [CATEGORY]: String(SMALL_STUDY[CATEGORY]) }, findings: [['error unknown-category concepts/first-impression.md:3:11', 'The concept "first-impression" belongs to "turst", which is not a category of this study.', 'Did you mean "trust"? Or add categories/turst.md.']] },
  { name: 'unknown-category: nothing near, no file of that name possible', changes: { ...LARGER, 'concepts/second-thought.md': String(LARGER['concepts/second-thought.md']).replace('category: doubt', 'category: ../Élan vital') }, findings: [['error unknown-category concepts/second-thought.md:3:11', 'The concept "second-thought" belongs to "../Élan vital", which is not a category of this study.', 'Write an identifier: small letters a–z, digits and single hyphens.']] },
  { name: 'unknown-category: a relation', changes: relations(ARROW.replace('from: doubt', 'from: douubt') + '    excerpts: [e1]\n'), findings: [['error unknown-category relations.yaml:3:11', '"douubt" is not a category of this study.', 'Did you mean "doubt"? Relations and roles stand between categories.']] },
  { name: 'unknown-category: a role', changes: { 'relations.yaml': 'roles:\n  - category: first-impression\n    label: base\n    excerpts: [e1]\n' }, findings: [['error unknown-category relations.yaml:2:15', '"first-impression" is not a category of this study.', 'Relations and roles stand between categories.']] },
  { name: 'unknown-parent', changes: edit({ [CATEGORY]: ['parent: core', 'parent: croe'] }), findings: [['error unknown-parent categories/trust.md:3:9', 'The parent of "trust" is "croe", which is not a category of this study.', 'Did you mean "core"? Or add categories/croe.md.']] },
  { name: 'unknown-parent: nothing near', changes: edit({ [CATEGORY]: ['parent: core', 'parent: society'] }), findings: [['error unknown-parent categories/trust.md:3:9', 'The parent of "trust" is "society", which is not a category of this study.', 'Add categories/society.md.']] },
  { name: 'category-cycle: two', changes: { ...LARGER, 'categories/doubt.md': '---\nlabel: Doubt\nparent: trust\n---\n', ...edit({ [CATEGORY]: ['parent: core', 'parent: doubt'] }) }, findings: [['error category-cycle categories/doubt.md:3:9', 'The category "doubt" is above itself: doubt → trust → doubt.', 'Change the `parent` of one of them, so that every path ends at the core category.'], ['error category-cycle categories/trust.md:3:9', 'The category "trust" is above itself: trust → doubt → trust.', 'Change the `parent` of one of them, so that every path ends at the core category.']] },
  { name: 'no-core-category', changes: { 'categories/core.md': null, 'categories/trust.md': null, 'concepts/first-impression.md': null, [SECTION]: null }, findings: [['error no-core-category categories:1:1', 'The study has no core category: every category has a parent, or there are none.', 'Add a category without `parent`: the core category that all others lead to.'], ['warning unused-reference references/doe-2020.yaml:1:1', 'The reference "doe-2020" is cited nowhere.', 'Cite it with [@doe-2020], or remove the file.'], ['warning unused-source sources/interview.yaml:1:1', 'No excerpt and no relation comes from the source "interview".', 'Name it as the `source` of an excerpt, or remove the file.']] },
  { name: 'several-core-categories', changes: edit({ [CATEGORY]: ['parent: core\n', ''] }), findings: [['error empty-category categories/core.md:2:8', 'The category "core" has no categories and no concepts under it.', 'Give a concept the line "category: core", or remove the file.'], ['error several-core-categories categories/trust.md:2:1', '"trust" has no parent, and neither has "core": only the core category stands without one.', 'Give it a `parent`. If the study has several aggregate dimensions and no core category, lower the rule in study.yaml: rules: { several-core-categories: warning }.'], ['error level-names study.yaml:7:1', '"levels" names 3 levels, but the study has 2: 1 of categories, and the concepts.', 'Name each level once, from the core category down; the last name is for the concepts.']] },
  { name: 'level-names', changes: edit({ 'study.yaml': ['[Core category, Category, Concept]', '[Core category, Concept]'] }), findings: [['error level-names study.yaml:7:1', '"levels" names 2 levels, but the study has 3: 2 of categories, and the concepts.', 'Name each level once, from the core category down; the last name is for the concepts.']] },
  { name: 'empty-category', changes: { 'categories/doubt.md': '---\nlabel: Doubt\nparent: core\n---\n' }, findings: [['error empty-category categories/doubt.md:2:8', 'The category "doubt" has no categories and no concepts under it.', 'Give a concept the line "category: doubt", or remove the file.']] },
  { name: 'concept-without-excerpt: no key', changes: { 'concepts/hunch.md': '---\nlabel: Hunch\ncategory: trust\n---\n' }, findings: [['error concept-without-excerpt concepts/hunch.md:2:1', 'The concept "hunch" has no excerpt: nothing in the data carries it.', 'Add the excerpt it was coded from under `excerpts`, or remove the concept.']] },
  { name: 'concept-without-excerpt: an empty list', changes: { 'concepts/hunch.md': '---\nlabel: Hunch\ncategory: trust\nexcerpts: []\n---\n' }, findings: [['error concept-without-excerpt concepts/hunch.md:4:1', 'The concept "hunch" has no excerpt: nothing in the data carries it.', 'Add the excerpt it was coded from under `excerpts`, or remove the concept.']] },
  { name: 'excerpt-without-source', changes: edit({ [CONCEPT]: ['    source: interview\n', ''] }), findings: [['error excerpt-without-source concepts/first-impression.md:6:5', 'The excerpt "e1" does not say where it comes from.', 'Add `source:` with the name of a file in sources/: interview.']] },
  { name: 'unknown-source: an excerpt', changes: edit({ [CONCEPT]: ['source: interview', 'source: intervew'] }), findings: [['error unknown-source concepts/first-impression.md:7:13', 'The excerpt "e1" comes from "intervew", which is not a source of this study.', 'Did you mean "interview"? Or add sources/intervew.yaml.']] },
  { name: 'unknown-source: the evidence of a relation', changes: relations(`${ARROW}    evidence:\n      - source: diary\n        text: She hesitated.\n`), findings: [['error unknown-source relations.yaml:7:17', '"diary" is not a source of this study.', 'Add sources/diary.yaml.']] },
  { name: 'excerpt-text-differs: the text', changes: { ...LARGER, 'concepts/second-thought.md': String(LARGER['concepts/second-thought.md']).replace('e2', 'e1') }, findings: [['error excerpt-text-differs concepts/first-impression.md:8:11', 'The excerpt "e1" has another text here than in concepts/second-thought.md.', 'Copy the text exactly, or give this excerpt an id of its own.']] },
  { name: 'excerpt-text-differs: the source', changes: { ...LARGER, 'sources/diary.yaml': 'label: Diary\n', 'concepts/second-thought.md': String(LARGER['concepts/second-thought.md']).replace('e2', 'e1').replace('interview', 'diary').replace('Then I wondered', 'I liked her at once') }, findings: [['error excerpt-text-differs concepts/first-impression.md:7:13', 'The excerpt "e1" comes from another source here than in concepts/second-thought.md.', 'Name the same source, or give this excerpt an id of its own.']] },
  { name: 'excerpt-text-differs: the locator', changes: { ...LARGER, 'concepts/second-thought.md': String(LARGER['concepts/second-thought.md']).replace('e2', 'e1').replace('Then I wondered', 'I liked her at once').replace('    source: interview\n', '    source: interview\n    locator: line 2\n') }, findings: [['error excerpt-text-differs concepts/first-impression.md:6:5', 'The excerpt "e1" has another locator here than in concepts/second-thought.md.', 'Write the same in both places, or give this excerpt an id of its own.']] },
  { name: 'unknown-excerpt: a relation', changes: relations(`${ARROW}    excerpts: [e1, e22]\n`), findings: [['error unknown-excerpt relations.yaml:6:20', '"e22" is not an excerpt of this study.', 'Did you mean "e2"? Or take it out of `excerpts`.']] },
  { name: 'unknown-excerpt: the report', changes: edit({ [SECTION]: ['Why', '<Excerpt id="e9" />\n\nWhy'] }), findings: [['error unknown-excerpt report/01-background.mdx:5:1', '"e9" is not an excerpt of this study.', 'Excerpts are named by their `id`, as in <Excerpt id="…" />.']] },
  { name: 'unknown-excerpt: no id', changes: edit({ [SECTION]: ['Why', '<Excerpt />\n\nWhy'] }), findings: [['error unknown-excerpt report/01-background.mdx:5:1', '"" is not an excerpt of this study.', 'Excerpts are named by their `id`, as in <Excerpt id="…" />.']] },
  { name: 'unknown-reference: a citation in a memo', changes: edit({ [CONCEPT]: ['[@doe-2020]', '[@doe-2020; @doe-2002]'] }), findings: [['error unknown-reference concepts/first-impression.md:11:19', '[@doe-2002] is not a reference of this study.', 'Did you mean "doe-2020"? Or add references/doe-2002.yaml.']] },
  { name: 'unknown-reference: a citation in the report, nothing near', changes: edit({ [SECTION]: ['matters', 'matters [@strauss, p. 5]'] }), findings: [['error unknown-reference report/01-background.mdx:5:23', '[@strauss] is not a reference of this study.', 'Add references/strauss.yaml.']] },
  { name: 'unknown-reference: a list', changes: edit({ [CATEGORY]: ['parent: core', 'parent: core\nreferences:\n  - doe-2020\n  - deo-2020'] }), findings: [['error unknown-reference categories/trust.md:6:5', '"deo-2020" is not a reference of this study.', 'Did you mean "doe-2020"? Or add references/deo-2020.yaml.']] },
  { name: 'unknown-concept: a link in a memo', changes: edit({ [CATEGORY]: ['[[first-impression]]', '[[first-impresion|how it began]]'] }), findings: [['error unknown-concept categories/trust.md:7:10', '[[first-impresion]] is neither a concept nor a category of this study.', 'Did you mean "first-impression"? A link names the file without its ending.']] },
  { name: 'unknown-concept: a link in the report', changes: edit({ [SECTION]: ['[[trust]]', '**[[society]]**'] }), findings: [['error unknown-concept report/01-background.mdx:5:7', '[[society]] is neither a concept nor a category of this study.', 'A link names the file without its ending.']] },
  { name: 'unknown-concept: related', changes: edit({ [CONCEPT]: ['category: trust', 'category: trust\nrelated: [trust]'] }), findings: [['error unknown-concept concepts/first-impression.md:4:11', '"trust" is not a concept of this study.', 'Take it out of `related`.']] },
  { name: 'unknown-component', changes: edit({ [SECTION]: ['Why', '<Modell />\n\nWhy'] }), findings: [['error unknown-component report/01-background.mdx:5:1', '<Modell /> is not a component that a report can use.', 'Did you mean "Model"? Known: OpenCodingTable, AxialCodingTable, RelationTable, Model, DataStructure, Stages, Excerpt.']] },
  { name: 'repeated-component', changes: edit({ [SECTION]: ['Why', '<Model />\n\n<Stages />\n\n<Model />\n\nWhy'] }), findings: [['error repeated-component report/01-background.mdx:9:1', '<Model /> stands twice in this section.', 'Show it once, and refer to it in words.']] },
  { name: 'mapping-contradiction: a concept that is the same and a broader one', changes: concept('mappings:\n  exactMatch: [https://v.example/a, https://v.example/b]\n  broadMatch: [https://v.example/b]'), findings: [['error mapping-contradiction concepts/first-impression.md:6:16', '"mappings.broadMatch[1]" is https://v.example/b, which `exactMatch` has too: the same concept cannot also be a broader or narrower one.', 'Keep one of the two; `closeMatch` says that two concepts are nearly the same.']] },
  { name: 'mapping-contradiction: a category that is the same and narrower and another', changes: edit({ [CATEGORY]: ['parent: core', 'parent: core\nmappings: { exactMatch: [https://v.example/a], narrowMatch: [https://v.example/a], relatedMatch: [https://v.example/a] }'] }), findings: [['error mapping-contradiction categories/trust.md:4:62', '"mappings.narrowMatch[1]" is https://v.example/a, which `exactMatch` has too: the same concept cannot also be a broader or narrower one.', 'Keep one of the two; `closeMatch` says that two concepts are nearly the same.'], ['error mapping-contradiction categories/trust.md:4:99', '"mappings.relatedMatch[1]" is https://v.example/a, which `exactMatch` has too: the same concept cannot also be a related one.', 'Keep one of the two; `closeMatch` says that two concepts are nearly the same.']] },
  { name: 'relation-to-itself', changes: relations(ARROW.replace('to: trust', 'to: doubt') + '    excerpts: [e1]\n'), findings: [['error relation-to-itself relations.yaml:4:9', 'The relation "doubt-weakens-trust" leads from "doubt" to itself.', 'Name another category in `to`, or remove the relation.']] },
  { name: 'relation-without-evidence: a relation', changes: relations(ARROW), findings: [['error relation-without-evidence relations.yaml:2:5', 'The relation "doubt-weakens-trust" has no evidence.', 'Add `evidence` (a passage: source, locator, text) or `excerpts` (their ids).']] },
  { name: 'relation-without-evidence: a role', changes: { 'relations.yaml': 'roles:\n  - category: trust\n    label: base\n' }, findings: [['error relation-without-evidence relations.yaml:2:5', 'The role of "trust" has no evidence.', 'Add `evidence` (a passage: source, locator, text) or `excerpts` (their ids).']] },
  { name: 'unknown-field: of an item', changes: edit({ 'references/doe-2020.yaml': ['issued: 2020', 'issued: 2020\ncontaner-title: X\nid: 7\ncustom: { any: [1] }\ncolour: red'] }), findings: [['warning unknown-field references/doe-2020.yaml:5:1', 'CSL-JSON has no field "contaner-title": it is left out.', 'Did you mean "container-title"? Or put it under `custom`, or take it out.'], ['warning unknown-field references/doe-2020.yaml:8:1', 'CSL-JSON has no field "colour": it is left out.', 'Put it under `custom`, or take it out.']] },
  { name: 'unknown-field: of a date', changes: edit({ 'references/doe-2020.yaml': ['issued: 2020', 'issued: { date-parts: [[2020]], sesaon: 1 }'] }), findings: [['warning unknown-field references/doe-2020.yaml:4:33', 'CSL-JSON has no field "sesaon" there: it is left out.', 'Did you mean "season"? Or put it under `custom`, or take it out.']] },
  { name: 'unused-reference', changes: edit({ [CONCEPT]: [' and [@doe-2020]', ''] }), findings: [['warning unused-reference references/doe-2020.yaml:1:1', 'The reference "doe-2020" is cited nowhere.', 'Cite it with [@doe-2020], or remove the file.']] },
  { name: 'unused-source', changes: { 'sources/diary.yaml': 'label: Diary\n' }, findings: [['warning unused-source sources/diary.yaml:1:1', 'No excerpt and no relation comes from the source "diary".', 'Name it as the `source` of an excerpt, or remove the file.']] },
  { name: 'translation-without-original', changes: { ...BILINGUAL_STUDY, 'concepts/hunch.zh.md': '直觉。\n' }, findings: [['error translation-without-original concepts/hunch.zh.md:1:1', 'This is named as a translation of concepts/hunch.md, which is not there.', 'Name it like its original, with the language before the ending; or take the dot out of the name if it is no translation.']] },
  { name: 'unknown-language: none of the study’s', changes: { ...BILINGUAL_STUDY, 'concepts/first-impression.zhh.md': '初见。\n' }, findings: [['error unknown-language concepts/first-impression.zhh.md:1:1', 'This is a translation into "zhh", which is not one of the study\'s languages (en, zh).', 'Did you mean "zh"? Or add it to `languages` in study.yaml, or take the dot out of the name if this is no translation.']] },
  { name: 'unknown-language: a study in one language', changes: { 'concepts/first-impression.zh.md': '初见。\n' }, findings: [['error unknown-language concepts/first-impression.zh.md:1:1', 'This is a translation into "zh", which is not one of the study\'s languages (en).', 'Add it to `languages` in study.yaml, or take the dot out of the name if this is no translation.']] },
  { name: 'unknown-language: the study’s first', changes: { ...BILINGUAL_STUDY, 'report/01-background.en.mdx': 'Again.\n' }, findings: [['error unknown-language report/01-background.en.mdx:1:1', 'This is a translation into "en", the study\'s first language: that text is in report/01-background.mdx.', 'Remove this file, or name it for the language it is in.']] },
  { name: 'unreadable-file: front matter in a translation', changes: { ...BILINGUAL_STUDY, 'concepts/first-impression.zh.md': '初见。\n', 'report/01-background.zh.mdx': '甲\n', 'categories/trust.zh.md': '---\nlabel: 信任\n---\n信任。\n' }, findings: [['error unreadable-file categories/trust.zh.md:1:1', 'A translation has no front matter: what that says is in its original, in every language.', 'Take it out of here, and write the translations of its texts into categories/trust.md.']] },
  { name: 'links of a translation', changes: { ...BILINGUAL_STUDY, 'report/01-background.zh.mdx': '甲\n\n见 [[trsut]] 与 [@doe-2021]。<Excerpt id="e9" /><Modle />\n\n<Model />\n\n<Model />\n' }, findings: [['error unknown-concept report/01-background.zh.mdx:3:3', '[[trsut]] is neither a concept nor a category of this study.', 'Did you mean "trust"? A link names the file without its ending.'], ['error unknown-reference report/01-background.zh.mdx:3:15', '[@doe-2021] is not a reference of this study.', 'Did you mean "doe-2020"? Or add references/doe-2021.yaml.'], ['error unknown-excerpt report/01-background.zh.mdx:3:27', '"e9" is not an excerpt of this study.', 'Excerpts are named by their `id`, as in <Excerpt id="…" />.'], ['error unknown-component report/01-background.zh.mdx:3:46', '<Modle /> is not a component that a report can use.', 'Did you mean "Model"? Known: OpenCodingTable, AxialCodingTable, RelationTable, Model, DataStructure, Stages, Excerpt.'], ['error repeated-component report/01-background.zh.mdx:7:1', '<Model /> stands twice in this section.', 'Show it once, and refer to it in words.'], untranslated(CATEGORY, 7), untranslated(CONCEPT, 12)] },
  { name: 'missing-translation: prose, where other prose has one', changes: { ...BILINGUAL_STUDY, 'concepts/first-impression.zh.md': '初见。\n' }, findings: [untranslated(CATEGORY, 7), untranslated(SECTION, 5)] },
  { name: 'missing-translation: an excerpt whose translations name the first language', changes: { ...BILINGUAL_STUDY, [CONCEPT]: String(BILINGUAL_STUDY[CONCEPT]).replace('translation: { zh: 我一见就喜欢她。 }', 'translation: { en: I liked her at once. }') }, findings: [['warning missing-translation concepts/first-impression.md:9:18', '"excerpts[1].translation" has no text in zh.', 'Write it as a map: { zh: … }.']] },
  { name: 'missing-translation: a label, an excerpt, a keyword', changes: { ...SMALL_STUDY, ...edit({ 'study.yaml': ['languages: [en]', 'languages: [en, zh]\nkeywords: [trust]'] }), 'study.yaml': 'title: { en: Small study, zh: 小研究 }\nlanguages: [en, zh]\nauthors: [{ name: { en: A group, zh: 小组 } }]\nabstract: { en: Little., zh: 少。 }\nkeywords:\n  - { en: trust, zh: 信任 }\n  - doubt\nlevels: [{ en: Core, zh: 核心 }, { en: Category, zh: 范畴 }, { en: Concept, zh: 概念 }]\n', 'categories/core.md': '---\nlabel: { en: Core, zh: 核心 }\n---\n', [CATEGORY]: '---\nparent: core\nlabel:\n  en: Trust\n---\n', [CONCEPT]: '---\nlabel: { en: First, zh: 初 }\ncategory: trust\nexcerpts:\n  - id: e1\n    source: interview\n    text: I liked her.\n---\n[@doe-2020]\n', [SOURCE]: 'label: { en: A, zh: 甲 }\n', [SECTION]: null }, findings: [['warning missing-translation categories/trust.md:4:3', '"label" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation concepts/first-impression.md:5:5', '"excerpts[1].translation" has no text in zh.', 'Write it as a map: { zh: … }.'], ['warning missing-translation study.yaml:7:5', '"keywords[2]" has no text in zh.', 'Write it as a map: { en: …, zh: … }.']] },
];

describe('a study that breaks a rule is told what, where and how to mend it', () => {
  test.each(CASES)('$name', ({ changes, findings }) => {
    expect(findingsOf(changes)).toEqual(findings);
  });

  test('the small study itself breaks none', () => {
    expect(findingsOf({})).toEqual([]);
    expect(findingsOf(BILINGUAL_STUDY)).toEqual([]);
    expect(findingsOf(relations(`${ARROW}    excerpts: [e1, e2]\n`))).toEqual([]);
  });

  test('every rule has a case', () => {
    const told = new Set(CASES.flatMap(({ findings }) => findings.map(([head]) => head.split(' ')[1])));
    expect(Object.keys(RULES).filter((rule) => !told.has(rule))).toEqual([]);
  });
});

const lowering = (rules: string, levels = '[Core category, Category, Concept]'): StudyFiles => ({
  'study.yaml': `${String(SMALL_STUDY['study.yaml']).replace('[Core category, Category, Concept]', levels)}rules: ${rules}\n`,
});
const HUNCH: StudyFiles = { 'concepts/hunch.md': '---\nlabel: Hunch\ncategory: trust\n---\n' };

const LOWERED: readonly Case[] = [
  { name: 'several-core-categories', changes: { ...edit({ [CATEGORY]: ['parent: core\n', ''] }), ...lowering('{ several-core-categories: warning, empty-category: warning }', '[Dimension, Concept]') }, findings: [['warning empty-category categories/core.md:2:8', 'The category "core" has no categories and no concepts under it.', 'Give a concept the line "category: core", or remove the file.'], ['warning several-core-categories categories/trust.md:2:1', '"trust" has no parent, and neither has "core": only the core category stands without one.', 'Give it a `parent`. If the study has several aggregate dimensions and no core category, lower the rule in study.yaml: rules: { several-core-categories: warning }.']] },
  { name: 'empty-category', changes: { 'categories/doubt.md': '---\nlabel: Doubt\nparent: core\n---\n', ...lowering('{ empty-category: warning }') }, findings: [['warning empty-category categories/doubt.md:2:8', 'The category "doubt" has no categories and no concepts under it.', 'Give a concept the line "category: doubt", or remove the file.']] },
  { name: 'concept-without-excerpt', changes: { ...HUNCH, ...lowering('{ concept-without-excerpt: warning }') }, findings: [['warning concept-without-excerpt concepts/hunch.md:2:1', 'The concept "hunch" has no excerpt: nothing in the data carries it.', 'Add the excerpt it was coded from under `excerpts`, or remove the concept.']] },
  { name: 'relation-without-evidence', changes: { ...relations(ARROW), ...lowering('{ relation-without-evidence: warning }') }, findings: [['warning relation-without-evidence relations.yaml:2:5', 'The relation "doubt-weakens-trust" has no evidence.', 'Add `evidence` (a passage: source, locator, text) or `excerpts` (their ids).']] },
];

const NOT_LOWERED: readonly Case[] = [
  { name: 'a rule without which the graph does not stand', changes: lowering('{ unknown-category: warning }'), findings: [['error schema study.yaml:8:10', 'The rule "unknown-category" cannot be lowered: without it the study would not hold together.', 'These can be lowered: several-core-categories, empty-category, concept-without-excerpt, relation-without-evidence.']] },
  { name: 'a name that is no rule', changes: lowering('{ empty-categories: warning }'), findings: [['error schema study.yaml:8:10', 'There is no rule "empty-categories".', 'Did you mean "empty-category"? These can be lowered: several-core-categories, empty-category, concept-without-excerpt, relation-without-evidence.']] },
  { name: 'a name that every object has', changes: lowering('{ constructor: warning, toString: warning }'), findings: [['error schema study.yaml:8:10', 'There is no rule "constructor".', 'These can be lowered: several-core-categories, empty-category, concept-without-excerpt, relation-without-evidence.'], ['error schema study.yaml:8:32', 'There is no rule "toString".', 'These can be lowered: several-core-categories, empty-category, concept-without-excerpt, relation-without-evidence.']] },
  { name: 'another severity, which changes nothing', changes: { ...HUNCH, ...lowering('{ concept-without-excerpt: off }') }, findings: [['error concept-without-excerpt concepts/hunch.md:2:1', 'The concept "hunch" has no excerpt: nothing in the data carries it.', 'Add the excerpt it was coded from under `excerpts`, or remove the concept.'], ['error schema study.yaml:8:10', 'The rule "concept-without-excerpt" cannot be set to "off".', 'The only setting is "warning"; take the line out to keep the rule as it is.']] },
  { name: 'a list instead of a map', changes: lowering('[empty-category]'), findings: [['error schema study.yaml:8:8', '"rules" must be a map (each line "key: value"), but it is a list.', 'Write a map (each line "key: value") there.']] },
];

describe('study.yaml', () => {
  test.each(LOWERED)('lowers $name to a warning, and the study builds', ({ changes, findings }) => {
    expect(findingsOf(changes)).toEqual(findings);
    expect(reopenStudy(writeStudy(changes)).caseStudy).toBeDefined();
  });

  test.each(NOT_LOWERED)('does not lower: $name', ({ changes, findings }) => {
    expect(findingsOf(changes)).toEqual(findings);
  });
});

const TOGETHER: readonly Case[] = [
  {
    name: 'several mistakes are told at once: errors first, then by file, line and column',
    changes: { ...LARGER, ...HUNCH, ...edit({ [CATEGORY]: ['[[first-impression]]', '[[a]] and [[b]]'], [CONCEPT]: ['source: interview', 'source: inverview'] }), 'references/roe-2021.yaml': 'type: book\ntitle: On doubt\n', 'study.yaml': `${String(SMALL_STUDY['study.yaml'])}rules: { emptycategory: warning }\n` },
    findings: [['error unknown-concept categories/trust.md:7:10', '[[a]] is neither a concept nor a category of this study.', 'A link names the file without its ending.'], ['error unknown-concept categories/trust.md:7:20', '[[b]] is neither a concept nor a category of this study.', 'A link names the file without its ending.'], ['error unknown-source concepts/first-impression.md:7:13', 'The excerpt "e1" comes from "inverview", which is not a source of this study.', 'Did you mean "interview"? Or add sources/inverview.yaml.'], ['error concept-without-excerpt concepts/hunch.md:2:1', 'The concept "hunch" has no excerpt: nothing in the data carries it.', 'Add the excerpt it was coded from under `excerpts`, or remove the concept.'], ['error schema study.yaml:8:10', 'There is no rule "emptycategory".', 'Did you mean "empty-category"? These can be lowered: several-core-categories, empty-category, concept-without-excerpt, relation-without-evidence.'], ['warning unused-reference references/roe-2021.yaml:1:1', 'The reference "roe-2021" is cited nowhere.', 'Cite it with [@roe-2021], or remove the file.']],
  },
  { name: 'a category that does not fit its schema is not told again at its concepts, links and relations', changes: { ...relations(`${ARROW}    excerpts: [e1, e2]\n`), [CATEGORY]: '---\nlabel: 7\nparent: core\n---\n' }, findings: [['error schema categories/trust.md:2:8', '"label" must be text, or a map of languages, but it is the number 7.', 'Put quotes around it.']] },
  { name: 'a category that does not parse is not told again', changes: { ...relations(`${ARROW}    excerpts: [e1, e2]\n`), [CATEGORY]: '---\nlabel: [\nparent: core\n---\n' }, findings: [['error unreadable-file categories/trust.md:3:1', 'This is not valid YAML: the "]" that closes this list or map is missing, or not indented.', 'Put the line under its neighbours (two spaces for each level), and close each bracket and brace.']] },
  { name: 'a category that is not UTF-8 is not told again', changes: { [CATEGORY]: new Uint8Array([45, 45, 45, 10, 255]) }, findings: [['error unreadable-file categories/trust.md:2:1', 'The file is not encoded in UTF-8.', 'Save it as UTF-8 (in many editors: "Save with encoding").']] },
  { name: 'a category in a cycle is not told again at its concepts', changes: { [CATEGORY]: '---\nlabel: Trust\nparent: trust\n---\n' }, findings: [['error category-cycle categories/trust.md:3:9', 'The category "trust" is above itself: trust → trust.', 'Change the `parent` of one of them, so that every path ends at the core category.']] },
  { name: 'a concept that does not fit is not told again at its excerpts, category, source and reference', changes: { 'relations.yaml': 'roles:\n  - category: trust\n    label: base\n    excerpts: [e1]\n', ...edit({ [CONCEPT]: ['label: First impression', 'label: ""'], [SECTION]: ['Why', '<Excerpt id="e1" /> Why'] }) }, findings: [['error schema concepts/first-impression.md:2:8', '"label" is empty.', 'Write the text, or take the line out.']] },
  { name: 'an excerpt without its source is not told again where it is used', changes: { 'relations.yaml': 'roles:\n  - category: trust\n    label: base\n    excerpts: [e1]\n', ...edit({ [CONCEPT]: ['    source: interview\n', ''] }) }, findings: [['error excerpt-without-source concepts/first-impression.md:6:5', 'The excerpt "e1" does not say where it comes from.', 'Add `source:` with the name of a file in sources/: interview.']] },
  { name: 'a reference that does not fit is not told again at its citations', changes: { 'references/doe-2020.yaml': 'type: bok\ntitle: On trust\n' }, findings: [['error schema references/doe-2020.yaml:1:7', '"type" cannot be "bok".', 'Did you mean "book"? It is one of: article, article-journal, article-magazine, article-newspaper, bill, book, broadcast, chapter, classic, collection, dataset, document, entry, entry-dictionary, entry-encyclopedia, event, figure, graphic, hearing, interview, legal_case, legislation, manuscript, map, motion_picture, musical_score, pamphlet, paper-conference, patent, performance, periodical, personal_communication, post, post-weblog, regulation, report, review, review-book, software, song, speech, standard, thesis, treaty, webpage.']] },
  { name: 'a section that does not parse is not told again as an unused reference', changes: { ...edit({ [CONCEPT]: [' and [@doe-2020]', ''] }), [SECTION]: '---\ntitle: [\n---\n[@doe-2020]\n' }, findings: [['error unreadable-file report/01-background.mdx:3:1', 'This is not valid YAML: the "]" that closes this list or map is missing, or not indented.', 'Put the line under its neighbours (two spaces for each level), and close each bracket and brace.']] },
  { name: 'without languages no text is read, and only that is told', changes: edit({ 'study.yaml': ['languages: [en]\n', ''] }), findings: [['error schema study.yaml:1:1', '"languages" is missing.', 'Add the key "languages" with a list (each item on its own line after "- ").']] },
];

describe('findings together', () => {
  test.each(TOGETHER)('$name', ({ changes, findings }) => {
    expect(findingsOf(changes)).toEqual(findings);
  });
});

const POSITIONS: readonly Case[] = [
  { name: 'a nested key in front matter', changes: { 'references/doe-2020.yaml': 'type: book\ntitle: On trust\nauthor:\n  - family: Doe\n    givn: Jane\nprinted:\n  number: 1\n  txt: Doe\n' }, findings: [['error schema references/doe-2020.yaml:7:3', '"printed.text" is missing.', 'Add the key "text" with text.'], ['error schema references/doe-2020.yaml:8:3', 'The key "txt" is not known in "printed".', 'Did you mean "text"? Known keys: number, text.'], ['warning unknown-field references/doe-2020.yaml:5:5', 'CSL-JSON has no field "givn" there: it is left out.', 'Did you mean "given"? Or put it under `custom`, or take it out.']] },
  { name: 'an item of a flow list', changes: edit({ [CONCEPT]: ['definition: What is felt at first.', 'references: [doe-2020, roe]'] }), findings: [['error unknown-reference concepts/first-impression.md:4:24', '"roe" is not a reference of this study.', 'Add references/roe.yaml.']] },
  { name: 'an item of a block list', changes: edit({ [CONCEPT]: ['definition: What is felt at first.', 'related:\n  - first-impression\n  - frist-impression'] }), findings: [['error unknown-concept concepts/first-impression.md:6:5', '"frist-impression" is not a concept of this study.', 'Did you mean "first-impression"? Or take it out of `related`.']] },
  { name: 'a memo, counted in the file', changes: edit({ [CONCEPT]: ['See [[trust]]', 'One.\n\n- item\n  - *[[tryst]]* 中文[[truss]]'] }), findings: [['error unknown-concept concepts/first-impression.md:14:6', '[[tryst]] is neither a concept nor a category of this study.', 'Did you mean "trust"? A link names the file without its ending.'], ['error unknown-concept concepts/first-impression.md:14:19', '[[truss]] is neither a concept nor a category of this study.', 'Did you mean "trust"? A link names the file without its ending.']] },
  { name: 'MDX, inside a tag', changes: edit({ [SECTION]: ['Why [[trust]]', '<div>\n\n  A [@doe-202]\n\n</div>\n\n| a |\n| - |\n| [[trus\\|t]] |\n\nWhy'] }), findings: [['error unknown-reference report/01-background.mdx:7:5', '[@doe-202] is not a reference of this study.', 'Did you mean "doe-2020"? Or add references/doe-202.yaml.'], ['error unknown-concept report/01-background.mdx:13:3', '[[trus]] is neither a concept nor a category of this study.', 'Did you mean "trust"? A link names the file without its ending.']] },
];

describe('a finding stands at its place:', () => {
  test.each(POSITIONS)('$name', ({ changes, findings }) => {
    expect(findingsOf(changes)).toEqual(findings);
  });
});

describe('an excerpt under two concepts', () => {
  const shared = { ...LARGER, 'concepts/second-thought.md': String(LARGER['concepts/second-thought.md']).replace('e2', 'e1').replace('Then I wondered', 'I liked her at once') };

  test('is one excerpt with both, if it is the same passage', () => {
    const { caseStudy, findings } = reopenStudy(writeStudy(shared));
    expect(findings).toEqual([]);
    expect(caseStudy?.excerpts.size).toBe(1);
    expect(caseStudy?.excerpts.get('e1')?.concepts.map(({ id }) => id)).toEqual(['second-thought', 'first-impression']);
    expect(caseStudy?.sources.get('interview')?.excerpts).toHaveLength(1);
    for (const id of ['first-impression', 'second-thought']) expect(caseStudy?.concepts.get(id)?.excerpts).toHaveLength(1);
  });
});

describe('a tree of another depth builds', () => {
  const category = (label: string, parent?: string) => `---\nlabel: ${label}\n${parent === undefined ? '' : `parent: ${parent}\n`}---\n`;
  const TREES: readonly { name: string; changes: StudyFiles; warnings: number; roots: string[]; core: string | undefined; groups: string[]; levels: Record<string, string> }[] = [
    {
      name: 'one level of categories',
      changes: { 'categories/core.md': null, [CATEGORY]: category('Trust'), ...edit({ 'study.yaml': ['[Core category, Category, Concept]', '[Category, Concept]'] }) },
      warnings: 0, roots: ['trust'], core: 'trust', groups: ['trust'], levels: { trust: 'Category' },
    },
    {
      name: 'four levels',
      changes: { 'categories/middle.md': category('Middle', 'core'), 'categories/low.md': category('Low', 'middle'), [CATEGORY]: category('Trust', 'low'), ...edit({ 'study.yaml': ['[Core category, Category, Concept]', '[A, B, C, D, Concept]'] }) },
      warnings: 0, roots: ['core'], core: 'core', groups: ['middle'], levels: { core: 'A', middle: 'B', low: 'C', trust: 'D' },
    },
    {
      name: 'several roots, with the rule lowered',
      changes: { 'categories/core.md': null, [CATEGORY]: category('Trust'), ...LARGER, 'categories/doubt.md': category('Doubt'), ...lowering('{ several-core-categories: warning }', '[Dimension, Concept]') },
      warnings: 1, roots: ['doubt', 'trust'], core: undefined, groups: ['doubt', 'trust'], levels: { doubt: 'Dimension', trust: 'Dimension' },
    },
  ]; // prettier-ignore

  test.each(TREES)('$name', ({ changes, warnings, roots, core, groups, levels }) => {
    const { caseStudy, findings } = reopenStudy(writeStudy(changes));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings).toHaveLength(warnings);
    expect(caseStudy?.roots.map(({ id }) => id)).toEqual(roots);
    expect(caseStudy?.core?.id).toBe(core);
    expect(caseStudy?.groups.map(({ id }) => id)).toEqual(groups);
    expect(Object.fromEntries([...(caseStudy?.categories.values() ?? [])].map(({ id, level }) => [id, level.en]))).toEqual(levels);
    expect(caseStudy?.concepts.get('first-impression')?.level).toEqual({ en: 'Concept' });
  });
});
