import { DataFactory, Writer } from 'n3';
import { expandName, PREFIXES, TERMS, type Description, type Term, type Value } from './graph.ts';

const TYPE = DataFactory.namedNode(`${PREFIXES.rdf}type`);
const PROPERTIES = new Map(Object.entries(TERMS).map(([term, [name]]) => [term, DataFactory.namedNode(expandName(name))]));

/**
 * A graph as RDF 1.1 Turtle, in the order of the descriptions.
 * @param base what most of its addresses begin with, which then is said once
 */
export function formatTurtle(descriptions: Iterable<Description>, base?: string): string {
  const writer = new Writer({ prefixes: PREFIXES, ...(base === undefined ? {} : { baseIRI: base, writeBase: true }) });
  for (const { id, types, properties } of descriptions) {
    const subject = DataFactory.namedNode(id);
    for (const type of types) writer.addQuad(subject, TYPE, DataFactory.namedNode(expandName(type)));
    for (const [term, value] of properties) writer.addQuad(subject, PROPERTIES.get(term) ?? TYPE, toObject(term, value));
  }
  let turtle = '';
  // Without a stream to write to, the callback is called before `end` returns.
  writer.end((error: Error | null, result: string) => {
    if (error) throw error;
    turtle = result;
  });
  return turtle;
}

function toObject(term: Term, value: Value) {
  if ('iri' in value) return DataFactory.namedNode(value.iri);
  const [, form] = TERMS[term];
  return DataFactory.literal(value.text, form.startsWith('xsd:') ? DataFactory.namedNode(expandName(form)) : value.lang);
}
