import { resolve } from 'node:path';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { folderName, OptionError, type BuildOptions } from '#files/build-options.ts';
import { filesWithMasked, readMask } from '#files/exchange/mask-file.ts';
import { visible } from '#report/visible-text.ts';

/** Looks for the words of a mask in all files of the built site and of the study; 1 if one is there. */
export async function masked({ study, out }: BuildOptions, mask: string): Promise<number> {
  try {
    const list = readMask(resolve(mask));
    const folders: string[] = [];
    let total = 0;
    for (const folder of [study, out]) {
      const found = await filesWithMasked(folder, list);
      if (found === undefined) continue;
      folders.push(folder);
      for (const [path, count] of found) {
        total += count;
        process.stdout.write(visible(`${folderName(folder)}/${path}: ${String(count)}`) + '\n');
      }
    }
    if (folders.length === 0) throw new OptionError(`There is neither ${folderName(study)} nor ${folderName(out)} to look through.`);
    process.stdout.write(
      total === 0
        ? `No word of the mask is in ${folders.map(folderName).join(' or ')}.\n`
        : `Words of the mask stand in these files ${String(total)} times.\n`,
    );
    return total === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    throw new OptionError(`${error.message} ${error.mend}`, { cause: error });
  }
}
