import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

const schemaOf = (name: string) => readFileSync(new URL(`schemas/${name}.xsd`, import.meta.url), 'utf8');

/** What of documents is not as the schema of the standard (REFI-QDA 1.0) has it, or names two things by one GUID: one line each. */
export async function schemaFaults(name: 'project' | 'codebook', documents: readonly string[]): Promise<string[]> {
  const xml = documents.map((contents, i) => ({ fileName: `${String(i)}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema: schemaOf(name), initialMemoryPages: 2048, maxMemoryPages: 8192 });
  const twice = documents.flatMap((document, i) => {
    const guids = Array.from(document.matchAll(/ guid="([^"]*)"/g), ([, guid = '']) => guid);
    return guids.filter((guid, at) => guids.indexOf(guid) < at).map((guid) => `${String(i)}.xml: the GUID ${guid} twice`);
  });
  return [...errors.map(({ rawMessage }) => rawMessage), ...twice];
}
