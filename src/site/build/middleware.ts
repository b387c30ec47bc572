import type { MiddlewareHandler } from 'astro';
import { madeFiles } from '#files/output/made-files.ts';
import { editionIn } from '../edition/edition.ts';

/** Tells of each page, and gives it its edition: a route that begins with one of the study's languages has that, all others have the first. */
export const onRequest: MiddlewareHandler = ({ routePattern, locals }, next) => {
  madeFiles.publish(routePattern);
  locals.edition = editionIn(routePattern.split('/')[1]);
  return next();
};
