import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'virtual:zhagen/report';

/** The report's MDX files as one module, wherever the study's folder is: a map from section id to its component. */
export function reportModule(study: string): Plugin {
  return {
    name: 'zhagen:report',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const folder = join(study, 'report');
      const files = sections(folder);
      const imports = files.map((file, i) => `import * as s${String(i)} from ${JSON.stringify(join(folder, file))};`);
      const entries = files.map((file, i) => `${JSON.stringify(file.replace(/^\d+-|\.mdx$/g, ''))}: s${String(i)}`);
      return `${imports.join('\n')}\nexport const sections = { ${entries.join(', ')} };`;
    },
  };
}

function sections(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => /^\d+-.*\.mdx$/.test(file)).sort(); // prettier-ignore
  } catch {
    return [];
  }
}
