import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Files of a study by path; a value of `null` leaves a file of the small study out. */
export type StudyFiles = Readonly<Record<string, string | Uint8Array | null>>;

/** The smallest study that holds together: a core, one category, one concept with one excerpt, one source, one reference, one relation-less model. */
export const SMALL_STUDY: Readonly<Record<string, string>> = {
  'study.yaml': `title: Small study
languages: [en]
authors:
  - family: Doe
    given: Jane
abstract: A study of little.
levels: [Core category, Category, Concept]
`,
  'categories/core.md': '---\nlabel: The core\nmeaning: What all leads to.\n---\n',
  'categories/trust.md': '---\nlabel: Trust\nparent: core\nmeaning: Relying on others.\n---\n\nIt holds [[first-impression]].\n',
  'concepts/first-impression.md': `---
label: First impression
category: trust
definition: What is felt at first.
excerpts:
  - id: e1
    source: interview
    text: I liked her at once.
---

See [[trust]] and [@doe-2020].
`,
  'sources/interview.yaml': 'label: Interview with A\n',
  'references/doe-2020.yaml': 'type: book\ntitle: On trust\nauthor: [{ family: Doe, given: Jane }]\nissued: 2020\n',
  'report/01-background.mdx': '---\ntitle: Background\n---\n\nWhy [[trust]] matters.\n',
};

/** The small study with all that its front matter says in a second language, and no prose in it. */
export const BILINGUAL_STUDY: Readonly<Record<string, string>> = {
  ...SMALL_STUDY,
  'study.yaml': `title: { en: Small study, zh: 小研究 }
languages: [en, zh]
authors:
  - { family: { en: Doe, zh: 窦 }, given: { en: Jane, zh: 简 } }
abstract: { en: A study of little., zh: 一项小小的研究。 }
levels: [{ en: Core category, zh: 核心范畴 }, { en: Category, zh: 范畴 }, { en: Concept, zh: 概念 }]
`,
  'categories/core.md': '---\nlabel: { en: The core, zh: 核心 }\nmeaning: { en: What all leads to., zh: 一切所归。 }\n---\n',
  'categories/trust.md':
    '---\nlabel: { en: Trust, zh: 信任 }\nparent: core\nmeaning: { en: Relying on others., zh: 倚靠他人。 }\n---\n\nIt holds [[first-impression]].\n',
  'concepts/first-impression.md': `---
label: { en: First impression, zh: 第一印象 }
category: trust
definition: { en: What is felt at first., zh: 起初所感。 }
excerpts:
  - id: e1
    source: interview
    text: I liked her at once.
    translation: { zh: 我一见就喜欢她。 }
---

See [[trust]] and [@doe-2020].
`,
  'sources/interview.yaml': 'label: { en: Interview with A, zh: 访谈甲 }\n',
  'report/01-background.mdx': '---\ntitle: { en: Background, zh: 背景 }\n---\n\nWhy [[trust]] matters.\n',
};

/** A picture of 48 × 32 pixels. */
export const PICTURE = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAADAAAAAgCAIAAADbtmxLAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAARklEQVRYhe2WgQkAMAjD/Clf50rPcIyAB5TSpo7w1M25AhNEDlGGrGWc48fASA5RhqxlnEPIHjRyiDJkLSMOERhpOvx4XBc/FGBblgcxWgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** A new folder under the system's temporary one, removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhagen-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes the small study with `changes` over it into a temporary folder. */
export function writeStudy(changes: StudyFiles = {}): string {
  const folder = join(temporaryFolder(), 'study');
  mkdirSync(folder);
  writeFiles(folder, { ...SMALL_STUDY, ...changes });
  return folder;
}

export function writeFiles(folder: string, files: StudyFiles): void {
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Files of the small study with one passage of each replaced. */
export function edit(changes: Readonly<Record<string, readonly [from: string, to: string]>>): StudyFiles {
  return Object.fromEntries(
    Object.entries(changes).map(([path, [from, to]]) => {
      const text = SMALL_STUDY[path];
      if (text?.includes(from) !== true) throw new Error(`${path} of the small study has no "${from}".`);
      return [path, text.replace(from, () => to)];
    }),
  );
}
