#!/usr/bin/env node
import module from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { cacheFolder } from '#files/cache-folder.ts';
import { ENGINE } from '#files/engine.ts';

const command = process.argv[2] ?? '';

/** Commands that run Astro, whose bundles have other names each time: kept, their code would be a heap that only grows. */
const BUNDLING = new Set(['build', 'dev', 'preview', 'pdf', 'github']);

// Node keeps the code of what it loads, so that the next check need not compile it again; Node 20 cannot.
if ('enableCompileCache' in module && !BUNDLING.has(command))
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE ?? join(cacheFolder(ENGINE), 'code'));

// What Astro's bundler had in memory is given back when it is done with it; it would else keep a hundred megabytes while the pages are made.
if (BUNDLING.has(command)) process.env.MIMALLOC_PURGE_DELAY ??= '0';

// What a check makes is soon dead: more space for new objects would only hold more that is.
if (command === 'check') setFlagsFromString('--semi-space-growth-factor=1');

await import('./program.ts');
