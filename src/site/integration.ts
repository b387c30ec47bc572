import { writeFileSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import { hasErrors, type Finding } from '#domain/finding.ts';
import type { BuildResult } from '#domain/case-study-builder.ts';
import { folderName, type BuildOptions } from '#files/build-options.ts';
import { openStudy, reopenStudy } from '#files/held-study.ts';
import { formatFindings } from '#report/finding-report.ts';
import { edition, holdEdition } from './edition.ts';
import { makeEdition } from './edition-maker.ts';
import { redirects } from './redirects.ts';
import { errorPage } from './error-page.ts';
import { reportModule } from './report-module.ts';
import { writeSearchIndex } from './search-index.ts';

/**
 * The study as Astro sees it: reads and checks it once before the build, gives pages the edition and the report's MDX,
 * and in dev follows the files, showing what is wrong in the browser until it is mended.
 */
export function zhagen({ study, base, site }: BuildOptions): AstroIntegration {
  const folder = folderName(study);
  let findings: readonly Finding[] = [];
  const hold = (result: BuildResult) => {
    findings = result.findings;
    if (result.caseStudy === undefined) return;
    const { origin, path } = address(result.site, base, site);
    holdEdition(makeEdition(result.caseStudy, path, origin));
  };
  return {
    name: 'zhagen',
    hooks: {
      'astro:config:setup': (setup) => {
        const result = openStudy(study);
        const { command } = setup;
        if (command === 'build' || command === 'dev') hold(result);
        if (command === 'build' && hasErrors(findings)) throw new Error(formatFindings(findings, folder, 'text'));
        setup.updateConfig({
          base: address(result.site, base, site).path,
          vite: { plugins: [reportModule(study)], server: { fs: { allow: [study, '.'] } } },
        });
      },
      'astro:build:done': async ({ dir }) => {
        await writeSearchIndex(fileURLToPath(dir), [edition()]);
        const rules = redirects();
        if (rules !== '') writeFileSync(new URL('_redirects', dir), rules);
      },
      'astro:server:setup': ({ server, logger }) => {
        watchStudy(server, study, () => {
          hold(reopenStudy(study));
          if (findings.length > 0) logger.warn(`\n${formatFindings(findings, folder, 'text')}`);
        });
        server.middlewares.use((request, response, next) => {
          const wantsPage = request.headers.accept?.includes('text/html') === true;
          if (!wantsPage || !hasErrors(findings)) {
            next();
            return;
          }
          response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' });
          response.end(errorPage(formatFindings(findings, folder, 'text'), `${server.config.base}@vite/client`));
        });
      },
    },
  };
}

/** The path pages are served under, and the address their permanent URLs begin with; the command line outranks study.yaml. */
function address(
  declared: string | undefined,
  base: string | undefined,
  site: string | undefined,
): { path: string; origin: string | undefined } {
  const own = declared?.replace(/\/?$/, '/');
  const path = base ?? (own === undefined || site !== undefined ? '/' : new URL(own).pathname);
  return { path, origin: site === undefined ? own : site + path };
}

/** Rebuilds once after a burst of changes, then has the browser load the page again. */
function watchStudy(server: ViteDevServer, study: string, rebuild: () => void): void {
  let waiting: NodeJS.Timeout | undefined;
  server.watcher.add(study);
  server.watcher.on('all', (_event, file) => {
    if (file !== study && !file.startsWith(study + sep)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      rebuild();
      for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
      server.ws.send({ type: 'full-reload' });
    }, 50);
  });
}
