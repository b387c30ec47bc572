import { strToU8, zipSync } from 'fflate';

export interface TestCode {
  readonly name: string;
  readonly guid?: string;
  readonly description?: string;
  readonly children?: readonly TestCode[];
}

export interface TestProject {
  readonly origin?: string;
  readonly codes: readonly TestCode[];
  /** Texts by name. */
  readonly sources: Readonly<Record<string, string>>;
  /** Words of a source, where they stand first, under codes by their names. */
  readonly codings: readonly {
    readonly source: string;
    readonly words: string;
    readonly codes: readonly string[];
    readonly coder?: string;
  }[];
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
let counter = 0;
const newGuid = () => `00000000-0000-4000-8000-${(++counter).toString(16).padStart(12, '0')}`;

/** A REFI-QDA project as programs write it, with new GUIDs each time but for codes that have their own. */
export function makeQdpx({ origin = 'A program 1.0', codes, sources, codings }: TestProject): Uint8Array {
  const guids = new Map<string, string>();
  const code = ({ name, guid = newGuid(), description, children = [] }: TestCode): string => {
    guids.set(name, guid);
    return `<Code guid="${guid}" name="${escape(name)}" isCodable="true">${description === undefined ? '' : `<Description>${escape(description)}</Description>`}${children.map(code).join('')}</Code>`;
  };
  const book = codes.map(code).join('');
  const users = new Map(codings.flatMap(({ coder }) => (coder === undefined ? [] : [[coder, newGuid()]])));
  const files: Record<string, Uint8Array> = {};
  const texts = Object.entries(sources).map(([name, text]) => {
    const file = newGuid();
    files[`sources/${file}.txt`] = strToU8(text);
    const selections = codings
      .filter(({ source }) => source === name)
      .map(({ words, codes: names, coder }) => {
        const at = Array.from(text.slice(0, text.indexOf(words))).length;
        const by = coder === undefined ? '' : ` creatingUser="${users.get(coder) ?? ''}"`;
        return `<PlainTextSelection guid="${newGuid()}" startPosition="${String(at)}" endPosition="${String(at + Array.from(words).length)}"${by}>${names.map((one) => `<Coding guid="${newGuid()}"${by}><CodeRef targetGUID="${guids.get(one) ?? ''}"/></Coding>`).join('')}</PlainTextSelection>`;
      });
    return `<TextSource guid="${newGuid()}" name="${escape(name)}" plainTextPath="internal://${file}.txt">${selections.join('')}</TextSource>`;
  });
  const people = [...users].map(([name, guid]) => `<User guid="${guid}" name="${escape(name)}"/>`).join('');
  const xml = `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="Test" origin="${escape(origin)}">${people === '' ? '' : `<Users>${people}</Users>`}<CodeBook><Codes>${book}</Codes></CodeBook><Sources>${texts.join('')}</Sources></Project>`;
  return zipSync({ 'project.qde': strToU8(xml), ...files }, { mtime: new Date(1980, 0, 2) });
}
