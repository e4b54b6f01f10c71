// The time limit of tests that run Python.

/**
 * The first start of an interpreter takes 2 s on a quiet machine. Beside the tests of four other engines it takes up to
 * a minute, above all in WebKit.
 */
export const PYTHON_TEST_MS = 180_000;
