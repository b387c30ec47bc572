import * as z from 'zod';
import type { GitHub } from './github-client.ts';

/** Says which comment is ours; GitHub shows none of it. */
const MARKER = '<!-- zhagen: preview -->';

const commentsSchema = z.array(z.object({ id: z.int(), body: z.string().nullish(), user: z.object({ type: z.string() }).nullable() }));

/** Writes a pull request's one comment: a new one the first time, the same one from then on. */
export async function keepComment(github: GitHub, number: number, text: string): Promise<void> {
  const body = `${MARKER}\n${text}`;
  const id = await findComment(github, number);
  if (id === undefined) await github.send('POST', `/issues/${String(number)}/comments`, { body });
  else await github.send('PATCH', `/issues/comments/${String(id)}`, { body });
}

async function findComment(github: GitHub, number: number): Promise<number | undefined> {
  for (let page = 1; ; page++) {
    const comments = await github.get(`/issues/${String(number)}/comments?per_page=100&page=${String(page)}`, commentsSchema);
    // Anybody may write the marker, but not as a bot.
    const ours = comments.find(({ body, user }) => user?.type === 'Bot' && body?.startsWith(MARKER) === true);
    if (ours !== undefined || comments.length < 100) return ours?.id;
  }
}
