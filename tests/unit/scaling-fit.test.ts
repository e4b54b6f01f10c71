// Fits of Amdahl's law and the Universal Scalability Law to made-up and measured speed-ups.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { fitAmdahl, fitUsl, speedupAt } from '../../www/engine/scaling/fit.ts';
import type { Law } from '../../www/engine/scaling/fit.ts';

const WORKERS = [1, 2, 3, 4, 6, 8, 12, 16];

/** Yields the same numbers from 0 to 1 in each run (Lehmer). */
function random(seed = 1) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Returns samples of a law; each point is off by up to `noise` of itself. */
const samplesOf = (law: Law, workers = WORKERS, noise = 0, next = random()) =>
  workers.map((n) => ({
    workers: n,
    speedup: speedupAt(law, n) * (1 + noise * (2 * next() - 1)),
  }));

const close = (got: number, expected: number, within = 1e-9) =>
  assert.ok(Math.abs(got - expected) <= within, `${got} is not within ${within} of ${expected}`);

/** Returns the sum of squared deviations, which no grid of other parameters may beat. */
const squares = (law: Law, samples: { workers: number; speedup: number }[]) =>
  samples.reduce((sum, { workers, speedup }) => sum + (speedup - speedupAt(law, workers)) ** 2, 0);

test('the parameters of Amdahl’s law are found exactly, from one further point or many', () => {
  for (const sigma of [0, 0.001, 0.03, 0.25, 0.9, 1]) {
    for (const workers of [[1, 2], WORKERS]) {
      const fit = fitAmdahl(samplesOf({ sigma, kappa: 0 }, workers));
      close(fit?.sigma ?? NaN, sigma);
      close(fit?.residual ?? NaN, 0);
      assert.equal(fit?.degreesOfFreedom, workers.length - 2);
    }
  }
});

test('the parameters of the Universal Scalability Law are found exactly, also if one is 0', () => {
  for (const law of [
    { sigma: 0.03, kappa: 0.0005 },
    { sigma: 0, kappa: 0.002 },
    { sigma: 0.2, kappa: 0 },
    { sigma: 0, kappa: 0 },
    { sigma: 0.5, kappa: 0.05 },
  ]) {
    const fit = fitUsl(samplesOf(law));
    close(fit?.sigma ?? NaN, law.sigma, 1e-7);
    close(fit?.kappa ?? NaN, law.kappa, 1e-8);
    close(fit?.residual ?? NaN, 0, 1e-7);
    assert.equal(fit?.degreesOfFreedom, WORKERS.length - 3);
  }
});

test('two points give Amdahl’s law without a test of it, and no other law', () => {
  const samples = [
    { workers: 1, speedup: 1 },
    { workers: 2, speedup: 1.94 },
  ];
  const fit = fitAmdahl(samples);
  close(fit?.sigma ?? NaN, 2 / 1.94 - 1);
  assert.equal(fit?.degreesOfFreedom, 0);
  assert.equal(fitUsl(samples), null);
  assert.equal(fitUsl(samplesOf({ sigma: 0.1, kappa: 0 }, [1, 2, 3])), null);
  assert.notEqual(fitUsl(samplesOf({ sigma: 0.1, kappa: 0 }, [1, 2, 3, 4])), null);
});

test('no other parameters fit noisy points better', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const next = random(seed);
    const law = { sigma: next() * 0.3, kappa: next() * 0.01 };
    const samples = samplesOf(law, WORKERS, 0.1, next);
    const amdahl = fitAmdahl(samples);
    const usl = fitUsl(samples);
    assert.ok(amdahl && usl);
    assert.ok(squares(usl, samples) <= squares(amdahl, samples) * (1 + 1e-9));
    assert.ok(Math.abs(usl.sigma - law.sigma) < 0.2 && Math.abs(usl.kappa - law.kappa) < 0.02);
    for (let i = 0; i <= 100; i += 1) {
      const sigma = i / 100;
      assert.ok(squares(amdahl, samples) <= squares({ sigma, kappa: 0 }, samples) + 1e-12);
      for (let j = 0; j <= 40; j += 1) {
        const other = { sigma, kappa: (j / 40) ** 2 * 0.05 };
        assert.ok(squares(usl, samples) <= squares(other, samples) + 1e-12, JSON.stringify(other));
      }
    }
  }
});

test('points faster than ideal give no serial part and their distance from it; slower points stay finite', () => {
  const faster = fitAmdahl(WORKERS.map((n) => ({ workers: n, speedup: n * 1.1 })));
  assert.equal(faster?.sigma, 0);
  close(faster?.residual ?? NaN, 0.1 / 1.1, 1e-6);
  const slower = WORKERS.map((n) => ({ workers: n, speedup: 1 / n }));
  assert.equal(fitAmdahl(slower)?.sigma, 1);
  assert.ok((fitUsl(slower)?.kappa ?? 0) > 0);
});

test('invalid points are left out, and no points give no fit', () => {
  const useless = [
    { workers: 1, speedup: 1 },
    { workers: 4, speedup: 0 },
    { workers: 4, speedup: NaN },
    { workers: 8, speedup: Infinity },
    { workers: NaN, speedup: 2 },
    { workers: 2, speedup: -1 },
  ];
  assert.equal(fitAmdahl(useless), null);
  assert.equal(fitAmdahl([]), null);
  assert.equal(fitUsl([]), null);
  close(fitAmdahl([...useless, { workers: 2, speedup: 1.6 }])?.sigma ?? NaN, 0.25);
});

test('for any points the parameters are numbers within their bounds', () => {
  const next = random(7);
  const wild = [0, -1, NaN, Infinity, 1e-300, 1e300, 1, 2];
  for (let round = 0; round < 3000; round += 1) {
    const samples = Array.from({ length: Math.floor(next() * 9) }, () => ({
      workers: Math.floor(next() * 66),
      speedup: next() < 0.1 ? wild[Math.floor(next() * wild.length)] : 10 ** (next() * 8 - 4),
    }));
    for (const fit of [fitAmdahl(samples), fitUsl(samples)]) {
      if (fit === null) continue;
      assert.ok(fit.sigma >= 0 && fit.sigma <= 1, JSON.stringify(samples));
      assert.ok(fit.kappa >= 0 && fit.kappa <= 1, JSON.stringify(samples));
      assert.ok(fit.residual >= 0 && fit.residual < Infinity, JSON.stringify(samples));
      for (const n of [1, 2, 64]) assert.ok(speedupAt(fit, n) > 0 && speedupAt(fit, n) <= n);
    }
  }
});
