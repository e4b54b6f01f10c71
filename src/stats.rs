//! Medians, spreads and speed-ups of repeated measurements.
//!
//! A sample is a time in milliseconds. What cannot be one (NaN, infinite, negative) is left out everywhere here,
//! and not counted: a clock that went wrong must not become a result.

use crate::options::Strategy;

/// What the repeats of one strategy came to. Times are in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// The strategy measured.
    pub strategy: Strategy,
    /// How many samples count; at least 1.
    pub count: usize,
    /// The median time.
    pub median_ms: f64,
    /// The shortest time.
    pub min_ms: f64,
    /// The longest time.
    pub max_ms: f64,
    /// Serial's median divided by this one: above 1 is faster than serial. `None` without serial, see [`speedup`].
    pub speedup: Option<f64>,
}

/// The middle sample, or halfway between the two in the middle. `None` when no sample counts.
pub fn median(samples: &[f64]) -> Option<f64> {
    middle(&sorted_times(samples.iter().copied()))
}

/// The shortest and the longest sample. `None` when no sample counts.
pub fn spread(samples: &[f64]) -> Option<(f64, f64)> {
    let sorted = sorted_times(samples.iter().copied());
    Some((*sorted.first()?, *sorted.last()?))
}

/// How many times as fast as serial: `serial_median / median`. `None` unless both are above zero
/// and the ratio is a number above zero that can be written down.
pub fn speedup(serial_median: f64, median: f64) -> Option<f64> {
    let both_are_times = serial_median > 0.0 && median > 0.0;
    let ratio = serial_median / median;
    (both_are_times && ratio.is_finite() && ratio > 0.0).then_some(ratio)
}

/// One summary a strategy, in the order in which the strategies first appear in `samples` (strategy, milliseconds).
/// A strategy with no sample that counts has none; no samples, no summaries.
pub fn summarise(samples: &[(Strategy, f64)]) -> Vec<Summary> {
    let serial_median = middle(&times_of(Strategy::Serial, samples));
    let mut summaries: Vec<Summary> = Vec::new();
    for &(strategy, _) in samples {
        let is_new = summaries.iter().all(|known| known.strategy != strategy);
        if is_new && let Some(summary) = summary_of(strategy, samples, serial_median) {
            summaries.push(summary);
        }
    }
    summaries
}

fn summary_of(
    strategy: Strategy,
    samples: &[(Strategy, f64)],
    serial_median: Option<f64>,
) -> Option<Summary> {
    let times = times_of(strategy, samples);
    let median_ms = middle(&times)?;
    let speedup = serial_median.and_then(|serial| speedup(serial, median_ms));
    Some(Summary {
        strategy,
        count: times.len(),
        median_ms,
        min_ms: *times.first()?,
        max_ms: *times.last()?,
        speedup,
    })
}

fn times_of(wanted: Strategy, samples: &[(Strategy, f64)]) -> Vec<f64> {
    let of_wanted = samples.iter().filter(|(strategy, _)| *strategy == wanted);
    sorted_times(of_wanted.map(|(_, ms)| *ms))
}

/// Those that are times, the shortest first.
fn sorted_times(samples: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut times: Vec<f64> = samples.filter(|ms| ms.is_finite() && *ms >= 0.0).collect();
    times.sort_unstable_by(f64::total_cmp);
    times
}

fn middle(sorted: &[f64]) -> Option<f64> {
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = sorted[sorted.len() / 2 - 1];
    Some(lower + (upper - lower) / 2.0)
}
