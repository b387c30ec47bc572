import { join } from 'node:path';
import type { Plugin } from 'vite';
import { edition } from './edition.ts';

const NAME = 'virtual:zhagen/report';

/** The report's MDX files as one module, wherever the study's folder is: a map from section id to its component. */
export function reportModule(study: string): Plugin {
  return {
    name: 'zhagen:report',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const { sections } = edition().caseStudy;
      const imports = sections.map(({ path }, i) => `import * as s${String(i)} from ${JSON.stringify(join(study, path))};`);
      const entries = sections.map(({ id: section }, i) => `${JSON.stringify(section)}: s${String(i)}`);
      return `${imports.join('\n')}\nexport const sections = { ${entries.join(', ')} };`;
    },
  };
}
