import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { concept, edited, released, smallStudy } from '../../build/released-study.ts';
import { temporaryFolder, writeStudy, type StudyFiles } from '../../build/study-folder.ts';
import { StudyRepository } from '../../build/study-repository.ts';

const FIRST = 'releases/1.0.0.json';
const text = String(released(smallStudy(), '1.0.0').get(FIRST));
const forged = String(released(edited(smallStudy(), { 'concepts/other.md': concept('Other', ['e2']) }), '1.0.0').get(FIRST));
const other: StudyFiles = { [FIRST]: forged, 'concepts/other.md': concept('Other', ['e2']) };
const tagged = (tag: string) => {
  const repository = new StudyRepository(Object.fromEntries(released(smallStudy(), '1.0.0')));
  repository.git('tag', tag);
  return repository;
};
const told = (study: string) => reloadStudy(study).findings.map(({ rule, path, message, mend }) => [rule, path, message, mend]);
const finding = (tag: string) => [
  'release-changed',
  FIRST,
  `Version 1.0.0 is not as the tag ${tag} has it.`,
  `A release is never edited, and its tag is never moved: git checkout ${tag} -- ${FIRST}, in the study's folder, brings it back.`,
];

describe('a release whose version has a tag', () => {
  test.each(['v1.0.0', '1.0.0'])('is told where it is not as the tag %s has it', (tag) => {
    const repository = tagged(tag);
    expect(told(repository.study)).toEqual([]);
    repository.write(other);
    expect(told(repository.study)).toEqual([finding(tag)]);
    execFileSync('git', ['-C', repository.study, 'checkout', '-q', tag, '--', FIRST]);
    expect(told(repository.study)).toEqual([]);
  });

  test('is told where the tag is a note of its own, and whatever `git replace` says', () => {
    const repository = tagged('other');
    repository.git('tag', '-a', 'v1.0.0', '-m', 'The first');
    repository.commit(other);
    repository.git('replace', `v1.0.0:content/${FIRST}`, `HEAD:content/${FIRST}`);
    expect(told(repository.study)).toEqual([finding('v1.0.0')]);
  });

  test('is the same with other ends of lines', () => {
    const repository = tagged('v1.0.0');
    repository.write({ [FIRST]: text.replaceAll('\n', '\r\n') });
    expect(told(repository.study)).toEqual([]);
  });
});

describe('nothing is told', () => {
  test('of a tag without the release in it, or of another version', () => {
    const repository = new StudyRepository();
    repository.git('tag', 'v1.0.0');
    repository.git('tag', 'v2.0.0');
    repository.write(other);
    expect(told(repository.study)).toEqual([]);
  });

  test('where a branch has the name, a shallow clone has no tags, or there is no git', () => {
    const repository = new StudyRepository(Object.fromEntries(released(smallStudy(), '1.0.0')));
    repository.git('branch', 'v1.0.0');
    repository.write(other);
    expect(told(repository.study)).toEqual([]);
    repository.git('tag', 'v1.0.0');
    const clone = join(temporaryFolder(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '1', '--no-tags', `file://${repository.folder}`, clone]);
    expect(told(join(clone, 'content'))).toEqual([]);
    expect(told(writeStudy(other))).toEqual([]);
  });
});
