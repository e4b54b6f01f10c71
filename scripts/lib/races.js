// Tests of threads: every interleaving under loom, real threads under Miri and under ThreadSanitizer.
import { at } from './paths.js';
import { run } from './run.js';
import { keptEnv } from './rust-tools.js';

const manifest = ['--manifest-path', 'races/Cargo.toml', '--locked'];

/** Each tool has a folder of its own: with a shared folder, each tool's flags would recompile the core. */
const envOf = (/** @type {'loom' | 'miri' | 'sanitizer'} */ tool) => ({
  ...keptEnv(tool),
  CARGO_TARGET_DIR: at('target', 'races'),
});

/**
 * Runs the lock in all interleavings of a few threads.
 * @param {number} [preemptions] limit of preemptions; the tests' own by default
 */
export function exploreLock(preemptions) {
  const bound = preemptions === undefined ? {} : { RACES_PREEMPTIONS: String(preemptions) };
  const args = ['test', ...manifest, '--features', 'loom', '--tests'];
  return run('cargo', args, { label: 'loom', env: { ...envOf('loom'), ...bound } });
}

/**
 * Runs the lock and whole runs on real threads in Miri, which finds data races and misused memory.
 * @param {number} schedules number of schedules, each with a seed of its own
 */
export function underMiri(schedules) {
  const flags = [
    // rayon never ends the threads of its global pool.
    '-Zmiri-ignore-leaks',
    // crossbeam's queues, which rayon uses, make pointers from numbers, and break the stricter rules of borrowing.
    ...['-Zmiri-tree-borrows', '-Zmiri-permissive-provenance'],
    `-Zmiri-many-seeds=0..${schedules}`,
  ];
  return run('cargo', ['miri', 'test', ...manifest, '--test', 'threads'], {
    label: 'Miri',
    env: { ...envOf('miri'), MIRIFLAGS: flags.join(' ') },
  });
}

/** Runs the same under ThreadSanitizer, then the core's own tests of threads. std is built for it, too. */
export async function underThreadSanitizer(/** @type {string} */ host) {
  const sanitizer = {
    ...envOf('sanitizer'),
    RUSTFLAGS: '-Zsanitizer=thread',
    // A finding ends the test at once, instead of only setting its exit code.
    TSAN_OPTIONS: 'halt_on_error=1',
  };
  const std = ['-Zbuild-std', '--target', host];
  const own = ['test', '--test', 'lock', '--test', 'channel', '--test', 'strategies'];
  const options = { label: 'ThreadSanitizer', env: sanitizer };
  await run('cargo', ['test', ...manifest, '--test', 'threads', ...std], options);
  await run('cargo', [...own, ...std], options);
}
