// The clocks of page and workers. Each has a time origin of its own, which need not agree with the others'.

// Read once: WebKit computes the origin anew at every read, from the time of day.
const originMs = performance.timeOrigin;

/**
 * Returns the milliseconds since the Unix epoch, on the clock of this page or worker alone. Chromium takes the time
 * origin from the time of day when a page or worker starts. So two clocks can be hours apart after the machine slept
 * or its clock was set. Compare two clocks by messages (`withinBounds`) before a time of one is used with the other.
 */
export const clockMs = () => originMs + performance.now();

/**
 * Returns how far two clocks are apart. A message is heard after it was sent, so an exchange of messages gives bounds.
 * @param claimMs how far the clocks are apart by their own account: true unless it lies outside the bounds
 */
export const withinBounds = (claimMs: number, leastMs: number, mostMs: number) =>
  leastMs <= claimMs && claimMs <= mostMs ? claimMs : (leastMs + mostMs) / 2;
