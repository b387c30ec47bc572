import jsonld from 'jsonld';
import { Parser, Store, Writer } from 'n3';

/** Two readers that know nothing of each other, each giving the graph in the one order and form that RDFC-1.0 prescribes. */

export function canonicalTurtle(text: string, baseIRI: string): Promise<string> {
  const writer = new Writer({ format: 'N-Quads' });
  writer.addQuads(new Parser({ baseIRI }).parse(text));
  let quads = '';
  writer.end((_error, result: string) => (quads = result));
  return jsonld.canonize(quads, { algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads' });
}

export function canonicalJsonLd(text: string, base: string): Promise<string> {
  const documentLoader = (url: string) => Promise.reject(new Error(`It needs ${url}, but must be whole by itself.`));
  const document: unknown = JSON.parse(text);
  return jsonld.canonize(document, { algorithm: 'RDFC-1.0', base, documentLoader });
}

export const storeOf = (quads: string) => new Store(new Parser({ format: 'N-Quads' }).parse(quads));

const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** What breaks SKOS’s integrity conditions, as `S14 <thing>`. */
export function skosFaults(store: Store): string[] {
  const pairs = (name: string) => store.getQuads(null, SKOS + name, null, null);
  const ofType = (name: string) => new Set(store.getSubjects(TYPE, SKOS + name, null).map(({ value }) => value));
  const both = (rule: string, a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    [...a].filter((thing) => b.has(thing)).map((thing) => `${rule} ${thing}`);
  const keys = (...names: string[]) =>
    new Set(
      names.flatMap(pairs).map(({ subject, object }) => `${subject.value} ${'language' in object ? object.language : ''} ${object.value}`),
    );
  const symmetric = (name: string) =>
    new Set(pairs(name).flatMap(({ subject, object }) => [`${subject.value} ${object.value}`, `${object.value} ${subject.value}`]));
  const languages = pairs('prefLabel').map(({ subject, object }) => `${subject.value} ${'language' in object ? object.language : ''}`);
  const inverse = (name: string) => pairs(name).map(({ subject, object }) => `${object.value} ${subject.value}`);
  const broadMatch = new Set([
    ...pairs('broadMatch').map(({ subject, object }) => `${subject.value} ${object.value}`),
    ...inverse('narrowMatch'),
  ]);
  const swapped = (pairsOfIris: ReadonlySet<string>) => new Set([...pairsOfIris].map((pair) => pair.split(' ').reverse().join(' ')));
  return [
    ...both('S9', ofType('ConceptScheme'), ofType('Concept')),
    ...both('S13', keys('prefLabel'), keys('altLabel')),
    ...both('S13', keys('prefLabel', 'altLabel'), keys('hiddenLabel')),
    ...languages.filter((one, i) => languages.indexOf(one) !== i).map((one) => `S14 ${one}`),
    ...both('S27', symmetric('related'), broaderTransitive(store)),
    ...both(
      'S37',
      new Set([...ofType('Collection'), ...ofType('OrderedCollection')]),
      new Set([...ofType('Concept'), ...ofType('ConceptScheme')]),
    ),
    ...both('S46', symmetric('exactMatch'), new Set([...broadMatch, ...swapped(broadMatch), ...symmetric('relatedMatch')])),
  ];
}

/** Every `below above`, any number of steps apart. */
function broaderTransitive(store: Store): Set<string> {
  const above = new Map<string, Set<string>>();
  const add = (below: string, up: string) => above.set(below, (above.get(below) ?? new Set()).add(up));
  for (const name of ['broader', 'broaderTransitive', 'broadMatch'])
    for (const { subject, object } of store.getQuads(null, SKOS + name, null, null)) add(subject.value, object.value);
  for (const name of ['narrower', 'narrowerTransitive', 'narrowMatch'])
    for (const { subject, object } of store.getQuads(null, SKOS + name, null, null)) add(object.value, subject.value);
  const all = new Set<string>();
  for (const start of above.keys()) {
    const reached = new Set<string>();
    const waiting = [...(above.get(start) ?? [])];
    for (let up = waiting.pop(); up !== undefined; up = waiting.pop()) {
      if (reached.has(up)) continue;
      reached.add(up);
      all.add(`${start} ${up}`);
      waiting.push(...(above.get(up) ?? []));
    }
  }
  return all;
}
