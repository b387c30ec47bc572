import { changesFeed } from '#site/machine-forms/changes-feed.ts';

export const GET = () => new Response(changesFeed(), { headers: { 'content-type': 'application/atom+xml' } });
