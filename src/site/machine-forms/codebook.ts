import type { Node } from '#domain/study/case-study.ts';
import type { LocalizedText } from '#domain/text/localized-text.ts';
import type { Former } from '#domain/study/former.ts';
import type { Person } from '#domain/schema/study.ts';
import { describeAnalysis } from '#formats/codebook-analysis.ts';
import { buildCodebook, codebookJsonSchema } from '#formats/codebook.ts';
import { formatJsonLd } from '#formats/json-ld.ts';
import { describeCodebook, describeFormer, describeNode, type Naming } from '#formats/skos.ts';
import { formatTurtle } from '#formats/turtle.ts';
import { creditLines } from '../citing/credit-line.ts';
import { edition } from '../edition/edition.ts';
import { textsFor } from '../texts/index.ts';
import { pathOf, paths } from '#domain/study/urls.ts';
import { iri } from '#domain/text/web-address.ts';

function naming(): Naming {
  const { caseStudy, permanentUrl } = edition();
  return {
    study: permanentUrl(paths.home),
    scheme: permanentUrl(paths.concepts),
    urlOf: (thing) => permanentUrl(pathOf(thing)),
    at: permanentUrl,
    authorName,
    credit: creditLines(caseStudy),
  };
}

function authorName({ name, family, given }: Person): LocalizedText {
  if (name !== undefined || family === undefined) return name ?? {};
  const [someGiven = ''] = Object.values(given ?? {});
  const names = Object.entries(family).map(([lang, text]) => [lang, textsFor(lang).personName(text, given?.[lang] ?? someGiven)]);
  return Object.fromEntries(names) as LocalizedText;
}

/** The codebook for programs: one concept or category, or the whole. */
export const nodeJsonLd = (node: Node) => formatJsonLd(describeNode(edition().caseStudy, node, naming()), address());
export const formerJsonLd = (former: Former) => formatJsonLd(describeFormer(former, naming()), address());
export const codebookJsonLd = () => formatJsonLd(describeCodebook(edition().caseStudy, naming()), address());
export const codebookTurtle = () => formatTurtle(describeCodebook(edition().caseStudy, naming()), address());

function address(): string | undefined {
  const home = edition().absoluteUrl(paths.home);
  return home === undefined ? undefined : iri(home);
}

export function codebookJson(): string {
  const held = edition();
  const codebook = buildCodebook(held.caseStudy, naming(), held.citations.bibliography, held.permanentUrl(paths.codebookSchema));
  const { analysis, questions, caseStudy } = held;
  const counted = questions.length > 0 && { analysis: describeAnalysis(analysis, caseStudy.study.analysis.minimum) };
  return `${JSON.stringify({ ...codebook, ...counted })}\n`;
}

export const codebookSchemaJson = () =>
  `${JSON.stringify(codebookJsonSchema(edition().permanentUrl(paths.codebookSchema)), undefined, 2)}\n`;
