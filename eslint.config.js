import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { importDirection } from './test/lint/import-direction.js';

const typescript = ['**/*.ts', '**/*.tsx'];

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.nx/', '.loge/', 'coverage/', 'contracts/src/generated/'] },
  js.configs.recommended,
  {
    files: typescript,
    extends: [tseslint.configs.strict],
    languageOptions: {
      parserOptions: {
        project: ['contracts/tsconfig.json', 'dashboard/tsconfig.json', 'test/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
        emitDecoratorMetadata: true,
        experimentalDecorators: true,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      // Nest's modules are classes that hold nothing.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // The rules for which types have to be known: a promise nobody waits for hides its error.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-dynamic-delete': 'off',
      // The compiler knows names better.
      'no-undef': 'off',
      'preserve-caught-error': 'off',
    },
  },
  {
    // What a test expects to be there fails the test where it is not.
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.fixture.ts', 'test/**/*.ts', 'dashboard/dev/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // A generator, outside every program of the compiler.
    files: ['contracts/codegen.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { project: null } },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'globalThis',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'Buffer',
          'fetch',
          'AbortController',
          'AbortSignal',
          'SharedArrayBuffer',
          'Atomics',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // Scripts a page runs before anything else is loaded.
    files: ['dashboard/src/*/public/*.js'],
    languageOptions: {
      globals: {
        ...{ localStorage: 'readonly', document: 'readonly', location: 'readonly', matchMedia: 'readonly' },
        window: 'readonly',
      },
    },
    rules: { 'no-unused-vars': ['error', { caughtErrors: 'none' }] },
  },
  importDirection,
);
