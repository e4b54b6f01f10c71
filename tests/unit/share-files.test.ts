// Embed codes, CSV and traces: escaped, well-formed, and equal to the reports.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import {
  writeCsv,
  writeSpans,
  writeSummary,
  writeCost,
  writeScaling,
} from '../../www/views/share/csv.ts';
import { nameFile } from '../../www/views/share/download.ts';
import { writeFrame, writeTag } from '../../www/views/share/copy-view.ts';
import { writeReports } from '../../www/views/share/files-view.ts';
import { writeTrace } from '../../www/views/share/trace.ts';
import { gatherMeasured, ownResults } from '../../www/views/share/measured.ts';
import { costOf } from '../../www/engine/scaling/cost.ts';
import { planOf } from '../../www/engine/scaling/plan.ts';
import { resultOf } from '../../www/engine/scaling/points.ts';
import { readSetUp, writeLink, writeTexts } from '../../www/widget/set-up.ts';
import { randomFrom, randomState, stateOf } from '../helpers/share-states.ts';
import type { Report } from '../../www/core/report.ts';

const recorded: Record<'io' | 'cpu', Report[]> = JSON.parse(
  readFileSync(new URL('../pages/recorded-reports.json', import.meta.url), 'utf8'),
);

const places = {
  module: 'https://a.example/lane/racelane.js',
  embed: 'https://a.example/lane/embed.html',
};
const textsFor = (given: Record<string, string>) =>
  writeTexts(readSetUp((name) => given[name] ?? null));

test('only options that were given and differ from the defaults are written', () => {
  assert.deepEqual(textsFor({}), [['workload', 'io']]);
  assert.deepEqual(textsFor({ tasks: '10', size: '10', repeats: '3', seed: '2020' }), [
    ['workload', 'io'],
  ]);
  assert.deepEqual(
    textsFor({
      ...{ workload: 'cpu', tasks: '10', 'switch-interval': '0.5', workers: '3', theme: 'dark' },
      ...{ strategies: 'serial threads', list: 'memory' },
    }),
    [
      ['workload', 'cpu'],
      ['tasks', '10'],
      ['list', 'memory'],
      ['workers', '3'],
      ['switch-interval', '0.5'],
      ['strategies', 'serial threads'],
    ],
  );
});

test('a link carries the set-up in its query, and results in its fragment alone', () => {
  const url = new URL(
    writeLink(places.embed, textsFor({ strategies: 'serial threads' }), '1.io.ab-_'),
  );
  assert.equal(url.searchParams.get('strategies'), 'serial threads');
  assert.equal(url.hash, '#results=1.io.ab-_');
  assert.equal(writeLink(places.embed, [], null), places.embed);
});

test('the tag and the frame are what an author can paste', () => {
  const texts = textsFor({ workload: 'cpu', strategies: 'serial threads' });
  assert.equal(
    writeTag(places, texts, { isolate: true, results: '1.cpu.AA' }),
    '<script type="module" src="https://a.example/lane/racelane.js"></script>\n' +
      '<race-lane workload="cpu" strategies="serial threads" isolate="frame" results="1.cpu.AA">\n' +
      '  <a href="https://a.example/lane/embed.html?workload=cpu&amp;strategies=serial+threads">' +
      'Ways to run the same tasks, raced and measured in your own browser</a>\n</race-lane>',
  );
  assert.match(
    writeFrame(places, texts, { rows: 2 }),
    /^<iframe src="https:\/\/a\.example\/lane\/embed\.html\?workload=cpu&amp;strategies=serial\+threads" .* allow="cross-origin-isolated; clipboard-write"><\/iframe>$/,
  );
});

/** Reads the attributes of the first tag as a parser does: quoted values, decoded entities. */
function attributesOf(markup: string) {
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return [...markup.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name, value]) => {
    assert.doesNotMatch(value, /[<>]|&(?!(?:amp|lt|gt|quot|#39);)/);
    const text = value.replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_whole, key) => entities[key as keyof typeof entities],
    );
    return [name, text];
  });
}

