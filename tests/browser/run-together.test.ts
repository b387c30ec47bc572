import { describe, expect } from 'vitest';
import { openView, PAGES, SITES } from './page-kinds.ts';
import { runTogether } from './run-together.ts';
import { browserTest, siteTest } from './site-test.ts';

const tests = SITES.map((name) => [name, siteTest(name)] as const);

describe.each(tests)('every kind of page of the site "%s"', (name, it) => {
  it.for(PAGES[name])('%s keeps apart in its text what it shows apart', async (path, { site, page }) => {
    await openView(page, site.url(path));
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    const faults: string[] = [];
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      faults.push(...(await runTogether(page)));
    }
    expect(faults).toEqual([]);
  });
});

browserTest('a gap that is the styles’ alone is told; a blank, a mark and a block are none', async ({ openPage }) => {
  const page = await openPage();
  await page.setContent(`
    <style>.gap { margin-left: 1em } .flex { display: flex; gap: 1em } .own { display: block }</style>
    <p><span>one</span><span class="gap">two</span></p>
    <p class="flex"><a>three</a><a>four</a></p>
    <p><b class="own">five</b><span>six.</span><small class="own">seven</small></p>
    <p><b>eight</b><i>nine</i> <i class="gap">ten</i><i>·</i><i class="gap">eleven</i></p>
    <ul class="flex"><li>twelve</li><li>thirteen</li></ul>`);
  expect(await runTogether(page)).toEqual(['one|two', 'three|four', 'five|six.', 'six.|seven']);
});
