// Records, guesses, links, fragments and messages: any input is read, or refused in words. Options are in any-options.test.ts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import fc from 'fast-check';
import { RaceError } from '../../www/core/errors.ts';
import { addTag, fromGuest, readMessage, toGuest } from '../../www/frame/messages.ts';
import { readGuess } from '../../www/views/guess/words.ts';
import { showResults } from '../../www/site/query.ts';
import { corePhases, readParts, readRecord } from '../../www/core/protocol.ts';
import { TICKS, readLane } from '../../www/views/share/lane-text.ts';
import { describeMachine, readMachine } from '../../www/views/share/results-format.ts';
import { squeeze, unsqueeze } from '../../www/views/share/squeeze.ts';
import { readResults } from '../../www/views/recorded/read-results.ts';
import { anyText, anyValue } from '../helpers/hostile.ts';

/** A number, or another value that a Float64Array may hold. */
const anyNumber = fc.oneof(fc.double(), fc.integer({ min: -2, max: 10 }));

/** Checks a property for many generated values. */
const property = <T>(from: fc.Arbitrary<T>, holds: (value: T) => void, numRuns = 1000) =>
  fc.assert(fc.property(from, holds), { numRuns });

test('a record of the core is read back as it was written, span by span', () => {
  const span = fc.record(
    { phase: fc.constantFrom(...corePhases), startMs: fc.double(), endMs: fc.double() },
    { noNullPrototype: true },
  );
  const flat = ({ phase, startMs, endMs }: any) => [corePhases.indexOf(phase), startMs, endMs];
  property(fc.tuple(fc.array(span), fc.nat({ max: 9 })), ([spans, droppedSpans]) => {
    const head = { max: -7, foundMs: 2.5, lane: 3, lostMs: 0.5 };
    const numbers = Float64Array.from(spans.flatMap(flat));
    const read = readRecord({ ending: 'found', ...head, droppedSpans, spans: numbers }, 4);
    const expected = { id: 4, ...head, spans };
    assert.deepEqual(read, droppedSpans > 0 ? { ...expected, droppedSpans } : expected);
    const parts = spans.map((each, task) => ({ task, ...each }));
    const ofLane = Float64Array.from(parts.flatMap((part) => [part.task, ...flat(part)]));
    assert.deepEqual(readParts(ofLane), parts);
  });
});

test('any typed guess is a time within the bounds, or is refused in words', () => {
  const time = fc.tuple(anyNumber, fc.constantFrom('', 's', 'ms', ' sec', ' S', 'min'));
  const typed = fc.oneof(
    anyText,
    time.map(([number, unit]) => `${number}${unit}`),
  );
  property(fc.tuple(typed, fc.constantFrom('s', 'ms')), ([text, bareUnit]) => {
    const read = readGuess(text, { mostMs: 60_000, bareUnit: bareUnit as 's' });
    if ('ms' in read) assert.ok(read.ms >= 0.1 && read.ms <= 60_000);
    else assert.ok(read.problem.endsWith('.') && read.problem.length < 200, read.problem);
  });
});

test('any text of a lane is spans in order within the run, or refused', () => {
  const token = fc.tuple(fc.constantFrom(...'sbwlqt.', '(s4l12)', '(q9)'), fc.nat({ max: 300 }));
  const written = fc.array(token, { maxLength: 20 }).map((all) => all.flat().join(''));
  property(fc.oneof(written, anyText), (text) => {
    try {
      let at = 0;
      for (const { startMs, endMs } of readLane(text, TICKS, 1)) {
        assert.ok(startMs >= at - 1e-6 && endMs > startMs && endMs <= TICKS + 1e-6);
        at = endMs;
      }
    } catch (error) {
      // The message must be ours, not the engine's.
      if (!(error as Error).message.includes(' lane ')) throw error;
    }
  });
});

