// A short soak in every engine: random runs in one page, some of them aborted, which leave nothing behind.
import { table } from '../../scripts/lib/markdown.js';
import { expect, test } from '../helpers/engine-test.ts';
import { soak } from '../helpers/soak/soak.ts';
import { complaintOf, engineHeads, engineRow } from '../helpers/soak/report.ts';

const RUNS = 24;

test('random runs, a third of them aborted, leave heap, workers and memory as they were', async ({
  engine,
  openPage,
}) => {
  // A browser on a shared machine is slow; each run has a limit of its own.
  test.setTimeout(480_000);
  const tab = await openPage('isolated', 'tests/pages/soak.html');
  const seed = Math.floor(Math.random() * 2 ** 32);
  const { name, label, sharesMemory } = engine;
  // Logged first, so that a run that hangs can be repeated.
  console.log(`soak of ${name}: --seed=${seed} --runs=${RUNS}`);
  const done = await soak(tab, { engine: name, sharesMemory, seed, runs: RUNS });
  console.log(table(engineHeads, [engineRow(done, label)], 'right'));
  expect(complaintOf(done, name)).toBeNull();
});
