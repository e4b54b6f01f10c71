// The tests' own tools: errors fail a test, faults are injected, a busy processor is noticed.
import { unexpectedErrors } from '../helpers/allowed-errors.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { processorSeconds } from '../helpers/processor.ts';

const failures = {
  'a page error': () =>
    void setTimeout(() => {
      throw new Error('provoked');
    }),
  'an unhandled rejection': () => void Promise.reject(new Error('provoked')),
  'a console.error': () => console.error('provoked'),
} as const;

for (const [name, provoke] of Object.entries(failures)) {
  test(`${name} is collected, and fails a test that did not allow it`, async ({
    openPage,
    seenErrors,
    allowErrors,
  }) => {
    const page = await openPage('isolated', 'tests/pages/empty.html');
    await page.evaluate(provoke);
    await expect.poll(() => unexpectedErrors(seenErrors, { annotations: [] })).toHaveLength(1);
    allowErrors(/provoked/);
  });
}

test('a server answers with the fault that a test registers, and correctly afterwards', async ({
  sites,
}) => {
  const get = async (path = 'racelane_bg.wasm') => {
    const response = await fetch(new URL(path, sites.plain.url));
    const bytes = (await response.arrayBuffer()).byteLength;
    return { status: response.status, type: response.headers.get('content-type'), bytes };
  };
  const whole = await get();
  expect(whole).toMatchObject({ status: 200, type: 'application/wasm' });
  const wasm = /\.wasm$/;
  const faults = [
    [{ status: 500 }, { status: 500 }],
    [{ truncateAt: 1000 }, { bytes: 1000 }],
    [{ mime: 'text/plain' }, { type: 'text/plain', bytes: whole.bytes }],
    [{ replace: () => 'other' }, { bytes: 5 }],
  ];
  for (const [fault = {}, answer = {}] of faults) {
    const undo = sites.plain.fault(wasm, fault);
    expect(await get()).toMatchObject(answer);
    undo();
  }
  expect(await get()).toEqual(whole);
});

test('a worker that computes shows as processor time', async ({ openPage }) => {
  const page = await openPage('plain', 'tests/pages/empty.html');
  await page.evaluate(() => {
    const code =
      'postMessage("up"); const end = performance.now() + 45_000; while (performance.now() < end);';
    const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    return new Promise((resolve) => (new Worker(url).onmessage = () => resolve(undefined)));
  });
  // Other tests compute beside it, so less than a core remains.
  await expect
    .poll(() => processorSeconds(1000), { timeout: 40_000, intervals: [0] })
    .toBeGreaterThan(0.4);
});
