// The element's options set as properties, as frameworks and scripts do: before and after the element is defined.
import { expect, test } from '../helpers/engine-test.ts';
import { EMPTY_PAGE } from '../helpers/module-calls.ts';

const GIVEN = { tasks: 4, strategies: ['serial', 'asyncio'], guess: true, switchInterval: 7 };

for (const when of ['before', 'after']) {
  test(`properties set ${when} the element is defined take effect`, async ({ openPage }) => {
    const tab = await openPage('isolated', EMPTY_PAGE);
    const seen = await tab.evaluate(
      async ({ isBefore, given }) => {
        const lane = document.createElement('race-lane') as any;
        document.body.append(lane);
        if (isBefore) Object.assign(lane, given);
        await import(new URL('/racelane.js', location.href).href);
        await lane.load();
        if (!isBefore) Object.assign(lane, given);
        const root = lane.shadowRoot;
        const sentence = root.querySelector('[part=sentence]');
        while (!sentence.textContent.startsWith('Four')) await new Promise(requestAnimationFrame);
        root.querySelector('.setup > summary').click();
        const findField = () => root.querySelector('#option-switch-interval');
        while (!findField()) await new Promise(requestAnimationFrame);
        return {
          rows: root.querySelectorAll('[data-strategy]').length,
          guess: root.querySelector('[part~=guess-button]').getAttribute('aria-pressed'),
          switchInterval: findField().value,
          read: [lane.tasks, lane.strategies, lane.guess, lane.switchInterval, lane.wait],
        };
      },
      { isBefore: when === 'before', given: GIVEN },
    );
    expect(seen).toEqual({
      rows: 2,
      guess: 'true',
      switchInterval: '7',
      read: [4, ['serial', 'asyncio'], true, 7, 1000],
    });
  });
}

test('a wrong property shows the sentence of a wrong attribute, and the next value repairs it', async ({
  openPage,
}) => {
  const tab = await openPage('isolated', EMPTY_PAGE);
  const seen = await tab.evaluate(async () => {
    await import(new URL('/racelane.js', location.href).href);
    const lane = document.createElement('race-lane') as any;
    document.body.append(lane);
    await lane.load();
    const told = new Promise((resolve) =>
      lane.addEventListener('race-error', ({ detail }: any) => resolve(detail.message)),
    );
    lane.tasks = 99;
    const message = await told;
    lane.tasks = 2;
    const { options } = await lane.run('asyncio');
    return { message, tasks: options.tasks };
  });
  expect(seen).toEqual({
    message: expect.stringMatching(/`tasks` takes a whole number from 1 to 64; .*99/),
    tasks: 2,
  });
});
