//! The border between the browser's workers (`www/workers/`) and the core.

mod names;
mod options;
mod panic;

use std::sync::Arc;

use wasm_bindgen::prelude::*;

use crate::strategies::{locked, shared, stepped};
use crate::{clock, reference, run, spans};
use names::{Ending, Phase};
use options::RunOptions;

#[wasm_bindgen]
extern "C" {
    /// Tells the owner of the worker that runs this thread that a task has ended.
    #[wasm_bindgen(js_namespace = globalThis, js_name = racelaneTaskEnded)]
    fn racelane_task_ended(task: u32);
}

/// Puts the clock of this worker forward by `ms`, so that it shows what the clock of its coordinator shows.
#[wasm_bindgen(js_name = shiftClock)]
pub fn shift_clock(ms: f64) {
    clock::shift(ms);
}

/// A run in this memory. Other threads attach to it by its address.
#[wasm_bindgen]
pub struct Run(Arc<run::Run>);

#[wasm_bindgen]
impl Run {
    /// Returns a run that began at `origin_ms` since the Unix epoch, by the clock of the coordinator.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &RunOptions, origin_ms: f64, records_spans: bool) -> Run {
        let options = options.read(records_spans);
        Self(Arc::new(run::Run::new(options, origin_ms)))
    }

    /// Returns the run's address, for [`Run::attach`] in other threads while this object lives.
    pub fn address(&self) -> *const run::Run {
        Arc::as_ptr(&self.0)
    }

    /// Returns the run at `address`, in a thread that shares the memory of the thread that made it.
    pub fn attach(address: *const run::Run) -> Run {
        // SAFETY: `address` comes from `address()` of a run whose maker keeps it until all of its threads have reported
        // or were terminated. The run is counted here before it is owned.
        unsafe {
            Arc::increment_strong_count(address);
            Self(Arc::from_raw(address))
        }
    }

    /// Asks everything that computes for the run to come to rest.
    pub fn stop(&self) {
        self.0.stop().set();
    }

    /// Returns the milliseconds since the run began.
    pub fn now(&self) -> f64 {
        self.0.clock().now_ms()
    }

    /// Computes on a task for about `budget_ms`. Returns whether there is more to compute.
    pub fn step(&self, task: u32, budget_ms: f64) -> bool {
        stepped::step(&self.0, task, budget_ms) == stepped::Step::More
    }

    /// Carries out a whole task on this thread, under the run's lock.
    #[wasm_bindgen(js_name = runUnderLock)]
    pub fn run_under_lock(&self, task: u32) {
        locked::run_task(&self.0, task);
    }

    /// Gives all tasks to the thread pool. `racelaneTaskEnded` is called on the thread that ended a task.
    #[wasm_bindgen(js_name = spawnTasks)]
    pub fn spawn_tasks(&self) {
        shared::spawn_tasks(&self.0, racelane_task_ended);
    }

    /// Sets the lane on which a task runs.
    #[wasm_bindgen(js_name = setLane)]
    pub fn set_lane(&self, task: u32, lane: u32) {
        self.0.task(task).board().set_lane(lane);
    }

    /// Shows on the board that a task which has not begun only waits for its turn.
    #[wasm_bindgen(js_name = showReady)]
    pub fn show_ready(&self, task: u32) {
        self.0.task(task).board().show_ready();
    }

    /// Ends a task's present phase and begins `phase`.
    pub fn enter(&self, task: u32, phase: Phase) {
        self.0
            .task(task)
            .enter(phase.into(), self.0.clock().span_ms());
    }

    /// Ends a task's present phase.
    pub fn leave(&self, task: u32) {
        self.0.task(task).leave(self.0.clock().span_ms());
    }

    /// Adds a span that was measured in JavaScript.
    #[wasm_bindgen(js_name = addSpan)]
    pub fn add_span(&self, task: u32, phase: Phase, start_ms: f64, end_ms: f64) {
        self.0.task(task).add_span(spans::Span {
            phase: phase.into(),
            start_ms,
            end_ms,
        });
    }

    /// Returns the lane on which a task runs.
    pub fn lane(&self, task: u32) -> u32 {
        self.0.task(task).board().lane()
    }

    /// Returns a task's present phase, or undefined once the task is done.
    pub fn phase(&self, task: u32) -> Option<Phase> {
        self.0.task(task).board().phase().map(Phase::from)
    }

    /// Returns how much of a task's present phase is done, from 0 to 1.
    pub fn progress(&self, task: u32) -> f64 {
        self.0.task(task).board().progress()
    }

    /// Returns how a task ended.
    pub fn ending(&self, task: u32) -> Ending {
        match self.0.task(task).outcome() {
            None => Ending::Stopped,
            Some(run::Outcome::Found { .. }) => Ending::Found,
            Some(run::Outcome::OutOfMemory) => Ending::OutOfMemory,
        }
    }

    /// Returns a task's max, or undefined for an empty list and where none was found.
    pub fn max(&self, task: u32) -> Option<i32> {
        match self.0.task(task).outcome() {
            Some(run::Outcome::Found { max, .. }) => max,
            _ => None,
        }
    }

    /// Returns when a task's max was known, or undefined where none was found.
    #[wasm_bindgen(js_name = foundMs)]
    pub fn found_ms(&self, task: u32) -> Option<f64> {
        match self.0.task(task).outcome() {
            Some(run::Outcome::Found { found_ms, .. }) => Some(found_ms),
            _ => None,
        }
    }

    /// Returns for how long a task was kept from its processor while it scanned, as far as that shows.
    #[wasm_bindgen(js_name = lostMs)]
    pub fn lost_ms(&self, task: u32) -> f64 {
        self.0.task(task).lost_ms()
    }

    /// Returns a task's spans in threes: the phase's place in the order of [`Phase`], start and end.
    pub fn spans(&self, task: u32) -> Vec<f64> {
        let spans = self.0.task(task).spans();
        spans.iter().flat_map(flat).collect()
    }

    /// Returns how many spans of a task came after those that are kept.
    #[wasm_bindgen(js_name = droppedSpans)]
    pub fn dropped_spans(&self, task: u32) -> u32 {
        self.0.task(task).dropped_spans()
    }

    /// Returns what a lane did, in fours: the task, then three numbers as in [`Run::spans`].
    pub fn parts(&self, lane: u32) -> Vec<f64> {
        let mut numbers = Vec::new();
        for part in self.0.lane(lane).parts() {
            numbers.push(f64::from(part.task));
            numbers.extend(flat(&part.span));
        }
        numbers
    }

    /// Returns how often the run's lock went from one thread to another.
    #[wasm_bindgen(js_name = lockSwitches)]
    pub fn lock_switches(&self) -> f64 {
        self.0.lock().counts().switches as f64
    }

    /// Returns how long all threads together have waited for the run's lock.
    #[wasm_bindgen(js_name = lockWaitedMs)]
    pub fn lock_waited_ms(&self) -> f64 {
        self.0.lock().counts().waited_ms
    }
}

/// The plain loop that every max is checked against, for the list of one task.
#[wasm_bindgen]
pub struct Reference(reference::Reference);

#[wasm_bindgen]
impl Reference {
    /// Prepares the loop for the list of one task.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &RunOptions, task: u32) -> Reference {
        Self(reference::Reference::new(
            options.workload().into(),
            options.seed(),
            task,
            options.size(),
        ))
    }

    /// Looks at the next `count` numbers. Returns true once none is left.
    pub fn advance(&mut self, count: u32) -> bool {
        self.0.advance(u64::from(count))
    }

    /// Returns the greatest number, or undefined where there was none.
    pub fn max(&self) -> Option<i32> {
        self.0.max()
    }
}

fn flat(span: &spans::Span) -> [f64; 3] {
    [f64::from(span.phase as u8), span.start_ms, span.end_ms]
}
