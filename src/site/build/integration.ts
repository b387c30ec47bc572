import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import { hasErrors, sortFindings, type Finding } from '#domain/entry/finding.ts';
import { parseSiteAddress } from '#domain/publishing/site-address.ts';
import { folderName, type BuildOptions } from '#files/build-options.ts';
import { compareWith } from '#files/study/compared-study.ts';
import { keptDrawings } from '#files/diagram-cache.ts';
import { ENGINE } from '#files/engine.ts';
import { reviewBase } from '#files/study/review-base.ts';
import { loadStudy, reloadStudy, type LoadedStudy } from '#files/study/loaded-study.ts';
import { writeSiteFile } from '#files/output/site-folder.ts';
import { drawDiagrams } from '#render/author-diagram/drawings.ts';
import { formatFindings } from '#report/finding-report.ts';
import { addLanguages } from './language-routes.ts';
import { editions, setEditions, mainEdition } from '../edition/edition.ts';
import { makeEditions } from '../edition/edition-maker.ts';
import { redirects } from './redirects.ts';
import { writeFigures } from '../pictures/figure-files.ts';
import { errorPage } from './error-page.ts';
import { makeReviews, reviewPaths } from '../review/review.ts';
import { markSpots } from './review-spots.ts';
import { REPORT_MODULE, reportModule } from './report-module.ts';
import { beginSearchIndex } from '../search/search-index.ts';

/**
 * The study as Astro sees it: reads and checks it once before the build, gives pages the edition and the report's MDX,
 * and in dev follows the files, showing what is wrong in the browser until it is mended.
 */
export function zhagen(options: BuildOptions): AstroIntegration {
  const { study, base, site } = options;
  const folder = folderName(study);
  let findings: readonly Finding[] = [];
  let writeSearchIndex: ReturnType<typeof beginSearchIndex> | undefined;
  let inDev = false;
  // In development Astro does not find its way below a path that is percent-encoded.
  const place = (declared: string | undefined) => {
    const { path, origin } = address(declared, base, site);
    return { origin, path: inDev && path.includes('%') ? '/' : path };
  };
  const hold = async (result: LoadedStudy) => {
    findings = result.findings;
    if (result.caseStudy === undefined) return;
    const drawn = await drawDiagrams(result.caseStudy, keptDrawings(ENGINE));
    findings = sortFindings([...findings, ...drawn.findings]);
    const { origin, path } = place(result.site);
    const reviewed = reviewBase(options);
    const after = result.caseStudy;
    const changes = reviewed && compareWith(reviewed, { caseStudy: after, files: result.files });
    setEditions(
      makeEditions(
        after,
        path,
        origin,
        drawn.svgs,
        !inDev,
        changes && makeReviews({ base: reviewed.name, before: reviewed.caseStudy, after, changes }),
      ),
    );
  };
  return {
    name: 'zhagen',
    hooks: {
      'astro:config:setup': async (setup) => {
        const result = loadStudy(study);
        const { command } = setup;
        inDev = command === 'dev';
        if (command === 'build' || command === 'dev') await hold(result);
        if (command === 'build' && hasErrors(findings)) throw new Error(formatFindings(findings, folder, 'text'));
        setup.addMiddleware({ entrypoint: fileURLToPath(new URL('./middleware.ts', import.meta.url)), order: 'pre' });
        addLanguages(setup, result.caseStudy?.languages.slice(1) ?? [], options.reviewBase !== undefined);
        if (options.reviewBase !== undefined) addReview(setup);
        const { path } = place(result.site);
        setup.updateConfig({
          // A build of Astro’s takes addresses apart by a base as it reads, and would write it into pages so; its servers want it as it is asked for.
          base: command === 'build' ? decodeURI(path) : path,
          ...(command === 'build' && path.includes('%') && { build: { assetsPrefix: path.slice(0, -1) } }),
          vite: { plugins: [reportModule(study)], define: { IN_DEV: String(command === 'dev') }, server: { fs: { allow: [study, '.'] } } },
        });
      },
      'astro:build:start': () => {
        writeSearchIndex = beginSearchIndex(editions());
      },
      'astro:build:done': async ({ dir }) => {
        const built = fileURLToPath(dir);
        await writeSearchIndex?.(built);
        await writeFigures(built, mainEdition().caseStudy);
        markSpots(built);
        // Else GitHub Pages, given a branch with the site, would run Jekyll over it.
        writeSiteFile(built, '.nojekyll', '');
        const rules = redirects();
        if (rules !== '') writeSiteFile(built, '_redirects', rules);
      },
      'astro:server:setup': ({ server, logger }) => {
        watchStudy(server, study, async () => {
          await hold(reloadStudy(study));
          if (findings.length > 0) logger.warn(`\n${formatFindings(findings, folder, 'text')}`);
        });
        // Astro's server takes an address whose ending is open for that of a page, which has "/" at its end.
        server.middlewares.use((request, _, next) => {
          request.url = request.url?.replace(/\/media\/[^/?]+(?=$|\?)/, '$&/');
          next();
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

/** The pages, styles and keys of a review, of which a site without one has nothing. */
function addReview({ injectRoute, injectScript }: Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0]): void {
  for (const name of ['index', 'tables', 'model'] as const)
    injectRoute({ pattern: reviewPaths[name], entrypoint: fileURLToPath(new URL(`../../pages/_review/${name}.astro`, import.meta.url)) });
  const module = (path: string) => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)));
  injectScript('page-ssr', `import ${module('../../styles/pages/review.css')};`);
  injectScript('page', `import ${module('../../scripts/review-keys.ts')};`);
}

/** The path pages are served under, and the address their permanent URLs begin with; the command line outranks study.yaml. */
function address(
  declared: string | undefined,
  base: string | undefined,
  site: string | undefined,
): { path: string; origin: string | undefined } {
  const own = declared === undefined ? undefined : parseSiteAddress(declared);
  const known = own !== undefined && 'origin' in own ? own : undefined;
  const path = base ?? (known === undefined || site !== undefined ? '/' : known.path);
  return { path, origin: site === undefined ? known && known.origin + known.path : site + path };
}

/** Rebuilds once after a burst of changes, then has the browser load the page again. */
function watchStudy(server: ViteDevServer, study: string, rebuild: () => Promise<void>): void {
  let waiting: NodeJS.Timeout | undefined;
  // Astro asks a page once which addresses it has, and the report is imported; all else asks the edition each time.
  const holders = [...[join(ENGINE, 'src/pages'), study].map((folder) => `${folder.replaceAll(sep, '/')}/`), REPORT_MODULE];
  server.watcher.add(study);
  server.watcher.on('all', (_event, file) => {
    if (file !== study && !file.startsWith(study + sep)) return;
    clearTimeout(waiting);
    waiting = setTimeout(
      () =>
        void (async () => {
          await rebuild();
          for (const { moduleGraph } of Object.values(server.environments))
            for (const module of moduleGraph.idToModuleMap.values())
              if (holders.some((begin) => module.id?.startsWith(begin))) moduleGraph.invalidateModule(module);
          server.ws.send({ type: 'full-reload' });
        })(),
      50,
    );
  });
}
