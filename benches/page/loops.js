// The contenders in plain JavaScript: a loop and `reduce` over a typed array, and a loop that produces its numbers itself.

import { oracleMax, outputs } from '../../tests/helpers/oracle.ts';

/** @type {Int32Array | null} */
let list = null;

/** @typedef {{ how: 'loop' | 'reduce' | 'stream', size: number, seed: number }} Question */

/** Each function returns the max. @type {Record<Question['how'], (question: Question) => number | null>} */
const searches = {
  loop: () => loop(/** @type {Int32Array} */ (list)),
  reduce: () =>
    /** @type {Int32Array} */ (list).reduce((max, number) => (number > max ? number : max)),
  stream: ({ size, seed }) => oracleMax({ workload: 'cpu', seed, task: 0, size }),
};

/** @param {Int32Array} numbers */
function loop(numbers) {
  let max = numbers[0];
  for (let i = 1; i < numbers.length; i += 1) {
    if (numbers[i] > max) max = numbers[i];
  }
  return max;
}

/** @param {Question} question */
function listOf({ size, seed }) {
  const next = outputs(seed, 0);
  const numbers = new Int32Array(size);
  for (let i = 0; i < size; i += 1) numbers[i] = next();
  return numbers;
}

self.onmessage = ({ data }) => {
  /** @type {Question} */
  const question = data;
  if (question.how !== 'stream') list ??= listOf(question);
  const beginMs = performance.now();
  const max = searches[question.how](question);
  self.postMessage({ max, ms: performance.now() - beginMs });
};
