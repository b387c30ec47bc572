import { expect, it } from 'vitest';
import { importProject } from '#cli/import.ts';
import { useBench } from '../../unit/cli/bench.ts';
import printed from './printed-references.json' with { type: 'json' };

const bench = useBench();

it('finds every entry of the shipped study’s own list in the study', async () => {
  const list = bench.own('list.txt', printed.map(({ text }) => text).join('\n'));
  expect(await importProject([list], { to: 'content', dryRun: true }), bench.told).toBe(0);
  expect(bench.told).toContain('0 new, 11 there already');
});
