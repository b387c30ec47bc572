import { SaxesParser } from 'saxes';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';

/** An element of a document, with its place. */
export interface XmlElement {
  readonly name: string;
  /** The namespace’s name; empty for none. */
  readonly uri: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
  readonly line: number;
  readonly column: number;
}

/** Elements in one another: far more than any program writes, and few enough for every reader. */
const MAX_DEPTH = 100;

/**
 * A document as elements. It is read strictly: what is not well-formed is an error, and so is every DOCTYPE, whatever it declares.
 * @param name the file's, for messages
 * @throws {ExchangeError} with line and column
 */
export function parseXml(text: string, name: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, fileName: name });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  const fail = (kind: 'xml' | 'doctype' | 'too-deep', message: string, mend: string): never => {
    const { line, column } = parser;
    throw new ExchangeError(kind, message, mend, { place: `${name}:${String(line)}:${String(column + 1)}`, line });
  };
  parser.on('error', (error) =>
    fail('xml', `The XML is not well-formed: ${plain(error.message)}`, 'The file is damaged or was changed by hand: export it again.'),
  );
  parser.on('doctype', () =>
    fail(
      'doctype',
      'The XML has a DOCTYPE, which can make a reader open other files or fill its memory; no program writes one.',
      'Take the DOCTYPE out, or export the project again.',
    ),
  );
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length >= MAX_DEPTH)
      fail(
        'too-deep',
        `Elements stand in one another here more than ${String(MAX_DEPTH)} deep.`,
        'Flatten the codes in the program, and export again.',
      );
    const element: XmlElement = {
      name: local,
      uri,
      attributes: new Map(Object.values(attributes).map((one) => [one.prefix === '' ? one.local : one.name, one.value])),
      children: [],
      text: '',
      line: parser.line,
      column: parser.column,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  if (root === undefined)
    throw new ExchangeError('xml', 'The XML has no element.', 'Export the project again.', { place: `${name}:1:1`, line: 1 });
  return root;
}

const plain = (message: string) => `${message.replace(/^.*?:\d+:\d+: /, '').replace(/\.$/, '')}.`;

/** The children of a name, in order. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** An attribute that says something, without the blanks around it. */
export function attribute(element: XmlElement, name: string): string | undefined {
  const value = element.attributes.get(name)?.trim();
  return value === '' ? undefined : value;
}
