import { PREFIXES, TERMS, type Description, type Value } from './graph.ts';

type Json = string | readonly Json[] | { readonly [key: string]: Json };

const FORMS: Readonly<Record<string, Json>> = { text: { '@container': '@language' }, plain: {}, link: { '@type': '@id' } };

/**
 * A graph as JSON-LD 1.1, with a line for each description. It carries its own context, of the terms that it uses: no other file is needed to read it.
 * @param base what most of its addresses begin with, which then is said once
 */
export function formatJsonLd(descriptions: Iterable<Description>, base?: string): string {
  const used = new Set<string>();
  const nodes = Array.from(descriptions, (description) => {
    for (const type of description.types) used.add(prefixOf(type));
    for (const [term] of description.properties) used.add(term);
    return JSON.stringify(toNode(description, base));
  });
  return `{"@context":${JSON.stringify(contextOf(used, base))},\n"@graph":[\n${nodes.join(',\n')}\n]}\n`;
}

/** @param used terms, and prefixes of types */
function contextOf(used: ReadonlySet<string>, base: string | undefined): Json {
  const terms = Object.entries(TERMS).filter(([term]) => used.has(term));
  const names = terms.flatMap(([, [name, form]]) => (Object.hasOwn(FORMS, form) ? [name] : [name, form]));
  const prefixes = new Set([...used, ...names.map(prefixOf)]);
  return {
    ...(base === undefined ? {} : { '@base': base }),
    ...Object.fromEntries(Object.entries(PREFIXES).filter(([prefix]) => prefixes.has(prefix))),
    ...Object.fromEntries(
      terms.map(([term, [name, form]]) => [term, { '@id': name, ...((FORMS[form] as object | undefined) ?? { '@type': form }) }]),
    ),
  };
}

const prefixOf = (name: string) => name.slice(0, name.indexOf(':'));

function toNode({ id, types, properties }: Description, base: string | undefined): Json {
  const values = new Map<string, Value[]>();
  for (const [term, value] of properties) values.set(term, [...(values.get(term) ?? []), value]);
  const toJson = (value: Value) => ('iri' in value ? relative(value.iri, base) : value.text);
  return {
    '@id': relative(id, base),
    '@type': types,
    ...Object.fromEntries(
      Array.from(values, ([term, all]) => [
        term,
        TERMS[term as keyof typeof TERMS][1] === 'text' ? byLanguage(all) : single(all.map(toJson)),
      ]),
    ),
  };
}

/** What of an address below the base resolves to it again: not what would be read as a scheme, or as another host's or the root's. */
function relative(iri: string, base: string | undefined): string {
  if (base === undefined || !iri.startsWith(base)) return iri;
  const rest = iri.slice(base.length);
  return /^[\w-]+\//.test(rest) && !/\/\.{0,2}\//.test(rest) ? rest : iri;
}

function byLanguage(values: readonly Value[]): Json {
  const texts = new Map<string, string[]>();
  for (const value of values) {
    const lang = ('lang' in value && value.lang) || '@none';
    texts.set(lang, [...(texts.get(lang) ?? []), 'iri' in value ? value.iri : value.text]);
  }
  return Object.fromEntries(Array.from(texts, ([lang, all]) => [lang, single(all)]));
}

const single = (values: readonly string[]): Json => (values.length === 1 ? (values[0] ?? '') : values);
