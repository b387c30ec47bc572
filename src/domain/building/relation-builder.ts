import type { Passage, Relation, Role } from '../study/case-study.ts';
import type { CategoryDraft } from './category-tree.ts';
import type { ExcerptDraft } from './excerpt-builder.ts';
import { orLower, type Finding } from '../entry/finding.ts';
import { tellIn, type Tell } from '../entry/tell.ts';
import { isWithoutConsent, withoutConsent, type SourceDraft } from './material-builder.ts';
import type { RelationsData } from '../schema/coding.ts';
import { named } from '../parsing/named-thing.ts';
import type { ParsedStudy } from '../parsing/study-parser.ts';
import { addFile, didYouMean, didYouMeanOr } from '../text/suggestion.ts';

type ClaimData = RelationsData['relations'][number] | RelationsData['roles'][number];

/** What a claim of the model may name, and how it is told that it names something else. */
interface Model {
  readonly parsed: ParsedStudy;
  readonly categories: ReadonlyMap<string, CategoryDraft>;
  readonly excerpts: ReadonlyMap<string, ExcerptDraft>;
  readonly sources: ReadonlyMap<string, SourceDraft>;
  readonly tell: Tell;
}

/** The model's arrows and roles, with the passages and excerpts they rest on. */
export function buildRelations(
  parsed: ParsedStudy,
  categories: Model['categories'],
  excerpts: Model['excerpts'],
  sources: Model['sources'],
  findings: Finding[],
): { relations: Relation[]; roles: Role[] } {
  const { entry, data } = parsed.relations ?? {};
  if (entry === undefined || data === undefined) return { relations: [], roles: [] };
  const model: Model = { parsed, categories, excerpts, sources, tell: tellIn(entry, findings) };
  const seen = new Set<string>();
  const again = (id: string) => seen.has(id) || !seen.add(id);
  const relations = data.relations.flatMap((one, index) => relationOf(model, one, ['relations', index], again(one.id)) ?? []);
  seen.clear();
  const roles = data.roles.flatMap((one, index) => roleOf(model, one, ['roles', index], again(one.category)) ?? []);
  return { relations, roles };
}

function relationOf(model: Model, one: RelationsData['relations'][number], keys: Keys, isRepeated: boolean): Relation | undefined {
  const { id, formerIds } = one;
  if (isRepeated) model.tell('duplicate-id', [...keys, 'id'], `The relation "${id}" stands twice.`, 'Give one of the two another id.');
  const from = categoryAt(model, one.from, [...keys, 'from']);
  const to = categoryAt(model, one.to, [...keys, 'to']);
  if (one.from === one.to)
    model.tell(
      'relation-to-itself',
      [...keys, 'to'],
      `The relation "${id}" leads from "${one.from}" to itself.`,
      'Name another category in `to`, or remove the relation.',
    );
  const claim = claimOf(model, one, keys, `The relation "${id}"`);
  if (from === undefined || to === undefined || from === to) return undefined;
  const relation: Relation = { kind: 'relation', id, formerIds, from, to, ...claim };
  from.relations.push(relation);
  to.relations.push(relation);
  attach(model, relation);
  return relation;
}

function roleOf(model: Model, one: RelationsData['roles'][number], keys: Keys, isRepeated: boolean): Role | undefined {
  if (isRepeated)
    model.tell(
      'duplicate-id',
      [...keys, 'category'],
      `"${one.category}" has two roles.`,
      'A category has one role: put the evidence of both under one.',
    );
  const category = categoryAt(model, one.category, [...keys, 'category']);
  const claim = claimOf(model, one, keys, `The role of "${one.category}"`);
  if (category === undefined) return undefined;
  const role: Role = { kind: 'role', category, ...claim };
  category.roles.push(role);
  attach(model, role);
  return role;
}

type Keys = readonly PropertyKey[];

function categoryAt({ parsed, tell, categories }: Model, id: string, keys: Keys): CategoryDraft | undefined {
  const mend = () => `${didYouMean(id, categories.keys())}Relations and roles stand between categories.`;
  return named(parsed, tell, categories, { kind: 'category', id, keys, mend });
}

/** What a relation or a role says, and its evidence as far as that is there. */
function claimOf(model: Model, claim: ClaimData, keys: Keys, name: string) {
  if (claim.evidence.length + claim.excerpts.length === 0)
    model.tell(
      'relation-without-evidence',
      keys,
      `${name} has no evidence.`,
      `Add \`evidence\` (a passage: source, locator, text) or \`excerpts\` (their ids), ${orLower('relation-without-evidence')}.`,
    );
  const evidence = claim.evidence.flatMap((passage, i) => passageOf(model, passage, [...keys, 'evidence', i, 'source']) ?? []);
  const excerpts = claim.excerpts.flatMap((id, i) => excerptAt(model, id, [...keys, 'excerpts', i]) ?? []);
  return { label: claim.label, statement: claim.statement, evidence, excerpts, notes: claim.notes };
}

function passageOf(
  { parsed, sources, tell }: Model,
  { source: id, locator, text }: ClaimData['evidence'][number],
  keys: Keys,
): Passage | undefined {
  if (isWithoutConsent(parsed, id)) tell('without-consent', keys, ...withoutConsent('The passage', id));
  const mend = () => didYouMeanOr(id, sources.keys(), addFile('sources', id, '.yaml'));
  const source = named(parsed, tell, sources, { kind: 'source', id, keys, mend });
  return source && { source, locator, text };
}

const excerptAt = ({ parsed, tell, excerpts }: Model, id: string, keys: Keys): ExcerptDraft | undefined =>
  named(parsed, tell, excerpts, { kind: 'excerpt', id, keys, mend: () => didYouMeanOr(id, excerpts.keys(), 'take it out of `excerpts`') });

/** What a claim rests on knows of it. */
function attach({ sources, excerpts }: Model, claim: Relation | Role): void {
  for (const passage of claim.evidence) sources.get(passage.source.id)?.passages.push({ claim, passage });
  for (const excerpt of claim.excerpts) excerpts.get(excerpt.id)?.illustrates.push(claim);
}
