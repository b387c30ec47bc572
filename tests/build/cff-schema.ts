/**
 * The part of the Citation File Format 1.2.0 that a study's file uses, told again after the format's own JSON Schema
 * (Druskat et al., https://doi.org/10.5281/zenodo.5171937, CC BY 4.0). It allows nothing beside: what passes here is valid there.
 */
const day = { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$' };
const words = { type: 'string', minLength: 1 };
const url = { type: 'string', pattern: '^(https|http)://.+' };
const orcid = { type: 'string', pattern: '^https://orcid\\.org/[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$' };
const closed = (properties: object, ...required: string[]) => ({ type: 'object', properties, required, additionalProperties: false });

const person = closed({ 'family-names': words, 'given-names': words, affiliation: words, orcid });
const entity = closed({ name: words, orcid }, 'name');
const authors = { type: 'array', items: { anyOf: [person, entity] }, minItems: 1, uniqueItems: true };

const article = closed(
  {
    type: { const: 'article' },
    title: words,
    authors,
    year: { type: 'integer' },
    month: { type: 'integer', minimum: 1, maximum: 12 },
    'date-published': day,
    journal: words,
    volume: { type: 'integer' },
    issue: words,
    start: { type: 'integer' },
    end: { type: 'integer' },
    notes: { type: 'string', minLength: 1 },
    doi: { type: 'string', pattern: '^10\\.\\d{4,9}(\\.\\d+)?/[A-Za-z0-9:/_;\\-.()\\[\\]\\\\]+$' },
  },
  'authors',
  'title',
  'type',
);

export const cffSchema = closed(
  {
    'cff-version': { const: '1.2.0' },
    version: words,
    'date-released': day,
    message: words,
    type: { enum: ['dataset', 'software'] },
    title: words,
    abstract: words,
    authors,
    keywords: { type: 'array', items: words, minItems: 1, uniqueItems: true },
    url,
    repository: url,
    'license-url': url,
    'preferred-citation': article,
  },
  'authors',
  'cff-version',
  'message',
  'title',
);
