import * as z from 'zod';

/** What GitHub Actions says of the repository a workflow runs in. */
export interface Repository {
  /** Address of the API, such as `https://api.github.com`. */
  readonly api: string;
  /** Address that git fetches from and pushes to. */
  readonly remote: string;
  /** `owner/name` */
  readonly name: string;
  readonly token: string;
}

/** Something is not as it must be for a workflow to go on; its message is for people. */
export class Refusal extends Error {}

const environmentSchema = z.object({
  GITHUB_API_URL: z.url(),
  GITHUB_SERVER_URL: z.url(),
  GITHUB_REPOSITORY: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  GITHUB_TOKEN: z.string().min(1),
});

/** @throws {Refusal} that names the variables which are missing */
export function repositoryFromEnvironment(environment: NodeJS.ProcessEnv): Repository {
  const { data, error } = environmentSchema.safeParse(environment);
  if (data === undefined) {
    const missing = error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Refusal(`This command runs in a GitHub workflow, which sets ${missing}. GITHUB_TOKEN is handed on by \`env:\`.`);
  }
  return {
    api: data.GITHUB_API_URL,
    remote: `${data.GITHUB_SERVER_URL}/${data.GITHUB_REPOSITORY}.git`,
    name: data.GITHUB_REPOSITORY,
    token: data.GITHUB_TOKEN,
  };
}

/** GitHub's REST API for one repository; paths are those below it. Every method throws a Refusal that says what GitHub answered. */
export class GitHub {
  readonly #repository: Repository;

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    const response = await this.#request('GET', path);
    const { data, error } = schema.safeParse(await response.json());
    if (error !== undefined)
      throw new Refusal(`GitHub's answer to ${path} is not what was expected: ${z.prettifyError(error).replaceAll(/\s+/g, ' ')}`);
    return data;
  }

  async send(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<void> {
    await this.#request(method, path, JSON.stringify(body));
  }

  /** @param limit in bytes; a larger answer is refused while it comes in, whatever it declared */
  async download(path: string, limit: number): Promise<Uint8Array> {
    const { body } = await this.#request('GET', path);
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of body ?? []) {
      bytes += chunk.length;
      if (bytes > limit) throw new Refusal(`${path} is larger than ${String(limit)} bytes.`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  async #request(method: string, path: string, body?: string): Promise<Response> {
    const { api, name, token } = this.#repository;
    const response = await fetch(`${api}/repos/${name}${path}`, {
      method,
      headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(120_000),
    });
    if (response.ok) return response;
    throw new Refusal(`GitHub answered ${method} ${path} with ${String(response.status)} ${response.statusText}.`);
  }
}