test('hostile texts stay texts in every code, though options are checked before', () => {
  const hostile = [
    ...['"><script>alert(1)</script>', "' onload='alert(1)", '</race-lane><img src=x>', '&quot;'],
    ...['a&b=c#d', '\u202e', '%3Cscript%3E', '`', 'javascript:alert(1)'],
  ];
  for (const text of hostile) {
    const texts = [['tasks', text]] as const;
    const here = { module: `https://a.example/${text}`, embed: places.embed };
    const [script, tag, link, end] = writeTag(here, texts, { results: text }).split('\n');
    assert.deepEqual(attributesOf(script)[1], ['src', `https://a.example/${text}`]);
    assert.deepEqual(attributesOf(tag), [
      ['tasks', text],
      ['results', text],
    ]);
    assert.equal(end, '</race-lane>');
    const href = new URL(attributesOf(link)[0][1]);
    assert.equal(href.searchParams.get('tasks'), text);
    const src = new URL(attributesOf(writeFrame(places, texts, { rows: 6, results: text }))[0][1]);
    assert.equal(src.searchParams.get('tasks'), text);
    assert.equal(src.origin, 'https://a.example');
  }
});

/** Parses RFC 4180. */
function parseCsv(text: string) {
  assert.match(text, /\r\n$/);
  const rows = [[] as string[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cells.lastIndex < text.length) {
    const at = cells.lastIndex;
    const found = cells.exec(text);
    assert.ok(found, `not a cell: ${text.slice(at, at + 20)}`);
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2]);
    if (found[3] === '\r\n') rows.push([]);
  }
  rows.pop();
  return rows;
}

test('a cell keeps commas, quotes and line breaks, and no text begins a formula', () => {
  const texts = ['a,b', 'say "no"', 'two\r\nlines', '', 'plain'];
  assert.deepEqual(parseCsv(writeCsv([texts])), [texts]);
  for (const formula of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '=HYPERLINK("x")',
  ]) {
    assert.equal(parseCsv(writeCsv([[formula]]))[0][0], `'${formula}`);
  }
  assert.equal(writeCsv([[-1, 1.5, true, null]]), '-1,1.5,true,\r\n');
});

test('with decimal commas, columns have semicolons between them, and the same cells', () => {
  assert.equal(
    writeCsv([['a;b', 'a,b', -1.5, 1e-7, 3, null, '=1']], true),
    '\ufeff"a;b";a,b;-1,5;1e-7;3;;\'=1\r\n',
  );
  const [heads, ...rows] = parseCsv(writeSpans(recorded.cpu));
  const [, ...lines] = writeSpans(recorded.cpu, true).slice(1).trim().split('\r\n');
  assert.equal(lines.length, rows.length);
  const at = heads.indexOf('endMs');
  lines.forEach((line, index) => {
    const cells = line.split(';');
    assert.equal(Number(cells[at].replace(',', '.')), Number(rows[index][at]));
    assert.equal(cells.length, heads.length);
  });
});

test('the CSV of spans has a row for each span, and for shared threads one for each part', () => {
  const [heads, ...rows] = parseCsv(writeSpans(recorded.cpu));
  assert.deepEqual(heads, [
    'strategy',
    'run',
    'task',
    'lane',
    'phase',
    'startMs',
    'endMs',
    'disturbed',
  ]);
  assert.ok(rows.every((row) => row.length === heads.length));
  const of = (strategy: string, run = '1') =>
    rows.filter((row) => row[0] === strategy && row[1] === run);
  const threads = recorded.cpu.find(({ strategy }) => strategy === 'threads');
  assert.equal(of('threads').length, threads?.tasks.flatMap(({ spans }) => spans).length);
  assert.equal(of('serial', '2').length, 9);
  const shared = recorded.cpu.find(({ strategy }) => strategy === 'shared');
  const parts = shared?.lanes.flatMap(({ parts: each }) => each ?? []) ?? [];
  assert.equal(of('shared').filter((row) => row[4] === 'scan').length, parts.length);
});

