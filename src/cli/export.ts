import { basename, dirname, resolve } from 'node:path';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { EMPTY_MAP, type ImportMap } from '#domain/importing/import-map.ts';
import { hasErrors } from '#domain/entry/finding.ts';
import { folderName, type BuildOptions } from '#files/build-options.ts';
import { openTarget, writeAllOrNone } from '#files/exchange/study-folder.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { exportStudy } from '#formats/exchange/writers/export.ts';
import type { ExportFormat } from '#formats/exchange/writers/export-loss.ts';
import { formatFindings } from '#report/finding-report.ts';
import { visible } from '#report/visible-text.ts';

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly to?: string;
}

/** Writes the study as another program reads it, and tells what it loses; 1 if the study has errors. */
export async function exportProject({ study }: BuildOptions, { format, to }: ExportOptions): Promise<number> {
  const { caseStudy, findings } = loadStudy(study);
  if (caseStudy === undefined || hasErrors(findings)) {
    process.stderr.write(`${formatFindings(findings, folderName(study), 'text')}\n\nNothing was exported: mend the errors first.\n`);
    return 1;
  }
  try {
    const guids = new Map(
      mapOf(study).codes.flatMap(({ id, guid, part }) => (guid === undefined || part !== undefined ? [] : [[id, guid]])),
    );
    const { content, extension, losses } = await exportStudy(caseStudy, format, guids);
    const file = resolve(to ?? `${basename(study)}.${extension}`);
    await writeAllOrNone(dirname(file), new Map([[basename(file), content]]));
    const told = losses.map(({ what, count }) => `  ${String(count)} × ${what}`);
    process.stdout.write(
      visible(`Exported as ${format} to ${folderName(file)}.`) +
        (told.length === 0 ? '\n' : ['', 'It does not have:', ...told, ''].join('\n')),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    process.stderr.write(`${visible(error.message)}\n${visible(error.mend)}\n`);
    return 1;
  }
}

/** The map of an import, where the study has one. */
function mapOf(study: string): ImportMap {
  try {
    return openTarget(study).map;
  } catch (error) {
    if (error instanceof ExchangeError && error.kind === 'target') return EMPTY_MAP;
    throw error;
  }
}
