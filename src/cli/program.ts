import { Command, Option } from 'commander';
import { OPTION_VARIABLES, OptionError, parseOptions, type BuildOptions } from '#files/build-options.ts';
import { EXPORT_FORMATS } from '#formats/exchange/writers/export-loss.ts';
import { REPORT_FORMATS, type ReportFormat } from '#report/finding-report.ts';
import { REVIEW_FORMATS } from '#report/review.ts';
import { visible } from '#report/visible-text.ts';
import type { ExportOptions } from './export.ts';
import type { ImportOptions } from './import.ts';
import manifest from '#package.json' with { type: 'json' };
import { LANGUAGES, LICENCE_NAMES, TEMPLATES } from './new/choices.ts';
import type { NewOptions } from './new/new.ts';
import { canBuild, TOO_OLD } from './node-version.ts';
import type { PdfOptions } from './pdf.ts';
import type { ReviewOptions } from './review.ts';

// Each command is loaded when it is given: to check a study takes no Astro.

type Given = Parameters<typeof parseOptions>[0];

const study = () => new Option('--study <folder>', 'the folder that holds study.yaml').default('content').env(OPTION_VARIABLES.study);
const site = () =>
  new Option('--site <url>', "address of the site, such as https://example.org/repository/ (default: study.yaml's `site`)").env(
    OPTION_VARIABLES.site,
  );
const base = () =>
  new Option('--base <path>', "path under which the site is served, such as /repository/ (default: the path of study.yaml's `site`)").env(
    OPTION_VARIABLES.base,
  );
const out = () => new Option('--out <folder>', 'where the site is written').default('dist').env(OPTION_VARIABLES.out);
const format = () => new Option('--format <format>', 'how findings are printed').choices([...REPORT_FORMATS]).default('text');
const port = () => new Option('--port <number>', 'port of the server').default('4321');

/** Of a command that takes none of the options of a build, and runs where nothing can be built. */
const ANY_NODE: Given = {};

const collect = (one: string, others: readonly string[] = []) => [...others, one];

const program = new Command('zhagen')
  .description(manifest.description)
  .version(manifest.version)
  .showSuggestionAfterError()
  .helpCommand(false)
  .addHelpText(
    'after',
    `
Each command has its own --help. Exit codes: 0 done, 1 the study has errors, 2 a wrong option or a place that cannot be written,
3 changes that review was told to refuse.`,
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2)); // 1 says that the study has errors

program
  .command('new')
  .description('Write a repository for a study of your own: asks on a terminal, else takes options and defaults.')
  .argument('<folder>', 'where it is written; there must be nothing of that name yet')
  .addOption(new Option('--language <language>', 'language of the study and its README').choices([...LANGUAGES]))
  .option('--title <title>', 'its title')
  .addOption(new Option('--author <name>', 'an author, as "Doe, Jane"; may be given again').argParser(collect))
  .addOption(new Option('--template <template>', 'the example that it begins with').choices([...TEMPLATES]))
  .option('--levels <names>', 'names of the levels from the top down: "Theme, Code"')
  .addOption(new Option('--licence <licence>', 'licence of its texts').choices(LICENCE_NAMES))
  .option('--repository <owner/name>', 'its repository on GitHub, which gives the address of its site')
  .addOption(
    new Option('--from <folder>', 'take over the study in a folder').conflicts([
      'language',
      'title',
      'author',
      'template',
      'levels',
      'repository',
    ]),
  )
  .option('--engine <engine>', 'the engine it asks for: a version, a tarball, an address (default: this one)')
  .option('--yes', 'ask nothing')
  .allowExcessArguments(false)
  .action((folder: string, given: NewOptions) => run(async () => (await import('./new/new.ts')).newStudy(folder, given), ANY_NODE));

