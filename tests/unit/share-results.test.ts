// Results in a link: written results are read back, and other texts are refused in words.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { RaceError } from '../../www/core/errors.ts';
import { phases } from '../../www/core/phases.ts';
import { readLane } from '../../www/views/share/lane-text.ts';
import {
  WRITTEN_CHARS,
  describeMachine,
  readMachine,
} from '../../www/views/share/results-format.ts';
import { readResults } from '../../www/views/recorded/read-results.ts';
import { unsqueeze } from '../../www/views/share/squeeze.ts';
import { writeResults } from '../../www/views/share/write-results.ts';
import { randomFrom, randomState, stateOf } from '../helpers/share-states.ts';
import type { RecordedResult } from '../../www/views/share/results-format.ts';

const recorded = JSON.parse(
  readFileSync(new URL('../pages/recorded-reports.json', import.meta.url), 'utf8'),
);
const real = stateOf({ workload: 'cpu', size: '30000000' }, recorded.cpu);
const good = await writeResults(real);
const packed = (data: unknown, prefix = '1.cpu.') =>
  prefix + deflateRawSync(JSON.stringify(data)).toString('base64url');
const unpacked = (text: string) =>
  JSON.parse(inflateRawSync(Buffer.from(text.split('.')[2], 'base64url')).toString());
/** Returns the valid data with one change. */
const changed = (change: (data: any) => void) => {
  const data = unpacked(good);
  change(data);
  return packed(data);
};

/** Returns the error with which a text is refused. */
async function refusalOf(text: string) {
  try {
    await readResults(text);
  } catch (error) {
    assert.ok(error instanceof RaceError, String(error));
    assert.equal(error.code, 'invalid-option');
    assert.match(
      error.message,
      /^The recorded results cannot be shown: .+\. Ask for the link again/,
    );
    return error.message;
  }
  return null;
}

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));
const random = randomFrom(seed);

test(`random results are read back as they were measured (SEED=${seed})`, async () => {
  for (let round = 0; round < 60; round++) {
    const state = randomState(random);
    const text = await writeResults(state);
    const read = await readResults(text);
    const own = state.rows.filter(({ reports }) => reports.length > 0);
    assert.deepEqual(
      read.results.map(({ strategy }) => strategy),
      own.map(({ name }) => name),
    );
    for (const result of read.results) {
      const numbers = state.summary.find(({ strategy }) => strategy === result.strategy);
      assert.ok(numbers);
      for (const name of ['medianMs', 'minMs', 'maxMs'] as const) {
        assert.ok(Math.abs(result[name] - numbers[name]) < 0.0021, `${name}, round ${round}`);
      }
      assert.equal(result.count, numbers.count);
      checkLanes(result);
    }
  }
});

/** Checks that spans lie within their run, one after another. */
function checkLanes(result: RecordedResult) {
  for (const lane of result.lanes) {
    let at = 0;
    for (let i = 0; i < lane.length; i += 1) {
      const [startMs, endMs] = [lane.startMs[i], lane.endMs[i]];
      assert.ok(startMs >= at - 1e-6 && endMs > startMs && endMs <= result.elapsedMs + 1e-6);
      at = endMs;
    }
  }
}

test('six strategies with three repeats fit into a link of 2,000 characters, lanes included', async () => {
  for (const workload of ['io', 'cpu']) {
    const reports = ['a', 'b', 'c'].flatMap(() => recorded[workload]);
    const text = await writeResults(stateOf({ workload, ...sizes[workload] }, reports));
    assert.ok(text.length <= WRITTEN_CHARS, `${workload}: ${text.length}`);
    const { results } = await readResults(text);
    assert.ok(results.every(({ lanes }) => lanes.length > 0));
  }
});

const sizes: Record<string, Record<string, string>> = {
  io: { tasks: '6', wait: '500' },
  cpu: { size: '30000000' },
};

test('a lane of thousands of turns keeps the share of each phase', async () => {
  const spans = Array.from({ length: 4000 }, (_, i) => ({
    phase: i % 4 === 0 ? 'scan' : 'lock',
    startMs: i,
    endMs: i + 1,
  }));
  const [report] = recorded.cpu;
  const long = { ...report, elapsedMs: 4000, startupMs: 0, tasks: [{ id: 0, lane: 0, spans }] };
  const [result] = (await readResults(await writeResults(stateOf(sizes.cpu, [long])))).results;
  const total: Record<string, number> = { scan: 0, lock: 0 };
  const [lane] = result.lanes;
  for (let i = 0; i < lane.length; i += 1) {
    total[phases[lane.phase[i]].name] += lane.endMs[i] - lane.startMs[i];
  }
  assert.ok(Math.abs(total.scan - 1000) < 130, `scan ${total.scan}`);
  assert.ok(Math.abs(total.lock - 3000) < 130, `lock ${total.lock}`);
});

