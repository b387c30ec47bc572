import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

const FOLDERS = [
  'domain',
  'formats',
  'render',
  'report',
  'files',
  'github',
  'cli',
  'site',
  'components',
  'layouts',
  'pages',
  'styles',
  'scripts',
];

/** What each layer may import from the others; src/README.md has the same table. */
const LAYERS = {
  domain: [],
  formats: ['domain'],
  report: ['domain', 'formats'],
  files: ['domain', 'formats'],
  render: ['domain', 'formats'],
  site: ['domain', 'formats', 'render', 'files', 'report'],
  github: ['domain', 'formats'],
  cli: ['domain', 'formats', 'render', 'files', 'report', 'github'],
  components: ['domain', 'site', 'layouts', 'components', 'styles'],
  layouts: ['domain', 'site', 'components', 'layouts', 'styles'],
  pages: ['domain', 'site', 'components', 'layouts', 'formats', 'styles'],
  scripts: ['domain'],
};

/** What each room of a layer may import from its other rooms; what stands before the rooms may import from all. */
const ROOMS = {
  domain: {
    text: [],
    csl: [],
    entry: ['text'],
    search: ['text'],
    publishing: ['entry'],
    schema: ['text', 'csl', 'entry', 'publishing'],
    parsing: ['text', 'entry', 'schema'],
    study: ['text', 'entry', 'schema'],
    coding: ['text', 'schema', 'study'],
    codings: ['study'],
    agreement: ['codings'],
    analysis: ['text', 'entry', 'schema', 'parsing', 'study', 'codings', 'agreement'],
    permanence: ['text', 'entry', 'schema', 'parsing', 'study', 'coding', 'analysis'],
    building: ['text', 'csl', 'entry', 'schema', 'parsing', 'study'],
    linking: ['text', 'entry', 'schema', 'parsing', 'study', 'building'],
    checking: ['text', 'entry', 'schema', 'parsing', 'study', 'building'],
    compared: ['text', 'csl', 'entry', 'study'],
    comparison: ['text', 'csl', 'entry', 'study', 'permanence', 'compared'],
    exchange: [],
    referencing: ['csl', 'search'],
    importing: ['text', 'schema', 'exchange'],
    planning: ['text', 'schema', 'study', 'exchange', 'importing'],
    review: ['text', 'entry', 'schema', 'study', 'coding', 'codings', 'analysis', 'permanence', 'compared', 'comparison'],
  },
  formats: {
    text: [],
    containers: [],
    citations: [],
    pdf: [],
    markdown: [],
    mermaid: [],
    feeds: ['containers'],
    codebook: ['citations'],
    yaml: ['text'],
    prose: ['markdown', 'mermaid'],
    'study-files': ['text', 'yaml', 'prose', 'codebook'],
    exchange: ['text', 'containers', 'citations', 'yaml', 'markdown', 'study-files'],
  },
  render: {
    card: [],
    layout: [],
    citing: [],
    book: [],
    diagram: ['layout'],
    'author-diagram': ['layout', 'diagram'],
    prose: ['diagram', 'author-diagram'],
    figure: ['card', 'author-diagram'],
    proof: ['citing'],
  },
  site: {
    texts: [],
    review: [],
    prose: ['texts'],
    citing: ['texts'],
    figures: ['texts', 'citing', 'review'],
    pictures: ['texts', 'citing', 'figures'],
    edition: ['texts', 'citing', 'figures', 'pictures', 'prose', 'review'],
    passages: ['texts', 'figures', 'edition'],
    analysis: ['texts', 'edition'],
    search: ['texts', 'edition', 'passages'],
    head: ['texts', 'citing', 'edition'],
    'machine-forms': ['texts', 'citing', 'edition', 'passages', 'head'],
    build: ['edition', 'pictures', 'review', 'search'],
  },
};

const layerRules = Object.entries(LAYERS).flatMap(([layer, allowed]) => {
  const forbidden = FOLDERS.filter((folder) => folder !== layer && !allowed.includes(folder));
  const patterns = [
    { regex: `^#(${forbidden.join('|')})/`, message: `${layer}/ may import only: ${allowed.join(', ') || 'zod'} (see src/README.md).` },
    { regex: String.raw`^\.\./.*\.\./|^\.\./(${FOLDERS.join('|')})/`, message: 'Import across folders by #folder/….' },
  ];
  if (layer !== 'files') patterns.push({ regex: '^node:fs(/|$)', message: 'Only files/ touches the file system.' });
  if (layer === 'domain')
    patterns.push({ regex: '^(?!zod$|opencc-js/dict/|\\.)', message: 'domain/ imports zod, tables of characters, and itself.' });
  const restrict = (files, more) => ({
    files,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...patterns, ...more] }] },
  });
  const rooms = ROOMS[layer] ?? {};
  const roomRules = Object.entries(rooms).flatMap(([room, others]) => {
    const closed = Object.keys(rooms).filter((one) => one !== room && !others.includes(one));
    const message = `${layer}/${room}/ may import from the rooms: ${others.join(', ') || 'none'} (see .config/eslint.config.mjs).`;
    const outside = { regex: `^(\\.\\./|#${layer}/)(${closed.join('|')})/`, message };
    // What stands before the rooms; of a room's own rooms, the room's.
    const above = { regex: `^\\.\\./[^/]+$`, message };
    return [restrict([`src/${layer}/${room}/**/*.ts`], [outside]), restrict([`src/${layer}/${room}/*.ts`], [outside, above])];
  });
  return [restrict([`src/${layer}/**/*.{ts,astro}`], []), ...roomRules];
});

export default tseslint.config(
  { ignores: ['dist/', '.package/', 'content/', '.astro/', 'node_modules/', '**/*.partial/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: new URL('..', import.meta.url).pathname } },
  },
  ...astro.configs.recommended,
  ...(astro.configs['jsx-a11y-recommended'] ?? []),
  { files: ['**/*.astro'], plugins: { '@typescript-eslint': tseslint.plugin }, rules: { 'no-undef': 'off', 'no-unused-vars': 'off' } },
  { files: ['public/*.js'], languageOptions: { globals: { document: 'readonly', localStorage: 'readonly' } } },
  { files: ['**/*.mjs'], languageOptions: { globals: { URL: 'readonly', process: 'readonly' } } },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // What Mermaid draws has no other names than its classes.
    files: ['src/**/*.{ts,astro}'],
    ignores: ['src/render/author-diagram/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: String.raw`CallExpression[callee.property.name=/^(querySelector|querySelectorAll|closest|matches|getElementsByClassName)$/] > Literal[value=/(^|[\s>+~(,*\w\]])\.[a-z]/i]`,
          message: 'Classes are for styles: ask for an element, an attribute or data-….',
        },
      ],
    },
  },
  { files: ['**/*.ts', '**/*.astro'], rules: { '@typescript-eslint/no-shadow': 'error' } },
  // A `<script>` block, which no project of TypeScript's has.
  { files: ['**/*.astro/*.ts'], extends: [tseslint.configs.disableTypeChecked] },
  ...layerRules,
  {
    files: ['src/**/*.astro/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!#scripts/)', message: 'A <script> block imports #scripts/ alone (see src/README.md).' }] },
      ],
    },
  },
);
