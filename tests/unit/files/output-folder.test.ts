import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { OptionError } from '#files/build-options.ts';
import { GENERATOR } from '#domain/generator.ts';
import { replaceOutput } from '#files/output-folder.ts';
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
    ['after it wrote', async (folder: string) => { await write('half')(folder); throw new Error('broken'); }],
  ])('%s, keeps the last output byte for byte and leaves nothing beside it', async (_, build) => {
    await replace(write('one'));
    mkdirSync(join(out, 'assets'));
    writeFileSync(join(out, 'assets', 'x.bin'), new Uint8Array([0, 255, 13, 10]));
    const before = snapshot(root);
    await expect(replace(build)).rejects.toThrow('broken');
    expect(snapshot(root)).toEqual(before);
    expect(readdirSync(project).sort()).toEqual(['content', 'dist']);
  }); // prettier-ignore

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