test('the set-up and the machine come with the results', async () => {
  const { texts, machine, day } = await readResults(good);
  assert.deepEqual(texts, { workload: 'cpu', size: '30000000' });
  assert.equal(
    describeMachine(machine),
    'Chromium 156 on Linux, 2 cores, isolated, clock in steps of 5 µs',
  );
  assert.equal(new Date(day * 86_400_000).toISOString().slice(0, 10), '2026-11-23');
});

test('browsers and systems are recognised by their user agents', () => {
  const common = { cores: 4, isolated: false, clockStepMs: 0.1 };
  const words = (userAgent: string) =>
    describeMachine(readMachine({ ...common, userAgent })).split(',')[0];
  const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
  const cases = {
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0':
      'Firefox 140 on Windows',
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.1 Safari/605.1.15`]:
      'Safari 18 on macOS',
    [`Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${webkit} Version/18.1 Mobile/15E148 Safari/604.1`]:
      'Safari 18 on iOS',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Mobile Safari/537.36':
      'Chrome 146 on Android',
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0':
      'Edge 140 on Windows',
    [`Mozilla/5.0 (X11; Linux x86_64) ${webkit}`]: 'WebKit 605 on Linux',
    '<script>alert(1)</script>': 'another browser on another system',
  };
  for (const [userAgent, expected] of Object.entries(cases))
    assert.equal(words(userAgent), expected);
});

/** Valid data with one fault each, and what the sentence must name. */
const wrongs: [string, (data: any) => void, RegExp][] = [
  ['a median that is no number', (data) => (data[3][0][2] = '1e9'), /a median/],
  ['a median of nothing', (data) => (data[3][0][2] = 0), /a median/],
  ['a huge median', (data) => (data[3][0][2] = 1e300), /a median/],
  ['a median left out', (data) => (data[3][0][2] = null), /a median/],
  ['a negative distance', (data) => (data[3][0][3] = -1), /a fastest run/],
  ['a minus zero', (data) => (data[3][0][3] = -0.5), /a fastest run/],
  ['a slowest run beyond a day', (data) => (data[3][0][4] = 24 * 3600e6), /a slowest run/],
  ['a run outside its range', (data) => (data[3][0][5] *= 3), /a run’s time/],
  ['a start-up longer than the run', (data) => (data[3][0][6] = data[3][0][5] + 1), /a start-up/],
  ['a memory beyond 4 GiB', (data) => (data[3][0][7] = [65_537]), /a memory/],
  ['too many memories', (data) => (data[3][0][7] = Array(67).fill(1)), /the memories/],
  ['a lane beyond its run', (data) => (data[3][0][8] = ['s600w401']), /outside its run/],
  ['a lane that makes no progress', (data) => (data[3][0][8] = ['s0']), /outside its run/],
  ['a lane in another tongue', (data) => (data[3][0][8] = ['s5x5']), /not in the form of lanes/],
  ['a lane of more than its whole', (data) => (data[3][0][8] = ['(s9l8)5']), /do not add up/],
  ['a lane that repeats a phase', (data) => (data[3][0][8] = ['(s2s3)5']), /do not add up/],
  ['a lane that is no text', (data) => (data[3][0][8] = [{}]), /a lane/],
  ['too many lanes', (data) => (data[3][0][8] = Array(65).fill('s1')), /the lanes/],
  ['a strategy that there is not', (data) => (data[3][0][0] = 6), /a strategy/],
  ['a strategy twice', (data) => (data[3][1][0] = data[3][0][0]), /at most once/],
  ['too many results', (data) => data[3].push(data[3][0]), /the results/],
  ['no results', (data) => (data[3] = []), /the results/],
  ['a result with more parts', (data) => data[3][0].push(1), /a result/],
  ['a browser that there is not', (data) => (data[1][0] = 99), /the browser/],
  ['a browser in words', (data) => (data[1][0] = 'Click here'), /the browser/],
  ['no cores', (data) => (data[1][3] = 0), /cores/],
  ['a truth that is no bit', (data) => (data[1][4] = true), /isolated/],
  ['a day before all', (data) => (data[2] = 0), /the day/],
  ['half a day', (data) => (data[2] += 0.5), /the day/],
  ['an option that there is not', (data) => (data[0] += '&evil=1'), /the set-up/],
  ['an option of the page’s author', (data) => (data[0] += '&theme=dark'), /the set-up/],
  ['an option twice', (data) => (data[0] += '&size=1'), /the set-up/],
  ['an option out of range', (data) => (data[0] += '&tasks=65'), /`tasks` takes/],
  [
    'a strategy that the set-up leaves out',
    (data) => (data[0] += '&strategies=serial'),
    /set-up’s/,
  ],
  ['another workload', (data) => (data[0] = 'workload=io'), /another workload/],
  ['a set-up without end', (data) => (data[0] += '&seed=' + '1'.repeat(500)), /the set-up/],
  ['a prototype as option', (data) => (data[0] += '&__proto__=1'), /the set-up/],
  ['a constructor as option', (data) => (data[0] += '&constructor=1'), /the set-up/],
];

for (const [what, change, told] of wrongs) {
  test(`${what} is refused in words`, async () => {
    const refusal = await refusalOf(changed(change));
    assert.ok(refusal, 'it was taken');
    assert.match(refusal, told);
  });
}

test('another version, another form, and a text too long are refused in words', async () => {
  assert.match((await refusalOf(good.replace('1.', '2.'))) ?? '', /version 1 was expected/);
  assert.match((await refusalOf('')) ?? '', /should begin/);
  assert.match((await refusalOf('1.gpu.AAAA')) ?? '', /should begin/);
  assert.match((await refusalOf('1.io.<script>')) ?? '', /should begin/);
  assert.match((await refusalOf(good + 'A'.repeat(6000))) ?? '', /at most 6000/);
  assert.match((await refusalOf(good.replace('cpu', 'io'))) ?? '', /another workload/);
  assert.match((await refusalOf(packed('a text'))) ?? '', /list of 4/);
  assert.match(
    (await refusalOf(packed({ __proto__: [1, 2, 3, 4], length: 4 }))) ?? '',
    /list of 4/,
  );
});

test('keys that would reach a prototype change nothing', async () => {
  const json = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  const text = `1.cpu.${deflateRawSync(json).toString('base64url')}`;
  assert.ok(await refusalOf(text));
  assert.ok(await refusalOf(changed((data) => (data[3][0] = JSON.parse(json)))));
  assert.equal(({} as any).polluted, undefined);
});

test('a few bytes that unpack to millions stay packed', async () => {
  const bomb = deflateRawSync('['.repeat(4_000_000)).toString('base64url');
  assert.ok(bomb.length < 6000, `${bomb.length}`);
  assert.match((await refusalOf(`1.io.${bomb}`)) ?? '', /longer than 50000 characters/);
  await assert.rejects(unsqueeze(bomb, 50_000), /unpacks to more than 50000 bytes/);
});

test('deep nesting within the limits is refused, too', async () => {
  const text = `1.cpu.${deflateRawSync('['.repeat(40_000)).toString('base64url')}`;
  assert.match((await refusalOf(text)) ?? '', /not what Racelane writes/);
});

test('every cut of a good link is refused', async () => {
  for (let length = 0; length < good.length - 1; length += 3) {
    assert.ok(await refusalOf(good.slice(0, length)), `cut at ${length}`);
  }
});

test(`thousands of changed links are refused or read within their limits (SEED=${seed})`, async () => {
  let refused = 0;
  for (let round = 0; round < 3000; round++) {
    const text = round % 2 === 0 ? mutatedText() : mutatedData();
    try {
      const { results } = await readResults(text);
      for (const result of results) {
        for (const name of ['medianMs', 'minMs', 'maxMs', 'startupMs'] as const) {
          assert.ok(Number.isFinite(result[name]) && result[name] >= 0, `${name} in ${text}`);
        }
        checkLanes(result);
      }
    } catch (error) {
      if (!(error instanceof RaceError)) throw error;
      refused++;
    }
  }
  assert.ok(refused > 1000, `${refused} refused`);
});

/** Changes characters of a valid link. */
function mutatedText() {
  const characters = [...good];
  for (let i = 0; i < 1 + random() * 3; i++) {
    const at = Math.floor(random() * characters.length);
    characters[at] = 'Aa09-_.<%'[Math.floor(random() * 9)];
  }
  return characters.join('');
}

const HOSTILE = [
  ...[-1, -0, 0.5, 1e308, -1e308, 2 ** 53, null, true, '', '__proto__', 'NaN', [], {}, [[]]],
  ...['s1001', '(s16l1)1', 's1'.repeat(1200), '<img src=x onerror=alert(1)>', '\u0000', '\ud800'],
];

/** Puts a hostile value somewhere into valid data. */
function mutatedData() {
  const data = unpacked(good);
  let place = data;
  for (;;) {
    const key = Math.floor(random() * place.length);
    if (Array.isArray(place[key]) && place[key].length > 0 && random() < 0.8) place = place[key];
    else {
      place[key] = HOSTILE[Math.floor(random() * HOSTILE.length)];
      return packed(data);
    }
  }
}

test('a lane is read as spans, and a mix of phases as turns of them', () => {
  const turn = (startMs: number) => [
    { phase: 'scan', startMs, endMs: startMs + 62.5, task: 0 },
    { phase: 'lock', startMs: startMs + 62.5, endMs: startMs + 250, task: 0 },
  ];
  assert.deepEqual(readLane('.250s250(s4l12)500', 1000, 250), [
    { phase: 'scan', startMs: 250, endMs: 500, task: 0 },
    ...turn(500),
    ...turn(750),
  ]);
});
