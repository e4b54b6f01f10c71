// `npm run fuzz`: runs every fuzz target, guided by coverage. `npm run fuzz -- --seconds=600 record` runs one for ten minutes.
import { readdirSync } from 'node:fs';
import { argv } from 'node:process';
import { at, toolEnv } from './lib/paths.js';
import { StepError, log, main, run } from './lib/run.js';
import { ensureFuzzTools, hostTarget } from './lib/rust-tools.js';
import { setup } from './setup.js';

const SECONDS = 120;

const targets = readdirSync(at('fuzz', 'fuzz_targets')).map((file) => file.replace('.rs', ''));

/** Returns the duration and the targets that the arguments name. */
function readArguments() {
  const given = argv.slice(2);
  const seconds = given.find((arg) => arg.startsWith('--seconds='))?.slice('--seconds='.length);
  const names = given.filter((arg) => !arg.startsWith('--seconds='));
  const unknown = names.find((name) => !targets.includes(name));
  if (unknown !== undefined || (seconds !== undefined && !/^[1-9]\d*$/.test(seconds))) {
    const use = '`npm run fuzz -- --seconds=120 record`';
    throw new StepError(`The targets are ${targets.join(', ')}, as in ${use}; got "${given}".`);
  }
  return { seconds: Number(seconds ?? SECONDS), names: names.length > 0 ? names : targets };
}

/** Returns libFuzzer's last figures: its runs, and the edges of the program that they reached. */
function summaryIn(/** @type {string} */ output) {
  const runs = output.match(/Done (\d+) runs in (\d+) second/);
  const covered = [...output.matchAll(/ cov: (\d+) ft: (\d+)/g)].at(-1);
  if (!runs || !covered) throw new StepError('libFuzzer ended without a summary.');
  return `${runs[1]} runs in ${runs[2]} s, ${covered[1]} edges, ${covered[2]} features`;
}

await main(async () => {
  const { seconds, names } = readArguments();
  await setup();
  await ensureFuzzTools();
  const host = ['--target', await hostTarget()];
  const env = { ...toolEnv(), CARGO_TARGET_DIR: at('target', 'fuzz') };
  /** @type {string[]} */
  const done = [];
  for (const name of names) {
    const limits = [`-max_total_time=${seconds}`, '-max_len=8192', '-timeout=20'];
    // cargo-fuzz prints a failing input, and keeps it in fuzz/artifacts/ with the command that runs it again.
    const args = ['fuzz', 'run', name, ...host, '--', ...limits];
    const { output } = await run('cargo', args, { label: `fuzzing ${name}`, env });
    done.push(`${name}: ${summaryIn(output)}`);
  }
  for (const line of done) log(line);
});
