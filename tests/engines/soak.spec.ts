// A short soak in every engine: random runs in one page, some of them aborted, after which it keeps no more than before.
import { table } from '../../scripts/lib/markdown.js';
import { expect, test } from '../helpers/engine-test.ts';
import { soak } from '../helpers/soak/soak.ts';
import { complaintOf, engineHeads, engineRow } from '../helpers/soak/report.ts';

const RUNS = 24;

test('random runs, a third of them aborted, leave heap, workers and memory as they were', async ({
  engine,
  openPage,
}) => {
  // A browser that shares its machine takes its time; each run has a limit of its own.
  test.setTimeout(240_000);
  const tab = await openPage('isolated', 'tests/pages/soak.html');
  const seed = Math.floor(Math.random() * 2 ** 32);
  const { name, label, sharesMemory } = engine;
  // First of all: one that hangs can be seen again.
  console.log(`soak of ${name}: --seed=${seed} --runs=${RUNS}`);
  const done = await soak(tab, { engine: name, sharesMemory, seed, runs: RUNS });
  console.log(table(engineHeads, [engineRow(done, label)], 'right'));
  expect(complaintOf(done, name)).toBeNull();
});
