/** An RDF graph as descriptions of things, one after the other: enough to write it as Turtle and as JSON-LD. */
export interface Description {
  /** Absolute, or relative to where the file is fetched when the site's address is not known. */
  readonly id: string;
  readonly types: readonly string[];
  readonly properties: readonly Property[];
}

export type Property = readonly [term: Term, value: Value];
export type Value = { readonly iri: string } | { readonly text: string; readonly lang?: string };
export type Term = keyof typeof TERMS;

export const PREFIXES = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dcterms: 'http://purl.org/dc/terms/',
  dc: 'http://purl.org/dc/elements/1.1/',
  prov: 'http://www.w3.org/ns/prov#',
  schema: 'https://schema.org/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** The properties in use: `text` has a language, `plain` has none, `link` leads to another thing, and a name of XML Schema's is a type. Their names are the keys of the JSON-LD. */
export const TERMS = {
  prefLabel: ['skos:prefLabel', 'text'],
  altLabel: ['skos:altLabel', 'text'],
  notation: ['skos:notation', 'plain'],
  definition: ['skos:definition', 'text'],
  scopeNote: ['skos:scopeNote', 'text'],
  editorialNote: ['skos:editorialNote', 'text'],
  note: ['skos:note', 'text'],
  example: ['skos:example', 'link'],
  inScheme: ['skos:inScheme', 'link'],
  hasTopConcept: ['skos:hasTopConcept', 'link'],
  topConceptOf: ['skos:topConceptOf', 'link'],
  broader: ['skos:broader', 'link'],
  narrower: ['skos:narrower', 'link'],
  related: ['skos:related', 'link'],
  exactMatch: ['skos:exactMatch', 'link'],
  closeMatch: ['skos:closeMatch', 'link'],
  broadMatch: ['skos:broadMatch', 'link'],
  narrowMatch: ['skos:narrowMatch', 'link'],
  relatedMatch: ['skos:relatedMatch', 'link'],
  title: ['dcterms:title', 'text'],
  description: ['dcterms:description', 'text'],
  creator: ['dcterms:creator', 'link'],
  creatorName: ['dc:creator', 'text'],
  contributor: ['dcterms:contributor', 'link'],
  editorName: ['schema:editor', 'text'],
  credit: ['schema:creditText', 'text'],
  contributorName: ['dc:contributor', 'plain'],
  keyword: ['dc:subject', 'text'],
  rights: ['dc:rights', 'text'],
  language: ['dc:language', 'plain'],
  date: ['dc:date', 'plain'],
  kind: ['dc:type', 'text'],
  source: ['dcterms:source', 'link'],
  references: ['dcterms:references', 'link'],
  relation: ['dcterms:relation', 'link'],
  isPartOf: ['dcterms:isPartOf', 'link'],
  locator: ['dcterms:bibliographicCitation', 'text'],
  wasDerivedFrom: ['prov:wasDerivedFrom', 'link'],
  wasQuotedFrom: ['prov:wasQuotedFrom', 'link'],
  text: ['schema:text', 'text'],
  label: ['rdfs:label', 'text'],
  seeAlso: ['rdfs:seeAlso', 'link'],
  subject: ['rdf:subject', 'link'],
  predicate: ['rdf:predicate', 'link'],
  object: ['rdf:object', 'link'],
  deprecated: ['owl:deprecated', 'xsd:boolean'],
  isReplacedBy: ['dcterms:isReplacedBy', 'link'],
  hasVersion: ['dcterms:hasVersion', 'link'],
  isVersionOf: ['dcterms:isVersionOf', 'link'],
  wasRevisionOf: ['prov:wasRevisionOf', 'link'],
  issued: ['dcterms:issued', 'xsd:date'],
  modified: ['dcterms:modified', 'xsd:date'],
  versionInfo: ['owl:versionInfo', 'plain'],
  changeNote: ['skos:changeNote', 'text'],
} as const satisfies Readonly<Record<string, readonly [name: string, form: 'text' | 'plain' | 'link' | `xsd:${string}`]>>;

/** `skos:Concept` in full. */
export function expandName(name: string): string {
  const [prefix = '', local = ''] = name.split(':');
  return PREFIXES[prefix as keyof typeof PREFIXES] + local;
}
