// Which runs are called disturbed: hardly any on a calm machine, nearly all beside other programs that compute.
import { ALL, EMPTY_PAGE, raceIn } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { whileBusy } from '../helpers/busy-machine.ts';
import { watchForeignCores } from '../helpers/processor.ts';
import type { Page } from '../helpers/module-calls.ts';

const CPU = { workload: 'cpu', tasks: 3 } as const;

/** Other programs may disturb a run if their mean use of a core during the run is above this share. */
const CALM_CORES = 0.25;

/** On a machine that is never calm, the test gives up after this many rounds. */
const MOST_ROUNDS = 10;

/**
 * Runs every strategy until each has run `times` times beside no more other programs than `mostForeign` cores. Returns
 * why each of these runs was disturbed, or null.
 */
async function reasonsOf(page: Page, size: number, times: number, mostForeign = Infinity) {
  const reasons: (string | null)[] = [];
  const wanted = times * ALL.length;
  for (let round = 0; round < MOST_ROUNDS && reasons.length < wanted; round += 1) {
    for (const strategy of ALL) {
      const foreign = watchForeignCores();
      const { disturbed } = await raceIn(page, { ...CPU, size, strategy });
      const cores = foreign();
      if (cores <= mostForeign) reasons.push(disturbed && `${strategy}: ${disturbed}`);
    }
  }
  return reasons;
}

test('of 24 runs that nothing disturbs at most one is called disturbed', async ({ openPage }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  await reasonsOf(page, 1000, 1);
  const reasons = await reasonsOf(page, 60_000_000, 4, CALM_CORES);
  test.skip(reasons.length < 2 * ALL.length, 'other programs kept this machine busy');
  const marked = reasons.filter((reason) => reason !== null);
  console.log(`${marked.length} of ${reasons.length} calm runs are marked: ${marked.join('; ')}`);
  expect(marked.length).toBeLessThanOrEqual(1);
});

test('beside two programs a core, at least ten of twelve runs are called disturbed', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  await reasonsOf(page, 1000, 1);
  const reasons = await whileBusy(() => reasonsOf(page, 100_000_000, 2), 2);
  const marked = reasons.filter((reason) => reason?.includes('The machine was busy'));
  console.log(`${marked.length} of ${reasons.length} runs beside other programs are marked`);
  expect(reasons).toHaveLength(2 * ALL.length);
  expect(marked.length).toBeGreaterThanOrEqual(10);
});
