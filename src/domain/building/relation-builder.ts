import type { Relation, Role } from '../study/case-study.ts';
import type { CategoryDraft } from './category-tree.ts';
import type { ExcerptDraft } from './excerpt-builder.ts';
import { finding, orLower, type Finding } from '../entry/finding.ts';
import { withoutConsent, type SourceDraft } from './material-builder.ts';
import type { RelationsData } from '../schema/coding.ts';
import { mayHoldExcerpt, type ParsedStudy } from '../parsing/study-parser.ts';
import { addFile, didYouMean, didYouMeanOr } from '../text/suggestion.ts';

type ClaimData = RelationsData['relations'][number] | RelationsData['roles'][number];

/** The model's arrows and roles, with the passages and excerpts they rest on. */
export function buildRelations(
  parsed: ParsedStudy,
  categories: ReadonlyMap<string, CategoryDraft>,
  excerpts: ReadonlyMap<string, ExcerptDraft>,
  sources: ReadonlyMap<string, SourceDraft>,
  findings: Finding[],
): { relations: Relation[]; roles: Role[] } {
  const relations: Relation[] = [];
  const roles: Role[] = [];
  if (parsed.relations === undefined) return { relations, roles };
  const { entry, data } = parsed.relations;

  const categoryAt = (id: string, keys: readonly PropertyKey[]) => {
    const category = categories.get(id);
    if (category === undefined && parsed.ids.get('category')?.has(id) !== true) {
      findings.push(
        finding(
          'unknown-category',
          entry.path,
          entry.locate(keys),
          `"${id}" is not a category of this study.`,
          `${didYouMean(id, categories.keys())}Relations and roles stand between categories.`,
        ),
      );
    }
    return category;
  };
  /** The claim's evidence, resolved; what cannot be found is told. */
  const evidenceOf = (claim: ClaimData, keys: readonly PropertyKey[], name: string) => {
    if (claim.evidence.length + claim.excerpts.length === 0) {
      findings.push(
        finding(
          'relation-without-evidence',
          entry.path,
          entry.locate(keys),
          `${name} has no evidence.`,
          `Add \`evidence\` (a passage: source, locator, text) or \`excerpts\` (their ids), ${orLower('relation-without-evidence')}.`,
        ),
      );
    }
    const evidence = claim.evidence.flatMap((passage, i) => {
      const source = sources.get(passage.source);
      findings.push(
        ...withoutConsent(parsed, passage.source, {
          path: entry.path,
          at: () => entry.locate([...keys, 'evidence', i, 'source']),
          what: 'The passage',
        }),
      );
      if (source === undefined && parsed.ids.get('source')?.has(passage.source) !== true) {
        findings.push(
          finding(
            'unknown-source',
            entry.path,
            entry.locate([...keys, 'evidence', i, 'source']),
            `"${passage.source}" is not a source of this study.`,
            didYouMeanOr(passage.source, sources.keys(), addFile('sources', passage.source, '.yaml')),
          ),
        );
      }
      return source === undefined ? [] : [{ source, locator: passage.locator, text: passage.text }];
    });
    const found = claim.excerpts.flatMap((id, i) => {
      const excerpt = excerpts.get(id);
      if (excerpt === undefined && !mayHoldExcerpt(parsed, id)) {
        findings.push(
          finding(
            'unknown-excerpt',
            entry.path,
            entry.locate([...keys, 'excerpts', i]),
            `"${id}" is not an excerpt of this study.`,
            didYouMeanOr(id, excerpts.keys(), 'take it out of `excerpts`'),
          ),
        );
      }
      return excerpt ?? [];
    });
    return { label: claim.label, statement: claim.statement, evidence, excerpts: found, notes: claim.notes };
  };
  const attach = (claim: Relation | Role, from: readonly CategoryDraft[]) => {
    for (const passage of claim.evidence) sources.get(passage.source.id)?.passages.push({ claim, passage });
    for (const excerpt of claim.excerpts) excerpts.get(excerpt.id)?.illustrates.push(claim);
    for (const category of from) {
      if (claim.kind === 'relation') category.relations.push(claim);
      else category.roles.push(claim);
    }
  };

  const seen = new Set<string>();
  for (const [index, one] of data.relations.entries()) {
    const keys = ['relations', index];
    if (seen.has(one.id))
      findings.push(
        finding(
          'duplicate-id',
          entry.path,
          entry.locate([...keys, 'id']),
          `The relation "${one.id}" stands twice.`,
          'Give one of the two another id.',
        ),
      );
    seen.add(one.id);
    const from = categoryAt(one.from, [...keys, 'from']);
    const to = categoryAt(one.to, [...keys, 'to']);
    if (one.from === one.to)
      findings.push(
        finding(
          'relation-to-itself',
          entry.path,
          entry.locate([...keys, 'to']),
          `The relation "${one.id}" leads from "${one.from}" to itself.`,
          'Name another category in `to`, or remove the relation.',
        ),
      );
    const claim = evidenceOf(one, keys, `The relation "${one.id}"`);
    if (from === undefined || to === undefined || from === to) continue;
    const relation: Relation = { kind: 'relation', id: one.id, formerIds: one.formerIds, from, to, ...claim };
    relations.push(relation);
    attach(relation, [from, to]);
  }
  for (const [index, one] of data.roles.entries()) {
    const keys = ['roles', index];
    if (roles.some(({ category: { id } }) => id === one.category))
      findings.push(
        finding(
          'duplicate-id',
          entry.path,
          entry.locate([...keys, 'category']),
          `"${one.category}" has two roles.`,
          'A category has one role: put the evidence of both under one.',
        ),
      );
    const category = categoryAt(one.category, [...keys, 'category']);
    const claim = evidenceOf(one, keys, `The role of "${one.category}"`);
    if (category === undefined) continue;
    const role: Role = { kind: 'role', category, ...claim };
    roles.push(role);
    attach(role, [category]);
  }
  return { relations, roles };
}
