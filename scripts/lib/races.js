// What threads may do to each other: every interleaving under loom, real threads under Miri, and under ThreadSanitizer.
import { at } from './paths.js';
import { run } from './run.js';
import { keptEnv } from './rust-tools.js';

const manifest = ['--manifest-path', 'races/Cargo.toml', '--locked'];

/** A folder of its own for each tool: their flags would have the core compiled anew for each of the others. */
const envOf = (/** @type {'loom' | 'miri' | 'sanitizer'} */ tool) => ({
  ...keptEnv(tool),
  CARGO_TARGET_DIR: at('target', 'races'),
});

/**
 * exploreLock runs the lock in all interleavings of a few threads.
 * @param {number} [preemptions] of a thread that could go on, at most; the tests' own number where it is left out
 */
export function exploreLock(preemptions) {
  const bound = preemptions === undefined ? {} : { RACES_PREEMPTIONS: String(preemptions) };
  const args = ['test', ...manifest, '--features', 'loom', '--tests'];
  return run('cargo', args, { label: 'loom', env: { ...envOf('loom'), ...bound } });
}

/**
 * underMiri runs real threads over lock and whole runs in Miri, which finds data races and misused memory.
 * @param {number} schedules how many, each from a seed of its own
 */
export function underMiri(schedules) {
  const flags = [
    // rayon never ends the threads of its global pool.
    '-Zmiri-ignore-leaks',
    // crossbeam's queues, which rayon uses, make pointers of numbers and break the stricter rules for borrows.
    ...['-Zmiri-tree-borrows', '-Zmiri-permissive-provenance'],
    `-Zmiri-many-seeds=0..${schedules}`,
  ];
  return run('cargo', ['miri', 'test', ...manifest, '--test', 'threads'], {
    label: 'Miri',
    env: { ...envOf('miri'), MIRIFLAGS: flags.join(' ') },
  });
}

/** underThreadSanitizer runs the same, then the core's own tests of threads; std is built for it, too. */
export async function underThreadSanitizer(/** @type {string} */ host) {
  const sanitizer = {
    ...envOf('sanitizer'),
    RUSTFLAGS: '-Zsanitizer=thread',
    // Whatever is found ends the test, not only its exit code.
    TSAN_OPTIONS: 'halt_on_error=1',
  };
  const std = ['-Zbuild-std', '--target', host];
  const own = ['test', '--test', 'rust'];
  const options = { label: 'ThreadSanitizer', env: sanitizer };
  await run('cargo', ['test', ...manifest, '--test', 'threads', ...std], options);
  await run('cargo', [...own, ...std, '--', 'lock::', 'strategies::'], options);
}
