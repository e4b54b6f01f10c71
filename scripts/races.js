// `npm run races`: goes deeper than the step `races` of `npm test`, and adds ThreadSanitizer. Takes some minutes.
import { exploreLock, underMiri, underThreadSanitizer } from './lib/races.js';
import { main, run } from './lib/run.js';
import { ensureMiri, hostTarget } from './lib/rust-tools.js';
import { setup } from './setup.js';

await main(async () => {
  await setup();
  const hasMiri = await ensureMiri();
  const clippy = ['clippy', '--manifest-path', 'races/Cargo.toml', '--all-targets'];
  await run('cargo', [...clippy, '--features', 'loom', '--', '-D', 'warnings']);
  await exploreLock(5);
  if (hasMiri) await underMiri(32);
  await underThreadSanitizer(await hostTarget());
});