test('the CSV of the summary has a row for each strategy, and a user agent cannot compute', () => {
  const reports = recorded.cpu.map((report) => ({
    ...report,
    environment: { ...report.environment, userAgent: '=cmd|"/c calc"!A1,' },
  }));
  const [heads, ...rows] = parseCsv(
    writeSummary(ownResults(stateOf({ workload: 'cpu' }, reports))),
  );
  assert.equal(rows.length, 6);
  assert.deepEqual([rows[0][0], rows[0][1]], ['serial', '2']);
  assert.equal(rows[0][heads.indexOf('userAgent')], '\'=cmd|"/c calc"!A1,');
});

/** A state in which the Scaling view has measured both studies, and no row has run. */
function studied() {
  const origin = { ...recorded.cpu[0], options: { tasks: 3, size: 1000, list: 'stream', seed: 7 } };
  const runs = [1, 1, 2, 2].map((workers, index) => ({
    ...{ workers, computingMs: 100 / workers + index, startupMs: 5, disturbed: false },
  }));
  const plan = planOf({ strategy: 'shared', workers: 2 });
  const costRuns = ['serial', 'shared'].flatMap((strategy) =>
    [1e5, 1e6].map((size) => ({ strategy, size, elapsedMs: 7, startupMs: 2 }) as any),
  );
  const costPlan = { strategies: ['serial', 'shared'], given: { workers: 2 } } as any;
  const state = stateOf({ workload: 'cpu' }, []);
  const scaling = { origin, result: resultOf(runs, plan) };
  const cost = { origin, result: costOf(costRuns, [], costPlan) };
  return { ...state, studies: { scaling, cost } as any };
}

test('measurements of Scaling are in the JSON and in CSV files of their own, also if no row has run', () => {
  const measured = gatherMeasured(studied(), []);
  assert.ok(measured?.scaling && measured.cost);
  const { reports, scaling, cost } = JSON.parse(writeReports(measured));
  assert.deepEqual(reports, []);
  assert.deepEqual(scaling.points, measured.scaling.result.points);
  assert.equal(scaling.environment.userAgent, recorded.cpu[0].environment.userAgent);
  assert.deepEqual(
    cost.rows.map(({ size }: any) => size),
    [1e5, 1e6],
  );

  const [heads, one, two, ...more] = parseCsv(writeScaling(measured.scaling));
  assert.deepEqual([one.length, two.length, more], [heads.length, heads.length, []]);
  const [, point] = measured.scaling.result.points;
  const cellOf = (row: string[], name: string) => row[heads.indexOf(name)];
  assert.deepEqual(
    ['strategy', 'workers', 'runs', 'medianMs', 'speedup', 'size', 'seed'].map((name) =>
      cellOf(two, name),
    ),
    ['shared', '2', '2', String(point.medianMs), String(point.speedup), '1000', '7'],
  );

  const [costHeads, ...rows] = parseCsv(writeCost(measured.cost));
  assert.ok(rows.every((row) => row.length === costHeads.length));
  assert.deepEqual(
    rows.map((row) => [row[0], row[1], row[costHeads.indexOf('size')]]),
    [
      ['serial', '1', '100000'],
      ['shared', '2', '100000'],
      ['serial', '1', '1000000'],
      ['shared', '2', '1000000'],
    ],
  );
});

test('without measurements there is nothing to save, and rows alone have no files of Scaling', () => {
  assert.equal(gatherMeasured(stateOf({}, []), []), null);
  const empty = { ...stateOf({}, []), studies: { scaling: { origin: null } as any } };
  assert.equal(gatherMeasured(empty, []), null);
  const state = stateOf({ workload: 'cpu' }, recorded.cpu);
  const measured = gatherMeasured(state, ownResults(state));
  assert.ok(measured);
  assert.deepEqual([measured.scaling, measured.cost], [null, null]);
  assert.equal(JSON.parse(writeReports(measured)).scaling, null);
});

