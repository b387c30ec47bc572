import { launch } from 'chrome-launcher';
import lighthouse, { type Flags, type Result } from 'lighthouse';
import { findBrowser, noBrowser } from '#files/browser.ts';

/** The kinds of page that are held to 100 in every category, and some of them in English. */
export const SCORED_PAGES = [
  '/',
  '/concepts/os-unification/',
  '/categories/technology-integration/',
  '/coding/open/',
  '/evidence/',
  '/report/',
  '/report/open-coding/',
  '/search/',
  '/references/',
  '/en/',
  '/en/concepts/os-unification/',
  '/en/coding/open/',
  '/en/report/open-coding/',
  '/en/search/',
];

export interface Lighthouse {
  /** Loads a page as Lighthouse's mobile defaults do, and audits it. */
  audit(url: string, flags?: Flags): Promise<Result>;
  close(): void;
}

/** Starts a headless Chromium for Lighthouse; close it after the last audit. */
export async function startLighthouse(): Promise<Lighthouse> {
  const chromePath = findBrowser();
  if (chromePath === undefined) throw new Error(noBrowser());
  const { port, kill } = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
  return {
    async audit(url, flags) {
      const result = await lighthouse(url, { ...flags, port, logLevel: 'error' });
      if (result === undefined) throw new Error(`Lighthouse said nothing of ${url}.`);
      const { runtimeError } = result.lhr;
      if (runtimeError !== undefined) throw new Error(`Lighthouse could not audit ${url}: ${runtimeError.message}`);
      return result.lhr;
    },
    close: kill,
  };
}

/** Every audit of a category that is not passed, with each element it is about; those that weigh nothing in the score as well. */
export function faultsOf({ categories, audits }: Result, category: string): string[] {
  return (categories[category]?.auditRefs ?? []).flatMap(({ id }) => {
    const audit = audits[id];
    if (audit === undefined || (audit.scoreDisplayMode !== 'error' && (audit.score ?? 1) === 1)) return [];
    const said = [id, audit.displayValue ?? audit.errorMessage ?? audit.explanation ?? audit.title].join(': ');
    const { items = [] } = (audit.details ?? {}) as { items?: readonly object[] };
    return items.length === 0 ? [said] : items.map((item) => `${said}: ${placeOf(item)}`);
  });
}

/** What an item of an audit is about: an element, or the beginning of whatever else it tells. */
function placeOf(item: object): string {
  const { node } = item as { node?: { selector?: string; snippet?: string; explanation?: string } };
  return node === undefined ? JSON.stringify(item).slice(0, 300) : [node.selector, node.snippet, node.explanation].join(' ');
}
