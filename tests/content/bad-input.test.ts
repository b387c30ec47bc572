import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { edit, PICTURE, SMALL_STUDY, temporaryFolder, writeStudy, type StudyFiles } from '../build/study-folder.ts';
import { findingsIn, findingsOf, type FindingRow } from './findings.ts';

interface Case {
  readonly name: string;
  readonly changes: StudyFiles;
  readonly findings: readonly FindingRow[];
}

const CATEGORY = 'categories/trust.md';
const CONCEPT = 'concepts/first-impression.md';
const REFERENCE = 'references/doe-2020.yaml';
const SECTION = 'report/01-background.mdx';
const SOURCE = 'sources/interview.yaml';
const STUDY = 'study.yaml';

const textOf = (path: string) => String(SMALL_STUDY[path]);
const bytes = (...parts: (string | number[])[]) => new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));
const source = (text: string): StudyFiles => ({ [SOURCE]: text });
const section = (body: string): StudyFiles => ({ [SECTION]: `---\ntitle: Background\n---\n${body}` });
const concept = (line: string) => edit({ [CONCEPT]: ['definition: What is felt at first.', line] });
const excerpt = (line: string) => edit({ [CONCEPT]: ['    text: I liked her at once.', `    text: I liked her at once.\n${line}`] });
const reference = (lines: string): StudyFiles => ({ [REFERENCE]: `type: book\ntitle: On trust\n${lines}\n` });
const study = (lines: string): StudyFiles => ({ [STUDY]: textOf(STUDY) + lines });

const SITES: readonly Case[] = [
  { name: 'a path that is not as it is served', changes: study('site: https://example.org/a/../b//c/\n'), findings: [['error schema study.yaml:8:7', '"site" is not a site\'s address: it has "//" in its path.', 'Write it as https://example.org/b/c/.']] },
  { name: 'a quote', changes: study("site: 'https://example.org/\"x'\n"), findings: [['error schema study.yaml:8:7', '"site" is not a site\'s address: it has a ", which a path cannot have in every place.', 'Write it as https://example.org or https://example.org/repository/.']] },
  { name: 'a % that begins no character', changes: study('site: https://example.org/%zz/\n'), findings: [['error schema study.yaml:8:7', '"site" is not a site\'s address: "%zz" has a % that begins no character.', 'Write it as https://example.org or https://example.org/repository/.']] },
  { name: 'a name and a password', changes: study('site: https://doe:secret@example.org/\n'), findings: [['error schema study.yaml:8:7', '"site" is not a site\'s address: it has a name or a password before "@".', 'Write it without, as https://example.org/.']] },
  { name: 'the page in place of the site', changes: study('site: https://example.org/index.html\n'), findings: [['error schema study.yaml:8:7', '"site" is not a site\'s address: it names the page, not the site.', 'Write it as https://example.org/.']] },
  { name: 'a host that is none', changes: study("site: 'https://a\"b/'\n"), findings: [['error schema study.yaml:8:7', '"site" is not a site\'s address.', 'Write it as https://example.org or https://example.org/repository/.']] },
  { name: 'a script of its own', changes: study('site: https://example.org/扎根\n'), findings: [] },
];

const PICTURES: readonly Case[] = [
  { name: 'a picture of another ending', changes: { 'media/plan.tiff': PICTURE }, findings: [['error unreadable-file media/plan.tiff:1:1', 'A picture in media/ ends in .png, .jpg, .jpeg, .gif, .webp, .avif or .svg.', 'Save it as one of these, or move the file out of the folder.']] },
  { name: 'a picture whose name is no address', changes: { 'media/My Photo.PNG': PICTURE }, findings: [['error id-format media/My Photo.PNG:1:1', "A picture's name is its address on the site: small letters a–z, digits and single hyphens, and its ending in small letters.", 'Rename the file to "my-photo.png", here and where it is shown.']] },
  { name: 'a picture in a folder of its own', changes: { 'media/field/a.png': PICTURE }, findings: [['error unreadable-file media/field:1:1', 'This is not a file.', 'Pictures stand in media/ itself: put them there, in no folder of their own.']] },
  { name: 'a picture of another type than its ending', changes: { 'media/a.jpg': PICTURE }, findings: [['error unreadable-file media/a.jpg:1:1', 'This is no .jpg: what is in it is png.', 'Rename it, or save it as .jpg.']] },
  { name: 'a picture that is cut off', changes: { 'media/a.png': PICTURE.subarray(0, 10), [CONCEPT]: `${textOf(CONCEPT)}![A](media/a.png)\n` }, findings: [['error unreadable-file media/a.png:1:1', 'The picture cannot be read: it has no size, or the file is cut off.', 'Save it again as .png.']] },
  { name: 'an SVG without a size', changes: { 'media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' }, findings: [['error unreadable-file media/a.svg:1:1', 'The picture has no size.', 'Give its <svg> a viewBox, as in viewBox="0 0 640 480".']] },
  { name: 'an SVG that is not closed', changes: { 'media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg">\n<g>' }, findings: [['error unreadable-file media/a.svg:1:1', 'The picture cannot be read: line 2 is not valid XML: unclosed tag: g.', 'Export it anew as SVG.']] },
  { name: 'an SVG with entities', changes: { 'media/a.svg': '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>' }, findings: [['error unreadable-file media/a.svg:1:1', 'The picture cannot be read: it declares entities.', 'Export it anew as plain SVG, without <!ENTITY …>.']] },
  { name: 'HTML as SVG', changes: { 'media/a.svg': '<html xmlns="http://www.w3.org/1999/xhtml"/>' }, findings: [['error unreadable-file media/a.svg:1:1', 'The picture cannot be read: it is no SVG.', 'Begin it with <svg xmlns="http://www.w3.org/2000/svg">.']] },
  { name: 'a folder with a name like media', changes: { 'Media/a.png': PICTURE }, findings: [['error unreadable-file Media:1:1', '"Media" is not part of a study.', 'Did you mean "media"? Rename it.']] },
];

