// Carries out a soak's runs in a page, one after another.

/**
 * @typedef {import('../helpers/soak/plan.ts').Plan} Plan
 * @typedef {import('../../www/core/report.ts').Report} Report
 * @typedef {import('../../www/core/report.ts').Update} Update
 * @typedef {import('../../www/element.ts').RaceLane} RaceLane
 *
 * @typedef {object} Outcome how a run ended
 * @property {'finished' | 'aborted' | 'failed'} end
 * @property {boolean} late whether an abort came after the end
 * @property {string} [why] the error of a failed run
 *
 * @typedef {object} Started
 * @property {Promise<Report | import('../../www/core/report.ts').Comparison>} result
 * @property {() => void} abort
 */

/** Far longer than any planned run takes: a run that is not over by then hangs. */
const HANGS_MS = 90_000;

/**
 * Not awaited here: WebKit would never stop if the page is closed meanwhile, as docs/decisions.md says.
 * @type {Promise<typeof import('../../www/racelane.ts')>}
 */
const racelane = import(new URL('/racelane.js', location.href).href);

/**
 * Carries out a plan and returns how the run ended.
 * @param {Plan} plan
 * @returns {Promise<Outcome>}
 */
export async function carryOut(plan) {
  const { compare, race } = await racelane;
  let hasAborted = false;
  let timer;
  const { onUpdate, watch } = watchFor(plan, () => {
    hasAborted = true;
    run.abort();
  });
  const run = plan.way.endsWith('()')
    ? call({ compare, race }, plan, onUpdate)
    : useElement(plan, onUpdate);
  watch();
  try {
    const hangs = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`nothing after ${HANGS_MS} ms`)), HANGS_MS);
    });
    const result = /** @type {any} */ (await Promise.race([run.result, hangs]));
    /** @type {Report[]} */
    const reports = result.reports ?? [result];
    const wrong = reports.find(({ verified }) => verified !== true);
    if (wrong) return { end: 'failed', late: false, why: 'a report that is not verified' };
    if (plan.abort?.moment === 'before') throw new Error('it was aborted, and went on to the end');
    return { end: 'finished', late: plan.abort !== null };
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    if (name === 'AbortError' && hasAborted) return { end: 'aborted', late: false };
    return { end: 'failed', late: false, why: `${name}: ${message}` };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Waits for the moment at which a run is to be aborted.
 * @param {Plan} plan
 * @param {() => void} abort
 */
function watchFor({ abort: planned }, abort) {
  let isDue = false;
  const soon = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(abort, planned?.afterMs);
  };
  return {
    onUpdate: (/** @type {Update} */ { stage }) => {
      if (planned?.moment === 'mid-run') soon();
      if (planned?.moment === 'near the end' && stage === 'checking') soon();
    },
    /** To be called right after the run was started. */
    watch: () => {
      if (planned?.moment === 'before') abort();
      if (planned?.moment === 'coming up') soon();
    },
  };
}

/**
 * Starts a run by the public functions.
 * @param {Pick<typeof import('../../www/racelane.ts'), 'compare' | 'race'>} functions
 * @param {Plan} plan
 * @param {(update: Update) => void} onUpdate
 * @returns {Started}
 */
function call({ compare, race }, { way, strategies, options, spans }, onUpdate) {
  const control = new AbortController();
  const { signal } = control;
  const result =
    way === 'compare()'
      ? compare({ ...options, strategies, repeats: 1 }, { signal, onUpdate })
      : race({ ...options, strategy: strategies[0] }, { signal, onUpdate, spans });
  return { result, abort: () => control.abort() };
}

/**
 * Starts a run by a fresh element of the page, and removes the element afterwards.
 * @param {Plan} plan
 * @param {(update: Update) => void} onUpdate
 * @returns {Started}
 */
function useElement({ way, strategies, options, abort }, onUpdate) {
  const element = /** @type {RaceLane} */ (document.createElement('race-lane'));
  const given = { ...options, strategies: strategies.join(), repeats: 1 };
  for (const [name, value] of Object.entries(given)) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    element.setAttribute(attribute, String(value));
  }
  if (way === 'frame') element.setAttribute('isolate', 'frame');
  element.addEventListener('race-update', (event) =>
    onUpdate(/** @type {CustomEvent<Update>} */ (event).detail),
  );
  document.body.append(element);
  const result = strategies.length > 1 ? element.compare() : element.run(strategies[0]);
  return {
    result: result.finally(() => element.remove()),
    abort: () => (abort?.removes ? element.remove() : element.cancel()),
  };
}

/** Ends the warm pool of futures: a pool of another size replaces it, and is aborted. */
export async function endPool() {
  const { race } = await racelane;
  const control = new AbortController();
  const pool = /** @type {const} */ ({ strategy: 'futures', executor: 'processes', workers: 1 });
  await race(
    { ...pool, workload: 'io', tasks: 1, size: 1, wait: 60_000 },
    { signal: control.signal, onUpdate: () => control.abort() },
  ).catch((error) => {
    if (error.name !== 'AbortError') throw error;
  });
}
