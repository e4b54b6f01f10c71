// What eslint looks for, in the page, the workers, the scripts and the tests.
import js from '@eslint/js';
import globals from 'globals';
import { parser, plugin } from 'typescript-eslint';

const dateNow = {
  object: 'Date',
  property: 'now',
  message: 'Time comes from performance.now().',
};

const markup = (/** @type {string[]} */ ...names) =>
  names.map((property) => ({ property, message: 'No markup made of data: use lit templates.' }));

const asking = (/** @type {string[]} */ ...names) =>
  names.map((name) => ({ name, message: 'Nothing is sent: docs/security.md says what is asked.' }));

const never = [
  ...asking('XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport'),
  ...asking('RTCPeerConnection', 'importScripts'),
];

/** In a frame that is taken away WebKit evaluates a module that awaits again and again, without an end. */
const endless = {
  selector: ':matches(AwaitExpression, ForOfStatement[await=true]):not(:function *)',
  message: 'No await of a module itself: in a frame that is taken away it never ends in WebKit.',
};

/** What a page of ours does without: markup or code from text, talk with anybody, and modules that await. */
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
      message: 'No markup or code made of data: bind properties, and listeners with @.',
    },
    endless,
  ],
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        {
          group: ['lit/directives/unsafe-*', 'lit/static-html*', 'lit-html/*'],
          message: 'No markup made of data: use lit templates.',
        },
      ],
    },
  ],
  'no-restricted-globals': ['error', ...asking('fetch'), ...never],
};

/** What asks the network: for the worker script and the core, and for the page itself. */
const askers = ['www/engine/assets.ts', 'www/site/isolation.ts', 'www/site/public/racelane-sw.js'];

const scripts = ['scripts/**/*.js', '*.config.js', 'tests/**/*.{js,ts}', 'benches/**/*.js'];

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
      // tsc knows better: types are no globals, and overloads no redeclarations.
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
  { files: askers, rules: { 'no-restricted-globals': ['error', ...never] } },
  { files: ['www/workers/**/*.ts'], languageOptions: { globals: globals.worker } },
  // The callbacks of page.evaluate() in the tests run in the browser.
  { files: scripts, languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
