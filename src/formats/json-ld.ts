import { PREFIXES, TERMS, type Description, type Value } from './graph.ts';

type Json = string | readonly Json[] | { readonly [key: string]: Json };

const FORMS: Readonly<Record<string, Json>> = { text: { '@container': '@language' }, plain: {}, link: { '@type': '@id' } };

const CONTEXT: Readonly<Record<string, Json>> = {
  ...PREFIXES,
  ...Object.fromEntries(
    Object.entries(TERMS).map(([term, [name, form]]) => [
      term,
      { '@id': name, ...((FORMS[form] as object | undefined) ?? { '@type': form }) },
    ]),
  ),
};

/** A graph as JSON-LD 1.1 that carries its own context, with a line for each description: no other file is needed to read it. */
export function formatJsonLd(descriptions: Iterable<Description>): string {
  const nodes = Array.from(descriptions, (description) => JSON.stringify(toNode(description)));
  return `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[\n${nodes.join(',\n')}\n]}\n`;
}

function toNode({ id, types, properties }: Description): Json {
  const values = new Map<string, Value[]>();
  for (const [term, value] of properties) values.set(term, [...(values.get(term) ?? []), value]);
  return {
    '@id': id,
    '@type': types,
    ...Object.fromEntries(Array.from(values, ([term, all]) => [term, TERMS[term as keyof typeof TERMS][1] === 'text' ? byLanguage(all) : single(all.map(toJson))])), // prettier-ignore
  };
}

function byLanguage(values: readonly Value[]): Json {
  const texts = new Map<string, string[]>();
  for (const value of values) {
    const lang = ('lang' in value && value.lang) || '@none';
    texts.set(lang, [...(texts.get(lang) ?? []), toJson(value)]);
  }
  return Object.fromEntries(Array.from(texts, ([lang, all]) => [lang, single(all)]));
}

const toJson = (value: Value) => ('iri' in value ? value.iri : value.text);
const single = (values: readonly string[]): Json => (values.length === 1 ? (values[0] ?? '') : values);
