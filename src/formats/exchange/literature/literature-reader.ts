import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import type { CslItem } from '#domain/csl/csl-item.ts';
import { parseBibtex, parseCslJson } from './csl-reader.ts';
import { LITERATURE_DIALECTS } from './dialects.ts';
import { newId } from './identifier.ts';
import { Ledger, type Literature } from './literature.ts';
import { recordItem, type Doubt } from './record-item.ts';
import { parseTagged, type Dialect } from './tagged-record.ts';

/**
 * The references of a bibliography that a database or a program exported: EndNote, NoteExpress, RefWorks, E-Study, RIS, BibTeX, CSL-JSON.
 * Their identifiers are proposals.
 * @param text decoded, with line feeds
 * @returns undefined where the text is none of these
 * @throws {ExchangeError} where it begins as one and cannot be read
 */
export function readLiterature(text: string): Literature | undefined {
  const dialect = LITERATURE_DIALECTS.find((one) => one.known(text));
  if (dialect !== undefined) return fromRecords(text, dialect);
  if (/^\s*[[{]/.test(text) && /"(?:type|title)"\s*:/.test(text)) return fromJson(text);
  return /^\s*@[A-Za-z]+\s*[{(]/m.test(text) ? fromBibtex(text) : undefined;
}

type Items = readonly { readonly item: Omit<CslItem, 'id'>; readonly doubts: readonly Doubt[] }[];

function fromRecords(text: string, dialect: Dialect): Literature {
  const ledger = new Ledger();
  const read = parseTagged(text, dialect).map((record) => ({ line: record[0]?.line ?? 1, read: recordItem(record, dialect, ledger) }));
  for (const { line } of read.filter((one) => one.read === undefined)) ledger.lose('record-without-title', 1, `line ${String(line)}`);
  return literature(
    dialect.name,
    read.flatMap((one) => one.read ?? []),
    ledger,
  );
}

function fromJson(text: string): Literature | undefined {
  const ledger = new Ledger();
  try {
    const items = parseCslJson(text, ledger);
    return items && literature('CSL-JSON', plainly(items), ledger);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ExchangeError('unreadable-file', `This is no whole JSON: ${error.message}.`, 'Export it again as CSL-JSON.');
  }
}

function fromBibtex(text: string): Literature {
  const ledger = new Ledger();
  try {
    return literature('BibTeX', plainly(parseBibtex(text, ledger)), ledger);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ExchangeError(
      'unreadable-file',
      `This BibTeX cannot be read: ${error.message.split('\n')[0] ?? ''}.`,
      'Mend the entry that it names, or export the file again.',
    );
  }
}

/** No study cites more. */
const MOST = 10_000;

const plainly = (items: readonly Omit<CslItem, 'id'>[]): Items => items.map((item) => ({ item, doubts: [] }));

function literature(form: string, items: Items, ledger: Ledger): Literature {
  if (items.length > MOST)
    throw new ExchangeError('too-large', `The file has more than ${String(MOST)} references.`, 'Export those that the study cites.');
  const taken = new Set<string>();
  const references = items.map(({ item, doubts }) => {
    const id = newId({ ...item, id: '' }, taken);
    for (const [kind, note] of doubts) ledger.ask(kind, id, note);
    return { item: { ...item, id } };
  });
  return { form, references, losses: ledger.losses, questions: ledger.questions };
}
