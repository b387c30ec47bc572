import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

/** A folder for each test of a file, and what is written to the terminal meanwhile. */
export interface Bench {
  readonly folder: string;
  readonly told: string;
  /** What was told is told no more. */
  readonly forget: () => void;
  /** Puts a file there. @returns its path */
  readonly own: (name: string, text: string | Uint8Array) => string;
}

/** Called once at the top of a file: its tests have a folder of their own, and the terminal hears nothing of them. */
export function useBench(): Bench {
  let folder = '';
  let told = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhagen-test-'));
    told = '';
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        told += String(text);
        return true;
      });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });
  return {
    get folder() {
      return folder;
    },
    get told() {
      return told;
    },
    forget() {
      told = '';
    },
    own(name, text) {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
  };
}
