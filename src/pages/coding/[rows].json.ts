import type { APIContext } from 'astro';
import { isOpenCodingFolded } from '#domain/study/coding-table.ts';
import { openRowsPath } from '#domain/study/urls.ts';
import { editions } from '#site/edition/edition.ts';
import { openRows } from '#site/machine-forms/open-rows.ts';

/** All rows of open coding in each language, where its page does not have them. */
export function getStaticPaths() {
  const [main] = editions();
  if (!isOpenCodingFolded(main.caseStudy)) return [];
  return editions().map(({ caseStudy, lang }) => ({
    params: { rows: openRowsPath(lang, main.lang).slice('/coding/'.length, -'.json'.length) },
    props: { rows: openRows(caseStudy, lang) },
  }));
}

export const GET = ({ props }: APIContext<{ rows: string }>) =>
  new Response(props.rows, { headers: { 'content-type': 'application/json' } });
