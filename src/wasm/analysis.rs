//! Statistics and verdict for the worker that sums up. Both take the runs as pairs: the code of a strategy, and its ms.

use wasm_bindgen::prelude::*;

use super::options::{checked, named};
use crate::options::{Options, Strategy};
use crate::stats::{Summary, summarise};
use crate::verdict::{self, Setup};

/// What each strategy's runs came to, in the order of their first runs: the strategy's code, median, min and max in
/// ms, count, speed-up (NaN without serial). Unknown strategies are refused.
#[wasm_bindgen]
pub fn summaries(runs: &[f64]) -> Result<Vec<f64>, JsError> {
    let mut numbers = Vec::new();
    for summary in summaries_of(runs)? {
        numbers.extend_from_slice(&[
            f64::from(summary.strategy as u8),
            summary.median_ms,
            summary.min_ms,
            summary.max_ms,
            summary.count as f64,
            summary.speedup.unwrap_or(f64::NAN),
        ]);
    }
    Ok(numbers)
}

/// The same in words, a line a strategy, and last the verdict on all of them.
#[wasm_bindgen]
pub fn words(options: &[f64], cores: u32, runs: &[f64]) -> Result<String, JsError> {
    let Options {
        workload,
        list,
        tasks,
        size,
        wait_ms,
        executor,
        ..
    } = checked(options)?;
    let setup = Setup {
        workload,
        list,
        tasks,
        size,
        wait_ms,
        executor,
        cores,
    };
    let summaries = summaries_of(runs)?;
    let mut lines = String::new();
    for summary in &summaries {
        lines += &verdict::sentence(&setup, summary);
        lines += "\n";
    }
    lines += &verdict::conclusion(&setup, &summaries);
    Ok(lines)
}

fn summaries_of(runs: &[f64]) -> Result<Vec<Summary>, JsError> {
    let mut samples = Vec::new();
    for run in runs.chunks_exact(2) {
        let Some(strategy) = named(Strategy::ALL, run[0]) else {
            return Err(JsError::new("a run has a strategy that is unknown"));
        };
        samples.push((strategy, run[1]));
    }
    Ok(summarise(&samples))
}
