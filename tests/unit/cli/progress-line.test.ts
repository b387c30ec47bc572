import { describe, expect, it } from 'vitest';
import { showProgress, type Terminal } from '#cli/progress-line.ts';
import { madeFiles } from '#files/output/made-files.ts';

/** A terminal of one line, and all it has shown. */
function terminal(isTTY = true) {
  const shown: string[] = [];
  let line = '';
  const stand: Terminal = {
    isTTY,
    cursorTo: () => true,
    clearLine: () => ((line = ''), true),
    write: (text: Uint8Array | string) => {
      line += String(text);
      shown.push(line);
      return true;
    },
  };
  return { stand, shown, line: () => line };
}
const make = (files: number) => {
  for (let i = 0; i < files; i++) madeFiles.publish('/');
};

describe('the line that counts what a build makes', () => {
  it('shows how many files are made, in one line, and leaves nothing of it', () => {
    const { stand, line } = terminal();
    const end = showProgress(stand, true);
    make(100);
    expect(line()).toBe('Making pages and files: 96');
    end();
    expect(line()).toBe('');
    make(100);
    expect(line()).toBe('');
  });

  it.each([
    ['to a file or a pipe', false, true],
    ['where a program runs the build', true, false],
  ])('writes nothing %s', (_, isTTY, watched) => {
    const { stand, shown } = terminal(isTTY);
    const end = showProgress(stand, watched);
    make(100);
    end();
    expect(shown).toEqual([]);
  });
});
