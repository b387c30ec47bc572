import type { Dialect, Field } from './tagged-record.ts';

const at = (pattern: RegExp) => (line: string) => {
  const match = pattern.exec(line);
  return match === null ? undefined : { tag: match[1] ?? '', value: (match[2] ?? '').trim() };
};

const LOST = {
  affiliation: 'lost:affiliation',
  abstract: 'lost:abstract',
  keywords: 'lost:keywords',
  organizer: 'lost:organizer',
  applicant: 'lost:applicant',
  translated: 'lost:translated-title',
  translatedAuthor: 'lost:translated-author',
  translatedJournal: 'lost:translated-journal',
} as const;

/** EndNote's import format, after refer(1): CNKI's and EndNote's own. */
const refer: Dialect = {
  name: 'EndNote',
  known: (text) => /^%[0AT][ \t]/m.test(text),
  field: (line) =>
    line.startsWith('PageCount-页码')
      ? { tag: '%PageCount', value: '' }
      : at(/^(%[0-9A-Z@!?~+>[\]^$&*()=#"'<:;,._/|{}-])(?:\s+(.*))?$/)(line),
  begins: ({ tag }, record, afterBlank) =>
    tag === '%0' ||
    record.at(-1)?.tag === '%W' ||
    (afterBlank && record.every((field) => field.tag !== '%0') && record.some((field) => field.tag === '%T')),
  given: 'first',
  fields: {
    '%0': 'type',
    '%A': 'author',
    '%+': LOST.affiliation,
    '%T': 'title',
    '%J': 'container',
    '%D': 'year',
    '%V': 'volume',
    '%N': 'issue',
    '%K': LOST.keywords,
    '%X': LOST.abstract,
    '%P': 'pages',
    '%@': 'serial',
    '%L': 'drop',
    '%U': 'url',
    '%R': 'doi',
    '%W': 'drop',
    '%Y': 'supervisor',
    '%I': 'publisher',
    '%9': 'degree',
    '%8': 'date',
    '%B': 'event',
    '%C': 'place',
    '%?': LOST.organizer,
    '%~': 'database',
    '%E': 'editor',
    '%S': 'series',
    '%7': 'edition',
    '%G': 'drop',
    '%Z': 'notes',
    '%!': 'short-title',
    '%M': 'drop',
    '%PageCount': 'drop',
    '%>': 'lost:attachment',
    '%[': 'accessed',
  },
};

const REFWORKS: Readonly<Record<string, Field>> = {
  RT: 'type',
  SR: 'drop',
  ID: 'drop',
  A1: 'author',
  A2: 'editor',
  A3: 'supervisor',
  A4: 'translator',
  AD: LOST.affiliation,
  T1: 'title',
  T2: 'container',
  T3: 'series',
  JF: 'container',
  JO: 'drop',
  YR: 'year',
  FD: 'date',
  IS: 'issue',
  VO: 'volume',
  OP: 'pages',
  SP: 'first-page',
  EP: 'last-page',
  K1: LOST.keywords,
  AB: LOST.abstract,
  NO: 'notes',
  SN: 'serial',
  LA: 'drop',
  DS: 'drop',
  LK: 'url',
  UL: 'url',
  URL: 'url',
  DO: 'doi',
  PB: 'publisher',
  PP: 'place',
  CL: 'degree',
  ED: 'degree',
  CN: 'drop',
  RD: 'accessed',
  SF: 'drop',
  OL: 'drop',
  U1: 'drop',
  U2: 'drop',
};

/** RefWorks' tagged format: CNKI's, and VIP's with a colon or braces. A tag may be in small letters, and without a blank before Chinese. */
const refworks: Dialect = {
  name: 'RefWorks',
  known: (text) => /^\{?RT\}?[:：]?[ \t]+\S/m.test(text),
  field(line) {
    const [, written = '', value = ''] = /^\{?([A-Za-z][A-Za-z0-9]|URL)\}?(?:\s*[:：]\s*|\s+|(?=\p{Script=Han})|$)(.*)$/u.exec(line) ?? [];
    const tag = written.toUpperCase();
    // A small tag is one where a number stands behind it: "is important" is not.
    const isTag = tag in REFWORKS && (written === tag || /^[\d\s\-+~,–]+$/.test(value));
    return isTag ? { tag, value: value.trim() } : undefined;
  },
  begins: ({ tag }) => tag === 'RT',
  given: 'first',
  fields: REFWORKS,
};

/** NoteExpress: CNKI's and Wanfang's. A record may follow the one before it on the same line. */
const noteExpress: Dialect = {
  name: 'NoteExpress',
  known: (text) => /\{Reference Type\}\s*[:：]/.test(text),
  lines: (text) => text.replaceAll(/(?<=[^\n])\{Reference Type\}/g, '\n{Reference Type}'),
  field: at(/^\{([^{}]{1,40})\}\s*[:：]\s*(.*)$/u),
  begins: ({ tag }) => tag === 'Reference Type',
  given: 'first',
  fields: {
    'Reference Type': 'type',
    Title: 'title',
    'Translated Title': LOST.translated,
    Author: 'author',
    'Translated Author': LOST.translatedAuthor,
    'Secondary Author': 'editor',
    'Tertiary Author': 'supervisor',
    'Subsidiary Author': LOST.applicant,
    'Subsidiary Author,': LOST.applicant,
    'Author Address': LOST.affiliation,
    Journal: 'container',
    'Secondary Title': 'event',
    'Translated Journal': LOST.translatedJournal,
    Year: 'year',
    Date: 'date',
    Volume: 'volume',
    Issue: 'issue',
    Pages: 'pages',
    Keywords: LOST.keywords,
    Abstract: LOST.abstract,
    'ISBN/ISSN': 'serial',
    ISBN: 'serial',
    ISSN: 'serial',
    图书印刷版ISBN: 'serial',
    Notes: 'notes',
    'Database Provider': 'drop',
    Publisher: 'publisher',
    'Place Published': 'place',
    'Type of Work': 'degree',
    SrcDatabase: 'database',
    URL: 'url',
    DOI: 'doi',
    Language: 'drop',
    TryDate: 'drop',
    Edition: 'edition',
    'Call Number': 'drop',
    Author1: 'author',
  },
};

const E_STUDY: Readonly<Record<string, Field>> = {
  DataType: 'drop',
  Title: 'title',
  Author: 'author',
  Source: 'container',
  Year: 'year',
  PubTime: 'date',
  FirstDuty: 'drop',
  Keyword: LOST.keywords,
  Summary: LOST.abstract,
  Period: 'issue',
  Roll: 'volume',
  PageCount: 'drop',
  Page: 'pages',
  SrcDatabase: 'database',
  Organ: LOST.affiliation,
  Link: 'drop',
  Fund: 'drop',
  Tutor: 'supervisor',
  Teacher: 'supervisor',
  DOI: 'doi',
  ISSN: 'serial',
  CLC: 'drop',
  CN: 'drop',
  URL: 'drop',
  Degree: 'degree',
  Publisher: 'publisher',
};

/**
 * CNKI's E-Study and its texts for 查新: fields with an English and a Chinese name; a record ends where one begins or where a field
 * comes again. Their address holds the key of a session and is never kept.
 */
const eStudy: Dialect = {
  name: 'E-Study',
  known: (text) => /^(?:DataType\s*[:：]\s*\d|SrcDatabase-来源库\s*[:：]|Title-题名\s*[:：])/mu.test(text),
  field(line) {
    const [, tag = '', value = ''] = /^([A-Za-z]{2,15})(?:-[\p{Script=Han}A-Za-z]{1,8})?\s*[:：]\s*(.*)$/u.exec(line) ?? [];
    return tag in E_STUDY ? { tag, value: value.trim() } : undefined;
  },
  begins: ({ tag }, record) => tag === 'DataType' || record.some((field) => field.tag === tag),
  given: 'first',
  fields: E_STUDY,
};

/** RIS, as EndNote, Zotero, Mendeley and publishers write it. */
const ris: Dialect = {
  name: 'RIS',
  known: (text) => /^TY {1,2}- ?\S/m.test(text),
  field: at(/^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/),
  begins: ({ tag }) => tag === 'TY',
  given: 'unknown',
  fields: {
    TY: 'type',
    TI: 'title',
    T1: 'title',
    CT: 'title',
    AU: 'author',
    A1: 'author',
    A2: 'editor',
    ED: 'editor',
    A3: 'drop',
    A4: 'translator',
    T2: 'container',
    JO: 'container',
    JF: 'container',
    BT: 'container',
    J2: 'drop',
    JA: 'drop',
    T3: 'series',
    C3: 'event',
    PY: 'year',
    Y1: 'year',
    DA: 'date',
    Y2: 'accessed',
    VL: 'volume',
    IS: 'issue',
    SP: 'first-page',
    EP: 'last-page',
    C7: 'article-number',
    PB: 'publisher',
    CY: 'place',
    PP: 'place',
    ET: 'edition',
    M3: 'degree',
    M1: 'number',
    DO: 'doi',
    UR: 'url',
    SN: 'serial',
    ST: 'short-title',
    AB: LOST.abstract,
    N2: LOST.abstract,
    KW: LOST.keywords,
    AD: LOST.affiliation,
    N1: 'lost:note',
    L1: 'lost:attachment',
    L2: 'lost:attachment',
    L4: 'lost:attachment',
    LA: 'drop',
    DB: 'drop',
    DP: 'drop',
    AN: 'drop',
    ID: 'drop',
    LB: 'drop',
    CN: 'drop',
    ER: 'drop',
    C1: 'drop',
    C2: 'drop',
  },
};

export const LITERATURE_DIALECTS: readonly Dialect[] = [noteExpress, eStudy, refworks, ris, refer];
