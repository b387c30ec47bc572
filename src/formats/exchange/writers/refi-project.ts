import { strToU8, zipSync } from 'fflate';
import type { CaseStudy, Category, Concept, Excerpt, Source } from '#domain/study/case-study.ts';
import { isoDate } from '#formats/citations/csl-text.ts';
import { escapeXml } from '#formats/containers/xml.ts';
import { lossesOf, own, type Exported, type ExportLoss } from './export-loss.ts';
import { guidFor } from './guid.ts';
import { attributeText, codeGuid, formatCodes, XML_DECLARATION, ORIGIN, type Guids } from './refi-codes.ts';

/** A text of a source’s excerpts, one a paragraph, and where each stands in it, in code points. */
interface ExcerptText {
  readonly source: Source;
  readonly text: string;
  readonly places: readonly { readonly excerpt: Excerpt; readonly start: number; readonly end: number }[];
}

/** A project (`.qdpx`): the study has no texts of its sources, so each is a text of its excerpts. The same study gives the same bytes. */
export function formatProject(caseStudy: CaseStudy, guids: Guids): Exported {
  const texts = [...caseStudy.sources.values()].filter(({ excerpts }) => excerpts.length > 0).map(excerptText);
  const files: Record<string, Uint8Array> = { 'project.qde': strToU8(formatQde(caseStudy, texts, guids)) };
  for (const { source, text } of texts) files[`sources/${guidFor('text', source.id)}.txt`] = strToU8(text);
  // fflate writes local time: this is the same in every zone.
  const content = zipSync(files, { mtime: new Date(1980, 0, 1, 12) });
  return { extension: 'qdpx', content, losses: [...lossesOf(caseStudy, 'qdpx'), ...shifted(texts)] };
}

function excerptText(source: Source): ExcerptText {
  const ordered = source.excerpts.toSorted(
    (a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0) || (a.range?.end ?? 0) - (b.range?.end ?? 0),
  );
  const places: ExcerptText['places'][number][] = [];
  const paragraphs: string[] = [];
  let at = 0;
  for (const excerpt of ordered) {
    // Characters that XML lacks are nowhere in the project.
    const words = plain(excerpt.text);
    const length = Array.from(words).length;
    places.push({ excerpt, start: at, end: at + length });
    paragraphs.push(words);
    at += length + 1;
  }
  return { source, text: `${paragraphs.join('\n')}\n`, places };
}

// eslint-disable-next-line no-control-regex
const plain = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

/** A program that counts in UTF-16 reads what stands behind a character beyond U+FFFF one place too early. */
function shifted(texts: readonly ExcerptText[]): ExportLoss[] {
  const count = texts.reduce((sum, { text, places }) => {
    const first = Array.from(text).findIndex((character) => character.length > 1);
    return sum + (first < 0 ? 0 : places.filter(({ end }) => end > first).length);
  }, 0);
  return count === 0
    ? []
    : [{ what: 'excerpts that NVivo shows shifted: it counts characters beyond U+FFFF, such as emoji, twice', count }];
}

function formatQde(caseStudy: CaseStudy, texts: readonly ExcerptText[], guids: Guids): string {
  const nodes = [...caseStudy.categories.values(), ...caseStudy.concepts.values()].filter(({ prose }) => prose.text.trim() !== '');
  const noted = new Set<Category | Concept>(nodes);
  const coders = [...new Set([...caseStudy.excerpts.values()].flatMap(({ codings }) => codings.flatMap((coding) => coding.coders)))];
  const notes = nodes.map(
    (node) =>
      `<Note guid="${guidFor('note', node.id)}" name="${attributeText(own(node.label))}">\n<PlainTextContent>${escapeXml(node.prose.text.trim())}</PlainTextContent>\n</Note>`,
  );
  const links = caseStudy.relations.map(
    ({ id, from, to, label }) =>
      `<Link guid="${guidFor('relation', id)}" name="${attributeText(own(label))}" direction="OneWay" originGUID="${codeGuid(from, guids)}" targetGUID="${codeGuid(to, guids)}"/>`,
  );
  const part = (name: string, items: readonly string[]) => (items.length === 0 ? [] : [`<${name}>`, ...items, `</${name}>`]);
  return [
    `${XML_DECLARATION}<Project xmlns="urn:QDA-XML:project:1.0" name="${attributeText(own(caseStudy.study.title))}" origin="${ORIGIN}">`,
    ...part(
      'Users',
      coders.map((coder) => `<User guid="${guidFor('coder', coder)}" name="${attributeText(coder)}"/>`),
    ),
    '<CodeBook>',
    formatCodes(caseStudy, guids, (node) => (noted.has(node) ? [guidFor('note', node.id)] : [])),
    '</CodeBook>',
    ...part(
      'Sources',
      texts.map((text) => formatSource(text, guids)),
    ),
    ...part('Notes', notes),
    ...part('Links', links),
    '</Project>\n',
  ].join('\n');
}

function formatSource({ source, places }: ExcerptText, guids: Guids): string {
  return [
    `<TextSource guid="${guidFor('source', source.id)}" name="${attributeText(own(source.label))}" plainTextPath="internal://${guidFor('text', source.id)}.txt">`,
    '<Description>Excerpts only, one a paragraph: the study does not have the text of this source.</Description>',
    ...places.map(({ excerpt, start, end }) => formatSelection(excerpt, start, end, guids)),
    '</TextSource>',
  ].join('\n');
}

function formatSelection({ id, codings, date, locator }: Excerpt, start: number, end: number, guids: Guids): string {
  const day = date?.length === 3 ? isoDate(date) : undefined;
  const by = (coder: string | undefined) =>
    `${coder === undefined ? '' : ` creatingUser="${guidFor('coder', coder)}"`}${day === undefined ? '' : ` creationDateTime="${day}T00:00:00Z"`}`;
  const made = codings.flatMap(({ concept, coders: [first, ...others] }) =>
    [first, ...others].map(
      (coder, i) =>
        `<Coding guid="${guidFor('coding', [id, concept.id, ...(i === 0 ? [] : [coder])].join(' '))}"${by(coder)}><CodeRef targetGUID="${codeGuid(concept, guids)}"/></Coding>`,
    ),
  );
  return `<PlainTextSelection guid="${guidFor('excerpt', id)}" name="${attributeText(locator === undefined ? id : own(locator))}" startPosition="${String(start)}" endPosition="${String(end)}"${by(codings[0]?.coders[0])}>${made.join('')}</PlainTextSelection>`;
}
