import type { APIRoute } from 'astro';
import { hasReporting } from '#domain/permanence/public-urls.ts';
import { mainEdition } from '#site/edition/edition.ts';
import { reportingCsv } from '#site/machine-forms/csv-tables.ts';

/** One table, or none where the study does not say what it reports. */
export const getStaticPaths = () => (hasReporting(mainEdition().caseStudy) ? [{ params: { reporting: 'reporting' } }] : []);

export const GET: APIRoute = ({ locals: { edition } }) => new Response(reportingCsv(edition));
