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

  get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return this.#read(path, async (response) => {
      const { data, error } = schema.safeParse(await response.json());
      if (error !== undefined)
        throw new Refusal(`GitHub's answer to ${path} is not what was expected: ${z.prettifyError(error).replaceAll(/\s+/g, ' ')}`);
      return data;
    });
  }

  async send(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<void> {
    await this.#request(method, path, JSON.stringify(body)).catch((error: unknown) => refuse(method, path, error));
  }

  /** @param limit in bytes; a larger answer is refused while it comes in, whatever it declared */
  download(path: string, limit: number): Promise<Uint8Array> {
    return this.#read(path, async ({ body }) => {
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of body ?? []) {
        bytes += chunk.length;
        if (bytes > limit) throw new Refusal(`${path} is larger than ${String(limit)} bytes.`);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    });
  }

  /** Asks once more where the connection broke: what only reads may be asked twice. */
  async #read<T>(path: string, read: (response: Response) => Promise<T>): Promise<T> {
    const ask = async () => read(await this.#request('GET', path));
    return ask().catch((error: unknown) => {
      if (error instanceof Refusal || (error instanceof Error && error.name === 'TimeoutError')) return refuse('GET', path, error);
      return ask().catch((again: unknown) => refuse('GET', path, again));
    });
  }

  async #request(method: string, path: string, body?: string): Promise<Response> {
    const { api, name, token } = this.#repository;
    const response = await fetch(`${api}/repos/${name}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'x-github-api-version': '2022-11-28',
        // One kept open may have been closed at the other end while git pushed, which shows only when something was sent.
        connection: 'close',
      },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(120_000),
    });
    if (response.ok) return response;
    throw new Refusal(`GitHub answered ${method} ${path} with ${String(response.status)} ${response.statusText}.`);
  }
}

/** What went wrong between here and GitHub, in a line. */
function refuse(method: string, path: string, error: unknown): never {
  if (error instanceof Refusal || !(error instanceof Error)) throw error;
  const why = error.cause instanceof Error ? error.cause.message : error.message;
  throw new Refusal(`GitHub gave no answer to ${method} ${path} that could be read: ${why}.`, { cause: error });
}
