import { attribute, parseXml, type XmlElement } from '#formats/exchange/refi/xml.ts';

/** Of the elements that an export has: what may stand in them, in this order, and the attributes they must have (REFI-QDA 1.0). */
const FORM: Readonly<Record<string, { readonly children: readonly string[]; readonly needs: readonly string[]; readonly some?: true }>> = {
  Project: { children: ['Users', 'CodeBook', 'Variables', 'Cases', 'Sources', 'Notes', 'Links', 'Sets', 'Graphs', 'Description', 'NoteRef'], needs: ['name'] },
  Users: { children: ['User'], needs: [], some: true },
  User: { children: [], needs: ['guid', 'name'] },
  CodeBook: { children: ['Codes', 'Sets'], needs: [], some: true },
  Codes: { children: ['Code'], needs: [], some: true },
  Code: { children: ['Description', 'NoteRef', 'Code'], needs: ['guid', 'name', 'isCodable'] },
  Sources: { children: ['TextSource'], needs: [], some: true },
  TextSource: { children: ['Description', 'PlainTextContent', 'PlainTextSelection', 'Coding', 'NoteRef', 'VariableValue'], needs: ['guid', 'name', 'plainTextPath'] },
  PlainTextSelection: { children: ['Description', 'Coding', 'NoteRef'], needs: ['guid', 'startPosition', 'endPosition'] },
  Coding: { children: ['CodeRef', 'NoteRef'], needs: ['guid'], some: true },
  CodeRef: { children: [], needs: ['targetGUID'] },
  NoteRef: { children: [], needs: ['targetGUID'] },
  Notes: { children: ['Note'], needs: [], some: true },
  Note: { children: ['Description', 'PlainTextContent'], needs: ['guid', 'name'], some: true },
  Links: { children: ['Link'], needs: [], some: true },
  Link: { children: ['NoteRef'], needs: ['guid', 'name', 'direction', 'originGUID', 'targetGUID'] },
  Description: { children: [], needs: [] },
  PlainTextContent: { children: [], needs: [] },
}; // prettier-ignore

const GUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const VALUES: Readonly<Record<string, RegExp>> = {
  isCodable: /^(?:true|false)$/,
  color: /^#[\dA-F]{6}$/,
  direction: /^(?:OneWay|Associative|Bidirectional)$/,
  startPosition: /^\d+$/,
  endPosition: /^\d+$/,
  creationDateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
  plainTextPath: /^internal:\/\/[\da-f-]{36}\.txt$/,
};

/** What of a document is not as the standard has it: one line each. */
export function formFaults(xml: string): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  const visit = (element: XmlElement) => {
    const form = FORM[element.name];
    if (form === undefined) {
      faults.push(`no element ${element.name}`);
      return;
    }
    const places = element.children.map(({ name }) => form.children.indexOf(name));
    if (places.some((place, i) => place < 0 || place < (places[i - 1] ?? 0))) faults.push(`${element.name}: ${element.children.map(({ name }) => name).join(' ')}`); // prettier-ignore
    if (form.some === true && places.length === 0) faults.push(`${element.name} is empty`);
    for (const name of form.needs) if (attribute(element, name) === undefined) faults.push(`${element.name} without ${name}`);
    for (const [name, value] of element.attributes) {
      const pattern = /^guid$|GUID$|^creatingUser$/.test(name) ? GUID : VALUES[name];
      if (pattern?.test(value) === false) faults.push(`${element.name} ${name}="${value}"`);
      if (name === 'guid' && seen.has(value)) faults.push(`${element.name}: the GUID ${value} twice`);
      if (name === 'guid') seen.add(value);
    }
    for (const child of element.children) visit(child);
  };
  visit(parseXml(xml, 'exported'));
  return faults;
}
