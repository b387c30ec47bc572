interface PdfObject {
  /** All of it but a stream's data. */
  head: string;
  readonly data?: Uint8Array;
}

interface Document {
  readonly objects: Map<number, PdfObject>;
  readonly trailer: string;
}

/**
 * One PDF of several: pages, tags, bookmarks and named destinations in their order, and links from part to part, which Chromium wrote as links
 * to `address` and a destination's name behind `#`. Destinations of different parts have different names.
 */
export function joinPdfs(parts: readonly Uint8Array[], address: string): Uint8Array {
  const [first, ...others] = parts;
  if (first === undefined) throw new Error('There is nothing to join.');
  if (others.length === 0) return first;
  const whole = readDocument(first);
  const roots = rootsOf(whole);
  let [next, keys, nodes] = [sizeOf(whole), numberIn(whole, roots.tags, 'ParentTreeNextKey'), nodesOf(whole)];
  for (const pdf of others) {
    const part = readDocument(pdf);
    const own = rootsOf(part);
    const [size, ownKeys, ownNodes] = [sizeOf(part), numberIn(part, own.tags, 'ParentTreeNextKey'), nodesOf(part)];
    const same = new Map([
      [own.tags, roots.tags],
      [own.document, roots.document],
      [own.outlines, roots.outlines],
    ]);
    const moved = { id: (id: number) => same.get(id) ?? id + next, keys, nodes };
    const added = new Map(Array.from(part.objects, ([id, object]) => [id + next, { ...object, head: move(object.head, moved) }] as const));
    for (const [id, object] of added) whole.objects.set(id, object);
    const take = (id: number) => {
      const { head } = objectOf(whole, id + next);
      whole.objects.delete(id + next);
      return head;
    };
    addPages(whole, roots.pages, own.pages + next);
    for (const [kind, holder, name, join] of HELD) {
      if (Number.isNaN(own[kind])) continue;
      if (Number.isNaN(roots[kind])) {
        roots[kind] = own[kind] + next;
        extend(whole, roots[holder], (head) => withEntry(head, name, refer(roots[kind])));
        continue;
      }
      const of = take(own[kind]);
      extend(whole, roots[kind], (head) => join(head, of));
    }
    if (!Number.isNaN(own.outlines)) addBookmarks(whole, roots.outlines, take(own.outlines));
    for (const id of [own.tags, own.catalog, own.info]) take(id);
    [next, keys, nodes] = [next + size, keys + ownKeys, nodes + ownNodes];
    extend(whole, roots.tags, (head) => withEntry(head, 'ParentTreeNextKey', String(keys)));
  }
  leadAcross(whole, roots.destinations, address);
  return write(whole, next, first);
}

/** What there is once of in a PDF: which object names it, by which name, and how two become one. */
const HELD = [
  ['destinations', 'catalog', 'Dests', (head: string, of: string) => head.replace(/>>\n$/, () => `\n${of.slice(2)}`)],
  ['document', 'tags', 'K', (head: string, of: string) => withKids(head, 'K', of)],
  ['parents', 'tags', 'ParentTree', (head: string, of: string) => withKids(head, 'Nums', of)],
  ['ids', 'tags', 'IDTree', (head: string, of: string) => withKids(head, 'Kids', of)],
] as const;

/** A string, or a name: what they hold is none of ours to change. */
const OPAQUE = String.raw`\((?:\\[^]|[^\\()])*\)|<[\dA-Fa-f]+>|/[^\s()<>[\]{}/%]*`;

/** The document, as its tables of objects have it (ISO 32000-1, 7.5); what an update has is meant. */
function readDocument(pdf: Uint8Array): Document {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const objects = new Map<number, PdfObject>();
  let trailer: string | undefined;
  let table = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text.slice(-1024))?.[1]);
  while (Number.isFinite(table)) {
    const end = text.indexOf('trailer\n', table);
    const own = text.slice(end, text.indexOf('startxref', end));
    let id = 0;
    for (const line of text.slice(table, end).split('\n')) {
      const [, start, offset] = /^(?:(\d+) \d+|(\d{10}) \d{5} n ?)$/.exec(line) ?? [];
      if (start !== undefined) id = Number(start);
      else if (offset !== undefined && !objects.has(id)) objects.set(id++, readObject(pdf, text, Number(offset)));
      else if (line.length > 10) id++;
    }
    trailer ??= own;
    table = Number(/\/Prev (\d+)/.exec(own)?.[1] ?? NaN);
  }
  if (trailer === undefined) throw new Error('The PDF that Chromium printed does not end with a trailer.');
  return { objects: new Map([...objects].sort(([a], [b]) => a - b)), trailer };
}