test('any compressed text is unpacked unchanged, or refused if it is longer than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      // Packing may add spaces, which JSON allows.
      assert.equal((await unsqueeze(await squeeze(text), 100_000)).text.trimEnd(), text.trimEnd());
      if (text !== '') await assert.rejects(unsqueeze(await squeeze(text), 0));
    }),
  );
});

test('any correctly packed data in a link are refused in words, or are results', async () => {
  const data = fc.oneof(
    fc.jsonValue(),
    fc.tuple(anyText, fc.array(fc.nat()), fc.nat(), fc.jsonValue()),
  );
  const packed = fc.tuple(fc.constantFrom('1.cpu.', '1.io.', '2.io.', ''), data);
  await fc.assert(
    fc.asyncProperty(packed, async ([head, value]) => {
      const text = head + (await squeeze(JSON.stringify(value)));
      await assert.rejects(readResults(text), (error) => error instanceof RaceError);
    }),
    { numRuns: 300 },
  );
});

test('any user agent gives a machine in our own words', () => {
  const agents = ['Firefox/', 'Chrome/140', 'Version/18 Safari/', 'Linux', '9'.repeat(400), 'Edg/'];
  const userAgent = fc.oneof(
    anyText,
    fc.array(fc.constantFrom(...agents)).map((all) => all.join(' ')),
  );
  property(userAgent, (agent) => {
    const environment = { userAgent: agent, cores: 2, isolated: true, clockStepMs: 0.1 };
    const machine = readMachine(environment as any);
    assert.ok(Number.isInteger(machine.version) && machine.version <= 9999);
    assert.match(
      describeMachine(machine),
      /^[\w ]+ on [\w ]+, 2 cores, isolated, clock in steps of /,
    );
  });
});

test('any fragment gives one widget its text unchanged, or nothing', () => {
  const page = globalThis as any;
  property(
    fc.tuple(fc.constantFrom('#results=', '#', '#results', ''), anyText),
    ([start, text]) => {
      const given: string[][] = [];
      const lane = (workload: string) => ({
        ...{ getAttribute: () => workload, scrollIntoView() {} },
        setAttribute: (...pair: string[]) => given.push(pair),
      });
      const lanes = [lane('io'), lane('cpu')];
      page.location = { hash: start + text };
      page.document = { querySelectorAll: () => lanes, querySelector: () => null };
      try {
        showResults();
      } finally {
        delete page.location;
        delete page.document;
      }
      const hash = start + text;
      const expected = hash.startsWith('#results=') ? [['results', hash.slice(9)]] : [];
      assert.deepEqual(given, expected);
    },
  );
});

const recorded: any = JSON.parse(
  readFileSync(new URL('../pages/recorded-reports.json', import.meta.url), 'utf8'),
);

test('any value as a message, or in a message of a known kind, is read or ignored, and never throws', () => {
  const kinds = ['hello', 'ready', 'broken', 'height', 'report', 'event', 'done', 'failed', 'run'];
  const fields = ['shared', 'error', 'heightPx', 'name', 'detail', 'call', 'result', 'attributes'];
  const message = fc
    .tuple(fc.constantFrom(...kinds), fc.dictionary(fc.constantFrom(...fields), anyValue))
    .map(([type, rest]) => addTag({ ...rest, type } as any));
  property(fc.oneof(anyValue, message), (value) => {
    for (const read of [readMessage(value, fromGuest), readMessage(value, toGuest)]) {
      assert.ok(read === null || kinds.includes(read.type));
    }
  });
});

test('a report with any value in any place is read or ignored', () => {
  const [report] = recorded.cpu;
  property(fc.tuple(fc.constantFrom(...Object.keys(report)), anyValue), ([key, value]) => {
    const detail = { ...report, [key]: value };
    const message = addTag({ type: 'event', name: 'race-result', detail });
    const read = readMessage(message, fromGuest);
    if (read) assert.ok(Array.isArray(detail.tasks) && Number.isFinite(detail.elapsedMs));
  });
});
