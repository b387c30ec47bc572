import { getDocumentProxy } from 'unpdf';

/** How many pages a PDF has, and on which of them, counted from 1, each named destination lies. */
export async function countPages(pdf: Uint8Array): Promise<{ readonly pages: number; readonly destinations: ReadonlyMap<string, number> }> {
  const document = await getDocumentProxy(pdf.slice());
  const named = Object.entries(await document.getDestinations());
  const destinations = await Promise.all(
    named.map(async ([name, [page]]) => [name, (await document.getPageIndex(page as PageReference)) + 1] as const),
  );
  return { pages: document.numPages, destinations: new Map(destinations) };
}

type PageReference = Parameters<Awaited<ReturnType<typeof getDocumentProxy>>['getPageIndex']>[0];

/** Chromium's PDF without what it takes from its machine: the clock, and the numbers that its nodes happened to have. Every offset stays. */
export function reproducible(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const nodes = [...new Set(text.match(NODE))].sort();
  const renumbered = new Map(nodes.map((node, index) => [node, `(node${String(index + 1).padStart(8, '0')})`]));
  const timeless = text
    .replace(/\/(?:CreationDate|ModDate) ?\(D:[^)]*\)/g, (entry) => ' '.repeat(entry.length))
    .replace(NODE, (node) => renumbered.get(node) ?? node);
  return new Uint8Array(Buffer.from(timeless, 'latin1'));
}

/** In the order of its numbers, as the tree of ids is kept. */
const NODE = /\(node\d{8}\)/g;
