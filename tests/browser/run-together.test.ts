import { expect } from 'vitest';
import { runTogether } from './run-together.ts';
import { browserTest } from './site-test.ts';

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
