import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { listFiles } from './list-files.ts';
import { SMALL_STUDY, temporaryFolder, writeFiles, type StudyFiles } from './study-folder.ts';
import { StudyRepository } from './study-repository.ts';
import { zhagen } from './zhagen.ts';

const SECTION = 'report/01-background.mdx';
const CONCEPT = 'concepts/first-impression.md';

/** Every kind of file, with texts of several lines in each form that has them. */
const STUDY: StudyFiles = {
  ...SMALL_STUDY,
  [CONCEPT]: `---
label: First impression
category: trust
definition: "What is
  felt at first."
excerpts:
  - id: e1
    source: interview
    text: |-
      I liked her.
      At once.
  - id: e2
    source: interview
    text: >
      Folded
      words.
---

See [[trust]]
and [@doe-2020].

    code of
    two lines

A break\\
of a line.
`,
  'relations.yaml':
    'roles:\n  - category: trust\n    label: base\n    statement: |\n      It carries\n      the rest.\n    excerpts: [e1]\n',
  'retired.yaml': '- kind: concept\n  id: hunch\n  date: 2026-01-02\n  reason: |\n    Too\n    wide.\n',
  'stages/open.md': '---\nname: Open coding\n---\n\nTwo\nlines.\n',
  [SECTION]: '---\ntitle: Background\n---\n\nWhy [[trust]]\nmatters.\n\n<div>\n\n```\ncode\nagain\n```\n\n</div>\n\n<Excerpt id="e1" />\n',
};

const withLineEnds = (files: StudyFiles, ends: string): StudyFiles =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, String(text).replaceAll('\n', ends)]));

/** A clone as Windows has it: git gives every file its line ends. */
function windowsClone({ folder }: StudyRepository): StudyRepository {
  const clone = join(temporaryFolder(), 'clone');
  execFileSync('git', ['clone', '-q', '-c', 'core.autocrlf=true', folder, clone]);
  const study = Object.create(StudyRepository.prototype, { folder: { value: clone } }) as StudyRepository;
  expect(readFileSync(join(study.study, CONCEPT), 'utf8')).toContain('\r\n');
  return study;
}

async function built(study: string): Promise<Record<string, string>> {
  const out = join(temporaryFolder(), 'site');
  const { status, stderr } = await zhagen(['build', '--study', study, '--out', out]);
  if (status !== 0) throw new Error(stderr);
  return Object.fromEntries(
    listFiles(out).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(out, file)))
        .digest('hex'),
    ]),
  );
}

async function releasedIn(study: string): Promise<string> {
  const { status, stderr } = await zhagen(['release', '1.0.0', '--date', '2026-11-22', '--study', study]);
  if (status !== 0) throw new Error(stderr);
  return readFileSync(join(study, 'releases/1.0.0.json'), 'utf8');
}

const NOTHING = 'Nothing in the study is different.';
const reviewed = async (study: string, base: string) => (await zhagen(['review', '--study', study, '--base', base])).stdout;

describe('a clone with the line ends of Windows', () => {
  it('reviews as no change', async () => {
    expect(await reviewed(windowsClone(new StudyRepository(STUDY)).study, 'origin/main')).toContain(NOTHING);
  });

  it('reviews as no change against what was committed with them, and the other way round', async () => {
    const repository = new StudyRepository(withLineEnds(STUDY, '\r\n'));
    repository.git('tag', 'windows');
    repository.commit(STUDY);
    expect(await reviewed(repository.study, 'windows')).toContain(NOTHING);
    repository.commit(withLineEnds(STUDY, '\r'));
    expect(await reviewed(repository.study, 'HEAD~1')).toContain(NOTHING);
  });

  it('releases the same file, and a release is no change', async () => {
    const repository = new StudyRepository(STUDY);
    const clone = windowsClone(repository);
    const release = await releasedIn(repository.study);
    expect(await releasedIn(clone.study)).toBe(release);
    writeFiles(clone.study, { 'releases/1.0.0.json': release.replaceAll('\n', '\r\n') });
    expect(await reviewed(clone.study, '1.0.0')).toContain(NOTHING);
    expect((await zhagen(['check', '--study', clone.study])).stdout).toBe('No findings.\n');
  });

  it('builds the same bytes', async () => {
    const repository = new StudyRepository(STUDY);
    const copy = join(temporaryFolder(), 'study');
    cpSync(windowsClone(repository).study, copy, { recursive: true });
    const [unix, windows] = [await built(repository.study), await built(copy)];
    expect(Object.keys(unix).length).toBeGreaterThan(30);
    expect(windows).toEqual(unix);
  });
});

it('an excerpt has line feeds, whatever ended its lines in the file', () => {
  for (const ends of ['\n', '\r\n', '\r']) {
    const folder = join(temporaryFolder(), 'study');
    writeFiles(folder, withLineEnds(STUDY, ends));
    const { caseStudy, findings } = reloadStudy(folder);
    expect(findings).toEqual([]);
    expect(caseStudy?.excerpts.get('e1')?.text).toBe('I liked her.\nAt once.');
    expect(caseStudy?.concepts.get('first-impression')?.prose.text).not.toContain('\r');
  }
});
