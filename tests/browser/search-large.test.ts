import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { pathOf } from '#domain/study/urls.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { writeSyntheticStudy } from '../bench/synthetic-study.ts';
import { zhagenAlone } from '../build/zhagen.ts';
import { misses, type Wanted } from './recall.ts';
import { browserTest } from './site-test.ts';
import { serveSite } from './site-server.ts';

browserTest(
  'finds what is in any of the several indexes of a large study',
  async ({ openPage, onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'zhagen-large-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [study, out] = [join(folder, 'study'), join(folder, 'site')];
    writeSyntheticStudy(study, 1000);
    expect((await zhagenAlone(['build', '--study', study, '--out', out])).status).toBe(0);
    expect(readdirSync(join(out, 'pagefind/zh')).length).toBeGreaterThan(1);
    const { caseStudy } = loadStudy(study);
    const nodes = [...(caseStudy?.concepts.values() ?? []), ...(caseStudy?.categories.values() ?? [])];
    const wanted = nodes.filter((_, n) => n % 150 === 0).map((node): Wanted => [textIn(node.label, 'zh').text, pathOf(node)]);
    wanted.push(['group-00003', '/categories/group-00003/']);
    const site = await serveSite(out);
    onTestFinished(() => site.close());
    expect(await misses(await openPage(), site, wanted)).toEqual([]);
  },
  300_000,
);
