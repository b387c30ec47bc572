import type { CslItem } from '#domain/csl/csl-item.ts';
import { citationLanguage } from '#render/citing/citation-input.ts';
import type { MarginEntry } from '#render/prose/report-margin.ts';
import type { Edition } from '../edition/edition.ts';

/** A reference as the report's margin tells it: `Porter, Heppelmann 2015`; the list at the foot has its entry. */
export function marginEntry({ caseStudy, lang }: Pick<Edition, 'caseStudy' | 'lang'>, id: string): MarginEntry | undefined {
  const reference = caseStudy.references.get(id);
  return (
    reference && {
      number: String(reference.number),
      text: shortEntry({ ...reference.data, id: reference.id }),
      lang: reference.data.language === lang ? undefined : reference.data.language,
    }
  );
}

/** More names than this are the first one and others. */
const MOST_NAMES = 2;

function shortEntry(item: CslItem): string {
  const names = (item.author ?? item.editor ?? []).flatMap(({ family, literal }) => family ?? literal ?? []);
  const isChinese = citationLanguage(item) === 'zh-CN';
  const others = names.length > MOST_NAMES ? (isChinese ? '等' : ' et al.') : '';
  const by = names.slice(0, others === '' ? MOST_NAMES : 1).join(isChinese ? '、' : ', ') + others;
  const year = item.issued?.['date-parts']?.[0]?.[0] ?? item.issued?.literal;
  return [by === '' ? item.title : by, year].filter((part) => part !== undefined).join(' ');
}
