// Writes the faults of docs/reliability.md after a whole run in every engine: what the reader sees, and how soon.
// A Playwright reporter, which runs beside the one that lists the tests.
import { engineNames, findEngine, whyMissing } from '../../scripts/lib/engines.js';
import { writeFigure } from '../../scripts/lib/markdown.js';
import { log } from '../../scripts/lib/run.js';
import { reliabilityText } from './reliability-text.ts';
import type { Sight } from '../helpers/fault-test.ts';
import type { Suite, TestCase, TestResult } from '@playwright/test/reporter';

const DOCUMENT = 'docs/reliability.md';

export default class ReliabilityReporter {
  /** By fault, then by engine. */
  #sights: Map<string, Map<string, Sight>> = new Map();

  /** Puts the faults in the order of the specs. */
  onBegin(_config: unknown, suite: Suite) {
    for (const { title } of suite.allTests()) this.#sights.set(title, new Map());
  }

  /** Keeps what a test has recorded. */
  onTestEnd(test: TestCase, { annotations }: TestResult) {
    const recorded = annotations.find(({ type }) => type === 'fault')?.description;
    const engine = test.parent.project()?.name ?? '';
    if (recorded) this.#sights.get(test.title)?.set(engine, JSON.parse(recorded));
  }

  /** Writes the document if everything passed. */
  onEnd({ status }: { status: string }) {
    const faults = [...this.#sights].filter(([, sights]) => sights.size > 0);
    if (status !== 'passed' || faults.length === 0) return;
    const missing = engineNames.find((name) => findEngine(name) === null);
    if (missing) return log(`${DOCUMENT} is unchanged, without ${missing}: ${whyMissing(missing)}`);
    // WebKitGTK without SharedArrayBuffer is the same browser, and is not asked again.
    const engines = engineNames
      .filter((name) => faults.some(([, sights]) => sights.has(name)))
      .map((name) => ({ name, label: findEngine(name)?.label ?? name }));
    writeFigure('faults', reliabilityText(faults, engines), DOCUMENT);
    log(`${DOCUMENT}: ${faults.length} faults written`);
  }
}