function readObject(pdf: Uint8Array, text: string, offset: number): PdfObject {
  const begun = text.indexOf('\n', offset) + 1;
  const token = new RegExp(`${OPAQUE}|(stream\\n|endobj)|[^(</se]+|[^]`, 'y');
  token.lastIndex = begun;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[1] === undefined) continue;
    const head = text.slice(begun, found.index);
    if (found[1] === 'endobj') return { head };
    return { head, data: pdf.subarray(token.lastIndex, token.lastIndex + Number(entryOf(head, 'Length'))) };
  }
  throw new Error('An object of the PDF that Chromium printed does not end.');
}

function rootsOf(document: Document) {
  const catalog = referenceIn(document.trailer, 'Root');
  const { head } = objectOf(document, catalog);
  const tags = referenceIn(head, 'StructTreeRoot');
  const tagHead = objectOf(document, tags).head;
  return {
    catalog,
    tags,
    info: referenceIn(document.trailer, 'Info'),
    pages: referenceIn(head, 'Pages'),
    destinations: referenceIn(head, 'Dests'),
    outlines: referenceIn(head, 'Outlines'),
    document: referenceIn(tagHead, 'K'),
    parents: referenceIn(tagHead, 'ParentTree'),
    ids: referenceIn(tagHead, 'IDTree'),
  };
}

/** NaN where the dictionary has none. */
const referenceIn = (head: string, name: string) => Number(/^(\d+) 0 R$/.exec(entryOf(head, name) ?? '')?.[1]);

function objectOf({ objects }: Document, id: number): PdfObject {
  const object = objects.get(id);
  if (object === undefined) throw new Error(`The PDF that Chromium printed has no object ${String(id)}.`);
  return object;
}

const sizeOf = ({ trailer }: Document) => Number(entryOf(trailer, 'Size'));
const numberIn = (document: Document, id: number, name: string) => Number(entryOf(objectOf(document, id).head, name) ?? 0);
const NODE = /^\(node(\d{8})\)$/;
const nodesOf = ({ objects }: Document) =>
  [...objects.values()].reduce((count, { head }) => Math.max(count, Number(/\/Limits \[\S+ \(node(\d{8})\)\]/.exec(head)?.[1] ?? 0)), 0);

/** Another place in the file for all that an object names: objects, keys of the tree of parents, nodes. */
function move(head: string, to: { id: (id: number) => number; keys: number; nodes: number }): string {
  const named = new RegExp(String.raw`/(StructParents?) (\d+)|(/Nums \[)([^\]]*)|${OPAQUE}|\b(\d+) 0 R\b`, 'g');
  return head.replace(named, (all, key?: string, n?: string, nums?: string, list?: string, id?: string) => {
    if (key !== undefined) return `/${key} ${String(Number(n) + to.keys)}`;
    if (nums !== undefined)
      return nums + (list ?? '').replace(/(\d+) (\d+) 0 R/g, (_, k, v) => `${String(Number(k) + to.keys)} ${String(to.id(Number(v)))} 0 R`);
    if (id !== undefined) return `${String(to.id(Number(id)))} 0 R`;
    return all.replace(NODE, (_, node) => `(node${String(Number(node) + to.nodes).padStart(8, '0')})`);
  });
}

const entryPattern = (name: string) => new RegExp(String.raw`(?<=/${name} )(?:\d+ 0 R|-?\d+|\[[^\]]*\])|${OPAQUE}`, 'g');

