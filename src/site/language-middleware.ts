import type { MiddlewareHandler } from 'astro';
import { editionIn, renderIn } from './edition.ts';

/** Renders a page whose route begins with one of the study's further languages in the edition of that language. */
export const onRequest: MiddlewareHandler = ({ routePattern }, next) =>
  renderIn(editionIn(routePattern.split('/')[1]), async () => {
    const response = await next();
    // In dev a page goes on rendering while its body is read; in a build it is whole, and has a length.
    return response.headers.has('content-length') ? response : new Response(await response.arrayBuffer(), response);
  });
