import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SMALL_STUDY, temporaryFolder, type StudyFiles } from './study-folder.ts';

/** A git repository with a study in its folder `content`, in a temporary folder. */
export class StudyRepository {
  readonly folder: string;

  constructor(files: StudyFiles = SMALL_STUDY, folder = temporaryFolder()) {
    this.folder = folder;
    this.git('init', '-q', '-b', 'main');
    this.commit(files);
  }

  get study(): string {
    return join(this.folder, 'content');
  }

  git(...args: readonly string[]): string {
    const person = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', ['-C', this.folder, ...person, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }

  /** Writes files of the study; null removes one. */
  write(files: StudyFiles): void {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.study, path);
      mkdirSync(dirname(file), { recursive: true });
      if (content === null) rmSync(file);
      else writeFileSync(file, content);
    }
  }

  commit(files: StudyFiles): void {
    this.write(files);
    this.git('add', '-A');
    this.git('commit', '-q', '-m', 'A state');
  }
}
