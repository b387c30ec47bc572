/** What a column of a table can be. */
export const ROLES = [
  'code',
  'description',
  'parent',
  'category',
  'id',
  'color',
  'source',
  'group',
  'text',
  'start',
  'end',
  'locator',
  'coder',
  'date',
  'comment',
  'weight',
  'number',
  'count',
  'files',
  'references',
] as const;
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
export const TABLE_DIALECTS: readonly Dialect[] = [
  {
    program: 'QualCoder',
    kind: 'segments',
    needed: ['source', 'text', 'code', 'number'],
    columns: {
      source: ['file'],
      coder: ['coder', 'owner'],
      text: ['coded', 'coded text'],
      number: ['id'],
      code: ['codename', 'code name'],
      comment: ['coded_memo', 'coded memo'],
      category: ['category'],
    },
  },
  {
    program: 'Taguette',
    kind: 'segments',
    needed: ['number', 'source', 'code', 'text'],
    known: ['.'],
    columns: { number: ['id'], source: ['document'], code: ['tag'], text: ['content'] },
  },
  {
    program: 'ATLAS.ti',
    kind: 'segments',
    needed: ['text', 'source', 'code'],
    joined: true,
    columns: {
      number: ['number', 'id'],
      locator: ['reference', 'location'],
      text: [
        'text content',
        'quotation content',
        'content',
        'contenido de texto',
        'contenido de la cita',
        'contenido',
        'inhalt',
        'zitatinhalt',
        'textinhalt',
        'contenu',
      ],
      source: ['document', 'documento', 'dokument'],
      code: ['codes', 'códigos', 'kodes'],
      count: ['number of codes'],
      comment: ['comment', 'quotation comment'],
      date: ['creation date', 'created'],
      coder: ['created by', 'author'],
    },
  },
  {
    program: 'MAXQDA',
    kind: 'segments',
    needed: ['source', 'code', 'text'],
    always: MAXQDA,
    noWeight: '0',
    columns: {
      color: ['color', 'colour', 'farbe', 'kolor', '颜色', '顏色', 'couleur', 'cor', 'colore'],
      comment: [
        'comment',
        'kommentar',
        'komentarz',
        'comentario',
        'commentaire',
        '注释',
        '评论',
        '註釋',
        '註解',
        '評論',
        'comentário',
        'commento',
      ],
      group: [
        'document group',
        'dokumentgruppe',
        'grupa dokumentów',
        'grupo de documentos',
        '文档组',
        '文檔組',
        '文件群組',
        '文件組',
        'groupe de documents',
        'gruppo di documenti',
      ],
      source: [
        'document name',
        'dokumentname',
        'nazwa dokumentu',
        'nombre del documento',
        'nom du document',
        '文档名称',
        '文档名',
        '文檔名稱',
        '文件名稱',
        '文檔名',
        '文件名',
        'nombre de documento',
        'nome do documento',
        'nome del documento',
      ],
      code: ['code', 'kod', 'código', '编码', '代码', '編碼', '代碼', 'codice'],
      start: ['beginning', 'anfang', 'początek', 'inicio', 'début', '开始', '開始', 'início', 'inizio', 'comienzo'],
      end: ['end', 'ende', 'koniec', 'fin', '结束', '結束', 'fim', 'fine', 'final'],
      weight: ['weight score', 'weight', 'gewicht', 'waga', '权重', '權重', 'peso', 'ponderación', 'poids', 'puntuación de peso'],
      text: [
        'segment',
        'coded segment',
        'coded segments',
        'fragment',
        'segmento',
        '编码片段',
        '片段',
        '段落',
        '編碼片段',
        'segmento codificado',
        'segmentos codificados',
        'segment codé',
        'segments codés',
        'segmento codificato',
      ],
      coder: [
        'created by',
        'author',
        'autor',
        'erstellt von',
        'creado por',
        '创建者',
        '作者',
        '創建者',
        '建立者',
        'créé par',
        'auteur',
        'criado por',
        'creato da',
      ],
      date: [
        'created',
        'creation date',
        'erstellt am',
        'erstellt',
        'data utworzenia',
        'creado',
        '创建日期',
        '创建时间',
        '創建日期',
        '建立日期',
        'fecha de creación',
        'créé le',
        'criado em',
        'creato il',
      ],
    },
  },
  {
    program: 'ROCK',
    kind: 'codes',
    needed: ['id', 'code'],
    always: [],
    columns: { id: ['code_id'], code: ['code_label'], description: ['code_description'], parent: ['parent', 'code_parent'] },
  },
  {
    program: 'ATLAS.ti',
    kind: 'codes',
    needed: ['code', 'description', 'category'],
    columns: { code: ['code', 'code name'], description: ['comment', 'code comment'], category: ['code group 1', 'code groups'] },
  },
  {
    program: 'ATLAS.ti',
    kind: 'codes',
    needed: ['code', 'description'],
    columns: { code: ['code'], description: ['comment'] },
  },
  {
    program: 'Taguette',
    kind: 'codes',
    needed: ['code', 'description'],
    known: ['.'],
    columns: { code: ['tag'], description: ['description'], references: ['number of highlights'], files: ['number of documents'] },
  },
  {
    program: 'NVivo',
    kind: 'codes',
    needed: ['code', 'description'],
    always: ['\\\\', '\\'],
    known: ['.'],
    columns: {
      code: ['name', 'code name', 'node name', 'nombre', 'nom', 'nome', '名称', '名稱'],
      description: ['description', 'descripción', 'descrição', 'beschreibung', '描述', '说明', '說明'],
      parent: ['parent', 'parent name', 'parent code'],
      files: ['files', 'sources'],
      references: ['references'],
      color: ['color', 'colour'],
    },
  },
  {
    program: 'QualCoder',
    kind: 'codes',
    needed: ['code', 'description', 'category'],
    columns: { code: ['codename', 'code name'], description: ['memo', 'code memo'], category: ['category'] },
  },
  {
    program: 'MAXQDA',
    kind: 'codes',
    needed: ['code', 'description'],
    always: MAXQDA,
    columns: {
      code: [
        'code',
        'codes',
        'kod',
        'código',
        'codename',
        '编码',
        '代码',
        '编码名称',
        '編碼',
        '代碼',
        '編碼名稱',
        'códigos',
        'codice',
        'nombre del código',
      ],
      description: ['memo', 'code memo', 'codememo', 'notatka', 'mémo', '备忘录', '备忘', '備忘錄', '備忘', 'memo del código', 'memorando'],
      color: ['color', 'colour', 'farbe', 'kolor'],
      references: ['coded segments', 'frequency'],
    },
  },
];

/** Tables that are none of codes or segments, by headings that no other has, and what they are. */
export const REFUSED: readonly { readonly all: readonly string[]; readonly what: string; readonly mend: string }[] = [
  {
    all: ['category', 'search item'],
    what: 'a MAXQDA dictionary of search words, not a codebook',
    mend: 'Export the code system: Reports → Codebook, or Codes → Export code system.',
  },
  {
    all: ['media title', 'resource creator', 'resource date'],
    what: 'a Dedoose table without the columns of its codes',
    mend: 'Export the excerpts with "Code: … Applied" columns.',
  },
];

/** A heading as it is compared. */
export const headingOf = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
