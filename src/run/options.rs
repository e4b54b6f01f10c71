//! The options of a run, as far as the core needs them.

use crate::lists::{ListKind, Source, Workload};

/// The options of one run. They were checked at the public door (`www/core/options`); a wrong one can panic here, but
/// cannot misuse memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Which numbers the lists hold.
    pub workload: Workload,
    /// Where the lists live.
    pub list: ListKind,
    /// How many tasks there are, from 1 to 64.
    pub tasks: u32,
    /// How many numbers each list has, up to 2,000,000,000.
    pub size: u32,
    /// How long each task waits after its max was found, in milliseconds.
    pub wait_ms: f64,
    /// How many threads share the tasks in `shared`, from 1 to 64. Other strategies ignore it.
    pub workers: u32,
    /// How long a thread may hold the lock while others wait for it, in milliseconds.
    pub switch_interval_ms: f64,
    /// The seed of all lists.
    pub seed: u32,
    /// Whether to record what the tasks do when. A run without it shows what recording costs.
    pub records_spans: bool,
}

impl Options {
    /// Returns the list of one task.
    pub fn source(&self, task: u32) -> Source {
        Source::new(self.workload, self.seed, task)
    }
}