const command = (name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .addOption(study())
    .addOption(site())
    .addOption(base())
    .addOption(out())
    .allowExcessArguments(false);

command('build', 'Check the study and build its site.')
  .addOption(
    new Option('--review-base <state>', 'build it with a review: what it does to a branch, tag, commit, release or folder').env(
      OPTION_VARIABLES.reviewBase,
    ),
  )
  .addOption(format())
  .action((given: Given & { format: ReportFormat }) =>
    run(async (options) => (await import('./build.ts')).build(options, given.format), given),
  );
command('check', 'Print everything that is wrong with the study; exit code 1 if any of it is an error.')
  .addOption(format())
  .action((given: Given & { format: ReportFormat }) =>
    run(async (options) => (await import('./check.ts')).check(options, given.format), given),
  );
command('dev', 'Serve the study while it is being written; pages follow the files.')
  .addOption(port())
  .action((given: Given & { port: string }) => run(async (options) => (await import('./serve.ts')).dev(options, given.port), given));
command('preview', 'Serve the site as it was built.')
  .addOption(port())
  .action((given: Given & { port: string }) => run(async (options) => (await import('./serve.ts')).preview(options, given.port), given));

program
  .command('pdf')
  .description('Print the whole edition in one of its languages as one PDF, with the Chromium that is there.')
  .addOption(study())
  .addOption(site())
  .addOption(new Option('--language <language>', "one of the study's languages, such as en (default: its first)"))
  .addOption(new Option('--to <file>', 'where the PDF is written (default: edition.pdf; edition.en.pdf for en, if that is not the first)'))
  .allowExcessArguments(false)
  .action((given: Given & PdfOptions) => run(async (options) => (await import('./pdf.ts')).pdf(options, given), given));

program
  .command('release')
  .description('Publish the study as it is under a version: from then on none of its URLs can be lost.')
  .argument('<version>', 'a version higher than the last, such as 1.0.0')
  .addOption(study())
  .addOption(new Option('--date <day>', 'the day of the release, such as 2026-11-22 (default: today)'))
  .allowExcessArguments(false)
  .action((version: string, given: Given & { date?: string }) =>
    run(async (options) => (await import('./release.ts')).release(options, version, given.date), given),
  );

program
  .command('review')
  .description('Tell what this study does to another state of it: a branch, tag, commit, release or folder.')
  .addOption(study())
  .addOption(
    new Option('--base <state>', 'what it is compared with: origin/main, v1.0.0, a release, a commit, or a folder').makeOptionMandatory(),
  )
  .addOption(new Option('--head <state>', 'a commit or folder to compare instead of the study as it is now'))
  .addOption(new Option('--format <format>', 'how the changes are printed').choices([...REVIEW_FORMATS]).default('text'))
  .addOption(new Option('--out-review <folder>', 'where review.md and review.json are written'))
  .addOption(
    new Option('--fail-on <classes>', 'exit with 3 if there are changes of these classes: citation-breaking,meaning-changing,editorial'),
  )
  .allowExcessArguments(false)
  .action((given: Given & Omit<ReviewOptions, 'study'>) =>
    run(async ({ study: folder }) => (await import('./review.ts')).review({ ...given, study: folder }), { study: given.study }),
  );

const list = (value: string, before: string[] = []) => [...before, value];
const choice = (flags: string, description: string, choices: string[]) => new Option(flags, description).choices(choices);

program
  .command('import')
  .description(
    'Make a study of a project of NVivo, MAXQDA, ATLAS.ti, Dedoose, Taguette, QualCoder, RQDA or ROCK, or of a paper’s coding tables; bring in its next export; add references.',
  )
  .argument(
    '<file...>',
    '.qdpx, .qdc, .xlsx, .xls, .ods, .csv, .tsv, .txt, .sqlite3, .qda, .rqda, .rock, .docx, .html, .md; several are one project; .ris, .bib, .enw, .net, .json and printed lists become references',
  )
  .addOption(new Option('--to <folder>', 'the study’s folder').makeOptionMandatory())
  .addOption(new Option('--dry-run', 'tell what would be written, and write nothing'))
  .addOption(new Option('--excerpts <which>', 'passages to publish: all, none, or a most for each concept'))
  .addOption(new Option('--core <label>', 'the core category: a code at the top, a new one, or "several" for none'))
  .addOption(new Option('--category <label>', 'the category of codes that stand in none'))
  .addOption(
    choice('--parents <how>', 'codes with codings and codes below: a concept in the category has them, or leave them out', [
      'concept',
      'leave-out',
    ]),
  )
  .addOption(new Option('--general-label <words>', 'what stands behind the label of such a concept'))
  .addOption(choice('--unused <how>', 'codes that nothing is coded with (default: leave-out)', ['leave-out', 'keep']))
  .addOption(choice('--sets <how>', 'sets of codes (default: leave-out)', ['leave-out', 'categories']))
  .addOption(new Option('--memos', 'publish memos of codes'))
  .addOption(new Option('--no-memos', 'publish none'))
  .addOption(choice('--coders <how>', 'how coders are named (default: letters)', ['letters', 'names', 'none']))
  .addOption(choice('--sources <how>', 'how sources are named (default: numbers)', ['numbers', 'names']))
  .addOption(new Option('--attributes <name>', 'a variable that sources keep as an attribute; may be given several times').argParser(list))
  .addOption(new Option('--without-consent <source>', 'publish nothing of this source; may be given several times').argParser(list))
  .addOption(new Option('--with-consent <source>', 'at a later import: this new source is none of those without consent').argParser(list))
  .addOption(new Option('--language <language>', 'of the study, such as zh or en (default: that of the codes)'))
  .addOption(new Option('--title <title>', 'of the study (default: the project’s name)'))
  .addOption(new Option('--author <name>', '"Doe, Jane"; may be given several times').argParser(list))
  .addOption(new Option('--abstract <text>', 'of the study'))
  .addOption(new Option('--level-names <names>', 'from the top down, the last for concepts: "Core category,Category,Concept"'))
  .addOption(new Option('--columns <columns>', 'what the columns of a table are: code=Kod,text=Fragment,source=Dokument'))
  .addOption(new Option('--sheet <name>', 'the sheet to read'))
  .addOption(new Option('--encoding <encoding>', 'of a text, such as gb18030'))
  .addOption(new Option('--delimiter <character>', 'between cells of a text, or "tab"'))
  .addOption(choice('--dates <order>', 'day–month–year or month–day–year; none where nobody knows', ['dmy', 'mdy', 'none']))
  .addOption(
    new Option('--offsets <unit>', 'how a file counts characters: code-points or utf-16; with /1 behind it where CR LF counts one'),
  )
  .addOption(
    new Option(
      '--row <row>',
      'what stands in a row of a paper’s table that lost its merged cells: "1:24=category"; may be given several times',
    ).argParser(list),
  )
  .addOption(choice('--paragraphs <how>', 'several paragraphs in a cell: an excerpt each, or one (default: each)', ['each', 'one']))
  .addOption(choice('--changes <how>', 'tracked changes of Word (default: accepted)', ['accepted', 'original']))
  .addOption(choice('--style <edition>', 'of GB/T 7714, of a printed list (default: the one that proves more)', ['2015', '2025']))
  .addOption(new Option('--only-proved', 'leave doubtful entries of printed lists out'))
  .addOption(new Option('--no-levels', 'signs in names of codes make no levels'))
  .addOption(new Option('--project <name>', 'which project of a database'))
  .addOption(choice('--match <what>', 'what counts where a GUID and a path lead to different codes', ['guid', 'path']))
  .addOption(new Option('--mask <file>', 'a list of words that [name] stands for; kept where nothing is published from'))
  .addOption(new Option('--codings', 'write codings.csv too: every coding without its words'))
  .addOption(new Option('--prune', 'take out what the program no longer has; what was published is retired'))
  .addOption(new Option('--date <day>', 'the day of what is retired, such as 2026-11-22 (default: today)'))
  .action((files: string[], given: ImportOptions) => run(async () => (await import('./import.ts')).importProject(files, given), {}));

program
  .command('masked')
  .description('Look for the words of a mask in the built site and in the study; exit code 1 if one is there.')
  .argument('<mask>', 'the list, such as ../mask.yaml')
  .addOption(study())
  .addOption(out())
  .allowExcessArguments(false)
  .action((mask: string, given: Given) => run(async (options) => (await import('./masked.ts')).masked(options, mask), given));

program
  .command('export')
  .description('Write the study as other programs read it, and tell what is lost.')
  .addOption(study())
  .addOption(
    new Option('--format <format>', 'qdpx, qdc (REFI-QDA); xlsx, csv, maxqda (MAXQDA); taguette; rock')
      .choices([...EXPORT_FORMATS])
      .makeOptionMandatory(),
  )
  .addOption(new Option('--to <file>', 'where it is written (default: the study’s folder’s name with its ending)'))
  .allowExcessArguments(false)
  .action((given: Given & ExportOptions) =>
    run(async (options) => (await import('./export.ts')).exportProject(options, given), { study: given.study }),
  );

program
  .command('github')
  .description('What the workflows in .github/workflows do on GitHub.')
  .argument('[words...]')
  .helpOption(false)
  .allowUnknownOption()
  .action(async (words: string[]) => (await import('./github.ts')).github(words));

/** A command gives its exit code; a wrong option is told in a line, anything else unexpected with its stack. */
async function run(action: (options: BuildOptions) => Promise<number>, given: Given): Promise<void> {
  try {
    if (!canBuild && given !== ANY_NODE) throw new OptionError(TOO_OLD);
    process.exitCode = await action(parseOptions(given, process.cwd()));
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    process.stderr.write(`${visible(error.message)}\n`);
    process.exitCode = 2;
  }
}

await program.parseAsync();