const YAML: readonly Case[] = [
  { name: 'a tab as indentation', changes: source('label:\n\ten: Interview\n'), findings: [['error unreadable-file sources/interview.yaml:2:1', 'This is not valid YAML: The line is indented with a tab or with blanks of another kind (no-break or full-width), which YAML does not take for indentation.', 'Indent with spaces, two for each level.']] },
  { name: 'a key twice, in front matter', changes: concept('label: B'), findings: [['error unreadable-file concepts/first-impression.md:4:1', 'The key "label" stands twice in this map; it is already on line 2.', 'Keep one of the two and remove the other.']] },
  { name: 'a key that is a number', changes: source('label: A\n1.0: x\n'), findings: [['error schema sources/interview.yaml:2:1', 'The key "1" is not known here.', 'Known keys: formerIds, label, kind, description, locator, consent, language, doi, url, attributes, length, notes.']] },
  { name: 'a key twice', changes: source('label: A\nkind: x\nlabel: B\n'), findings: [['error unreadable-file sources/interview.yaml:3:1', 'The key "label" stands twice in this map; it is already on line 1.', 'Keep one of the two and remove the other.']] },
  { name: 'a key twice in front matter', changes: edit({ [CONCEPT]: ['category: trust', 'category: trust\ncategory: core'] }), findings: [['error unreadable-file concepts/first-impression.md:4:1', 'The key "category" stands twice in this map; it is already on line 3.', 'Keep one of the two and remove the other.']] },
  { name: 'a first key that is indented', changes: source('  label: Interview\nkind: x\n'), findings: [['error unreadable-file sources/interview.yaml:2:1', 'This is not valid YAML: the line belongs to nothing above it: it stands further left than the first one, or behind what is closed.', 'Put the text in quotes, or look for a missing quote, bracket or colon before this place.']] },
  { name: 'a quotation whose first line begins with blanks', changes: edit({ [CONCEPT]: ['text: I liked her at once.', 'text: |-\n        I liked\n      her.'] }), findings: [['error unreadable-file concepts/first-impression.md:10:1', 'This is not valid YAML: The first line of this text begins with blanks, which YAML takes for the indentation of every line.', 'Write "|2-" for "|-", and all lines two spaces further right than their key: what stands before them beyond that is theirs.']] },
  { name: 'an unclosed quote', changes: source('label: "Interview\nkind: x\n'), findings: [['error unreadable-file sources/interview.yaml:3:1', 'This is not valid YAML: the quote " is not closed.', 'Close what was opened (a quote, a bracket, a brace), or write the ":" that a key needs.']] },
  { name: 'an unclosed bracket', changes: edit({ [STUDY]: ['languages: [en]', 'languages: [en'] }), findings: [['error unreadable-file study.yaml:3:1', 'This is not valid YAML: the "]" that closes this list or map is missing, or not indented.', 'Put the line under its neighbours (two spaces for each level), and close each bracket and brace.']] },
  { name: 'an unclosed brace', changes: source('label: { en: A\nkind: x\n'), findings: [['error unreadable-file sources/interview.yaml:2:1', 'This is not valid YAML: the "}" that closes this list or map is missing, or not indented.', 'Put the line under its neighbours (two spaces for each level), and close each bracket and brace.']] },
  { name: 'a line that is not indented', changes: source('label:\nInterview\n'), findings: [['error unreadable-file sources/interview.yaml:2:1', 'This is not valid YAML: a key has no ":" after it, or a text goes on without being indented.', 'Close what was opened (a quote, a bracket, a brace), or write the ":" that a key needs.']] },
  { name: 'a text with ": " in it', changes: source('label: Interview: the first\n'), findings: [['error unreadable-file sources/interview.yaml:1:8', 'This is not valid YAML: The text contains ": ", which YAML takes for the end of a key.', 'Put it below "|-", on a line of its own that is indented further; or put quotes around it.']] },
  { name: 'a text that begins with a backtick', changes: source('label: `A`\n'), findings: [['error unreadable-file sources/interview.yaml:1:8', 'This is not valid YAML: A text cannot begin with "`".', 'Put it below "|-", on a line of its own that is indented further; or put quotes around it.']] },
  { name: 'a text that begins with *', changes: source('kind: talk\nlabel: *A*\n'), findings: [['error unreadable-file sources/interview.yaml:2:8', 'This is not valid YAML: a text that begins with "*" is taken for an alias, and there is no anchor "&A*" before it.', 'Put it in quotes, or write it below "|-".']] },
  { name: 'a second document', changes: source('label: A\n---\nlabel: B\n'), findings: [['error unreadable-file sources/interview.yaml:2:1', 'This is not valid YAML: a line "---" begins a second document.', 'Take out the line "---"; one file holds one map.']] },
  { name: 'a tag', changes: source('label: !shout A\n'), findings: [['error unreadable-file sources/interview.yaml:1:8', 'This is not valid YAML: A text that begins with "!" is taken for a tag.', 'Put it below "|-", on a line of its own that is indented further; or put quotes around it.']] },
  { name: 'a tag of another language', changes: source('label: !!js/function "function () {}"\n'), findings: [['error unreadable-file sources/interview.yaml:1:8', 'This is not valid YAML: The tag "!!js" announces a kind of data that no field of a study holds.', 'Put it below "|-", on a line of its own that is indented further; or put quotes around it.']] },
  { name: 'a list instead of a map', changes: source('- label: A\n'), findings: [['error schema sources/interview.yaml:1:1', 'The file must be a map (each line "key: value"), but it is a list.', 'Write a map (each line "key: value") there.']] },
  { name: 'a text instead of a map', changes: source('Interview\n'), findings: [['error schema sources/interview.yaml:1:1', 'The file must be a map (each line "key: value"), but it is "Interview".', 'Write a map (each line "key: value") there.']] },
  { name: 'an alias bomb', changes: source(`a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [${'*a, '.repeat(10)}]\nc: &c [${'*b, '.repeat(10)}]\nlabel: [${'*c, '.repeat(10)}]\n`), findings: [['error unreadable-file sources/interview.yaml:2:8', 'This YAML cannot be read: Excessive alias count indicates a resource exhaustion attack.', 'Write the values out instead of using anchors and aliases.']] },
  { name: 'an alias inside itself', changes: source('label: &a [*a]\n'), findings: [['error schema sources/interview.yaml:1:11', '"label" must be text, or a map of languages, but it is a list.', 'Write text, or { en: … }; a text that begins with "[" or "- " needs quotes around it.']] },
  { name: '__proto__ as a key', changes: source('label: A\n__proto__: { kind: x }\n'), findings: [['error schema sources/interview.yaml:2:1', 'The key "__proto__" is not known here.', 'Known keys: formerIds, label, kind, description, locator, consent, language, doi, url, attributes, length, notes.']] },
  { name: '__proto__ as a language', changes: source('label: { en: A, __proto__: B }\n'), findings: [['error schema sources/interview.yaml:1:17', "\"label.__proto__\" is in \"__proto__\", which is not one of the study's languages (en).", 'Add it to `languages` in study.yaml.']] },
  { name: '__proto__ as an attribute', changes: source('label: A\nattributes: { __proto__: B, constructor: C }\n'), findings: [['error schema sources/interview.yaml:2:15', '"attributes.__proto__" has a name that programs keep for themselves.', 'Give it another name.']] },
  { name: 'attributes without a name, with blanks at its ends, of two lines', changes: source('label: A\nattributes: { "": B, " ": B, "role ": C, "first\\nround": D, role: E }\n'), findings: [['error schema sources/interview.yaml:2:15', '"attributes." has an empty name.', 'Write a name before the colon, or take the line out.'], ['error schema sources/interview.yaml:2:22', '"attributes. " has an empty name.', 'Write a name before the colon, or take the line out.'], ['error schema sources/interview.yaml:2:30', '"attributes.role " has a name with blanks at its ends.', 'Write it as "role".'], ['error schema sources/interview.yaml:2:42', '"attributes.first\\nround" has a name that is not of one line.', 'Write it as "first round".']] },
  { name: 'guidelines and rules of such names', changes: { 'reporting.yaml': '- id: a\n  item: B\n  status: reported\n  where: [study]\n  guidelines: { "COREQ ": 1, __proto__: 2 }\n', ...study('rules: { __proto__: off, " empty-category": off }\n') }, findings: [['error schema reporting.yaml:5:17', '"[1].guidelines.COREQ " has a name with blanks at its ends.', 'Write it as "COREQ".'], ['error schema reporting.yaml:5:30', '"[1].guidelines.__proto__" has a name that programs keep for themselves.', 'Give it another name.'], ['error schema study.yaml:8:10', '"rules.__proto__" has a name that programs keep for themselves.', 'Give it another name.'], ['error schema study.yaml:8:26', '"rules. empty-category" has a name with blanks at its ends.', 'Write it as "empty-category".']] },
  { name: 'such names in what a reference keeps for programs', changes: reference('issued: 2020\ncustom: { __proto__: 1 }'), findings: [['error schema references/doe-2020.yaml:4:11', '"custom.__proto__" has a name that programs keep for themselves.', 'Give it another name.']] },
  { name: 'constructor as a key', changes: source('label: A\nconstructor: x\n'), findings: [['error schema sources/interview.yaml:2:1', 'The key "constructor" is not known here.', 'Known keys: formerIds, label, kind, description, locator, consent, language, doi, url, attributes, length, notes.']] },
];

const SIDES = '<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> other\n';
const unmerged = (place: string): FindingRow => [`error unreadable-file ${place}`, 'A merge of two branches is unfinished here: the file has both sides, between lines of <<<<<<< and >>>>>>>.', 'Make one text of the two sides, and take the three lines of marks out.'];
const MERGES: readonly Case[] = [
  { name: 'in YAML', changes: source(`label: A\n${SIDES}`), findings: [unmerged('sources/interview.yaml:2:1')] },
  { name: 'in study.yaml', changes: study(SIDES), findings: [unmerged('study.yaml:8:1')] },
  { name: 'in a memo', changes: { [CATEGORY]: `${textOf(CATEGORY)}${SIDES}` }, findings: [unmerged('categories/trust.md:8:1')] },
  { name: 'in the report', changes: section(SIDES), findings: [unmerged('report/01-background.mdx:4:1')] },
  { name: 'in a translation', changes: { 'categories/trust.de.md': SIDES }, findings: [['error unknown-language categories/trust.de.md:1:1', 'This is a translation into "de", which is not one of the study\'s languages (en).', 'Add it to `languages` in study.yaml, or take the dot out of the name if this is no translation.'], unmerged('categories/trust.de.md:1:1')] },
  { name: 'of which only a heading is like it', changes: { [CATEGORY]: `${textOf(CATEGORY)}\nTwo\n=======\n` }, findings: [] },
];

