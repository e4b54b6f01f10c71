// `npm start`: installs what is missing, builds what has changed, serves dist/ and prints the address.
import { argv } from 'node:process';
import { build } from './build.js';
import { at } from './lib/paths.js';
import { StepError, log, main } from './lib/run.js';
import { setup } from './setup.js';

const DEFAULT_PORT = 8080;

/** Returns the port of `--port 3000`, `--port=3000` or PORT. */
function readPort() {
  const index = argv.findIndex((arg) => arg === '--port' || arg.startsWith('--port='));
  const given = argv[index]?.split('=')[1] ?? argv[index + 1];
  const text = index < 0 ? process.env.PORT : given;
  const port = Number(text || DEFAULT_PORT);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new StepError(`The port must be a whole number from 1 to 65535, got "${text}".`);
}

/** Runs the three steps. The server then keeps the process alive until Ctrl-C. */
async function start() {
  const port = readPort();
  log('1 of 3: set-up');
  await setup();
  log('2 of 3: build');
  await build();
  log('3 of 3: serve dist/');
  // Imported late: it needs an npm package that the set-up may just have installed.
  const { serve } = await import('./serve.js');
  const site = await serve({ root: at('dist'), port, portsToTry: 50 });
  if (site.port !== port) log(`port ${port} is taken, using ${site.port}`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => void site.close().then(() => process.exit(0)));
  }
  console.log(`Racelane is at ${site.url} (Ctrl-C ends it)`);
}

await main(start);
