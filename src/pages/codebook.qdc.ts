import { formatCodebook } from '#formats/exchange/writers/refi-codes.ts';
import { edition } from '#site/edition/edition.ts';

export const GET = () => new Response(formatCodebook(edition().caseStudy), { headers: { 'content-type': 'application/xml' } });
