import { changesFeed } from '#site/changes-feed.ts';

export const GET = () => new Response(changesFeed(), { headers: { 'content-type': 'application/atom+xml' } });
