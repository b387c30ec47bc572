/** What a column of a table can be. */
export const ROLES = [
  'code', 'description', 'parent', 'category', 'id', 'color', 'source', 'group', 'text', 'start', 'end', 'locator', 'coder', 'date',
  'comment', 'weight', 'number', 'count', 'files', 'references',
] as const; // prettier-ignore
export type Role = (typeof ROLES)[number];

/** A table that a program writes. */
export interface Dialect {
  readonly program: string;
  readonly kind: 'codes' | 'segments';
  /** The headings of each role, in all the languages that are known; capitals and blanks around them make no difference. */
  readonly columns: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Roles without which it is not this table. */
  readonly needed: readonly Role[];
  /** Separators that always make levels, or where what stands before them is a code. */
  readonly always?: readonly string[];
  readonly known?: readonly string[];
  /** How its dates are written, where every one of them could be read in two ways. */
  readonly dates?: 'mdy' | 'dmy';
  /** Several codes in one cell. */
  readonly joined?: boolean;
  /** The weight that a coding has unless somebody gave it one. */
  readonly noWeight?: string;
}

const MAXQDA = ['>>', ' > ', '\\'];

/** From the special to the general: the first that fits is taken. */
export const DIALECTS: readonly Dialect[] = [
  {
    program: 'QualCoder', kind: 'segments', needed: ['source', 'text', 'code', 'number'],
    columns: { source: ['file'], coder: ['coder', 'owner'], text: ['coded', 'coded text'], number: ['id'], code: ['codename', 'code name'], comment: ['coded_memo', 'coded memo'], category: ['category'] },
  },
  {
    program: 'Taguette', kind: 'segments', needed: ['number', 'source', 'code', 'text'], known: ['.'],
    columns: { number: ['id'], source: ['document'], code: ['tag'], text: ['content'] },
  },
  {
    program: 'ATLAS.ti', kind: 'segments', needed: ['text', 'source', 'code'], joined: true,
    columns: {
      number: ['number', 'id'], locator: ['reference', 'location'], text: ['text content', 'quotation content', 'content'], source: ['document'], code: ['codes'],
      count: ['number of codes'], comment: ['comment', 'quotation comment'], date: ['creation date', 'created'], coder: ['created by', 'author'],
    },
  },
  {
    program: 'MAXQDA', kind: 'segments', needed: ['source', 'code', 'text'], always: MAXQDA, noWeight: '0',
    columns: {
      color: ['color', 'colour', 'farbe', 'kolor', '颜色'], comment: ['comment', 'kommentar', 'komentarz', 'comentario', 'commentaire', '注释', '评论'],
      group: ['document group', 'dokumentgruppe', 'grupa dokumentów', 'grupo de documentos', '文档组'],
      source: ['document name', 'dokumentname', 'nazwa dokumentu', 'nombre del documento', 'nom du document', '文档名称', '文档名'],
      code: ['code', 'kod', 'código', '编码', '代码'], start: ['beginning', 'anfang', 'początek', 'inicio', 'début', '开始'], end: ['end', 'ende', 'koniec', 'fin', '结束'],
      weight: ['weight score', 'weight', 'gewicht', 'waga', '权重'], text: ['segment', 'coded segment', 'coded segments', 'fragment', 'segmento', '编码片段', '片段', '段落'],
      coder: ['created by', 'author', 'autor', 'erstellt von', 'creado por', '创建者', '作者'], date: ['created', 'creation date', 'erstellt am', 'erstellt', 'data utworzenia', 'creado', '创建日期', '创建时间'],
    },
  },
  {
    program: 'ROCK', kind: 'codes', needed: ['id', 'code'], always: [],
    columns: { id: ['code_id'], code: ['code_label'], description: ['code_description'], parent: ['parent', 'code_parent'] },
  },
  {
    program: 'ATLAS.ti', kind: 'codes', needed: ['code', 'description', 'category'],
    columns: { code: ['code', 'code name'], description: ['comment', 'code comment'], category: ['code group 1', 'code groups'] },
  },
  {
    program: 'ATLAS.ti', kind: 'codes', needed: ['code', 'description'],
    columns: { code: ['code'], description: ['comment'] },
  },
  {
    program: 'Taguette', kind: 'codes', needed: ['code', 'description'], known: ['.'],
    columns: { code: ['tag'], description: ['description'], references: ['number of highlights'], files: ['number of documents'] },
  },
  {
    program: 'NVivo', kind: 'codes', needed: ['code', 'description'], always: ['\\\\', '\\'], known: ['.'],
    columns: { code: ['name', 'code name', 'node name'], description: ['description'], parent: ['parent', 'parent name', 'parent code'], files: ['files', 'sources'], references: ['references'], color: ['color', 'colour'] },
  },
  {
    program: 'QualCoder', kind: 'codes', needed: ['code', 'description', 'category'],
    columns: { code: ['codename', 'code name'], description: ['memo', 'code memo'], category: ['category'] },
  },
  {
    program: 'MAXQDA', kind: 'codes', needed: ['code', 'description'], always: MAXQDA,
    columns: {
      code: ['code', 'codes', 'kod', 'código', 'codename', '编码', '代码', '编码名称'], description: ['memo', 'code memo', 'codememo', 'notatka', 'mémo', '备忘录', '备忘'],
      color: ['color', 'colour', 'farbe', 'kolor'], references: ['coded segments', 'frequency'],
    },
  },
]; // prettier-ignore

/** Tables that are none of codes or segments, by headings that no other has, and what they are. */
export const REFUSED: readonly { readonly all: readonly string[]; readonly what: string; readonly mend: string }[] = [
  { all: ['category', 'search item'], what: 'a MAXQDA dictionary of search words, not a codebook', mend: 'Export the code system: Reports → Codebook, or Codes → Export code system.' },
  { all: ['media title', 'resource creator', 'resource date'], what: 'a Dedoose table without the columns of its codes', mend: 'Export the excerpts with "Code: … Applied" columns.' },
]; // prettier-ignore

/** A heading as it is compared. */
export const headingOf = (text: string): string => text.replace(/^\ufeff/, '').replace(/\s+/gu, ' ').trim().toLowerCase(); // prettier-ignore
