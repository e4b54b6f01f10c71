// Writes the table of docs/reliability.md from a whole run in every engine: each fault, what the reader sees, how long
// until then. Playwright calls it beside the list of the tests.
import { engineNames, findEngine, whyMissing } from '../../scripts/lib/engines.js';
import { table, writeFigure } from '../../scripts/lib/markdown.js';
import { log } from '../../scripts/lib/run.js';
import type { Sight } from '../helpers/fault-test.ts';
import type { Suite, TestCase, TestResult } from '@playwright/test/reporter';

const DOCUMENT = 'docs/reliability.md';

/** Times are told as the next of these, so that the table changes when something has changed. */
const STEPS_S = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120];

/** within tells a time as an upper bound. */
const within = (ms: number) =>
  `${STEPS_S.find((seconds) => ms <= seconds * 1000) ?? Math.ceil(ms / 1000)} s`;

/** cell is what the table says of a fault in one engine; words only where they differ from those of the row. */
const cell = (sight: Sight | undefined, sees: string) => {
  if (!sight) return 'does not apply';
  const time = sight.afterMs === 0 ? 'as ever' : `within ${within(sight.afterMs)}`;
  return sight.sees === sees ? time : `${time}: ${sight.sees}`;
};

export default class ReliabilityReporter {
  /** by fault, in the order of the specs, then by engine */
  #sights: Map<string, Map<string, Sight>> = new Map();

  /** onBegin puts the faults in order. */
  onBegin(_config: unknown, suite: Suite) {
    for (const { title } of suite.allTests()) this.#sights.set(title, new Map());
  }

  /** onTestEnd keeps what a test has recorded. */
  onTestEnd(test: TestCase, { annotations }: TestResult) {
    const told = annotations.find(({ type }) => type === 'fault')?.description;
    const engine = test.parent.project()?.name ?? '';
    if (told) this.#sights.get(test.title)?.set(engine, JSON.parse(told));
  }

  /** onEnd writes the table if everything passed. */
  onEnd({ status }: { status: string }) {
    const faults = [...this.#sights].filter(([, sights]) => sights.size > 0);
    if (status !== 'passed' || faults.length === 0) return;
    const missing = engineNames.find((name) => findEngine(name) === null);
    if (missing)
      return log(`${DOCUMENT} stays as it is, for want of ${missing}: ${whyMissing(missing)}`);
    const heads = engineNames.map((name) => findEngine(name)?.label ?? name);
    const rows = faults.map(([fault, sights]) => {
      const sees = engineNames.map((name) => sights.get(name)).find(Boolean)?.sees ?? '';
      return [fault, sees, ...engineNames.map((name) => cell(sights.get(name), sees))];
    });
    const text = table(['fault', 'what the reader sees', ...heads], rows, 'left');
    writeFigure('faults', text, DOCUMENT);
    log(`${DOCUMENT}: ${rows.length} faults written`);
  }
}
