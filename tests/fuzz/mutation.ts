/** A study's files by path. */
export type Files = ReadonlyMap<string, Buffer>;

/** What a slip of the hand, a broken program or somebody's malice puts into a file, as YAML … */
const YAML = [
  'null',
  '~',
  'true',
  '[]',
  '{}',
  '- ',
  '? ',
  ': ',
  '&a ',
  '*a',
  '!!binary ',
  '!!timestamp ',
  '!x ',
  '|-\n',
  '>-\n',
  '"',
  "'",
  ' # ',
  '#4',
  '---\n',
  '...\n',
  '%TAG ! x\n',
  '<<: *a\n',
  '0012',
  '1e400',
  '-0',
  '.nan',
  '123456789012345678901',
  '2024-13-45',
  '"\\ud800"',
  '"\\0"',
  '“',
  '：',
  '，',
  '　',
  '\t',
  '\u00a0',
  '\u200b',
  '[[[[[[[[',
  '{a: {a: {a: ',
  'id: con',
  'site: https://a.example/%zz',
  'text: a: b',
  'label: ',
  'category: nowhere',
  'parent: core',
  'formerIds: [x]',
  'rules: { schema: off }',
  'languages: [en, zh, en]',
  'order: .inf',
  'excerpts: 3',
  'authors: Jane',
];

/** … and as Markdown or MDX. */
const MARKDOWN = [
  '[[',
  ']]',
  '[[a|b]]',
  '[[|]]',
  '[@',
  '[@a; @b, p. 3]',
  '[',
  '](',
  '![](',
  '![a](media/a.png)',
  '**',
  '__',
  '~~',
  '~',
  '`',
  '```\n',
  '    ',
  '> ',
  '- ',
  '1. ',
  '#',
  '## ？！\n',
  '| a | b |\n|---|---|\n',
  '|',
  '\\',
  '\n\n',
  '\r\n',
  '\r',
  '<!-- ',
  '-->',
  '<b>',
  '</b>',
  '<script>alert(1)</script>',
  '<Excerpt id="',
  '<Model />',
  '{',
  '}',
  '{/*',
  '*/}',
  'import x from "y"\n',
  'export const a = 1\n',
  '<https://a',
  'https://例子.测试/。',
  'javascript:alert(1)',
  '[^1]',
  '[^1]: ',
  '&#x0;',
  '&lt;',
  '\u202e',
  '\u0000',
  '\ud800',
  '🛠️',
  '*'.repeat(40),
  '_a*'.repeat(60),
  '> '.repeat(60),
  '['.repeat(200),
];

/** One small harm to a study, told in words; the same for the same random numbers. */
export function mutate(files: Files, random: () => number): { readonly files: Map<string, Buffer | undefined>; readonly told: string } {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const changed = new Map<string, Buffer | undefined>();
  const told: string[] = [];
  for (let count = 1 + Math.floor(random() * 3); count > 0; count--) {
    const path = pick([...files.keys()]);
    const bytes = changed.get(path) ?? files.get(path) ?? Buffer.alloc(0);
    const at = Math.floor(random() * (bytes.length + 1));
    const put = (piece: Buffer, over = 0) => Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + over)]);
    const lineStart = bytes.lastIndexOf(10, at) + 1;
    const kind = pick(['bytes', 'cut', 'repeat', 'yaml', 'value', 'markdown', 'move', 'swap', 'remove', 'empty'] as const);
    told.push(`${kind} ${path}:${String(at)}`);
    switch (kind) {
      case 'bytes':
        changed.set(
          path,
          put(
            Buffer.from(Array.from({ length: 1 + Math.floor(random() * 4) }, () => Math.floor(random() * 256))),
            Math.floor(random() * 3),
          ),
        );
        break;
      case 'cut':
        changed.set(path, random() < 0.5 ? bytes.subarray(0, at) : put(Buffer.alloc(0), Math.floor(random() * 80)));
        break;
      case 'repeat':
        changed.set(
          path,
          put(
            Buffer.from(
              bytes
                .subarray(at, at + 40)
                .toString('latin1')
                .repeat(1 + Math.floor(random() * 200)),
              'latin1',
            ),
          ),
        );
        break;
      case 'yaml':
        changed.set(path, Buffer.concat([bytes.subarray(0, lineStart), Buffer.from(pick(YAML)), bytes.subarray(lineStart)]));
        break;
      case 'value': {
        const colon = bytes.indexOf(': ', at);
        const end = colon < 0 ? -1 : bytes.indexOf(10, colon);
        if (end > 0) changed.set(path, Buffer.concat([bytes.subarray(0, colon + 2), Buffer.from(pick(YAML)), bytes.subarray(end)]));
        break;
      }
      case 'markdown':
        changed.set(path, put(Buffer.from(pick(MARKDOWN).repeat(random() < 0.2 ? 500 : 1))));
        break;
      case 'move': {
        const folder = pick(['', 'concepts/', 'categories/', 'sources/', 'references/', 'report/', 'stages/', 'media/', 'concepts/below/']);
        const name = pick([
          path.replace(/^.*\//, ''),
          'con.md',
          'Ünï.md',
          'a.b.c.md',
          '01-x.mdx',
          'x.en.md',
          'photo.png',
          'notes.docx',
          'X.MD',
          ' .md',
        ]);
        changed.set(path, undefined);
        changed.set(`${folder}${name}`, bytes);
        break;
      }
      case 'swap':
        changed.set(path, files.get(pick([...files.keys()])) ?? bytes);
        break;
      case 'remove':
        changed.set(path, undefined);
        break;
      case 'empty':
        changed.set(path, Buffer.alloc(0));
    }
  }
  return { files: changed, told: told.join(', ') };
}
