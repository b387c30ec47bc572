import * as z from 'zod';
import { Refusal, type GitHub } from './github-client.ts';

/** Where the previews are, in the branch that GitHub Pages serves and below the site's address. */
export const PREVIEWS = 'pr-preview';

/** A pull request's folder in that branch. */
export const previewFolder = (number: number) => `${PREVIEWS}/pr-${String(number)}`;

/**
 * The address of a pull request's preview. GitHub knows the site's: a project's path, or a domain of one's own.
 * @throws {Refusal} if the repository has no Pages
 */
export async function previewAddress(github: GitHub, number: number): Promise<URL> {
  const { html_url: site } = await github.get('/pages', z.object({ html_url: z.url() })).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(`${error.message} Switch GitHub Pages on, in Settings → Pages: the branch gh-pages.`, { cause: error });
  });
  return new URL(`${previewFolder(number)}/`, site.endsWith('/') ? site : `${site}/`);
}