test('a file is named by workload and date', () => {
  assert.equal(nameFile(recorded.cpu[0], '-spans.csv'), 'racelane-cpu-2026-11-23-spans.csv');
});

/** Checks a trace against the Trace Event Format, as far as Perfetto reads it. */
function checkTrace(trace: any) {
  assert.deepEqual(JSON.parse(JSON.stringify(trace)), trace);
  assert.equal(trace.displayTimeUnit, 'ms');
  const until: Map<string, number> = new Map();
  const named: Set<string> = new Set();
  const pids = new Set(trace.traceEvents.map(({ pid }: any) => pid));
  const owners: Map<number, number> = new Map();
  for (const event of trace.traceEvents) {
    assert.ok(['M', 'X', 'i'].includes(event.ph));
    assert.ok(Number.isInteger(event.pid) && Number.isInteger(event.tid) && event.name);
    const thread = `${event.pid} ${event.tid}`;
    // Perfetto takes a thread with the id of a process for its main thread, and equal ids for one thread.
    assert.ok(!pids.has(event.tid), `${thread} is a process`);
    assert.equal(owners.get(event.tid) ?? event.pid, event.pid, `${thread} has two processes`);
    owners.set(event.tid, event.pid);
    if (event.ph === 'M') {
      named.add(event.name === 'process_name' ? String(event.pid) : thread);
      continue;
    }
    assert.ok(named.has(String(event.pid)) && named.has(thread), `${thread} has no name`);
    assert.ok(Number.isFinite(event.ts) && event.ts >= 0);
    if (event.ph === 'i') {
      assert.equal(event.s, 't');
      continue;
    }
    assert.ok(event.dur >= 0);
    // Perfetto drops slices of a thread that overlap without nesting.
    assert.ok(event.ts >= (until.get(thread) ?? 0) - 1e-6, `overlap on ${thread} at ${event.ts}`);
    until.set(thread, event.ts + event.dur);
  }
  return named;
}

test('a trace has a process for each strategy and a named, sorted thread for each lane', () => {
  const reports = ownResults(stateOf({ workload: 'cpu' }, recorded.cpu)).map(
    ({ report }) => report,
  );
  const trace = writeTrace(reports);
  checkTrace(trace);
  const metadata = (name: string) =>
    trace.traceEvents.filter((event) => event.ph === 'M' && event.name === name);
  assert.equal(metadata('process_name').length, 6);
  assert.equal(metadata('process_sort_index').length, 6);
  assert.equal(metadata('thread_name').length, metadata('thread_sort_index').length);
  const lanes = reports.flatMap((report) => report.lanes);
  assert.equal(metadata('thread_name').length, lanes.length);
});

test('a trace keeps every computing span, in microseconds, and marks each hand-over of the lock', () => {
  const report = recorded.cpu.find(({ strategy }) => strategy === 'threads');
  assert.ok(report);
  const { traceEvents } = writeTrace([report]);
  const scans = report.tasks.flatMap(({ spans }) => spans.filter(({ phase }) => phase === 'scan'));
  const slices = traceEvents.filter(({ cat }) => cat === 'scan');
  assert.equal(slices.length, scans.length);
  const total = slices.reduce((sum, { dur }) => sum + Number(dur), 0);
  const expected = scans.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs) * 1000, 0);
  assert.ok(Math.abs(total - expected) < 1);
  const taken = traceEvents.filter(({ ph }) => ph === 'i');
  assert.ok(taken.length >= report.tasks.length - 1);
  for (const { ts, tid } of taken) {
    assert.ok(
      slices.some((slice) => slice.tid === tid && slice.ts === ts),
      `${tid} at ${ts}`,
    );
  }
});

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));
test(`random reports give traces whose slices never overlap (SEED=${seed})`, () => {
  const random = randomFrom(seed);
  for (let round = 0; round < 40; round++) {
    const own = ownResults(randomState(random));
    checkTrace(writeTrace(own.map(({ report }) => report)));
    parseCsv(writeSpans(own.map(({ report }) => report)));
  }
});
