import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { optionsFromEnvironment } from './src/files/build-options.ts';
import { remarkHeadingIds } from './src/formats/prose/prose-headings.ts';
import { zhagenMarkdown } from './src/formats/markdown/dialect.ts';
import {
  rehypeFootnoteWords,
  rehypeReachable,
  rehypeWithoutAddress,
  remarkAddresses,
  remarkHeadingLevels,
  remarkTaskMarks,
} from './src/render/prose/prose-shape.ts';
import { rehypeDiagrams } from './src/render/prose/diagram-figure.ts';
import { rehypeMargin, rehypeHeadingLinks } from './src/render/prose/report-margin.ts';
import { remarkImages } from './src/render/prose/study-images.ts';
import { remarkStudyLinks } from './src/render/prose/study-links.ts';
import { editionIn } from './src/site/edition/edition.ts';
import { zhagen } from './src/site/build/integration.ts';
import { marginEntry } from './src/site/passages/margin-entry.ts';
import { reportFileLanguage } from './src/site/build/report-module.ts';

/** A report's section is set in the language of its file. */
const editionFor = (path) => editionIn(reportFileLanguage(path));

const options = optionsFromEnvironment(process.env, process.cwd());

export default defineConfig({
  outDir: options.out,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', assets: 'assets' },
  // Scripts are files, so that pages can forbid all others.
  vite: { build: { assetsInlineLimit: 0 } },
  integrations: [zhagen(options), mdx()],
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [
        zhagenMarkdown,
        remarkHeadingIds,
        [remarkImages, (path) => editionFor(path).links],
        [remarkAddresses, 'mdx'],
        [remarkStudyLinks, (path) => editionFor(path).links],
        remarkTaskMarks,
        [remarkHeadingLevels, 2],
      ],
      rehypePlugins: [
        rehypeWithoutAddress,
        rehypeReachable,
        [rehypeFootnoteWords, (path) => editionFor(path).texts.footnotes],
        rehypeHeadingIds,
        [rehypeHeadingLinks, (path) => editionFor(path).texts.report.permalink],
        [rehypeDiagrams, (path) => editionFor(path).links, 'mdx'],
        [rehypeMargin, (reference, path) => marginEntry(editionFor(path), reference)],
      ],
    }),
  },
});