const FRONT_MATTER: readonly Case[] = [
  { name: 'missing', changes: { [CATEGORY]: 'Trust is…\n' }, findings: [['error unreadable-file categories/trust.md:1:1', 'The file does not begin with front matter.', 'Begin the file with a line "---", the YAML, and a line "---".']] },
  { name: 'after a blank line', changes: { [CATEGORY]: `\n${textOf(CATEGORY)}` }, findings: [['error unreadable-file categories/trust.md:1:1', 'There are blank lines before the front matter.', 'Take them out: the first line of the file is "---".']] },
  { name: 'opened and closed with a pair of dashes', changes: { [CATEGORY]: textOf(CATEGORY).replaceAll('---', '——') }, findings: [['error unreadable-file categories/trust.md:1:1', 'The front matter is opened with "——", not with a line of three hyphens.', 'Write "---" there, and nothing else. Word processors turn hyphens into dashes: use an editor for plain text.'], ['error unreadable-file categories/trust.md:5:1', 'The front matter is closed with "——", not with a line of three hyphens.', 'Write "---" there, and nothing else. Word processors turn hyphens into dashes: use an editor for plain text.']] },
  { name: 'opened with a dash and a hyphen', changes: { [CATEGORY]: textOf(CATEGORY).replace('---', '—-').replace('parent: core', 'parent: croe') }, findings: [['error unreadable-file categories/trust.md:1:1', 'The front matter is opened with "—-", not with a line of three hyphens.', 'Write "---" there, and nothing else. Word processors turn hyphens into dashes: use an editor for plain text.'], ['error unknown-parent categories/trust.md:3:9', 'The parent of "trust" is "croe", which is not a category of this study.', 'Did you mean "core"? Or add categories/croe.md.']] },
  { name: 'opened with asterisks', changes: { [CATEGORY]: textOf(CATEGORY).replace('---', '***') }, findings: [['error unreadable-file categories/trust.md:1:1', 'The front matter is opened with "***", not with a line of three hyphens.', 'Write "---" there, and nothing else. Word processors turn hyphens into dashes: use an editor for plain text.']] },
  { name: 'closed with a dash and hyphens', changes: { [CATEGORY]: textOf(CATEGORY).replace('\n---\n', '\n–--\n') }, findings: [['error unreadable-file categories/trust.md:5:1', 'The front matter is closed with "–--", not with a line of three hyphens.', 'Write "---" there, and nothing else. Word processors turn hyphens into dashes: use an editor for plain text.']] },
  { name: 'a text that begins with a rule of Markdown', changes: { [CATEGORY]: '***\n\nTrust is…\n\n***\n' }, findings: [['error unreadable-file categories/trust.md:1:1', 'The file does not begin with front matter.', 'Begin the file with a line "---", the YAML, and a line "---".']] },
  { name: 'not closed', changes: { [CATEGORY]: '---\nlabel: Trust\nparent: core\n' }, findings: [['error unreadable-file categories/trust.md:1:1', 'The front matter is not closed: the file may be cut off.', 'End the front matter with a line "---".']] },
  { name: 'cut off in the middle of a line', changes: { [CONCEPT]: textOf(CONCEPT).slice(0, 60) }, findings: [['error unreadable-file concepts/first-impression.md:1:1', 'The front matter is not closed: the file may be cut off.', 'End the front matter with a line "---".']] },
  { name: 'with nothing in it', changes: { [CATEGORY]: '---\n---\n\nTrust.\n' }, findings: [['error schema categories/trust.md:2:1', 'The file must be a map (each line "key: value"), but it is empty.', 'Write a map (each line "key: value") there.']] },
];

