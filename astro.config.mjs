import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { optionsFromEnvironment } from './src/files/build-options.ts';
import { rehypeFootnoteWords, rehypeReachable, remarkHeadingLevels, remarkTaskMarks } from './src/render/prose-shape.ts';
import { remarkStudyLinks } from './src/render/study-links.ts';
import { edition } from './src/site/edition.ts';
import { zhagen } from './src/site/integration.ts';

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
      smartypants: false,
      remarkPlugins: [[remarkStudyLinks, () => edition().links], remarkTaskMarks, [remarkHeadingLevels, 2]],
      rehypePlugins: [rehypeReachable, [rehypeFootnoteWords, () => edition().texts.footnotes]],
    }),
  },
});
