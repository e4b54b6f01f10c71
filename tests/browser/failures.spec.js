// What goes wrong is told in words, in bounded time, and the next run works.
import { EMPTY_PAGE, failureOf, raceIn, workersLeft } from './engine.js';
import { expect, test } from './fixtures.js';

const SMALL = /** @type {const} */ ({ workload: 'cpu', tasks: 2, size: 1000 });

for (const [what, fault] of /** @type {[string, import('../../scripts/serve.js').Fault][]} */ ([
  ['answers 404', { status: 404 }],
  ['answers 500', { status: 500 }],
  ['is cut off', { truncateAt: 5000 }],
])) {
  test(`a wasm file that ${what} gives load-failed, and the next run works`, async ({
    openPage,
    sites,
    allowErrors,
  }) => {
    allowErrors(/Failed to load resource/);
    const page = await openPage('isolated', EMPTY_PAGE);
    const repair = sites.isolated.fault(/\.wasm$/, fault);
    const failure = await failureOf(page, SMALL);
    expect(failure).toMatchObject({ name: 'RaceError', code: 'load-failed' });
    expect(failure.message).toMatch(
      /racelane_bg\.wasm did not load.*(404|500|WebAssembly).*press again/,
    );
    repair();
    expect((await raceIn(page, SMALL)).verified).toBe(true);
  });
}

test('a host that sends the wasm with a wrong MIME type does no harm', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  sites.isolated.fault(/\.wasm$/, { mime: 'text/plain' });
  expect((await raceIn(page, SMALL)).verified).toBe(true);
});

test('a worker script that does not load gives load-failed, and the next run works', async ({
  openPage,
  sites,
  allowErrors,
}) => {
  allowErrors(/Failed to load resource/);
  const page = await openPage('isolated', EMPTY_PAGE);
  const repair = sites.isolated.fault(/racelane-worker\.js$/, { status: 404 });
  expect(await failureOf(page, SMALL)).toMatchObject({ name: 'RaceError', code: 'load-failed' });
  repair();
  expect((await raceIn(page, SMALL)).verified).toBe(true);
});

test('a core that stops gives worker-failed and says so, and the next run works', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  // The worker script, changed on its way so that it asks for a task that is not there.
  const repair = sites.isolated.fault(/racelane-worker\.js$/, {
    replace: (text) => text.replace(/(\w+)\.step\(/, '$1.step(1000+'),
  });
  const failure = await failureOf(page, SMALL);
  expect(failure).toMatchObject({ name: 'RaceError', code: 'worker-failed' });
  expect(failure.message).toMatch(/core stopped where it never should.*Press the button again/);
  repair();
  expect((await raceIn(page, SMALL)).verified).toBe(true);
});

for (const strategy of /** @type {const} */ (['threads', 'processes', 'futures', 'shared'])) {
  test(`a worker of ${strategy} that fails as it starts gives worker-failed, and the next run works`, async ({
    openPage,
    sites,
  }) => {
    const page = await openPage('isolated', EMPTY_PAGE);
    // Only the workers that the coordinator starts fail: their names are numbered.
    const repair = sites.isolated.fault(/racelane-worker\.js$/, {
      replace: (text) =>
        `if (/\\d$/.test(self.name)) throw new Error('no room for ' + self.name);\n${text}`,
    });
    const failure = await failureOf(page, { ...SMALL, strategy });
    expect(failure).toMatchObject({ name: 'RaceError', code: 'worker-failed' });
    expect(failure.message).toMatch(/no room for racelane .* \d/);
    repair();
    expect(await workersLeft()).toBe(0);
    expect((await raceIn(page, { ...SMALL, strategy })).verified).toBe(true);
  });
}

test('a pool that does not come up gives timeout', async ({ openPage, sites }) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const repair = sites.isolated.fault(/racelane-worker\.js$/, {
    replace: (text) =>
      `const worksOn = !/\\d$/.test(self.name);\n${text.replace('15e3', '1500').replace(/self\.postMessage\(\{ *type: *[`'"]ready[`'"] *\}\)/g, 'worksOn&&$&')}`,
  });
  const failure = await failureOf(page, { ...SMALL, strategy: 'shared' });
  expect(failure).toMatchObject({ name: 'RaceError', code: 'timeout' });
  expect(failure.message).toMatch(/did not come up within 1\.5 s/);
  repair();
  expect(await workersLeft()).toBe(0);
  expect((await raceIn(page, { ...SMALL, strategy: 'shared' })).verified).toBe(true);
});
