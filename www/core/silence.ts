// Notices when nothing is heard any more: of a server, of a worker.

const STEP_MS = 1000;

/**
 * watchSilence calls back once nothing has been heard for so long. Whoever sleeps hears nothing either, so only time
 * in which this page or worker was awake counts.
 * @param limitMs whole seconds
 */
export function watchSilence(limitMs: number, onSilence: () => void) {
  let silentMs = 0;
  const timer = setInterval(() => {
    silentMs += STEP_MS;
    if (silentMs < limitMs) return;
    end();
    onSilence();
  }, STEP_MS);
  const end = () => clearInterval(timer);
  return { heard: () => void (silentMs = 0), end };
}
