import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { maskPattern, maskSchema, type Mask } from '#domain/importing/mask.ts';
import { parseYaml } from '#formats/yaml/yaml.ts';
import { readZip } from '#formats/containers/zip.ts';

/** @throws {ExchangeError} for a file that is not there or not as `mask.yaml` is written */
export function readMask(file: string): Mask {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ExchangeError('mask', `There is no list of words to mask at ${basename(file)}.`, 'Look at the spelling of --mask.', {
      cause: error,
    });
  }
  const read = parseYaml(text, 1);
  const parsed = 'data' in read ? maskSchema.safeParse(read.data) : undefined;
  if (parsed?.success === true) return parsed.data;
  const line = 'data' in read ? 1 : (read.problems[0]?.position.line ?? 1);
  throw new ExchangeError(
    'mask',
    'The list of words to mask cannot be read.',
    'Write a list, each item as - { forms: [Anna Smith, Anna], as: name }.',
    { line, place: `${basename(file)}:${String(line)}` },
  );
}

/** The files below a folder that have a listed word, and how often; also within archives and the search index. Which word is not told; of a folder that is not there nothing. */
export async function filesWithMasked(folder: string, mask: Mask): Promise<ReadonlyMap<string, number> | undefined> {
  if (!existsSync(folder)) return undefined;
  const pattern = maskPattern([...mask, ...mask.map(({ forms, as }) => ({ as, forms: forms.flatMap(disguises) }))]);
  const found = new Map<string, number>();
  for (const one of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const path = join(folder, one);
    if (!statSync(path).isFile()) continue;
    const texts = [one, ...(await textsOf(readFileSync(path)))];
    const count = texts.reduce((sum, text) => sum + (text.normalize('NFC').match(pattern)?.length ?? 0), 0);
    if (count > 0) found.set(one.replaceAll('\\', '/'), count);
  }
  return found;
}

/** As addresses, HTML, JSON and Turtle may write it. */
function disguises(form: string): string[] {
  const numbered = (before: string, after: string, base: number, pad: number) =>
    Array.from(form, (one) => (one > '\u007f' ? before + (one.codePointAt(0) ?? 0).toString(base).padStart(pad, '0') + after : one)).join(
      '',
    );
  const html = form.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#39;').replaceAll('"', '&quot;');
  return [
    ...new Set([encodeURIComponent(form), html, numbered('&#', ';', 10, 0), numbered('&#x', ';', 16, 0), numbered('\\u', '', 16, 4)]),
  ].filter((one) => one !== form);
}

const LIMITS = { files: 10_000, bytes: 500_000_000, path: 1000, ratio: 1000 };

async function textsOf(bytes: Buffer): Promise<string[]> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return textsOf(gunzipSync(bytes));
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    const parts = await readZip(bytes, LIMITS);
    return (await Promise.all([...parts].map(async ([name, part]) => [name, ...(await textsOf(Buffer.from(part)))]))).flat();
  }
  return [bytes.toString('utf8')];
}
