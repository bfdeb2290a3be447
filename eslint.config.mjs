import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const browserFiles = ['src/**/*.ts', 'demo/page/**/*.ts'];

export default tseslint.config(
  {ignores: ['node_modules', 'dist', 'coverage', '.cache', '.data', 'custom-elements.json']},
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.contract.json',
          './tsconfig.browser.json',
          './tsconfig.proxy.json',
          './tsconfig.e2e.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      // Handlers of timers, events and routes are async on purpose; what they throw is caught inside.
      '@typescript-eslint/no-misused-promises': ['error', {checksVoidReturn: false}],
      // Implementations of an async port may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-control-regex': 'off',
    },
  },
  {
    files: browserFiles,
    ignores: ['src/proxy/**', 'src/contract/**'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], litA11y.configs.recommended],
    rules: {
      // Texts from the CRM are text: the ways to markup stay shut (reliability T1).
      'no-restricted-properties': [
        'error',
        {property: 'innerHTML', message: 'Bind text instead.'},
        {property: 'outerHTML', message: 'Bind text instead.'},
        {property: 'insertAdjacentHTML', message: 'Bind text instead.'},
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*'],
              message: 'Bind text instead.',
            },
          ],
        },
      ],
      'wc/guard-super-call': 'off',
      'wc/file-name-matches-element': 'off',
      'wc/define-tag-after-class-definition': 'off',
      'wc/no-exports-with-element': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's property assertions; node:test's describe and it return promises that the runner awaits.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite']},
          ],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/{proxy,contract,demo,e2e,tools,suites}/**', 'test/support/node/**'],
    rules: {
      // Every chai assertion may be awaited, so all of them look like promises; only this one must be.
      '@typescript-eslint/no-floating-promises': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "ExpressionStatement > CallExpression[callee.property.name='accessible']",
          message: 'Await it: an accessibility check that nobody waits for cannot fail.',
        },
      ],
    },
  },
  {
    files: ['test/demo/zoho-emulator/**/*.ts'],
    rules: {
      // These tests look into answers of every shape; a wrong guess about one is a failing assertion.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {globals: {process: 'readonly', console: 'readonly', URL: 'readonly'}},
  },
  prettier,
);
