import type { MiddlewareHandler } from 'astro';
import { madeFiles } from '#files/made-files.ts';
import { editionIn, editions, renderIn } from '../edition/edition.ts';

/** Tells of each page, and renders one whose route begins with one of the study's further languages in the edition of that language; all others are in the first. */
export const onRequest: MiddlewareHandler = ({ routePattern }, next) => {
  madeFiles.publish(routePattern);
  const own = editionIn(routePattern.split('/')[1]);
  if (own === editions()[0]) return next();
  return renderIn(own, async () => {
    const response = await next();
    // In dev a page goes on rendering while its body is read; in a build it is whole, and has a length.
    return response.headers.has('content-length') ? response : new Response(await response.arrayBuffer(), response);
  });
};
