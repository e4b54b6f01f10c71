//! Statistics and verdict for the worker that sums up. Both take the runs as pairs: the code of a strategy, and its ms.

use wasm_bindgen::prelude::*;

use crate::options::Options;
use crate::stats::Summary;
use crate::wire;

/// What each strategy's runs came to, in the order of their first runs: the strategy's code, median, min and max in
/// ms, count, speed-up (NaN without serial). Unknown strategies are refused.
#[wasm_bindgen]
pub fn summaries(runs: &[f64]) -> Result<Vec<f64>, JsError> {
    Ok(wire::summary_numbers(&summaries_of(runs)?))
}

/// The same in words, a line a strategy, and last the verdict on all of them.
#[wasm_bindgen]
pub fn words(options: &[f64], cores: u32, runs: &[f64]) -> Result<String, JsError> {
    Ok(wire::words(&checked(options)?, cores, &summaries_of(runs)?))
}

fn summaries_of(runs: &[f64]) -> Result<Vec<Summary>, JsError> {
    wire::summaries(runs).map_err(JsError::new)
}

fn checked(options: &[f64]) -> Result<Options, JsError> {
    wire::options(options).map_err(|sentence| JsError::new(&sentence))
}