const FIELDS: readonly Case[] = [
  { name: 'text: missing', changes: edit({ [CONCEPT]: ['category: trust\n', ''] }), findings: [['error schema concepts/first-impression.md:2:1', '"category" is missing.', 'Write "category: …" with one of these: core, trust.']] },
  { name: 'text: empty', changes: edit({ [CONCEPT]: ['category: trust', 'category: ""'] }), findings: [['error schema concepts/first-impression.md:3:11', '"category" is empty.', 'Write the text, or take the line out.']] },
  { name: 'text: nothing after the colon', changes: edit({ [CONCEPT]: ['category: trust', 'category:'] }), findings: [['error schema concepts/first-impression.md:3:10', '"category" is empty.', 'Write "category: …" with one of these: core, trust.']] },
  { name: 'text: what YAML reads as nothing', changes: edit({ [CONCEPT]: ['text: I liked her at once.', 'text: ~'] }), findings: [['error schema concepts/first-impression.md:8:11', '"excerpts[1].text" is empty: YAML reads ~ as nothing.', 'Put quotes around it if it is meant as text, or take the line out.']] },
  { name: 'text: nothing to see', changes: edit({ [CONCEPT]: ['label: First impression', 'label: "\\u200b\\u2060"'] }), findings: [['error schema concepts/first-impression.md:2:8', '"label" is empty.', 'Write the text, or take the line out.']] },
  { name: 'text: a map', changes: edit({ [CONCEPT]: ['text: I liked her at once.', 'text: { en: I liked her. }'] }), findings: [['error schema concepts/first-impression.md:8:11', '"excerpts[1].text" must be text, but it is a map.', 'Write text there; one that begins with "{" needs quotes around it.']] },
  { name: 'text in languages: missing', changes: edit({ [CONCEPT]: ['label: First impression\n', ''] }), findings: [['error schema concepts/first-impression.md:2:1', '"label" is missing.', 'Add it as text, or as a map of languages: { en: … }.']] },
  { name: 'text in languages: nothing after the colon', changes: edit({ [CONCEPT]: ['label: First impression', 'label:'] }), findings: [['error schema concepts/first-impression.md:2:7', '"label" is empty.', 'Write the text, or take the line out.']] },
  { name: 'text in languages: a list', changes: concept('definition: [What, is]'), findings: [['error schema concepts/first-impression.md:4:13', '"definition" must be text, or a map of languages, but it is a list.', 'Write text, or { en: … }; a text that begins with "[" or "- " needs quotes around it.']] },
  { name: 'text in languages: an empty one inside', changes: concept('definition: { en: "" }'), findings: [['error schema concepts/first-impression.md:4:19', '"definition.en" is empty.', 'Write the text, or take the line out.']] },
  { name: 'text in languages: an unknown language, and not the default one', changes: concept('definition:\n  fr: Quoi'), findings: [['error schema concepts/first-impression.md:5:3', "\"definition\" has no \"en\", the study's default language.", 'Add en: … to it.'], ['error schema concepts/first-impression.md:5:3', "\"definition.fr\" is in \"fr\", which is not one of the study's languages (en).", 'Add it to `languages` in study.yaml.']] },
  { name: 'translation: text', changes: { ...edit({ [STUDY]: ['languages: [en]', 'languages: [en, zh]'] }), ...excerpt('    translation: 我一见就喜欢她。') }, findings: [['error schema concepts/first-impression.md:9:18', '"excerpts[1].translation" must be a map of languages, but it is "我一见就喜欢她。".', 'Write which language it is in: { zh: … }.'], ['warning missing-translation categories/core.md:2:8', '"label" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation categories/core.md:3:10', '"meaning" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation categories/trust.md:2:8', '"label" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation categories/trust.md:4:10', '"meaning" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation report/01-background.mdx:2:8', '"title" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation sources/interview.yaml:1:8', '"label" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation study.yaml:1:8', '"title" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation study.yaml:4:13', '"authors[1].family" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation study.yaml:5:12', '"authors[1].given" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation study.yaml:6:11', '"abstract" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation study.yaml:7:10', '"levels[1]" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation study.yaml:7:25', '"levels[2]" has no text in zh.', 'Write it as a map: { en: …, zh: … }.'], ['warning missing-translation study.yaml:7:35', '"levels[3]" has no text in zh.', 'Write it as a map: { en: …, zh: … }.']] },
  { name: 'list: a text', changes: concept('references: doe-2020'), findings: [['error schema concepts/first-impression.md:4:13', '"references" must be a list (each item on its own line after "- "), but it is "doe-2020".', 'Write it as a list: references: [doe-2020].']] },
  { name: 'list: a number inside', changes: concept('references: [2020]'), findings: [['error unknown-reference concepts/first-impression.md:4:14', '"2020" is not a reference of this study.', 'Add references/2020.yaml.'], ['warning concept-without-definition concepts/first-impression.md:2:1', 'The concept "first-impression" has no definition.', 'Say under `definition` what it means and what counts as it, or switch the rule off in study.yaml: rules: { concept-without-definition: off }.']] },
  { name: 'list: two words', changes: { ...study('keywords: trust、doubt, 2020\n'), ...concept('references: doe-2020') }, findings: [['error schema concepts/first-impression.md:4:13', '"references" must be a list (each item on its own line after "- "), but it is "doe-2020".', 'Write it as a list: references: [doe-2020].'], ['error schema study.yaml:8:11', '"keywords" must be a list (each item on its own line after "- "), but it is "trust、doubt, 2020".', 'Write it as a list: keywords: [trust, doubt, "2020"].']] },
  { name: 'list: names', changes: { ...reference('author: Elinor Ostrom and Doe, Jane\neditor: 刘峰\ntranslator: { family: Roe }'), ...edit({ [STUDY]: ['authors:\n  - family: Doe\n    given: Jane', 'authors: Jane Doe'] }) }, findings: [['error schema references/doe-2020.yaml:3:9', '"author" must be a list (each item on its own line after "- "), but it is "Elinor Ostrom and Doe, Jane".', 'Write a list of names: author: [{ family: Ostrom, given: Elinor }, { family: Doe, given: Jane }]; a group is { literal: … }.'], ['error schema references/doe-2020.yaml:4:9', '"editor" must be a list (each item on its own line after "- "), but it is "刘峰".', 'Write a list of names: editor: [{ family: …, given: … }]; a group is { literal: … }.'], ['error schema references/doe-2020.yaml:5:13', '"translator" must be a list (each item on its own line after "- "), but it is a map.', 'Begin each item with a hyphen, also if there is one: "- family: …", with its other lines under "family".'], ['error schema study.yaml:3:10', '"authors" must be a list (each item on its own line after "- "), but it is "Jane Doe".', 'Write a list of names: authors: [{ family: Doe, given: Jane }]; a group is { name: … }.']] },
  { name: 'list: one map', changes: { [CONCEPT]: textOf(CONCEPT).replace('  - id: e1\n    source: interview\n    text:', '  id: e1\n  source: interview\n  text:') }, findings: [['error schema concepts/first-impression.md:6:3', '"excerpts" must be a list (each item on its own line after "- "), but it is a map.', 'Begin each item with a hyphen, also if there is one: "- id: …", with its other lines under "id".']] },
  { name: 'list: a map of maps', changes: { [CONCEPT]: textOf(CONCEPT).replace('  - id: e1\n    source:', '  e1:\n    source:') }, findings: [['error schema concepts/first-impression.md:6:3', '"excerpts" must be a list (each item on its own line after "- "), but it is a map.', 'Begin each item with a hyphen, and name it in it: "- id: e1", with its other lines under "id".']] },
  { name: 'list: empty where one is needed', changes: reference('author: []'), findings: [['error schema references/doe-2020.yaml:3:9', '"author" needs at least one name.', 'Add one, on a line of its own after "- ".']] },
  { name: 'map: a text', changes: reference('printed: Doe'), findings: [['error schema references/doe-2020.yaml:3:10', '"printed" must be a map (each line "key: value"), but it is "Doe".', 'Write a map (each line "key: value") there.']] },
  { name: 'number: a text', changes: concept('order: first'), findings: [['error schema concepts/first-impression.md:4:8', '"order" must be a number, but it is "first".', 'Write a number there.']] },
  { name: 'number: infinite', changes: concept('order: .inf'), findings: [['error schema concepts/first-impression.md:4:8', '"order" must be a number, but it is the number Infinity.', 'Write a number there.']] },
  { name: 'whole number: a fraction', changes: excerpt('    range: { start: 0.5, end: 2 }'), findings: [['error schema concepts/first-impression.md:9:21', '"excerpts[1].range.start" must be a whole number, but it is the number 0.5.', 'Write a whole number there.']] },
  { name: 'whole number: too small', changes: excerpt('    range: { start: -1, end: 2 }'), findings: [['error schema concepts/first-impression.md:9:21', '"excerpts[1].range.start" must be 0 or more, but it is the number -1.', 'Write such a number there, or take the line out.']] },
  { name: 'range: empty', changes: excerpt('    range: { start: 2, end: 2 }'), findings: [['error schema concepts/first-impression.md:9:12', '"excerpts[1].range" must end after it starts.', 'Count from 0, in Unicode code points; `end` is the first one that no longer belongs to the excerpt.']] },
  { name: 'date: no such day', changes: excerpt('    date: 2024-02-30'), findings: [['error schema concepts/first-impression.md:9:11', '"excerpts[1].date" must be a date, but it is "2024-02-30".', 'Write a year, a month or a day: 2024, 2024-03 or 2024-03-28.']] },
  { name: 'date: another form', changes: reference('issued: 28 March 2024'), findings: [['error schema references/doe-2020.yaml:3:9', '"issued" must be a date, but it is "28 March 2024".', 'Write a year, a month or a day: 2024, 2024-03 or 2024-03-28.']] },
  { name: 'date: a list', changes: reference('issued: [2024, 3]'), findings: [['error schema references/doe-2020.yaml:3:9', '"issued" must be text or a number, but it is a list.', 'Write text or a number there.']] },
  { name: 'text or number: a map', changes: reference('volume: { a: 1 }'), findings: [['error schema references/doe-2020.yaml:3:9', '"volume" must be text or a number, but it is a map.', 'Write text or a number there.']] },
  { name: 'one of: something else', changes: source('label: A\nlanguage: fr\n'), findings: [['error schema sources/interview.yaml:2:11', '"language" cannot be "fr".', 'It is one of: en.']] },
  { name: 'one of: missing', changes: { [REFERENCE]: 'title: On trust\n' }, findings: [['error schema references/doe-2020.yaml:1:1', '"type" is missing.', 'Add the key "type" with one of: article, article-journal, article-magazine, article-newspaper, bill, book, broadcast, chapter, classic, collection, dataset, document, entry, entry-dictionary, entry-encyclopedia, event, figure, graphic, hearing, interview, legal_case, legislation, manuscript, map, motion_picture, musical_score, pamphlet, paper-conference, patent, performance, periodical, personal_communication, post, post-weblog, regulation, report, review, review-book, software, song, speech, standard, thesis, treaty, webpage.']] },
  { name: 'one of: near', changes: concept('notes: [{ kind: as printed, text: So. }]'), findings: [['error schema concepts/first-impression.md:4:17', '"notes[1].kind" cannot be "as printed".', 'Did you mean "as-printed"? It is one of: as-printed, correction, inference.']] },
  { name: 'DOI: with its resolver', changes: reference('DOI: https://doi.org/10.1234/abc'), findings: [['error schema references/doe-2020.yaml:3:6', '"DOI" must be a DOI such as 10.1234/abc, without https://doi.org/, but it is "https://doi.org/10.1234/abc".', 'Write it in this form, or take the line out.']] },
  { name: 'web address: another protocol', changes: source('label: A\nurl: "javascript:alert(1)"\n'), findings: [['error schema sources/interview.yaml:2:6', '"url" must be a web address that begins with https:// or http://, but it is "javascript:alert(1)".', 'Write it in this form, or take the line out.']] },
  { name: 'web address: no such port', changes: source('label: A\nurl: https://example.org:99999/\n'), findings: [['error schema sources/interview.yaml:2:6', '"url" must be a web address with a host, and a port below 65536 if it has one, but it is "https://example.org:99999/".', 'Write it in this form, or take the line out.']] },
  { name: 'web address: no address', changes: source('label: A\nurl: example\n'), findings: [['error schema sources/interview.yaml:2:6', '"url" must be a web address that begins with https:// or http://, but it is "example".', 'Write it in this form, or take the line out.']] },
  { name: 'ORCID: another form', changes: edit({ [STUDY]: ['given: Jane', 'given: Jane\n    orcid: https://orcid.org/0000-0002-1825-0097'] }), findings: [['error schema study.yaml:6:12', '"authors[1].orcid" must be an ORCID iD such as 0000-0002-1825-0097, but it is "https://orcid.org/0000-0002-1825-0097".', 'Write it in this form, or take the line out.']] },
  { name: 'ORCID: a mistyped digit', changes: edit({ [STUDY]: ['given: Jane', 'given: Jane\n    orcid: 0000-0002-1825-0098'] }), findings: [['error schema study.yaml:6:12', '"authors[1].orcid" has a wrong check digit: a digit was mistyped.', 'Copy it again from orcid.org.']] },
  { name: 'author: neither a person nor a group', changes: edit({ [STUDY]: ['family: Doe\n    given: Jane', 'given: Jane'] }), findings: [['error schema study.yaml:4:5', '"authors[1]" needs either `family` (and `given`), or `name` for a group.', 'Write one of the two.']] },
  { name: 'name: a person and a group', changes: reference('author: [{ family: Doe, literal: Group }]'), findings: [['error schema references/doe-2020.yaml:3:10', '"author[1]" needs either `family` (and `given`), or `literal` for a group.', 'Write one of the two.']] },
  { name: 'date: no such month', changes: reference('issued: 2024-13'), findings: [['error schema references/doe-2020.yaml:3:9', '"issued" must be a date, but it is "2024-13".', 'Write a year, a month or a day: 2024, 2024-03 or 2024-03-28.']] },
  { name: 'date: a month with one digit', changes: study('published: { issued: 2024-3 }\n'), findings: [['error schema study.yaml:8:22', '"published.issued" must be a date, but it is "2024-3".', 'Write a year, a month or a day: 2024, 2024-03 or 2024-03-28.']] },
  { name: 'date: a month without a year', changes: reference('issued: March'), findings: [['error schema references/doe-2020.yaml:3:9', '"issued" must be a date, but it is "March".', 'Write a year, a month or a day: 2024, 2024-03 or 2024-03-28.']] },
  { name: 'date: parts that are none', changes: reference('issued: { date-parts: 2024 }'), findings: [['error schema references/doe-2020.yaml:3:9', '"issued" must be a date of CSL-JSON, but it is a map.', 'Write { date-parts: [[2024, 3]] }, { literal: … }, or in short 2024-03.']] },
  { name: 'CSL-JSON: several items', changes: { [REFERENCE]: null, 'references/doe-2020.json': '[{"type":"book","title":"A"},{"type":"book","title":"B"}]' }, findings: [['error schema references/doe-2020.json:1:1', 'The file must be a map (each line "key: value"), but it is a list.', 'Write a map (each line "key: value") there.']] },
  { name: 'CSL-JSON: a list of one, each fault at its own place', changes: { [REFERENCE]: null, 'references/doe-2020.json': '[\n\t{\n\t\t"type": "book",\n\t\t"title": "A",\n\t\t"URL": "javascript:1"\n\t}\n]' }, findings: [['error schema references/doe-2020.json:5:10', '"URL" must be a web address that begins with https:// or http://, but it is "javascript:1".', 'Write it in this form, or take the line out.']] },
  { name: 'DOI: without a suffix', changes: study('published: { issued: 2024, doi: 10.1234/ }\n'), findings: [['error schema study.yaml:8:33', '"published.doi" must be a DOI such as 10.1234/abc, without https://doi.org/, but it is "10.1234/".', 'Write it in this form, or take the line out.']] },
  { name: 'DOI: with a label', changes: reference('DOI: "doi:10.1234/abc"'), findings: [['error schema references/doe-2020.yaml:3:6', '"DOI" must be a DOI such as 10.1234/abc, without https://doi.org/, but it is "doi:10.1234/abc".', 'Write it in this form, or take the line out.']] },
  { name: 'ORCID: a check character X where a digit belongs', changes: edit({ [STUDY]: ['given: Jane', 'given: Jane\n    orcid: 0000-0002-1825-009X'] }), findings: [['error schema study.yaml:6:12', '"authors[1].orcid" has a wrong check digit: a digit was mistyped.', 'Copy it again from orcid.org.']] },
  { name: 'author: none', changes: edit({ [STUDY]: ['authors:\n  - family: Doe\n    given: Jane\n', ''] }), findings: [['error schema study.yaml:1:1', '"authors" is missing.', 'Add the key "authors" with a list (each item on its own line after "- ").']] },
  { name: 'author: an empty list', changes: edit({ [STUDY]: ['authors:\n  - family: Doe\n    given: Jane', 'authors: []'] }), findings: [['error schema study.yaml:3:10', '"authors" needs at least one author.', 'Add one, on a line of its own after "- ".']] },
  { name: 'author: a text', changes: edit({ [STUDY]: ['authors:\n  - family: Doe\n    given: Jane', 'authors: [Jane Doe]'] }), findings: [['error schema study.yaml:3:11', '"authors[1]" must be a map (each line "key: value"), but it is "Jane Doe".', 'Write { family: Doe, given: Jane }; a group is { name: … }.']] },
  { name: 'name: only a given one', changes: reference('author: [{ given: Jane }]'), findings: [['error schema references/doe-2020.yaml:3:10', '"author[1]" needs either `family` (and `given`), or `literal` for a group.', 'Write one of the two.']] },
  { name: 'one of: a type that CSL does not have', changes: { [REFERENCE]: 'type: article-jurnal\ntitle: On trust\n' }, findings: [['error schema references/doe-2020.yaml:1:7', '"type" cannot be "article-jurnal".', 'Did you mean "article-journal"? It is one of: article, article-journal, article-magazine, article-newspaper, bill, book, broadcast, chapter, classic, collection, dataset, document, entry, entry-dictionary, entry-encyclopedia, event, figure, graphic, hearing, interview, legal_case, legislation, manuscript, map, motion_picture, musical_score, pamphlet, paper-conference, patent, performance, periodical, personal_communication, post, post-weblog, regulation, report, review, review-book, software, song, speech, standard, thesis, treaty, webpage.']] },
  { name: 'one of: a type of BibTeX', changes: { [REFERENCE]: 'type: inproceedings\ntitle: On trust\n' }, findings: [['error schema references/doe-2020.yaml:1:7', '"type" cannot be "inproceedings".', 'It is one of: article, article-journal, article-magazine, article-newspaper, bill, book, broadcast, chapter, classic, collection, dataset, document, entry, entry-dictionary, entry-encyclopedia, event, figure, graphic, hearing, interview, legal_case, legislation, manuscript, map, motion_picture, musical_score, pamphlet, paper-conference, patent, performance, periodical, personal_communication, post, post-weblog, regulation, report, review, review-book, software, song, speech, standard, thesis, treaty, webpage.']] },
  { name: 'languages: not a language tag', changes: edit({ [STUDY]: ['[en]', '[English]'] }), findings: [['error schema study.yaml:2:13', '"languages[1]" must be a language tag such as zh, en or zh-Hant, but it is "English".', 'Write it in this form, or take the line out.']] },
  { name: 'languages: one twice', changes: edit({ [STUDY]: ['[en]', '[en, en]'] }), findings: [['error schema study.yaml:2:12', '"languages" has a language twice.', 'Keep one of the two.']] },
  { name: 'format: a newer one', changes: study('format: 2\n'), findings: [['error schema study.yaml:8:9', '"format" must be 1, the form of study that this version of Zhagen reads, but it is the number 2.', 'If a newer version wrote it, install that: npm install --save-exact zhagen@latest. Otherwise write 1.']] },
  { name: 'levels: too few', changes: edit({ [STUDY]: ['[Core category, Category, Concept]', '[Concept]'] }), findings: [['error schema study.yaml:7:9', '"levels" needs at least two names: one for the categories, one for the concepts.', 'Add one, on a line of its own after "- ".']] },
  { name: 'unknown key: near a known one', changes: study('keywrods: [trust]\n'), findings: [['error schema study.yaml:8:1', 'The key "keywrods" is not known here.', 'Did you mean "keywords"? Known keys: format, title, shortTitle, codebookTitle, languages, authors, editors, edition, abstract, keywords, published, method, levels, licence, repository, site, rules, analysis.']] },
  { name: 'unknown key: nested in a list', changes: excerpt('    locater: p. 1'), findings: [['error schema concepts/first-impression.md:9:5', 'The key "locater" is not known in "excerpts[1]".', 'Did you mean "locator"? Known keys: id, formerIds, source, locator, text, translation, coder, note, range, date.']] },
  { name: 'unknown key: nested in an optional map', changes: study('published:\n  issued: 2024\n  jurnal: J\n'), findings: [['error schema study.yaml:10:3', 'The key "jurnal" is not known in "published".', 'Did you mean "journal"? Known keys: issued, issuedInferred, journal, volume, issue, pages, doi.']] },
  { name: 'unknown key: near none', changes: { [CATEGORY]: textOf(CATEGORY).replace('parent:', 'colour: red\nparent:') }, findings: [['error schema categories/trust.md:3:1', 'The key "colour" is not known here.', 'Known keys: label, altLabels, order, formerIds, parent, meaning, meaningBasis, use, avoid, inVivo, references, mappings, notes.']] },
];

