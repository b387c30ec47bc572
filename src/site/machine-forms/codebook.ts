import type { Node } from '#domain/study/case-study.ts';
import type { LocalizedText } from '#domain/text/localized-text.ts';
import type { Former } from '#domain/study/former.ts';
import type { Person } from '#domain/schema/study.ts';
import { describeAnalysis } from '#formats/codebook/codebook-analysis.ts';
import { codebookJsonSchema } from '#formats/codebook/codebook-schema.ts';
import { buildCodebook } from '#formats/codebook/codebook.ts';
import { formatJsonLd } from '#formats/codebook/json-ld.ts';
import { describeCodebook, describeFormer, describeNode, type Naming } from '#formats/codebook/skos.ts';
import { formatTurtle } from '#formats/codebook/turtle.ts';
import { creditLines } from '../citing/credit-line.ts';
import type { Edition } from '../edition/edition.ts';
import { textsFor } from '../texts/index.ts';
import { pathOf, paths } from '#domain/study/urls.ts';
import { iri } from '#domain/text/web-address.ts';

function naming({ caseStudy, permanentUrl }: Edition): Naming {
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
export const nodeJsonLd = (edition: Edition, node: Node) =>
  formatJsonLd(describeNode(edition.caseStudy, node, naming(edition)), address(edition));
export const formerJsonLd = (edition: Edition, former: Former) => formatJsonLd(describeFormer(former, naming(edition)), address(edition));
export const codebookJsonLd = (edition: Edition) => formatJsonLd(describeCodebook(edition.caseStudy, naming(edition)), address(edition));
export const codebookTurtle = (edition: Edition) => formatTurtle(describeCodebook(edition.caseStudy, naming(edition)), address(edition));

function address(edition: Edition): string | undefined {
  const home = edition.absoluteUrl(paths.home);
  return home === undefined ? undefined : iri(home);
}

export function codebookJson(edition: Edition): string {
  const codebook = buildCodebook(
    edition.caseStudy,
    naming(edition),
    edition.citations.bibliography,
    edition.permanentUrl(paths.codebookSchema),
  );
  const { analysis, questions, caseStudy } = edition;
  const counted = questions.length > 0 && { analysis: describeAnalysis(analysis, caseStudy.study.analysis.minimum) };
  return `${JSON.stringify({ ...codebook, ...counted })}\n`;
}

export const codebookSchemaJson = (edition: Edition) =>
  `${JSON.stringify(codebookJsonSchema(edition.permanentUrl(paths.codebookSchema)), undefined, 2)}\n`;
