//! A run in one memory: what all of its threads share.

mod board;
mod clock;
mod lane;
mod options;
pub mod stop;
mod task;

use std::time::Duration;

use crate::lock::SwitchLock;
use crate::spans::MAX_SPANS;

pub use board::Board;
pub use clock::RunClock;
pub use lane::{Lane, Part};
pub use options::Options;
pub use stop::StopFlag;
pub use task::{Outcome, Task};

/// A run in one memory.
pub struct Run {
    options: Options,
    clock: RunClock,
    stop: StopFlag,
    lock: SwitchLock,
    tasks: Vec<Task>,
    lanes: Vec<Lane>,
}

impl Run {
    /// Returns a run that began at `origin_ms` on the clock of [`now_ms`](crate::clock::now_ms).
    pub fn new(options: Options, origin_ms: f64) -> Self {
        debug_assert!((1..=64).contains(&options.tasks), "{options:?}");
        debug_assert!((1..=64).contains(&options.workers), "{options:?}");
        let span_limit = options
            .records_spans
            .then(|| MAX_SPANS / options.tasks as usize);
        Self {
            clock: RunClock::new(origin_ms, options.records_spans),
            stop: StopFlag::new(),
            lock: SwitchLock::new(Duration::from_secs_f64(options.switch_interval_ms / 1000.0)),
            tasks: (0..options.tasks).map(|_| Task::new(span_limit)).collect(),
            lanes: (0..options.workers).map(|_| Lane::default()).collect(),
            options,
        }
    }

    /// Returns the run's options.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Returns the run's clock.
    pub fn clock(&self) -> &RunClock {
        &self.clock
    }

    /// Returns the flag that ends the run early.
    pub fn stop(&self) -> &StopFlag {
        &self.stop
    }

    /// Returns the run's lock. Strategies without a lock leave it alone.
    pub fn lock(&self) -> &SwitchLock {
        &self.lock
    }

    /// Returns the task with this number.
    ///
    /// # Panics
    /// Where there is no such task.
    pub fn task(&self, task: u32) -> &Task {
        &self.tasks[task as usize]
    }

    /// Returns the lane with this number.
    ///
    /// # Panics
    /// Where there is no such lane.
    pub fn lane(&self, lane: u32) -> &Lane {
        &self.lanes[lane as usize]
    }
}