/** A reference, a number or a list that a dictionary has under a name. */
function entryOf(head: string, name: string): string | undefined {
  return head.match(entryPattern(name))?.find((one) => /^[-\d[]/.test(one));
}

/** The same dictionary with that under this name. */
function withEntry(head: string, name: string, value: string): string {
  if (entryOf(head, name) === undefined) return head.replace(/>>\n$/, `\n/${name} ${value}>>\n`);
  return head.replace(entryPattern(name), (one) => (/^[-\d[]/.test(one) ? value : one));
}

const withoutEntry = (head: string, name: string) =>
  head.replace(new RegExp(String.raw`\n/${name} \d+ 0 R|${OPAQUE}`, 'g'), (one) => (one.startsWith('\n') ? '' : one));

function withKids(head: string, name: string, of: string): string {
  const [own, others] = [head, of].map((one) => (entryOf(one, name) ?? '').replace(/^\[|\]$/g, ''));
  return withEntry(head, name, `[${[own, others].filter(Boolean).join(' ')}]`);
}

function extend(document: Document, id: number, change: (head: string) => string): void {
  const object = objectOf(document, id);
  object.head = change(object.head);
}

const refer = (id: number) => `${String(id)} 0 R`;

function addPages(document: Document, root: number, added: number): void {
  const [all, more] = [root, added].map((id) => numberIn(document, id, 'Count'));
  extend(document, added, (head) => withEntry(head, 'Parent', refer(root)));
  extend(document, root, (head) =>
    withEntry(withKids(head, 'Kids', `<</Kids [${refer(added)}]>>\n`), 'Count', String((all ?? 0) + (more ?? 0))),
  );
}

/**
 * Bookmarks of lower headings that stand before the first of the highest go below the last bookmark there is.
 * @param of the root of the bookmarks that are added
 */
function addBookmarks(document: Document, root: number, of: string): void {
  const added: number[] = [];
  for (let id = referenceIn(of, 'First'); !Number.isNaN(id); id = referenceIn(objectOf(document, id).head, 'Next')) added.push(id);
  const isHighest = (id: number) => objectOf(document, referenceIn(objectOf(document, id).head, 'SE')).head.includes('\n/S /H1\n');
  const highest = added.findIndex(isHighest);
  const last = referenceIn(objectOf(document, root).head, 'Last');
  const lower = Number.isNaN(last) ? 0 : highest < 0 ? added.length : highest;
  hang(document, added.slice(0, lower), last, root);
  hang(document, added.slice(lower), root, root);
}

/** Bookmarks below another, after those that it has; all above it count what is shown. */
function hang(document: Document, items: readonly number[], parent: number, root: number): void {
  const [first, end] = [items[0], items.at(-1)];
  if (first === undefined || end === undefined) return;
  const before = referenceIn(objectOf(document, parent).head, 'Last');
  for (const [i, id] of items.entries()) {
    const [previous, next] = [items[i - 1] ?? before, items[i + 1] ?? NaN];
    extend(document, id, (head) =>
      (
        [
          ['Parent', parent],
          ['Prev', previous],
          ['Next', next],
        ] as const
      ).reduce((all, [name, to]) => (Number.isNaN(to) ? withoutEntry(all, name) : withEntry(all, name, refer(to))), head),
    );
  }
  if (Number.isNaN(before)) extend(document, parent, (head) => withEntry(head, 'First', refer(first)));
  else extend(document, before, (head) => withEntry(head, 'Next', refer(first)));
  extend(document, parent, (head) => withEntry(head, 'Last', refer(end)));
  const shown = items.reduce((sum, id) => sum + 1 + numberIn(document, id, 'Count'), 0);
  for (const id of new Set([parent, root]))
    extend(document, id, (head) => withEntry(head, 'Count', String(Number(entryOf(head, 'Count') ?? 0) + shown)));
}

/** Links to another part lead to its destination. */
function leadAcross(document: Document, destinations: number, address: string): void {
  const head = Number.isNaN(destinations) ? '' : objectOf(document, destinations).head;
  const named = Array.from(
    head.matchAll(/\/(\S+) \[/g),
    ([, name = '']) => [name.replace(/#([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))), name] as const,
  );
  const names = new Map(named);
  for (const object of document.objects.values()) {
    if (!object.head.startsWith('<</Type /Annot\n/Subtype /Link\n')) continue;
    object.head = object.head.replace(/\/A <<\/Type \/Action\n\/S \/URI\n\/URI \(((?:\\[^]|[^\\()])*)\)>>/, (action, uri: string) => {
      const to = uri.replace(/\\(.)/g, '$1');
      if (!to.startsWith(`${address}#`)) return action;
      const name = names.get(to.slice(address.length + 1));
      if (name === undefined) throw new Error(`The book leads to ${to}, which no part of it has.`);
      return `/Dest /${name}`;
    });
  }
}

function write({ objects, trailer }: Document, size: number, like: Uint8Array): Uint8Array {
  const [head] = /^%PDF[^]*?\n%[^\n]*\n/.exec(Buffer.from(like.subarray(0, 64)).toString('latin1')) ?? ['%PDF-1.4\n'];
  const pieces: Uint8Array[] = [Buffer.from(head, 'latin1')];
  let length = head.length;
  const add = (piece: Uint8Array) => {
    pieces.push(piece);
    length += piece.length;
  };
  const offsets = new Map<number, number>();
  for (const [id, object] of objects) {
    offsets.set(id, length);
    add(Buffer.from(`${String(id)} 0 obj\n${object.head}`, 'latin1'));
    if (object.data !== undefined) [Buffer.from('stream\n'), object.data, Buffer.from('\nendstream\n')].forEach(add);
    add(Buffer.from('endobj\n'));
  }
  const rows = Array.from({ length: size }, (_, id) => {
    const offset = offsets.get(id);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const kept = ['Root', 'Info'].map((name) => `/${name} ${entryOf(trailer, name) ?? ''}`).join('\n');
  pieces.push(
    Buffer.from(
      `xref\n0 ${String(size)}\n${rows.join('')}trailer\n<</Size ${String(size)}\n${kept}>>\nstartxref\n${String(length)}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}
