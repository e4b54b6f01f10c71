// Fits of two laws to measured speed-ups: Amdahl's, and Gunther's Universal Scalability Law, by least squares.

/**
 * Speed-up with n workers is n / (1 + sigma (n - 1) + kappa n (n - 1)). Amdahl's law (1967) is the case kappa = 0, and
 * sigma its serial fraction; kappa is what coherency costs (Gunther, "A General Theory of Computational Scalability Based
 * on Rational Functions", 2008). One worker has speed-up 1 by definition, so that point fixes nothing.
 */
export type Law = { sigma: number; kappa: number };

export type Sample = { workers: number; speedup: number };

/**
 * `residual` is the root of the mean squared
 * relative deviation; 0 degrees of freedom mean that the points fix the parameters and test nothing.
 */
export type Fit = Law & { residual: number; degreesOfFreedom: number };

/** The parameters that are sought; the others stay as they are. */
export type Free = readonly ('sigma' | 'kappa')[];

/** More would not be a law of sharing: with sigma 1 nothing is gained by a second worker. */
const GREATEST = Object.freeze({ sigma: 1, kappa: 1 });
/** Fewer further points than this leave two parameters untested. */
export const LEAST_POINTS_OF_USL = 3;
const STEPS = 200;

/**
 * speedupAt is what a law gives for so many workers.
 * @param workers at least 1
 */
export const speedupAt = ({ sigma, kappa }: Law, workers: number) =>
  workers / (1 + (workers - 1) * (sigma + kappa * workers));

/**
 * fitAmdahl finds the serial fraction.
 * @returns null where no point has more than one worker
 */
export function fitAmdahl(samples: readonly Sample[]): Fit | null {
  const points = further(samples);
  if (points.length < 1) return null;
  const starts = [line(points), ...[0, 0.1, 0.5, 1].map((sigma) => ({ sigma, kappa: 0 }))];
  return told(best(starts, ['sigma'], points), 1, points);
}

/**
 * fitUsl finds contention and coherency, neither below 0.
 * @returns null where fewer than three points have more than one worker
 */
export function fitUsl(samples: readonly Sample[]): Fit | null {
  const points = further(samples);
  if (points.length < LEAST_POINTS_OF_USL) return null;
  const starts = [parabola(points), { sigma: 0.05, kappa: 0.001 }, { sigma: 0, kappa: 0.1 }];
  // The least lies inside or on an edge, and a step that is cut off at an edge may stall: each edge is tried by itself.
  const inside = best(starts, ['sigma', 'kappa'], points);
  const noCoherency = best([line(points), { sigma: 0.1, kappa: 0 }], ['sigma'], points);
  const noContention = best([{ sigma: 0, kappa: inside.kappa }], ['kappa'], points);
  const sum = (law: Law) => sumOfSquares(law, points);
  const least = [noCoherency, noContention].reduce((a, b) => (sum(b) < sum(a) ? b : a), inside);
  return told(least, 2, points);
}

/** further picks the points that say something, one for each number of workers. */
const further = (samples: readonly Sample[]) =>
  samples
    .filter(({ workers, speedup }) => workers > 1 && workers < MOST && plausible(speedup))
    .filter(isFirst);

/** Beyond this a ratio of two times is a failure of the clock, and its square may be no number any more. */
const MOST = 1e6;
const plausible = (speedup: number) => speedup > 1 / MOST && speedup < MOST;

const isFirst: (sample: Sample, index: number, all: Sample[]) => boolean = (
  { workers },
  index,
  all,
) => all.findIndex((each) => each.workers === workers) === index;

/** line starts Amdahl's law: n / S - 1 = sigma (n - 1), a line through the origin. */
function line(points: readonly Sample[]): Law {
  let [up, down] = [0, 0];
  for (const { workers: n, speedup } of points) {
    up += (n - 1) * (n / speedup - 1);
    down += (n - 1) ** 2;
  }
  return within({ sigma: up / down, kappa: 0 });
}

/** parabola starts the other: n / S - 1 = sigma (n - 1) + kappa n (n - 1), Gunther's quadratic through the origin. */
function parabola(points: readonly Sample[]): Law {
  let [aa, ab, bb, ay, by] = [0, 0, 0, 0, 0];
  for (const { workers: n, speedup } of points) {
    const [a, b, y] = [n - 1, n * (n - 1), n / speedup - 1];
    aa += a * a;
    ab += a * b;
    bb += b * b;
    ay += a * y;
    by += b * y;
  }
  const determinant = aa * bb - ab * ab;
  if (!(Math.abs(determinant) > 1e-12 * aa * bb)) return line(points);
  return within({
    sigma: (ay * bb - by * ab) / determinant,
    kappa: (by * aa - ay * ab) / determinant,
  });
}

/** best goes downhill from each start and keeps the lowest place. */
function best(starts: readonly Law[], free: Free, points: readonly Sample[]) {
  const ends = starts.map((start) => downhill(start, free, points));
  return ends.reduce((a, b) => (sumOfSquares(b, points) < sumOfSquares(a, points) ? b : a));
}

/** downhill takes Gauss-Newton steps, damped as Levenberg and Marquardt do and cut off at the constraints. */
function downhill(start: Law, free: Free, points: readonly Sample[]) {
  let law = start;
  let least = sumOfSquares(law, points);
  let damping = 1e-3;
  for (let step = 0; step < STEPS && damping < 1e12 && least > 0; step += 1) {
    const next = stepped(law, free, points, damping);
    const sum = sumOfSquares(next, points);
    if (sum < least) {
      const gain = least - sum;
      [law, least, damping] = [next, sum, damping / 4];
      if (gain < 1e-15 * least) break;
    } else {
      damping *= 4;
    }
  }
  return law;
}

/** stepped solves the damped normal equations of one step. */
function stepped(law: Law, free: Free, points: readonly Sample[], damping: number): Law {
  let [ss, sk, kk, sr, kr] = [0, 0, 0, 0, 0];
  for (const { workers: n, speedup } of points) {
    const value = speedupAt(law, n);
    const s = (-value * value * (n - 1)) / n;
    const k = s * n;
    const rest = speedup - value;
    ss += s * s;
    sk += s * k;
    kk += k * k;
    sr += s * rest;
    kr += k * rest;
  }
  ss *= 1 + damping;
  kk *= 1 + damping;
  const both = free.length === 2;
  const determinant = both ? ss * kk - sk * sk : 1;
  const bySigma = both ? (sr * kk - kr * sk) / determinant : sr / ss;
  const byKappa = both ? (kr * ss - sr * sk) / determinant : kr / kk;
  return within({
    sigma: law.sigma + (free.includes('sigma') ? bySigma : 0),
    kappa: law.kappa + (free.includes('kappa') ? byKappa : 0),
  });
}

/** within keeps the constraints; what is no number becomes 0. */
const within = ({ sigma, kappa }: Law): Law => ({
  sigma: Math.min(GREATEST.sigma, Math.max(0, sigma || 0)),
  kappa: Math.min(GREATEST.kappa, Math.max(0, kappa || 0)),
});

const sumOfSquares = (law: Law, points: readonly Sample[]) =>
  points.reduce((sum, { workers, speedup }) => sum + (speedup - speedupAt(law, workers)) ** 2, 0);

/** told adds what a reader must know of a fit. */
function told(law: Law, parameters: number, points: readonly Sample[]): Fit {
  const squares = points.map(
    ({ workers, speedup }) => ((speedup - speedupAt(law, workers)) / speedup) ** 2,
  );
  const residual = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / points.length);
  return { ...law, residual, degreesOfFreedom: points.length - parameters };
}