const LONG = 'a'.repeat(65);
/** A category of that name, with a concept in it. */
const named = (name: string): StudyFiles => ({
  [`categories/${name}.md`]: '---\nlabel: T\nparent: core\n---\n',
  'concepts/c.md': `---\nlabel: C\ncategory: ${name}\ndefinition: D\nexcerpts: [{ id: e2, source: interview, text: X }]\n---\n`,
});
const MAPPINGS: readonly Case[] = [
  { name: 'that is no web address', changes: concept('mappings: { exactMatch: [wd:Q1, "javascript:alert(1)"] }'), findings: [['error schema concepts/first-impression.md:4:26', '"mappings.exactMatch[1]" must be a web address that begins with https:// or http://, but it is "wd:Q1".', 'Write it in this form, or take the line out.'], ['error schema concepts/first-impression.md:4:33', '"mappings.exactMatch[2]" must be a web address that begins with https:// or http://, but it is "javascript:alert(1)".', 'Write it in this form, or take the line out.']] },
  { name: 'that is one address and no list', changes: concept('mappings: { closeMatch: https://v.example/a }'), findings: [['error schema concepts/first-impression.md:4:25', '"mappings.closeMatch" must be a list (each item on its own line after "- "), but it is "https://v.example/a".', 'Write it as a list: closeMatch: ["https://v.example/a"].']] },
  { name: 'of an unknown kind', changes: concept('mappings: { exactmatch: [https://v.example/a] }'), findings: [['error schema concepts/first-impression.md:4:13', 'The key "exactmatch" is not known in "mappings".', 'Did you mean "exactMatch"? Known keys: exactMatch, closeMatch, broadMatch, narrowMatch, relatedMatch.']] },
  { name: 'that is a list', changes: edit({ [CATEGORY]: ['parent: core', 'parent: core\nmappings: [https://v.example/a]'] }), findings: [['error schema categories/trust.md:4:11', '"mappings" must be a map (each line "key: value"), but it is a list.', 'Write a map (each line "key: value") there.']] },
];

