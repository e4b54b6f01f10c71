// Fits two laws to measured speed-ups by least squares: Amdahl's, and Gunther's Universal Scalability Law.

/**
 * The speed-up with n workers is n / (1 + sigma (n - 1) + kappa n (n - 1)). Amdahl's law (1967) is the case kappa = 0,
 * with sigma as the serial fraction. Kappa is the cost of coherency (Gunther, "A General Theory of Computational
 * Scalability Based on Rational Functions", 2008). One worker has speed-up 1 by definition, so that point fixes nothing.
 */
export interface Law {
  sigma: number;
  kappa: number;
}

export interface Sample {
  workers: number;
  speedup: number;
}

export interface Fit extends Law {
  /** The root of the mean squared relative deviation. */
  residual: number;
  /** With 0 the points fix the parameters exactly and test nothing. */
  degreesOfFreedom: number;
}

/** The parameters that a fit may change. */
type Free = readonly ('sigma' | 'kappa')[];

/** With sigma 1 a second worker gains nothing. A greater sigma would have no meaning. */
const GREATEST = Object.freeze({ sigma: 1, kappa: 1 });
/** Fewer points with more than one worker leave two parameters untested. */
export const LEAST_POINTS_OF_USL = 3;
const STEPS = 200;

/**
 * Returns the speed-up that a law gives.
 * @param workers at least 1
 */
export const speedupAt = ({ sigma, kappa }: Law, workers: number) =>
  workers / (1 + (workers - 1) * (sigma + kappa * workers));

/** Finds the serial fraction. Returns null if no point has more than one worker. */
export function fitAmdahl(samples: readonly Sample[]): Fit | null {
  const points = usable(samples);
  if (points.length < 1) return null;
  const starts = [fitLine(points), ...[0, 0.1, 0.5, 1].map((sigma) => ({ sigma, kappa: 0 }))];
  return describeFit(fitFrom(starts, ['sigma'], points), 1, points);
}

/** Finds contention and coherency. Returns null if fewer than three points have more than one worker. */
export function fitUsl(samples: readonly Sample[]): Fit | null {
  const points = usable(samples);
  if (points.length < LEAST_POINTS_OF_USL) return null;
  const starts = [fitParabola(points), { sigma: 0.05, kappa: 0.001 }, { sigma: 0, kappa: 0.1 }];
  // The minimum lies inside or on an edge. A step that is cut off at an edge may stall, so each edge has a fit of its
  // own.
  const inside = fitFrom(starts, ['sigma', 'kappa'], points);
  const noCoherency = fitFrom([fitLine(points), { sigma: 0.1, kappa: 0 }], ['sigma'], points);
  const noContention = fitFrom([{ sigma: 0, kappa: inside.kappa }], ['kappa'], points);
  const sum = (law: Law) => sumOfSquares(law, points);
  const least = [noCoherency, noContention].reduce((a, b) => (sum(b) < sum(a) ? b : a), inside);
  return describeFit(least, 2, points);
}

/** Returns the points that a fit can use: more than one worker, and one point for each number of workers. */
const usable = (samples: readonly Sample[]) =>
  samples
    .filter(({ workers, speedup }) => workers > 1 && workers < MOST && isPlausible(speedup))
    .filter(isFirst);

/** A greater speed-up is a failure of the clock, and its square may overflow. */
const MOST = 1e6;
const isPlausible = (speedup: number) => speedup > 1 / MOST && speedup < MOST;

const isFirst = ({ workers }: Sample, index: number, all: readonly Sample[]) =>
  all.findIndex((each) => each.workers === workers) === index;

/** Returns a start for Amdahl's law: n / S - 1 = sigma (n - 1) is a line through the origin. */
function fitLine(points: readonly Sample[]): Law {
  let [up, down] = [0, 0];
  for (const { workers: n, speedup } of points) {
    up += (n - 1) * (n / speedup - 1);
    down += (n - 1) ** 2;
  }
  return constrain({ sigma: up / down, kappa: 0 });
}

/** Returns a start for both parameters: n / S - 1 = sigma (n - 1) + kappa n (n - 1), Gunther's quadratic. */
function fitParabola(points: readonly Sample[]): Law {
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
  if (!(Math.abs(determinant) > 1e-12 * aa * bb)) return fitLine(points);
  return constrain({
    sigma: (ay * bb - by * ab) / determinant,
    kappa: (by * aa - ay * ab) / determinant,
  });
}

/** Returns the best of the fits that begin at each start. */
function fitFrom(starts: readonly Law[], free: Free, points: readonly Sample[]) {
  const ends = starts.map((start) => descend(start, free, points));
  return ends.reduce((a, b) => (sumOfSquares(b, points) < sumOfSquares(a, points) ? b : a));
}

/** Takes Gauss-Newton steps, damped as Levenberg and Marquardt do, and cut off at the constraints. */
function descend(start: Law, free: Free, points: readonly Sample[]) {
  let law = start;
  let least = sumOfSquares(law, points);
  let damping = 1e-3;
  for (let step = 0; step < STEPS && damping < 1e12 && least > 0; step += 1) {
    const next = takeStep(law, free, points, damping);
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

/** Returns the law after one step, by the damped normal equations. */
function takeStep(law: Law, free: Free, points: readonly Sample[], damping: number): Law {
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
  return constrain({
    sigma: law.sigma + (free.includes('sigma') ? bySigma : 0),
    kappa: law.kappa + (free.includes('kappa') ? byKappa : 0),
  });
}

/** Returns the nearest law that keeps the constraints. NaN becomes 0. */
const constrain = ({ sigma, kappa }: Law): Law => ({
  sigma: Math.min(GREATEST.sigma, Math.max(0, sigma || 0)),
  kappa: Math.min(GREATEST.kappa, Math.max(0, kappa || 0)),
});

const sumOfSquares = (law: Law, points: readonly Sample[]) =>
  points.reduce((sum, { workers, speedup }) => sum + (speedup - speedupAt(law, workers)) ** 2, 0);

/** Adds the residual and the degrees of freedom. */
function describeFit(law: Law, parameters: number, points: readonly Sample[]): Fit {
  const squares = points.map(
    ({ workers, speedup }) => ((speedup - speedupAt(law, workers)) / speedup) ** 2,
  );
  const residual = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / points.length);
  return { ...law, residual, degreesOfFreedom: points.length - parameters };
}
