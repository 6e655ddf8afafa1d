import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const counted = { skipBlankLines: true, skipComments: true };

/** Small files, small functions, few branches: what a reader can hold at once. */
const sizes = {
  'max-lines': ['error', { max: 300, ...counted }],
  'max-lines-per-function': ['error', { max: 50, ...counted }],
  complexity: ['error', { max: 8, variant: 'modified' }],
  'max-params': ['error', 3],
  'max-depth': ['error', 3],
};

/** These are found by name from outside, by a default export: pages and configuration by Taro, configuration by Vite. */
const defaultExportWanted = [
  'miniprogram/src/**/*.tsx', 'miniprogram/src/app.ts', 'miniprogram/src/**/*.config.ts', 'miniprogram/config/**', '**/*.config.{ts,mts,mjs}', '**/*.d.ts',
];

const unused = ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true }];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.cache/**', 'coverage/**', 'data/**', 'screenshots/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.base],
    rules: {
      ...sizes,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': unused,
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-require-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Export by name.' }],
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: defaultExportWanted, rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.tsx', 'miniprogram/src/**/*.ts', 'server/admin/src/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // A describe() holds its tests: its length says nothing.
    files: ['**/*.test.{ts,tsx}'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { ...sizes, 'no-unused-vars': unused, eqeqeq: ['error', 'always'], 'no-eval': 'error', 'no-var': 'error', 'prefer-const': 'error' },
  },
);