const NAMES: readonly Case[] = [
  { name: 'the file Trust-Building', changes: named('Trust-Building'), findings: [['error id-format categories/Trust-Building.md:1:1', "The file's name is its identifier, and \"Trust-Building\" has other characters than small letters a–z, digits and single hyphens.", 'Rename the file to "trust-building.md".']] },
  { name: 'the file trust building', changes: named('trust building'), findings: [['error id-format categories/trust building.md:1:1', "The file's name is its identifier, and \"trust building\" has other characters than small letters a–z, digits and single hyphens.", 'Rename the file to "trust-building.md".']] },
  { name: 'the file 信任', changes: named('信任'), findings: [['error id-format categories/信任.md:1:1', "The file's name is its identifier, and \"信任\" has other characters than small letters a–z, digits and single hyphens.", 'Rename the file, for example with an English word for it.']] },
  { name: 'the file trust..x', changes: named('trust..x'), findings: [['error id-format categories/trust..x.md:1:1', "The file's name is its identifier, and \"trust..x\" has other characters than small letters a–z, digits and single hyphens.", 'Rename the file to "trust-x.md".']] },
  { name: 'the file naïve_trust', changes: named('naïve_trust'), findings: [['error id-format categories/naïve_trust.md:1:1', "The file's name is its identifier, and \"naïve_trust\" has other characters than small letters a–z, digits and single hyphens.", 'Rename the file to "naive-trust.md".']] },
  { name: 'the file of 65 characters', changes: named(LONG), findings: [['error id-format categories/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md:1:1', "The file's name is its identifier, and \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" is longer than 64 characters.", 'Rename the file to "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md".']] },
  { name: 'a section 01-Back Ground.mdx', changes: { [SECTION]: null, 'report/01-Back Ground.mdx': textOf(SECTION) }, findings: [['error id-format report/01-Back Ground.mdx:1:1', "The file's name is its identifier, and \"Back Ground\" has other characters than small letters a–z, digits and single hyphens.", 'Rename the file to "01-back-ground.mdx".']] },
  { name: 'an excerpt ..', changes: edit({ [CONCEPT]: ['id: e1', 'id: ..'] }), findings: [['error id-format concepts/first-impression.md:6:9', '"excerpts[1].id" must be an identifier, but it is "..".', 'Write a name in small letters a–z, digits and single hyphens, at most 64 characters.']] },
  { name: 'an excerpt over 64 characters', changes: edit({ [CONCEPT]: ['id: e1', `id: ${LONG}`] }), findings: [['error id-format concepts/first-impression.md:6:9', '"excerpts[1].id" must be an identifier, but it is "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…".', 'Write "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", or another name in small letters a–z, digits and single hyphens, at most 64 characters.']] },
  { name: 'names that differ in case only', changes: { 'categories/Trust.md': '---\nlabel: T\nparent: core\n---\n', 'concepts/c.md': '---\nlabel: C\ncategory: Trust\ndefinition: D\nexcerpts: [{ id: e2, source: interview, text: X }]\n---\n' }, findings: [['error id-format categories/Trust.md:1:1', "The file's name is its identifier, and \"Trust\" has other characters than small letters a–z, digits and single hyphens.", "Rename the file, but not to \"trust\", which is another's name."], ['error duplicate-id categories/trust.md:1:1', 'The identifier "trust" is already used by categories/Trust.md.', 'Give one of the two files another name; capital letters do not tell identifiers apart.']] },
];

const category = (parent: string) => `---\nlabel: X of ${parent}\nparent: ${parent}\n---\n`;
const TREES: readonly Case[] = [
  { name: 'a category above itself', changes: { 'categories/a.md': category('a') }, findings: [['error category-cycle categories/a.md:3:9', 'The category "a" is above itself: a → a.', 'Change the `parent` of one of them, so that every path ends at the core category.']] },
  { name: 'a cycle of three', changes: { 'categories/a.md': category('b'), 'categories/b.md': category('c'), 'categories/c.md': category('a') }, findings: [['error category-cycle categories/a.md:3:9', 'The category "a" is above itself: a → b → c → a.', 'Change the `parent` of one of them, so that every path ends at the core category.'], ['error category-cycle categories/b.md:3:9', 'The category "b" is above itself: b → c → a → b.', 'Change the `parent` of one of them, so that every path ends at the core category.'], ['error category-cycle categories/c.md:3:9', 'The category "c" is above itself: c → a → b → c.', 'Change the `parent` of one of them, so that every path ends at the core category.']] },
  { name: 'a category below a cycle', changes: { 'categories/a.md': category('b').replace('X', 'Y'), 'categories/b.md': category('b') }, findings: [['error category-cycle categories/b.md:3:9', 'The category "b" is above itself: b → b.', 'Change the `parent` of one of them, so that every path ends at the core category.']] },
  { name: 'two roots', changes: { 'categories/a.md': '---\nlabel: A\n---\n', 'concepts/c.md': '---\nlabel: C\ncategory: a\ndefinition: D\nexcerpts: [{ id: e2, source: interview, text: X }]\n---\n' }, findings: [['error several-core-categories categories/core.md:2:1', '"core" has no parent, and neither has "a": only the core category stands without one.', 'Give it a `parent`. If the study has several aggregate dimensions and no core category, lower the rule in study.yaml: rules: { several-core-categories: warning }.']] },
  { name: 'no root', changes: edit({ 'categories/core.md': ['label: The core', 'label: The core\nparent: trust'] }), findings: [['error category-cycle categories/core.md:3:9', 'The category "core" is above itself: core → trust → core.', 'Change the `parent` of one of them, so that every path ends at the core category.'], ['error category-cycle categories/trust.md:3:9', 'The category "trust" is above itself: trust → core → trust.', 'Change the `parent` of one of them, so that every path ends at the core category.']] },
];

const MDX: readonly Case[] = [
  { name: 'an unclosed tag', changes: section('\nWhy.\n\n<div>\n\n[[trust]]\n'), findings: [['error unreadable-file report/01-background.mdx:7:1', 'This is not valid MDX: Expected a closing tag for `<div>`.', "Close the tag or brace that is open here; write a literal \"<\" as &lt; and \"{\" as \\{."]] },
  { name: 'an unclosed tag in a line', changes: section('\nWhy <b>trust matters.\n'), findings: [['error unreadable-file report/01-background.mdx:5:5', 'This is not valid MDX: Expected a closing tag for `<b>` before the end of `paragraph`.', "Close the tag or brace that is open here; write a literal \"<\" as &lt; and \"{\" as \\{."]] },
  { name: 'a wrong closing tag', changes: section('\n<div>\nA\n</p>\n'), findings: [['error unreadable-file report/01-background.mdx:5:1', 'This is not valid MDX: Unexpected closing tag `</p>`, expected corresponding closing tag for `<div>`.', "Close the tag or brace that is open here; write a literal \"<\" as &lt; and \"{\" as \\{."]] },
  { name: 'an unclosed brace', changes: section('\nWhy.\n\nA {b\n\nC\n'), findings: [['error unreadable-file report/01-background.mdx:7:5', 'This is not valid MDX: Unexpected end of file in expression, expected a corresponding closing brace for `{`.', "Close the tag or brace that is open here; write a literal \"<\" as &lt; and \"{\" as \\{."]] },
  { name: 'a comparison', changes: section('\np <0.05\n'), findings: [['error unreadable-file report/01-background.mdx:5:4', 'This is not valid MDX: Unexpected character `0` (U+0030) before name, expected a character that can start a name, such as a letter, `$`, or `_`.', "Close the tag or brace that is open here; write a literal \"<\" as &lt; and \"{\" as \\{."]] },
  { name: 'an expression that is none', changes: section('\n\n{a b}\n'), findings: [['error unreadable-file report/01-background.mdx:6:3', 'This is not valid MDX: Could not parse expression with acorn.', "Close the tag or brace that is open here; write a literal \"<\" as &lt; and \"{\" as \\{."]] },
];

const FILES: readonly Case[] = [
  { name: 'not UTF-8, on the third line', changes: { [SOURCE]: bytes('label: A\nkind: x\nlocator: ', [0xd6, 0xd0], '\n') }, findings: [['error unreadable-file sources/interview.yaml:3:1', 'The file is not encoded in UTF-8.', 'Save it as UTF-8 (in many editors: "Save with encoding").']] },
  { name: 'UTF-16', changes: { [SOURCE]: new Uint8Array([0xff, 0xfe, 0x6c, 0, 0x61, 0]) }, findings: [['error unreadable-file sources/interview.yaml:1:1', 'The file is not encoded in UTF-8.', 'Save it as UTF-8 (in many editors: "Save with encoding").']] },
  { name: 'empty', changes: source(''), findings: [['error unreadable-file sources/interview.yaml:1:1', 'The file is empty.', 'Fill it, or remove it.']] },
  { name: 'only blank lines', changes: { [SOURCE]: '\n  \n' }, findings: [['error unreadable-file sources/interview.yaml:1:1', 'The file is empty.', 'Fill it, or remove it.']] },
  { name: 'a wrong extension', changes: { 'concepts/second-thought.txt': 'x' }, findings: [['error unreadable-file concepts/second-thought.txt:1:1', 'A file here ends in .md.', 'If it is a concept, write it as "second-thought.md"; else move it out of concepts/.']] },
  { name: 'no folder of images, though its name is near that of stages', changes: { 'images/map.png': 'x' }, findings: [] },
  { name: 'an image, a document and a table in a folder', changes: { 'concepts/photo.png': 'x', 'categories/notes.docx': 'x', 'references/library.bib': 'x' }, findings: [['error unreadable-file categories/notes.docx:1:1', 'This is a document of another program, which is not read: categories/ holds one .md file for each category.', 'Save what it says as plain text in .md files as the README shows them, and move it out of categories/.'], ['error unreadable-file concepts/photo.png:1:1', 'This is an image, and no concept: concepts/ holds one .md file for each concept.', 'Move it out of concepts/.'], ['error unreadable-file references/library.bib:1:1', 'This is no reference: references/ holds one .yaml file for each reference.', 'Move it out of references/.']] },
  { name: 'a README', changes: { 'concepts/README.md': '# Codes\n', 'concepts/README.zh-CN.md': '# 编码\n', 'sources/readme.txt': 'x' }, findings: [['error unreadable-file concepts/README.md:1:1', 'This is no concept: concepts/ holds one .md file for each concept.', "Move it up, beside concepts/, where a study's reader passes over it."], ['error unreadable-file concepts/README.zh-CN.md:1:1', 'This is no concept: concepts/ holds one .md file for each concept.', "Move it up, beside concepts/, where a study's reader passes over it."], ['error unreadable-file sources/readme.txt:1:1', 'This is no source: sources/ holds one .yaml file for each source.', "Move it up, beside sources/, where a study's reader passes over it."]] },
  { name: 'a folder in a folder, with a concept and with an image', changes: { [CONCEPT]: null, 'concepts/early/first-impression.md': textOf(CONCEPT).replace('source: interview', 'source: intervew'), 'concepts/images/photo.png': 'x', 'concepts/images/README.md': 'x' }, findings: [['error unreadable-file concepts/early:1:1', 'This is a folder, and concepts/ has none in it: each concept stands directly there.', 'Move its files up into concepts/, and what is no part of the study out of it.'], ['error unknown-source concepts/early/first-impression.md:7:13', 'The excerpt "e1" comes from "intervew", which is not a source of this study.', 'Did you mean "interview"? Or add sources/intervew.yaml.'], ['error unreadable-file concepts/images:1:1', 'This is a folder, and concepts/ has none in it: each concept stands directly there.', 'Move its files up into concepts/, and what is no part of the study out of it.']] },
  { name: 'a folder in the folder of releases', changes: { 'releases/old/1.0.0.json': '{}' }, findings: [['error unreadable-file releases/old:1:1', 'This is a folder, and releases/ has none in it: releases stand directly there.', 'Move it out of releases/.']] },
  { name: 'another ending', changes: { [CONCEPT]: null, 'concepts/First-Impression.MD': textOf(CONCEPT), [CATEGORY]: null, 'categories/trust.markdown': textOf(CATEGORY).replace('parent: core', 'parent: croe'), [SOURCE]: null, 'sources/interview.yml': textOf(SOURCE), [REFERENCE]: null, 'references/doe-2020.YAML': textOf(REFERENCE), [SECTION]: null, 'report/01-background.md': textOf(SECTION) }, findings: [['error unreadable-file categories/trust.markdown:1:1', 'A file here ends in .md.', 'Rename it to "trust.md".'], ['error unknown-parent categories/trust.markdown:3:9', 'The parent of "trust" is "croe", which is not a category of this study.', 'Did you mean "core"? Or add categories/croe.md.'], ['error unreadable-file concepts/First-Impression.MD:1:1', 'A file here ends in .md.', 'Rename it to "first-impression.md".'], ['error unreadable-file references/doe-2020.YAML:1:1', 'A file here ends in .yaml.', 'Rename it to "doe-2020.yaml".'], ['error unreadable-file report/01-background.md:1:1', 'A file here ends in .mdx.', 'Rename it to "01-background.mdx".'], ['error unreadable-file sources/interview.yml:1:1', 'A file here ends in .yaml.', 'Rename it to "interview.yaml".']] },
  { name: 'another ending, though the right one is there', changes: { 'sources/interview.yml': textOf(SOURCE) }, findings: [['error unreadable-file sources/interview.yml:1:1', 'A file here ends in .yaml.', 'There is "interview.yaml" already: keep one of the two.']] },
  { name: 'another ending of a text', changes: { [CONCEPT]: null, 'concepts/first-impression.txt': textOf(CONCEPT) }, findings: [['error unreadable-file concepts/first-impression.txt:1:1', 'A file here ends in .md.', 'Rename it to "first-impression.md".']] },
  { name: 'a folder that is written with a capital letter, or in the singular', changes: { [CONCEPT]: null, 'Concepts/first-impression.md': textOf(CONCEPT).replace('source: interview', 'source: intervew'), [SOURCE]: null, 'source/interview.yaml': textOf(SOURCE) }, findings: [['error unreadable-file Concepts:1:1', '"Concepts" is not part of a study.', 'Did you mean "concepts"? Rename it.'], ['error unknown-source Concepts/first-impression.md:7:13', 'The excerpt "e1" comes from "intervew", which is not a source of this study.', 'Did you mean "interview"? Or add sources/intervew.yaml.'], ['error unreadable-file source:1:1', '"source" is not part of a study.', 'Did you mean "sources"? Rename it.']] },
  { name: 'a misspelt folder beside the right one', changes: { 'Concept/second.md': textOf(CONCEPT).replace('First', 'Second').replace('e1', 'e2') }, findings: [['error unreadable-file Concept:1:1', '"Concept" is not part of a study.', 'Did you mean "concepts"? Move its files there.']] },
  { name: 'a concept among the categories', changes: { [CONCEPT]: null, 'categories/first-impression.md': textOf(CONCEPT) }, findings: [['error unreadable-file categories/first-impression.md:3:1', 'This is a concept, by its `category`; it stands among the categories.', 'Move it to concepts/first-impression.md. If it is a category, write `parent` for `category`.']] },
  { name: 'a category among the concepts', changes: { [CATEGORY]: null, 'concepts/trust.md': textOf(CATEGORY) }, findings: [['error unreadable-file concepts/trust.md:3:1', 'This is a category, by its `parent`; it stands among the concepts.', 'Move it to categories/trust.md. If it is a concept, write `category` for `parent`.']] },
  { name: 'a concept among the sources', changes: { [CONCEPT]: null, 'sources/first-impression.md': textOf(CONCEPT) }, findings: [['error unreadable-file sources/first-impression.md:3:1', 'This is a concept, by its `category`; it stands among the sources.', 'Move it to concepts/first-impression.md.']] },
  { name: 'a reference among the sources', changes: { [REFERENCE]: null, 'sources/doe-2020.yaml': textOf(REFERENCE) }, findings: [['error unreadable-file sources/doe-2020.yaml:1:1', 'This is a reference, by its `type`; it stands among the sources.', 'Move it to references/doe-2020.yaml.']] },
  { name: 'a source among the references', changes: { [SOURCE]: null, 'references/interview.yaml': textOf(SOURCE) }, findings: [['error unreadable-file references/interview.yaml:1:1', 'This is a source, by its `label`; it stands among the references.', 'Move it to sources/interview.yaml.']] },
  { name: 'a source with front matter', changes: { [SOURCE]: null, 'sources/interview.md': `---\n${textOf(SOURCE)}---\n` }, findings: [['error unreadable-file sources/interview.md:1:1', 'A source is YAML alone, in a file that ends in .yaml.', 'Write it as "interview.yaml", without the lines "---".']] },
  { name: 'a category without front matter', changes: { [CATEGORY]: null, 'categories/trust.yaml': 'label: Trust\nparent: core\nmeaning: Relying on others.\n' }, findings: [['error unreadable-file categories/trust.yaml:1:1', 'A category is Markdown that begins with front matter, in a file that ends in .md.', 'Write it as "trust.md", between two lines "---".']] },
  { name: 'a file of the study’s top in a folder', changes: { 'concepts/relations.yaml': 'relations: []\n' }, findings: [['error unreadable-file concepts/relations.yaml:1:1', 'A study has one relations.yaml, and not in a folder.', 'Move it out of concepts/, beside that folder.']] },
  { name: 'a misspelt folder', changes: { 'catagories/x.md': 'x' }, findings: [['error unreadable-file catagories:1:1', '"catagories" is not part of a study.', 'Did you mean "categories"? Move its files there.']] },
  { name: 'a misspelt study.yaml', changes: { 'study.yaml': null, 'study.yml': textOf(STUDY) }, findings: [['error unreadable-file study.yml:1:1', '"study.yml" is not part of a study.', 'Did you mean "study.yaml"? Rename it.']] },
  { name: 'a study.yml beside study.yaml', changes: { 'study.yml': textOf(STUDY) }, findings: [['error unreadable-file study.yml:1:1', '"study.yml" is not part of a study.', 'Did you mean "study.yaml"? That is there already: write what this file says into it, and remove this one.']] },
  { name: 'no study.yaml', changes: { 'study.yaml': null }, findings: [['error unreadable-file study.yaml:1:1', 'The study has no study.yaml.', 'Add study.yaml with title, authors, abstract, languages and levels; the README shows one.']] },
  { name: 'an empty study.yaml', changes: { 'study.yaml': '' }, findings: [['error unreadable-file study.yaml:1:1', 'The file is empty.', 'Fill it, or remove it.']] },
  { name: 'a file where a folder belongs', changes: { stages: 'x' }, findings: [['error unreadable-file stages:1:1', '"stages" must be a folder.', 'Rename the file, and make a folder of this name.']] },
  { name: 'a folder where a file belongs', changes: { 'concepts/x.md/y.md': 'x' }, findings: [['error unreadable-file concepts/x.md:1:1', 'This is a folder, and concepts/ has none in it: each concept stands directly there.', 'Move its files up into concepts/, and what is no part of the study out of it.']] },
];

describe.each([
  ['YAML', YAML],
  ['an unfinished merge', MERGES],
  ['the address of the site', SITES],
  ['pictures', PICTURES],
  ['front matter', FRONT_MATTER],
  ['a field', FIELDS],
  ['a mapping', MAPPINGS],
  ['a name', NAMES],
  ['a tree', TREES],
  ['MDX', MDX],
  ['a file', FILES],
])('%s that is wrong is a finding, not an exception:', (_, cases) => {
  test.each(cases)('$name', ({ changes, findings }) => {
    expect(findingsOf(changes)).toEqual(findings);
  });
});

interface FolderCase {
  readonly name: string;
  readonly arrange: (folder: string) => string;
  readonly findings: readonly FindingRow[];
}

const FOLDERS: readonly FolderCase[] = [
  { name: 'is not there', arrange: (folder) => join(folder, 'nowhere'), findings: [['error unreadable-file .:1:1', 'There is no folder <folder>/nowhere.', 'Give the folder that holds study.yaml with --study.']] },
  {
    name: 'is empty',
    arrange: (folder) => {
      mkdirSync(join(folder, 'empty'));
      return join(folder, 'empty');
    },
    findings: [['error unreadable-file .:1:1', 'The study folder is empty.', 'Add study.yaml, categories/ and concepts/; the README shows how.']],
  },
  { name: 'is a file', arrange: (folder) => join(folder, 'study.yaml'), findings: [['error unreadable-file .:1:1', '<folder>/study.yaml is a file, not a folder.', 'Give the folder that holds study.yaml with --study.']] },
  {
    name: 'holds a file that is a link',
    arrange: (folder) => {
      renameSync(join(folder, CONCEPT), join(folder, 'elsewhere'));
      symlinkSync(join(folder, 'elsewhere'), join(folder, CONCEPT));
      return folder;
    },
    findings: [['error unreadable-file concepts/first-impression.md:1:1', 'This is a link to another place; only files of the study itself are read.', 'Put the file or folder itself here.']],
  },
  {
    name: 'holds a folder that is a link',
    arrange: (folder) => {
      rmSync(join(folder, 'report'), { recursive: true });
      symlinkSync(temporaryFolder(), join(folder, 'report'));
      return folder;
    },
    findings: [['error unreadable-file report:1:1', 'This is a link to another place; only files of the study itself are read.', 'Put the file or folder itself here.']],
  },
];

describe('a study folder that', () => {
  test.each(FOLDERS)('$name is told', ({ arrange, findings }) => {
    const folder = writeStudy();
    const told = findingsIn(arrange(folder)).map(([head, message, mend]) => [head, message.replace(folder, '<folder>'), mend]);
    expect(told).toEqual(findings);
  });

  test('is itself a link is read', () => {
    const link = join(temporaryFolder(), 'link');
    symlinkSync(writeStudy(), link);
    expect(findingsIn(link)).toEqual([]);
  });

  test('holds hidden files, other files and names that every object has is read without them', () => {
    const folder = writeStudy({ '.DS_Store': 'x', 'concepts/.draft.md': 'x', 'README.md': 'x', constructor: 'x', 'toString/x.md': 'x', LICENSE: 'x' });
    expect(findingsIn(folder)).toEqual([]);
  });
});

test('a name of a file that is not UTF-8 is told as that', () => {
  const folder = writeStudy();
  const name = (path: string, end: string) => Buffer.concat([Buffer.from(join(folder, path)), Buffer.from([0xff]), Buffer.from(end)]);
  writeFileSync(name('concepts/a', '.md'), 'x');
  mkdirSync(name('concept', ''));
  writeFileSync(name('notes', '.txt'), 'x');
  const [message, mend] = ['The name of this file or folder is not encoded in UTF-8.', 'Rename it, in small letters a–z, digits and hyphens.'];
  expect(findingsIn(folder)).toEqual([
    ['error unreadable-file concepts/a\ufffd.md:1:1', message, mend],
    ['error unreadable-file concept\ufffd:1:1', message, mend],
  ]);
});

describe('what editors write is read:', () => {
  const crlf = Object.fromEntries(Object.entries(SMALL_STUDY).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
  const withMark = (files: StudyFiles) => Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `\uFEFF${String(text)}`]));

  test.each([
    ['a byte-order mark', withMark(SMALL_STUDY)],
    ['CRLF line ends', crlf],
    ['both', withMark(crlf)],
    ['no line end after the last line', Object.fromEntries(Object.entries(SMALL_STUDY).map(([path, text]) => [path, text.trimEnd()]))],
  ])('%s', (_, changes) => {
    const { caseStudy, findings } = reloadStudy(writeStudy(changes));
    expect(findings).toEqual([]);
    expect(caseStudy?.concepts.get('first-impression')?.excerpts[0]?.text).toBe('I liked her at once.');
  });

  const CRLF: readonly Case[] = [
    { name: 'YAML', changes: { ...crlf, [SOURCE]: '\uFEFFlabel: A\r\nkin: x\r\n' }, findings: [['error schema sources/interview.yaml:2:1', 'The key "kin" is not known here.', 'Did you mean "kind"? Known keys: formerIds, label, kind, description, locator, consent, language, doi, url, attributes, length, notes.']] },
    { name: 'front matter', changes: { ...crlf, [CONCEPT]: String(crlf[CONCEPT]).replace('source: interview', 'source: intervew') }, findings: [['error unknown-source concepts/first-impression.md:7:13', 'The excerpt "e1" comes from "intervew", which is not a source of this study.', 'Did you mean "interview"? Or add sources/intervew.yaml.']] },
    { name: 'a memo', changes: { ...crlf, [CONCEPT]: String(crlf[CONCEPT]).replace('[[trust]]', '\r\n\r\nand [[tryst]]') }, findings: [['error unknown-concept concepts/first-impression.md:13:5', '[[tryst]] is neither a concept nor a category of this study.', 'Did you mean "trust"? A link names the file without its ending.']] },
    { name: 'MDX', changes: { ...crlf, [SECTION]: `${String(crlf[SECTION])}\r\n<div>\r\n` }, findings: [['error unreadable-file report/01-background.mdx:7:1', 'This is not valid MDX: Expected a closing tag for `<div>`.', "Close the tag or brace that is open here; write a literal \"<\" as &lt; and \"{\" as \\{."]] },
  ];

  test.each(CRLF)('positions are right with CRLF in $name', ({ changes, findings }) => {
    expect(findingsOf(changes)).toEqual(findings);
  });
});

test('keys such as __proto__ change no object', () => {
  const folder = writeStudy(source('label: A\n__proto__: { polluted: yes }\n'));
  writeFileSync(join(folder, 'relations.yaml'), 'relations: []\n__proto__: { polluted: yes }\n');
  reloadStudy(folder);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
