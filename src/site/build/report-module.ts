import { basename, join } from 'node:path';
import type { Plugin } from 'vite';
import { withoutRemarks } from '#formats/study-files/study-file.ts';
import { withLineFeeds } from '#formats/text/line-ends.ts';
import { mainEdition } from '../edition/edition.ts';

const NAME = 'virtual:zhagen/report';
/** The id under which Vite holds it. */
export const REPORT_MODULE = `\0${NAME}`;

/** The language of a report's file by its path; undefined for the study's first: `01-background.en.mdx`. */
export const reportFileLanguage = (path: string | undefined) => /\.([^./\\]+)\.mdx$/.exec(path ?? '')?.[1];

/** The report's MDX files as one module, wherever the study's folder is: by language, a map from section id to its component. */
export function reportModule(study: string): Plugin {
  return {
    name: 'zhagen:report',
    resolveId: (id) => (id === NAME ? REPORT_MODULE : undefined),
    load(id) {
      if (id !== REPORT_MODULE) return undefined;
      const { sections, languages } = mainEdition().caseStudy;
      const imports: string[] = [];
      const maps = languages.map((lang, i) => {
        const entries = sections.flatMap(({ id: section, path: original, prose }) => {
          const path = i === 0 ? original : prose.translations.get(lang)?.path;
          if (path === undefined) return [];
          const name = `s${String(imports.length)}`;
          imports.push(`import * as ${name} from ${JSON.stringify(join(study, path))};`);
          return [`${JSON.stringify(section)}: ${name}`];
        });
        return `${JSON.stringify(lang)}: { ${entries.join(', ')} }`;
      });
      return `${imports.join('\n')}\nexport const sections = { ${maps.join(', ')} };`;
    },
    // Astro reads these files again, by itself.
    transform: {
      order: 'pre',
      handler: (code, id) => (id.endsWith('.mdx') ? withoutRemarks(`report/${basename(id)}`, withLineFeeds(code)) : undefined),
    },
  };
}
