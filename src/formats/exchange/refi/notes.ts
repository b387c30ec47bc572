import type { Losses } from '#domain/exchange/losses.ts';
import type { Case, CodeRelation, Memo, Variable } from '#domain/exchange/project.ts';
import { fitName, fitWords } from '../fit-text.ts';
import { guidAt } from './document.ts';
import { attribute, childOf, childrenOf, type XmlElement } from './xml.ts';

/** The notes of a project, and which of them something points to. */
export class Notes {
  readonly #byGuid = new Map<string, Memo>();
  readonly #used = new Set<string>();

  constructor(project: XmlElement, textOf: (element: XmlElement) => string | undefined, losses: Losses) {
    for (const note of childrenOf(childOf(project, 'Notes'), 'Note')) {
      const guid = guidAt(note, 'guid');
      const text = fitWords(textOf(note), losses) ?? fitWords(childOf(note, 'Description')?.text, losses);
      const title = fitName(attribute(note, 'name') ?? '', losses);
      if (guid !== undefined && (text !== undefined || title !== ''))
        this.#byGuid.set(guid, { title: title === '' ? undefined : title, text: text ?? '' });
    }
  }

  /** Those that an element points to. */
  of(element: XmlElement): Memo[] {
    return childrenOf(element, 'NoteRef').flatMap((ref) => {
      const guid = guidAt(ref, 'targetGUID') ?? '';
      const memo = this.#byGuid.get(guid);
      if (memo !== undefined) this.#used.add(guid);
      return memo ?? [];
    });
  }

  tellUnused(losses: Losses): void {
    for (const [guid, { title }] of this.#byGuid)
      if (!this.#used.has(guid)) losses.add('free-memo', title === undefined ? {} : { name: title });
  }
}

/** Links from code to code; others are told. */
export function readRelations(project: XmlElement, codes: ReadonlySet<string>, losses: Losses): CodeRelation[] {
  return childrenOf(childOf(project, 'Links'), 'Link').flatMap((link) => {
    const [from, to] = [guidAt(link, 'originGUID') ?? '', guidAt(link, 'targetGUID') ?? ''];
    const name = fitName(attribute(link, 'name') ?? '', losses);
    if (codes.has(from) && codes.has(to))
      return [{ from, to, name: name === '' ? undefined : name, direction: attribute(link, 'direction') ?? 'Associative' }];
    losses.add('link', name === '' ? {} : { name });
    return [];
  });
}

export function readVariables(project: XmlElement, losses: Losses): ReadonlyMap<string, Variable> {
  return new Map(
    childrenOf(childOf(project, 'Variables'), 'Variable').map((variable, i) => {
      const name = fitName(attribute(variable, 'name') ?? '', losses);
      losses.add('variable', { name });
      return [guidAt(variable, 'guid') ?? String(i), { name, type: attribute(variable, 'typeOfVariable') }];
    }),
  );
}

/** What variables are of a case or a source, by their names. */
export function valuesOf(element: XmlElement, variables: ReadonlyMap<string, Variable>): Record<string, string> {
  return Object.fromEntries(
    childrenOf(element, 'VariableValue').flatMap((value) => {
      const ref = childOf(value, 'VariableRef');
      const name = variables.get((ref && guidAt(ref, 'targetGUID')) ?? '')?.name;
      const held = value.children.find((child) => /^(?:Text|Boolean|Integer|Float|Date|DateTime)Value$/.test(child.name));
      return name === undefined || held === undefined ? [] : [[name, held.text.trim()]];
    }),
  );
}

/** The cases, and which of them a selection or a source belongs to. */
export interface Cases {
  readonly list: readonly Case[];
  readonly guids: ReadonlySet<string>;
  of(selection: string | undefined, source: string): string | undefined;
}

export function readCases(
  project: XmlElement,
  variables: ReadonlyMap<string, Variable>,
  sourceNames: ReadonlyMap<string, string>,
  losses: Losses,
): Cases {
  const bySelection = new Map<string, string>();
  const bySource = new Map<string, string>();
  const guids = new Set<string>();
  const list = childrenOf(childOf(project, 'Cases'), 'Case').map((one): Case => {
    const name = fitName(attribute(one, 'name') ?? '', losses);
    guids.add(guidAt(one, 'guid') ?? '');
    const targets = (kind: string) => childrenOf(one, kind).flatMap((ref) => guidAt(ref, 'targetGUID') ?? []);
    const [selections, sources] = [targets('SelectionRef'), targets('SourceRef')];
    for (const guid of selections) bySelection.set(guid, name);
    for (const guid of sources) if (!bySource.has(guid)) bySource.set(guid, name);
    losses.add('case', { name });
    return {
      name,
      description: fitWords(childOf(one, 'Description')?.text, losses),
      values: valuesOf(one, variables),
      sources: sources.flatMap((guid) => sourceNames.get(guid) ?? []),
      segments: selections.length,
    };
  });
  return { list, guids, of: (selection, source) => bySelection.get(selection ?? '') ?? bySource.get(source) };
}
