// Delivers updates at most once a frame.

/** Returns a function that keeps the newest update until the next frame, and `end`, which drops it. */
export function perFrame<T>(deliver: ((update: T) => void) | undefined) {
  let newest: T;
  let frame = 0;
  return {
    schedule(update: T) {
      newest = update;
      if (deliver && frame === 0) {
        frame = requestAnimationFrame(() => {
          frame = 0;
          deliver(newest);
        });
      }
    },
    end: () => cancelAnimationFrame(frame),
  };
}
