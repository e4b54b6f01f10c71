// What eslint looks for, in the page, the workers, the scripts and the tests.
import js from '@eslint/js';
import globals from 'globals';

const scripts = ['scripts/**/*.js', '*.config.js', 'tests/**/*.js', 'benches/**/*.js'];

export default [
  { ignores: ['dist/', 'types/', 'pkg/', 'target/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes from performance.now().' },
        { property: 'innerHTML', message: 'No markup made of data: use lit templates.' },
        { property: 'outerHTML', message: 'No markup made of data: use lit templates.' },
      ],
    },
  },
  {
    files: ['www/**/*.js', 'scripts/**/*.js', 'benches/**/*.js'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['www/**/*.js', 'tests/pages/**/*.js'],
    languageOptions: { globals: globals.browser },
  },
  { files: ['www/workers/**/*.js'], languageOptions: { globals: globals.worker } },
  // The callbacks of page.evaluate() in the tests run in the browser.
  { files: scripts, languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
