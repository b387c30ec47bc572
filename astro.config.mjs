import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { optionsFromEnvironment } from './src/files/build-options.ts';
import { rehypeFootnoteWords, rehypeReachable, remarkHeadingLevels, remarkTaskMarks } from './src/render/prose-shape.ts';
import { remarkStudyLinks } from './src/render/study-links.ts';
import { editionIn } from './src/site/edition.ts';
import { zhagen } from './src/site/integration.ts';
import { languageOf } from './src/site/report-module.ts';

const options = optionsFromEnvironment(process.env, process.cwd());

export default defineConfig({
  outDir: options.out,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', assets: 'assets' },
  integrations: [zhagen(options), mdx()],
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      smartypants: false,
      remarkPlugins: [[remarkStudyLinks, (path) => editionIn(languageOf(path)).links], remarkTaskMarks, [remarkHeadingLevels, 2]],
      rehypePlugins: [rehypeReachable, [rehypeFootnoteWords, (path) => editionIn(languageOf(path)).texts.footnotes]],
    }),
  },
});
