import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { OptionError } from '#files/build-options.ts';
import { GENERATOR } from '#domain/publishing/generator.ts';
import { recoverOutput, replaceOutput } from '#files/output/output-folder.ts';
import { processMark } from '#files/output/process-mark.ts';
import { temporaryFolder } from '../../build/study-folder.ts';

const page = (text: string) => `<meta name="generator" content="${GENERATOR} 1.0">${text}`;

let root: string;
let project: string;
let study: string;
let out: string;
beforeEach(() => {
  root = temporaryFolder();
  project = join(root, 'project');
  study = join(project, 'content');
  out = join(project, 'dist');
  mkdirSync(study, { recursive: true });
  writeFileSync(join(study, 'study.yaml'), 'title: A\n');
});

const replace = (build: (folder: string) => Promise<void>, to = out) =>
  replaceOutput({ study, out: to, base: undefined, site: undefined, reviewBase: undefined }, project, join(root, 'workshop'), build);
const write = (text: string) => (folder: string) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), page(text));
  return Promise.resolve();
};

/** Every file below a folder with its bytes. */
function snapshot(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return Object.fromEntries(
    files.map((item) => [join(item.parentPath, item.name), readFileSync(join(item.parentPath, item.name), 'base64')]),
  );
}

describe('a build that succeeds', () => {
  test('is put in place, with nothing left beside it', async () => {
    await replace(write('one'));
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(page('one'));
    expect(readdirSync(project).sort()).toEqual(['content', 'dist']);
  });

  test('replaces the last output whole', async () => {
    await replace(write('one'));
    writeFileSync(join(out, 'old.html'), 'old');
    await replace(write('two'));
    expect(readdirSync(out)).toEqual(['index.html']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(page('two'));
    expect(readdirSync(project).sort()).toEqual(['content', 'dist']);
  });

  test('may go to a folder that is empty, and to one below folders that are not there yet', async () => {
    mkdirSync(out);
    await replace(write('one'));
    expect(existsSync(join(out, 'index.html'))).toBe(true);
    const deep = join(root, 'a', 'b', 'c');
    await replace(write('one'), deep);
    expect(readdirSync(join(root, 'a', 'b'))).toEqual(['c']);
  });

  test('is not mixed with what a broken build left behind', async () => {
    mkdirSync(join(project, '.dist.partial'));
    writeFileSync(join(project, '.dist.partial', 'stale.html'), 'stale');
    await replace(write('one'));
    expect(readdirSync(out)).toEqual(['index.html']);
  });
});

describe('a build that fails', () => {
  test.each([
    ['before it writes', () => Promise.reject(new Error('broken'))],
    [
      'after it wrote',
      async (folder: string) => {
        await write('half')(folder);
        throw new Error('broken');
      },
    ],
  ])('%s, keeps the last output byte for byte and leaves nothing beside it', async (_, build) => {
    await replace(write('one'));
    mkdirSync(join(out, 'assets'));
    writeFileSync(join(out, 'assets', 'x.bin'), new Uint8Array([0, 255, 13, 10]));
    const before = snapshot(root);
    await expect(replace(build)).rejects.toThrow('broken');
    expect(snapshot(root)).toEqual(before);
    expect(readdirSync(project).sort()).toEqual(['content', 'dist']);
  });

  test('by writing nothing keeps the last output too', async () => {
    await replace(write('one'));
    const before = snapshot(root);
    await expect(replace(() => Promise.resolve())).rejects.toThrow();
    expect(snapshot(root)).toEqual(before);
    expect(readdirSync(project).sort()).toEqual(['content', 'dist']);
  });

  test('leaves no output where there was none', async () => {
    await expect(replace(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(readdirSync(project)).toEqual(['content']);
  });

  test('brings back the output that a killed build had moved aside', async () => {
    await replace(write('one'), join(project, '.dist.previous.partial'));
    await expect(replace(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(page('one'));
  });
});

describe('a build that is stopped', () => {
  const start = (stop: string) => spawn(process.execPath, [join(import.meta.dirname, 'stopped-build.ts'), root, stop]);
  const nothingLeft = () => {
    expect(readdirSync(project).sort()).toEqual(['content', 'dist']);
    expect(readdirSync(join(root, 'workshop'))).toEqual([]);
  };

  test('by a kill at whatever moment leaves the last output or the new one, whole, and the next build nothing else', async () => {
    const seen = new Set<string>();
    for (let moment = 1; ; moment++) {
      await replace(write('one'));
      const [code] = (await once(start(String(moment)), 'close')) as [number | null];
      // The next one fails, so that what is there is what the killed one left.
      await expect(replace(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
      const index = readFileSync(join(out, 'index.html'), 'utf8');
      expect([page('one'), page('two')]).toContain(index);
      expect(readdirSync(out)).toEqual(index === page('two') ? ['index.html', 'other.html'] : ['index.html']);
      nothingLeft();
      seen.add(index);
      if (code === 0) break;
      expect(moment).toBeLessThan(100);
    }
    expect(seen.size).toBe(2);
  });

  test('is brought back before anything else is done', async () => {
    await replace(write('one'));
    renameSync(out, join(project, '.dist.previous.partial'));
    await recoverOutput(out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(page('one'));
    expect(readdirSync(project).sort()).toEqual(['content', 'dist']);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s tidies up, and says by which', async (signal, code) => {
    await replace(write('one'));
    const before = snapshot(root);
    const child = start('wait');
    await once(child.stdout, 'data');
    child.kill(signal);
    expect((await once(child, 'close'))[0]).toBe(code);
    expect(snapshot(root)).toEqual(before);
    nothingLeft();
  });
});

describe('two builds to one place', () => {
  test('do not mix: the second says that the first is not done', async () => {
    const { promise: finished, resolve: finish } = Promise.withResolvers<undefined>();
    const first = replace(async (folder) => {
      await finished;
      await write('one')(folder);
    });
    const lock = join(project, '.dist.lock.partial');
    await expect(replace(write('two'))).rejects.toThrow(
      new OptionError(
        `Another build (process ${String(process.pid)}) is writing ${out}. Wait until it is done, or name another folder with --out. If there is none, remove ${lock}.`,
      ),
    );
    finish(undefined);
    await first;
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(page('one'));
    await replace(write('two'));
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(page('two'));
    expect(readdirSync(project).sort()).toEqual(['content', 'dist']);
  });

  test.each([
    ['of a process that is gone', () => processMark().replace(/\.\d+\./, '.4194999.')],
    ['of a process whose number another has now', () => processMark().replace(/\.\d+$/, '.1')],
    ['that says nothing', () => ''],
  ])('are not held up by a lock %s', async (_, owner) => {
    writeFileSync(join(project, '.dist.lock.partial'), owner());
    await replace(write('one'));
    expect(readdirSync(project).sort()).toEqual(['content', 'dist']);
  });

  test('wait for what another machine may be doing', async () => {
    writeFileSync(join(project, '.dist.lock.partial'), 'elsewhere.7.1');
    await expect(replace(write('one'))).rejects.toThrow(/^Another build \(process 7\) is writing .*\.lock\.partial\.$/);
    expect(readdirSync(project).sort()).toEqual(['.dist.lock.partial', 'content']);
  });

  test('of which one was killed leave its working folder to the next, and never a live one', async () => {
    const workshop = join(root, 'workshop');
    mkdirSync(join(workshop, 'diagrams'), { recursive: true });
    mkdirSync(join(workshop, `build-${processMark().replace(/\.\d+\./, '.4194999.')}-aaaaaa`, 'site'), { recursive: true });
    mkdirSync(join(workshop, 'build-bbbbbb'));
    mkdirSync(join(workshop, `build-${processMark()}-cccccc`));
    mkdirSync(join(workshop, 'build-elsewhere.7.1-dddddd'));
    await replace(write('one'));
    expect(readdirSync(workshop).sort()).toEqual([`build-${processMark()}-cccccc`, 'build-elsewhere.7.1-dddddd', 'diagrams'].sort());
  });
});

describe('an output that is a link', () => {
  test('stays one, and what it leads to is replaced', async () => {
    const web = join(root, 'web', 'site');
    await replace(write('one'), web);
    symlinkSync(web, out);
    await replace(write('two'));
    expect(lstatSync(out).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(web, 'index.html'), 'utf8')).toBe(page('two'));
    expect(readdirSync(join(root, 'web'))).toEqual(['site']);
    expect(readdirSync(project).sort()).toEqual(['content', 'dist']);
  });

  test('to what is not there yet makes it', async () => {
    symlinkSync('../web/site', out);
    await replace(write('one'));
    expect(lstatSync(out).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'web', 'site', 'index.html'), 'utf8')).toBe(page('one'));
  });
});

describe('a place that cannot be written is told in a line, and the last output stays:', () => {
  test.each([
    [
      'a full disk',
      Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
      'ENOSPC: no space left on device, write',
    ],
    [
      'a full disk, as another program tells it',
      new Error("Build failed: EDQUOT: disk quota exceeded, open '/a b/c'"),
      "EDQUOT: disk quota exceeded, open '/a b/c'",
    ],
    ['a disk that is read only', Object.assign(new Error('no'), { code: 'EROFS' }), 'EROFS'],
  ])('%s', async (_, error, told) => {
    await replace(write('one'));
    const before = snapshot(root);
    await expect(replace(() => Promise.reject(error))).rejects.toThrow(
      new OptionError(
        `The site cannot be written to ${out}: ${told}. Make room, or name another folder with --out. The last output is as it was.`,
      ),
    );
    expect(snapshot(root)).toEqual(before);
  });

  test.skipIf(!existsSync('/proc/self'))('a system that makes its files itself', async () => {
    await expect(replace(write('one'), '/proc/site')).rejects.toThrow(
      new OptionError(
        "The site cannot be written to /proc/site: ENOENT: no such file or directory, open '/proc/.site.lock.partial'. Make room, or name another folder with --out. The last output is as it was.",
      ),
    );
  });

  test('folders made for an output that never came are taken away again', async () => {
    await expect(replace(() => Promise.reject(new Error('broken')), join(root, 'a', 'b', 'c'))).rejects.toThrow('broken');
    expect(existsSync(join(root, 'a'))).toBe(false);
  });
});

describe('an output folder is refused, and nothing is built or touched,', () => {
  interface Case {
    readonly name: string;
    readonly arrange: () => string;
    readonly message: () => string;
  }
  const CASES: readonly Case[] = [
    {
      name: 'if it is the study',
      arrange: () => study,
      message: () => `--out ${study} holds ${study}, which building would replace. Name a folder of its own, such as dist.`,
    },
    {
      name: 'if the study is inside',
      arrange: () => root,
      message: () => `--out ${root} holds ${study}, which building would replace. Name a folder of its own, such as dist.`,
    },
    {
      name: 'if it is inside the study',
      arrange: () => join(study, 'dist'),
      message: () => `--out ${join(study, 'dist')} lies inside the study. Name a folder outside it.`,
    },
    {
      name: 'if it is the project',
      arrange: () => {
        study = join(root, 'elsewhere');
        mkdirSync(study);
        return project;
      },
      message: () => `--out ${project} holds ${project}, which building would replace. Name a folder of its own, such as dist.`,
    },
    {
      name: 'if it is the working folder',
      arrange: () => process.cwd(),
      message: () => `--out ${process.cwd()} holds ${process.cwd()}, which building would replace. Name a folder of its own, such as dist.`,
    },
    {
      name: 'if it has other files',
      arrange: () => {
        mkdirSync(out);
        writeFileSync(join(out, 'thesis.docx'), 'x');
        return out;
      },
      message: () => `--out ${out} has files in it that are not a site built by Zhagen. Empty it, or name another folder.`,
    },
    {
      name: 'if it has a site of another maker',
      arrange: () => {
        mkdirSync(out);
        writeFileSync(join(out, 'index.html'), '<meta name="generator" content="Hugo">');
        return out;
      },
      message: () => `--out ${out} has files in it that are not a site built by Zhagen. Empty it, or name another folder.`,
    },
    {
      name: 'if it is a file',
      arrange: () => {
        writeFileSync(out, 'x');
        return out;
      },
      message: () => `--out ${out} is a file. Name a folder, such as dist.`,
    },
    {
      name: 'if it lies below a file',
      arrange: () => {
        writeFileSync(out, 'x');
        return join(out, 'a', 'b');
      },
      message: () => `--out ${join(out, 'a', 'b')} lies below ${out}, which is a file. Name a folder, such as dist.`,
    },
    {
      name: 'if it is a link to itself',
      arrange: () => {
        symlinkSync(out, out);
        return out;
      },
      message: () => `--out ${out} is a link that leads to itself. Name a folder, such as dist.`,
    },
    {
      name: 'if it is a link to the study',
      arrange: () => {
        symlinkSync(study, out);
        return out;
      },
      message: () => `--out ${study} holds ${study}, which building would replace. Name a folder of its own, such as dist.`,
    },
    {
      name: 'if the study is inside by way of a link',
      arrange: () => {
        mkdirSync(out);
        writeFileSync(join(out, 'index.html'), page('one'));
        mkdirSync(join(out, 'study'));
        study = join(root, 'link');
        symlinkSync(join(out, 'study'), study);
        return out;
      },
      message: () => `--out ${out} holds ${join(out, 'study')}, which building would replace. Name a folder of its own, such as dist.`,
    },
  ];

  test.each(CASES)('$name', async ({ arrange, message }) => {
    const to = arrange();
    const before = to === process.cwd() ? {} : snapshot(root);
    let built = false;
    onTestFinished(() => expect(built).toBe(false));
    const build = () => {
      built = true;
      return Promise.resolve();
    };
    await expect(replace(build, to)).rejects.toThrow(new OptionError(message()));
    if (to !== process.cwd()) expect(snapshot(root)).toEqual(before);
  });
});
