import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { decodeText } from '../text-decoder.ts';
import { attribute, parseXml, type XmlElement } from './xml.ts';

/** Of the standard and its drafts, each of which some program writes; a codebook’s also around a project. */
const NAMESPACE = /^$|^urn:QDA-XML:(?:project|codebook):\d+[.:]\d+$/;

/**
 * The XML of a project or a codebook.
 * @throws {ExchangeError} for what is not well-formed, or another vocabulary
 */
export function parseRefi(bytes: Uint8Array, name: string): XmlElement {
  const root = parseXml(decodeXml(bytes), name);
  const { line, column } = root;
  const at = { place: `${name}:${String(line)}:${String(column + 1)}`, line };
  if (!NAMESPACE.test(root.uri))
    throw new ExchangeError(
      'namespace',
      `The XML is in another vocabulary, "${root.uri}", not in that of REFI-QDA.`,
      'Export the project as REFI-QDA (.qdpx or .qdc).',
      at,
    );
  if (root.name !== 'Project' && root.name !== 'CodeBook')
    throw new ExchangeError(
      'namespace',
      `The XML is a "${root.name}", not a project or a codebook of REFI-QDA.`,
      'Export the project as REFI-QDA (.qdpx or .qdc).',
      at,
    );
  return root;
}

/** XML says itself how it is encoded; without that it is UTF-8. */
function decodeXml(bytes: Uint8Array): string {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  try {
    return decodeText(bytes, declared === undefined || /^utf-?(?:8|16)$/i.test(declared) ? {} : { encoding: declared }).text;
  } catch (error) {
    throw new ExchangeError(
      'encoding',
      `The XML says that it is encoded in ${String(declared)}, and is not.`,
      'Export the project again, in UTF-8.',
      { cause: error },
    );
  }
}

/** With braces and capitals or without: the same. */
const guidOf = (text: string): string =>
  text
    .trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase();

export function guidAt(element: XmlElement, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = attribute(element, name);
    if (value !== undefined) return guidOf(value);
  }
  return undefined;
}

/** `xsd:boolean`; what is none is true, as programs mean it. */
export const isTrue = (value: string | undefined): boolean => value === undefined || !/^(?:false|0)$/i.test(value);

/** A colour as `#RRGGBB`. */
export function colorOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value);
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`.toUpperCase();
  if (/^#[0-9a-f]{6}$/i.test(value)) return value.toUpperCase();
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/i.exec(value);
  if (parts === null) return undefined;
  return `#${parts
    .slice(1)
    .map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0'))
    .join('')}`.toUpperCase();
}

/** The day that a time names, as its writer wrote it. */
export const dayOf = (time: string | undefined): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(time ?? '')?.[0];
