//! Statistics and verdict for the worker that sums up.

use wasm_bindgen::prelude::*;

use super::options::{JsOptions, checked};
use crate::options::{Options, Strategy};
use crate::stats::{Summary, summarise};
use crate::verdict::{self, Setup};

/// Runs of one set-up, put together: what each strategy's came to, and the verdict on all of them.
#[wasm_bindgen(js_name = Analysis)]
pub struct Analysis {
    setup: Setup,
    summaries: Vec<Summary>,
}

#[wasm_bindgen]
impl Analysis {
    /// The runs are given by strategy and time, one array each. Unknown strategies are refused.
    #[wasm_bindgen(constructor)]
    pub fn new(
        options: &JsOptions,
        cores: u32,
        strategies: Vec<String>,
        elapsed_ms: Vec<f64>,
    ) -> Result<Analysis, JsError> {
        let Options {
            workload,
            list,
            tasks,
            size,
            wait_ms,
            executor,
            ..
        } = checked(options)?;
        let named: Option<Vec<Strategy>> = strategies
            .iter()
            .map(|name| Strategy::from_name(name))
            .collect();
        let named = named.ok_or_else(|| JsError::new("a run has a strategy that is unknown"))?;
        let runs: Vec<(Strategy, f64)> = named.into_iter().zip(elapsed_ms).collect();
        let setup = Setup {
            workload,
            list,
            tasks,
            size,
            wait_ms,
            executor,
            cores,
        };
        Ok(Self {
            setup,
            summaries: summarise(&runs),
        })
    }

    /// The strategies that were run, by name, in the order of their first runs.
    pub fn strategies(&self) -> Vec<String> {
        self.summaries
            .iter()
            .map(|summary| summary.strategy.name().to_owned())
            .collect()
    }

    /// Of the strategy at `index`: median, min and max in ms, count, speed-up (NaN without serial).
    pub fn numbers(&self, index: usize) -> Vec<f64> {
        let Summary {
            median_ms,
            min_ms,
            max_ms,
            count,
            speedup,
            ..
        } = self.summaries[index];
        vec![
            median_ms,
            min_ms,
            max_ms,
            count as f64,
            speedup.unwrap_or(f64::NAN),
        ]
    }

    /// The result of the strategy at `index` in words.
    pub fn sentence(&self, index: usize) -> String {
        verdict::sentence(&self.setup, &self.summaries[index])
    }

    /// The verdict on all strategies in words.
    pub fn verdict(&self) -> String {
        verdict::conclusion(&self.setup, &self.summaries)
    }
}
