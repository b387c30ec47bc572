import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
}

it.each(['package-lock.json', 'tests/bench/lighthouse/package-lock.json'])('%s says of every package what its bytes are', (file) => {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const unknown = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && integrity === undefined);
  expect(unknown.map(([path]) => path)).toEqual([]);
});
