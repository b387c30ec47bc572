import type { CaseStudy } from '#domain/study/case-study.ts';
import { lossesOf, type Exported, type ExportFormat } from './export-loss.ts';
import { formatCodebook, type Guids } from './refi-codes.ts';
import { formatProject } from './refi-project.ts';
import { formatRock } from './rock.ts';
import { formatCodesCsv, formatCodesXlsx, formatMaxqda, formatTaguette } from './tables.ts';

/** A study as another program reads it; the same study gives the same bytes. @param guids those of the programs that it came from */
export async function exportStudy(caseStudy: CaseStudy, format: ExportFormat, guids: Guids): Promise<Exported> {
  switch (format) {
    case 'qdpx':
      return formatProject(caseStudy, guids);
    case 'qdc':
      return { extension: 'qdc', content: formatCodebook(caseStudy, guids), losses: lossesOf(caseStudy, 'qdc') };
    case 'xlsx':
      return formatCodesXlsx(caseStudy);
    case 'csv':
      return formatCodesCsv(caseStudy);
    case 'maxqda':
      return formatMaxqda(caseStudy);
    case 'taguette':
      return formatTaguette(caseStudy);
    case 'rock':
      return formatRock(caseStudy);
  }
}
