import type { CaseStudy, Node, Reference, Release } from '#domain/case-study.ts';
import type { CslItem } from '#domain/csl-item.ts';
import { toIdentifier } from '#domain/identifier.ts';
import { textIn } from '#domain/localized-text.ts';
import { pathOf } from '#domain/urls.ts';

/** The study, its parts and its references as CSL items. A part has no URL where no site is known. */
export interface CslItems {
  readonly study: CslItem;
  /** @param path of its excerpt, or of its page in `release` */
  node(node: Node, path?: string, release?: Release): CslItem;
  reference(reference: Reference): CslItem;
}

export function makeCslItems({ study, releases }: CaseStudy, lang: string, absoluteUrl: (path: string) => string | undefined): CslItems {
  const say = (text: Parameters<typeof textIn>[0] | undefined) => text && textIn(text, lang).text;
  const author = study.authors.map((one) => (one.family ? { family: say(one.family), given: say(one.given) } : { literal: say(one.name) }));
  const { published } = study;
  const dated = (date: readonly number[] | undefined) => date && { 'date-parts': [date] };
  const [first] = study.authors;
  const name = first?.family ?? first?.name;
  const key = toIdentifier([name && textIn(name, 'en').text, published?.issued[0]].filter(Boolean).join(' '));
  return {
    study: {
      id: /[a-z]/.test(key) ? key : 'study', type: 'article-journal', language: lang, title: say(study.title), author,
      'container-title': say(published?.journal), volume: published?.volume, issue: published?.issue, page: published?.pages,
      DOI: published?.doi, issued: dated(published?.issued),
    },
    node: (node, path = pathOf(node), release = releases.at(-1)) => ({
      id: node.id, type: 'entry', language: lang, title: say(node.label), author,
      'container-title': say(study.codebookTitle ?? study.title), version: release?.version,
      // Until an edition has a release of its own, its date is the study's.
      issued: dated(release?.date ?? published?.issued), URL: absoluteUrl(path),
    }),
    reference: ({ id, data }) => toCslItem(id, data),
  }; // prettier-ignore
}

function toCslItem(id: string, data: Reference['data']): CslItem {
  const { printed: _printed, notes: _notes, formerIds: _formerIds, ...fields } = data;
  return { id, ...fields, ...(fields.URL !== undefined && { URL: asciiAddress(fields.URL) }) };
}

/** An address as programs take it: letters beyond ASCII are percent-encoded, and in punycode where they name the host. */
const asciiAddress = (address: string) => (/^[\x21-\x7e]*$/.test(address) ? address : new URL(address).href);
