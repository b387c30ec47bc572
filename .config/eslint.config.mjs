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
  components: ['domain', 'site', 'layouts', 'components', 'styles', 'scripts'],
  layouts: ['domain', 'site', 'components', 'layouts', 'styles', 'scripts'],
  pages: ['domain', 'site', 'components', 'layouts', 'formats'],
  scripts: ['domain'],
};

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => {
  const forbidden = FOLDERS.filter((folder) => folder !== layer && !allowed.includes(folder));
  const patterns = [
    { regex: `^#(${forbidden.join('|')})/`, message: `${layer}/ may import only: ${allowed.join(', ') || 'zod'} (see src/README.md).` },
    { regex: String.raw`^\.\./.*\.\./|^\.\./(${FOLDERS.join('|')})/`, message: 'Import across folders by #folder/….' },
  ];
  if (layer === 'domain')
    patterns.push({ regex: '^(?!zod$|opencc-js/dict/|\\.)', message: 'domain/ imports zod, tables of characters, and itself.' });
  return { files: [`src/${layer}/**/*.{ts,astro}`], rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] } };
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
  ...layerRules,
);
