import { paths } from '#domain/study/urls.ts';

/** The files that have the whole codebook, as people and programs call them. */
export const CODEBOOK_FORMS = [
  { path: paths.codebookXlsx, name: 'XLSX', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { path: paths.codebookCsv, name: 'CSV', type: 'text/csv' },
  { path: paths.codebookQdc, name: 'REFI-QDA', type: 'application/xml' },
  { path: paths.codebookJsonLd, name: 'JSON-LD · SKOS', type: 'application/ld+json' },
  { path: paths.codebookTurtle, name: 'Turtle · SKOS', type: 'text/turtle' },
  { path: paths.codebookJson, name: 'JSON', type: 'application/json' },
] as const;
