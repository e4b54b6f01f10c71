// The naive oracle: SplitMix64 and a max, written from the paper, sharing nothing with the project's own code.

const HALF = 2 ** 32;

/** Returns the max of one task's list. */
export function oracleMax({
  workload,
  seed,
  task,
  size,
}: {
  workload: 'io' | 'cpu';
  seed: number;
  task: number;
  size: number;
}): number | null {
  const next = outputs(seed, task);
  let max = null;
  for (let i = 0; i < size; i += 1) {
    const top = next();
    const value = workload === 'cpu' ? top | 0 : Math.floor((top * 201) / HALF) - 100;
    if (max === null || value > max) max = value;
  }
  return max;
}

/** Returns a function that yields the high 32 bits of each output, unsigned. */
export function outputs(seed: number, task: number) {
  // The state as two 32-bit halves: the seed is the high one, the task the low one.
  let high = seed >>> 0;
  let low = task >>> 0;
  return () => {
    const sum = low + 0x7f4a7c15;
    high = (high + 0x9e3779b9 + (sum >= HALF ? 1 : 0)) >>> 0;
    low = sum >>> 0;
    return mixedHigh(high, low);
  };
}

/** Returns the high 32 bits, unsigned, of the mixed state. */
function mixedHigh(high: number, low: number) {
  // z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
  let h = (high ^ (high >>> 30)) >>> 0;
  let l = (low ^ ((low >>> 30) | (high << 2))) >>> 0;
  let top =
    (highOfProduct(l, 0x1ce4e5b9) + Math.imul(l, 0xbf58476d) + Math.imul(h, 0x1ce4e5b9)) >>> 0;
  const bottom = Math.imul(l, 0x1ce4e5b9) >>> 0;
  // z = (z ^ (z >> 27)) * 0x94d049bb133111eb
  h = (top ^ (top >>> 27)) >>> 0;
  l = (bottom ^ ((bottom >>> 27) | (top << 5))) >>> 0;
  top = (highOfProduct(l, 0x133111eb) + Math.imul(l, 0x94d049bb) + Math.imul(h, 0x133111eb)) >>> 0;
  // z ^ (z >> 31); only the high half is needed
  return (top ^ (top >>> 31)) >>> 0;
}

/**
 * Returns the high 32 bits of the product of two unsigned 32-bit numbers. Doubles hold the partial products
 * exactly.
 */
function highOfProduct(a: number, b: number) {
  const low = Math.floor(((a & 0xffff) * b) / 65_536);
  return Math.floor(((a >>> 16) * b + low) / 65_536);
}
