import { codeTree, SEPARATORS, type CodeRow } from '#domain/exchange/code-tree.ts';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import type { Losses } from '#domain/exchange/losses.ts';
import type { Code, CodeSet, Memo } from '#domain/exchange/project.ts';
import { fitName, fitWords } from '../fit-text.ts';
import { colorOf, guidAt, isTrue } from './document.ts';
import { attribute, childOf, childrenOf, type XmlElement } from './xml.ts';

/** A study’s tree has no more levels of categories. */
const MAX_LEVELS = 50;

/**
 * The codes of a codebook, parents first. Separators in a name make levels where what stands before them is itself a code.
 * @param levels false: a name is one level, whatever stands in it
 */
export function readCodes(
  codebook: XmlElement | undefined,
  memosOf: (element: XmlElement) => readonly Memo[],
  losses: Losses,
  levels: boolean,
): Code[] {
  const rows: CodeRow[] = [];
  const keys = new Set<string>();
  const visit = (element: XmlElement, under: string | undefined, depth: number) => {
    if (depth > MAX_LEVELS)
      throw new ExchangeError(
        'too-deep',
        `Codes stand in one another here more than ${String(MAX_LEVELS)} deep.`,
        'Flatten them in the program, and export again.',
        { line: element.line, place: `line ${String(element.line)}` },
      );
    const guid = guidAt(element, 'guid');
    let key = guid ?? `code ${String(rows.length)}`;
    if (keys.has(key)) key += ` ${String(rows.length)}`;
    keys.add(key);
    const name = fitName(attribute(element, 'name') ?? '', losses);
    const inner = childrenOf(element, 'Code');
    if (name !== '' || inner.length === 0) {
      const description = fitWords(childOf(element, 'Description')?.text, losses);
      const color = colorOf(attribute(element, 'color'));
      rows.push({
        key,
        name,
        memos: memosOf(element),
        codable: isTrue(attribute(element, 'isCodable')),
        ...(guid !== undefined && { guid }),
        ...(under !== undefined && { under }),
        ...(description !== undefined && { description }),
        ...(color !== undefined && { color }),
      });
    } else losses.add('nameless-code', { place: `line ${String(element.line)}` });
    for (const child of inner) visit(child, name === '' ? under : key, depth + 1);
  };
  for (const code of childrenOf(childOf(codebook, 'Codes'), 'Code')) visit(code, undefined, 1);
  return codeTree(rows, { known: levels ? SEPARATORS : [] }, losses);
}

/** Sets of codes; of sets of sources only the names are told. */
export function readSets(parent: XmlElement | undefined, codes: ReadonlySet<string>, losses: Losses): CodeSet[] {
  return childrenOf(childOf(parent, 'Sets'), 'Set').flatMap((set) => {
    const name = fitName(attribute(set, 'name') ?? '', losses);
    const members = childrenOf(set, 'MemberCode').flatMap((member) => guidAt(member, 'targetGUID', 'guid') ?? []);
    if (childrenOf(set, 'MemberSource').length > 0) losses.add('source-set', { name });
    if (members.length === 0) return [];
    losses.add('code-set', { name });
    const description = fitWords(childOf(set, 'Description')?.text, losses);
    return [{ name, description, codes: members.filter((key) => codes.has(key)) }];
  });
}
