// eslint's rules for the page, the workers, the scripts and the tests.
import js from '@eslint/js';
import globals from 'globals';
import { parser, plugin } from 'typescript-eslint';

const dateNow = {
  object: 'Date',
  property: 'now',
  message: 'Time comes from performance.now().',
};

const markup = (/** @type {string[]} */ ...names) =>
  names.map((property) => ({
    property,
    message: 'Data must not become markup: use lit templates.',
  }));

const asking = (/** @type {string[]} */ ...names) =>
  names.map((name) => ({
    name,
    message: 'Requests are limited to those listed in docs/security.md.',
  }));

const forbiddenGlobals = [
  ...asking('XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport'),
  ...asking('RTCPeerConnection', 'importScripts'),
];

/** When its frame is removed, WebKit evaluates a module with a top-level await again and again. */
const topLevelAwait = {
  selector: ':matches(AwaitExpression, ForOfStatement[await=true]):not(:function *)',
  message: 'No top-level await: WebKit hangs when the frame of such a module is removed.',
};

const unsafeImports = {
  group: ['lit/directives/unsafe-*', 'lit/static-html*', 'lit-html/*'],
  message: 'Data must not become markup: use lit templates.',
};

const litsOwnTags = {
  group: ['lit/html.js'],
  importNames: ['html', 'svg'],
  message: 'Texts must survive a page translator: take html and svg from chart/template.ts.',
};

/** Forbidden in our pages: markup or code from text, other network requests, top-level await. */
const closedDoor = {
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'no-restricted-properties': [
    'error',
    dateNow,
    ...markup('innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc'),
    ...markup('parseHTMLUnsafe', 'parseFromString', 'createContextualFragment'),
    ...markup('write', 'writeln').map((each) => ({ object: 'document', ...each })),
    ...asking('sendBeacon').map(({ name, message }) => ({ property: name, message })),
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector:
        'TemplateElement[value.raw=/[.?](inner|outer)HTML\\s*=|srcdoc\\s*=|\\son\\w+\\s*=/i]',
      message: 'Data must not become markup or code: bind properties, and listeners with @.',
    },
    topLevelAwait,
  ],
  'no-restricted-imports': ['error', { patterns: [unsafeImports, litsOwnTags] }],
  'no-restricted-globals': ['error', ...asking('fetch'), ...forbiddenGlobals],
};

/** Files that may request from the network: the worker script, the core, and code that looks for a fault. */
const askers = [
  'www/core/import-chunk.ts',
  'www/engine/files.ts',
  'www/frame/finding.ts',
  'www/site/isolation.ts',
  'www/site/service-worker.ts',
  'www/site/public/racelane-sw.js',
];

const scripts = ['scripts/**/*.js', '*.config.js', 'tests/**/*.{js,ts}', 'benches/**/*.js'];

export default [
  {
    ignores: [
      ...['dist/', 'types/', 'pkg/', 'target/', 'test-results/', 'playwright-report/'],
      'python-package/src/racelane/static/',
    ],
  },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-properties': ['error', dateNow, ...markup('innerHTML', 'outerHTML')],
    },
  },
  {
    files: ['www/**/*.{js,ts}', 'scripts/**/*.js', 'benches/**/*.js'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['www/**/*.{js,ts}', 'tests/pages/**/*.js'],
    languageOptions: { globals: globals.browser },
  },
  { files: ['www/**/*.{js,ts}'], rules: closedDoor },
  {
    files: ['**/*.ts'],
    languageOptions: { parser },
    plugins: { '@typescript-eslint': plugin },
    rules: {
      // tsc checks these: types are not globals, and overloads are not redeclarations.
      'no-undef': 'off',
      'no-redeclare': 'off',
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['www/chart/template.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [unsafeImports] }] },
  },
  { files: askers, rules: { 'no-restricted-globals': ['error', ...forbiddenGlobals] } },
  { files: ['www/**/*.ts'], rules: { '@typescript-eslint/no-explicit-any': 'error' } },
  { files: ['www/workers/**/*.ts'], languageOptions: { globals: globals.worker } },
  // In the tests, callbacks of page.evaluate() run in the browser.
  { files: scripts, languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
