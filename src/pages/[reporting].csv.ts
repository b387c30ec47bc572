import { hasReporting } from '#domain/permanence/public-urls.ts';
import { edition } from '#site/edition/edition.ts';
import { reportingCsv } from '#site/machine-forms/csv-tables.ts';

/** One table, or none where the study does not say what it reports. */
export const getStaticPaths = () => (hasReporting(edition().caseStudy) ? [{ params: { reporting: 'reporting' } }] : []);

export const GET = () => new Response(reportingCsv());
