import * as z from 'zod';
import { Refusal, type GitHub } from './github-client.ts';

const commitSchema = z.string().regex(/^[0-9a-f]{40}$/);
const repositorySchema = z.object({ id: z.int() }).nullable();

const runSchema = z.object({
  id: z.int(),
  event: z.string(),
  conclusion: z.string().nullable(),
  head_sha: commitSchema,
  head_branch: z.string().nullable(),
  head_repository: repositorySchema,
});

const pullRequestSchema = z.object({
  state: z.enum(['open', 'closed']),
  head: z.object({ sha: commitSchema, ref: z.string(), repo: repositorySchema }),
});

/** What an artifact says of itself, and anybody can write. */
export const claimSchema = z.strictObject({ number: z.int().min(1).max(1_000_000_000), commit: commitSchema });
export type Claim = z.infer<typeof claimSchema>;

/** A run of a workflow, as GitHub knows it. */
export type Run = z.infer<typeof runSchema>;

/**
 * The run that made a preview.
 * @throws {Refusal} if it is not a successful run for a pull request
 */
export async function previewRun(github: GitHub, id: number): Promise<Run> {
  const run = await github.get(`/actions/runs/${String(id)}`, runSchema);
  if (run.event === 'pull_request' && run.conclusion === 'success') return run;
  throw new Refusal(`Run ${String(id)} is no successful run for a pull request (${run.event}, ${run.conclusion ?? 'not concluded'}).`);
}

/**
 * Compares what an artifact claims with what GitHub knows of the run and the pull request.
 * @returns whether the run is of the pull request's newest commit
 * @throws {Refusal} if the run is not of the pull request that the artifact names, or that is closed
 */
export async function verifyClaim(github: GitHub, run: Run, { number, commit }: Claim): Promise<boolean> {
  const name = `Pull request #${String(number)}`;
  if (commit !== run.head_sha) throw new Refusal(`The artifact says it is of commit ${commit}, but its run is of ${run.head_sha}.`);
  const { state, head } = await github.get(`/pulls/${String(number)}`, pullRequestSchema);
  if (head.repo === null || head.repo.id !== run.head_repository?.id || head.ref !== run.head_branch) {
    throw new Refusal(`${name}, which the artifact names, is of another repository or branch than the run that made it.`);
  }
  if (state !== 'open') throw new Refusal(`${name} is closed.`);
  return head.sha === commit;
}

export async function isOpen(github: GitHub, number: number): Promise<boolean> {
  const { state } = await github.get(`/pulls/${String(number)}`, pullRequestSchema);
  return state === 'open';
}
