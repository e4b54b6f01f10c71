//! What crosses between JavaScript and the core, as flat numbers. `wasm` hands it on; `www/core/protocol.js` is the other end.
//!
//! Nothing that comes in is trusted: a number is what it says exactly, or it is refused in words.

use crate::options::{Executor, ListKind, Options, RawOptions, Strategy, Workload};
use crate::stats::{Summary, summarise};
use crate::verdict::{self, Setup};

/// Checks options as `optionNumbers` of `www/core/protocol.js` sends them: names by their codes, which cost a reader less
/// to load than words that cross.
///
/// # Errors
/// In words, for a reader.
#[optimize(size)]
pub fn options(numbers: &[f64]) -> Result<Options, String> {
    let &[
        workload,
        strategy,
        tasks,
        size,
        wait_ms,
        list,
        workers,
        executor,
        switch_interval_ms,
        seed,
    ] = numbers
    else {
        return Err("a set of options is ten numbers".to_string());
    };
    Options::check(&RawOptions {
        workload: named(Workload::ALL, workload).map_or("", Workload::name),
        strategy: named(Strategy::ALL, strategy).map_or("", Strategy::name),
        tasks,
        size,
        wait_ms,
        list: named(ListKind::ALL, list).map_or("", ListKind::name),
        workers,
        executor: named(Executor::ALL, executor).map_or("", Executor::name),
        switch_interval_ms,
        seed,
    })
    .map_err(|error| error.sentence())
}

/// The one of `all` with this code, its index; `None` for a name that JavaScript did not know either, which is -1,
/// and for what is no index at all.
fn named<T: Copy>(all: &[T], code: f64) -> Option<T> {
    let index = code as u8;
    if f64::from(index) == code {
        all.get(usize::from(index)).copied()
    } else {
        None
    }
}

/// What each strategy's runs came to, given pairs of a strategy's code and its ms; in the order of their first runs.
///
/// # Errors
/// In words, where a strategy is unknown or a time is missing.
#[optimize(size)]
pub fn summaries(runs: &[f64]) -> Result<Vec<Summary>, &'static str> {
    let mut samples = Vec::new();
    for run in runs.chunks(2) {
        let &[code, ms] = run else {
            return Err("a run is a strategy and a time");
        };
        let Some(strategy) = named(Strategy::ALL, code) else {
            return Err("a run has a strategy that is unknown");
        };
        samples.push((strategy, ms));
    }
    Ok(summarise(&samples))
}

/// Summaries in numbers: the strategy's code, median, min and max in ms, count, speed-up (NaN without serial).
pub fn summary_numbers(summaries: &[Summary]) -> Vec<f64> {
    let mut numbers = Vec::new();
    for summary in summaries {
        numbers.extend_from_slice(&[
            f64::from(summary.strategy as u8),
            summary.median_ms,
            summary.min_ms,
            summary.max_ms,
            summary.count as f64,
            summary.speedup.unwrap_or(f64::NAN),
        ]);
    }
    numbers
}

/// Summaries in words, a line a strategy, and last the verdict on all of them.
#[optimize(size)]
pub fn words(options: &Options, cores: u32, summaries: &[Summary]) -> String {
    let &Options {
        workload,
        list,
        tasks,
        size,
        wait_ms,
        executor,
        ..
    } = options;
    let setup = Setup {
        workload,
        list,
        tasks,
        size,
        wait_ms,
        executor,
        cores,
    };
    let mut lines = String::new();
    for summary in summaries {
        lines += &verdict::sentence(&setup, summary);
        lines += "\n";
    }
    lines + &verdict::conclusion(&setup, summaries)
}
