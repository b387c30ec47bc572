import type { CaseStudy, Memo, Node, Reference, Release } from '#domain/study/case-study.ts';
import { codebookTitle, editionDate, hasOwnEdition, hasUnnamedEditors } from '#domain/study/credit.ts';
import type { CslItem, CslName } from '#domain/csl/csl-item.ts';
import { toIdentifier } from '#domain/text/identifier.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import type { Person } from '#domain/schema/study.ts';
import { pathOf, paths, pinnedPath } from '#domain/study/urls.ts';
import { personNames } from './credit-line.ts';
import type { Texts } from '../texts/index.ts';

/**
 * The study as an article, its codebook as a book, parts of that as chapters, and references, as CSL items. The authors did the coding; where
 * the edition is others', its editors are named beside them, or said not to be. A part has no URL where no site is known.
 */
export interface CslItems {
  readonly study: CslItem;
  codebook(release?: Release): CslItem;
  /** @param path of its excerpt, or of its page in `release` */
  node(node: Node, path?: string, release?: Release): CslItem;
  /** A page of coding: tables, indexes. */
  coding(title: LocalizedText, path: string): CslItem;
  /** A page of narrative, whose words are the edition's, or of a memo, whose words are its authors'. */
  narrative(title: LocalizedText, path: string, memo?: Pick<Memo, 'authors' | 'date'>): CslItem;
  reference(reference: Reference): CslItem;
}

export function makeCslItems(caseStudy: CaseStudy, t: Texts, absoluteUrl: (path: string) => string | undefined): CslItems {
  const { study, releases } = caseStudy;
  const { published } = study;
  const [lang] = caseStudy.languages;
  const say = (text: LocalizedText | undefined) => text && textIn(text, lang).text;
  const names = (persons: readonly Person[]) =>
    persons.map((one): CslName => (one.family ? { family: say(one.family), given: say(one.given) } : { literal: say(one.name) }));
  const dated = (date: readonly number[] | undefined, inferred = false) =>
    date && { 'date-parts': [date], ...(inferred && { circa: true }) };
  const [first] = study.authors;
  const name = first?.family ?? first?.name;
  const key = toIdentifier([name && textIn(name, 'en').text, published?.issued[0]].filter(Boolean).join(' '));
  const id = /[a-z]/.test(key) ? key : 'study';
  const author = names(study.authors);
  const editor = study.editors.length > 0 ? names(study.editors) : undefined;
  // Styles print a whole work's editors only where it has no author.
  const editedBy = editor && t.edition.by(personNames(study.editors, lang));
  const edition = (release: Release | undefined, by?: string) => {
    const said = [release && t.version.name(release.version), hasUnnamedEditors(study) ? t.edition.unnamed : by].filter(Boolean);
    return {
      edition: said.length > 0 ? said.join(t.clause) : undefined,
      version: release?.version,
      issued: dated(editionDate(caseStudy, release)),
    };
  };
  const part = (partId: string, title: LocalizedText, path: string, release = releases.at(-1)): CslItem => ({
    id: partId,
    type: 'chapter',
    language: lang,
    title: say(title),
    author,
    'container-title': say(codebookTitle(study)),
    editor,
    ...edition(release),
    URL: absoluteUrl(path),
  });
  return {
    study: {
      id,
      type: 'article-journal',
      language: lang,
      title: say(study.title),
      author,
      'container-title': say(published?.journal),
      volume: published?.volume,
      issue: published?.issue,
      page: published?.pages,
      DOI: published?.doi,
      issued: dated(published?.issued, published?.issuedInferred),
    },
    codebook: (release = releases.at(-1)) => ({
      id: `${id}-codebook`,
      type: 'book',
      language: lang,
      title: say(codebookTitle(study)),
      author,
      editor,
      ...edition(release, editedBy),
      URL: absoluteUrl(release ? pinnedPath(release.version, paths.home) : paths.home),
    }),
    node: (node, path = pathOf(node), release) => part(node.id, node.label, path, release),
    coding: (title, path) => part(partName(path), title, path),
    narrative: (title, path, memo) => ({
      ...part(partName(path), title, path),
      author: hasOwnEdition(study) ? editor : author,
      ...(!hasOwnEdition(study) && { 'container-title': say(study.title) }),
      ...(memo && memo.authors.length > 0 && { author: memo.authors.map((literal) => ({ literal })) }),
      ...(memo?.date && { issued: dated(memo.date) }),
    }),
    reference: ({ id: own, data }) => toCslItem(own, data),
  };
}

/** `/coding/open/` is `coding-open`. */
const partName = (path: string) => path.split('/').filter(Boolean).join('-');

function toCslItem(id: string, data: Reference['data']): CslItem {
  const { printed: _printed, notes: _notes, formerIds: _formerIds, ...fields } = data;
  return { id, ...fields, ...(fields.URL !== undefined && { URL: asciiAddress(fields.URL) }) };
}

/** An address as programs take it: letters beyond ASCII are percent-encoded, and in punycode where they name the host. */
const asciiAddress = (address: string) => (/^[\x21-\x7e]*$/.test(address) ? address : new URL(address).href);
