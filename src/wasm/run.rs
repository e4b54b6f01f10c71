//! Runs, for the workers that carry them out.

use std::sync::Arc;

use wasm_bindgen::prelude::*;

use super::options::checked;
use crate::run::Run;
use crate::spans::{Phase, Span};
use crate::strategies::{locked, shared, stepped};
use crate::wire;

#[wasm_bindgen]
extern "C" {
    /// Tells the owner of the worker that runs this thread that a task has ended.
    #[wasm_bindgen(js_namespace = globalThis, js_name = racelaneTaskEnded)]
    fn racelane_task_ended(task: u32);
}

/// A run in this memory. Its threads attach to it by its address.
#[wasm_bindgen(js_name = Run)]
pub struct WasmRun(Arc<Run>);

#[wasm_bindgen(js_class = Run)]
impl WasmRun {
    /// A run with these options that began at `origin_ms` since the Unix epoch; without `spans` it records none.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &[f64], origin_ms: f64, spans: bool) -> Result<WasmRun, JsError> {
        let run = Run::new(checked(options)?, origin_ms);
        Ok(Self(Arc::new(if spans {
            run
        } else {
            run.without_spans()
        })))
    }

    /// The run's address, for [`WasmRun::attach`] in other threads while this object lives.
    pub fn address(&self) -> *const Run {
        Arc::as_ptr(&self.0)
    }

    /// The run at `address`, in a thread that shares the memory of the one that made it.
    pub fn attach(address: *const Run) -> WasmRun {
        // SAFETY: `address` comes from `address()` of a run whose maker keeps it until all of
        // its threads have reported or were terminated; it is counted here before it is owned.
        unsafe {
            Arc::increment_strong_count(address);
            Self(Arc::from_raw(address))
        }
    }

    /// Where in memory the stop flag is, a 32-bit whole number.
    #[wasm_bindgen(js_name = stopAddress)]
    pub fn stop_address(&self) -> *const u32 {
        self.0.stop_flag().as_ptr()
    }

    /// Milliseconds since the run began.
    pub fn now(&self) -> f64 {
        self.0.now_ms()
    }

    /// Computes on a task for about `budget_ms`; gives a code of [`stepped::Step`].
    pub fn step(&self, task: u32, budget_ms: f64) -> u8 {
        stepped::step(&self.0, task, budget_ms) as u8
    }

    /// Runs a whole task on this thread, under the run's lock.
    #[wasm_bindgen(js_name = runUnderLock)]
    pub fn run_under_lock(&self, task: u32) {
        locked::run_task(&self.0, task);
    }

    /// Gives all tasks to the thread pool; the pool's owner hears of the end of each.
    #[wasm_bindgen(js_name = spawnTasks)]
    pub fn spawn_tasks(&self) {
        shared::spawn_tasks(&self.0, racelane_task_ended);
    }

    /// Sets the lane on which a task runs.
    #[wasm_bindgen(js_name = setLane)]
    pub fn set_lane(&self, task: u32, lane: u32) {
        self.0.set_lane(task, lane);
    }

    /// Shows on the board that tasks which have not begun are only waiting for their turn.
    #[wasm_bindgen(js_name = showReady)]
    pub fn show_ready(&self) {
        self.0.show_ready();
    }

    /// Begins a phase, by its code, of a task now, and ends the one before.
    pub fn enter(&self, task: u32, phase: u8) -> Result<(), JsError> {
        self.0.enter(task, phase_of(phase)?);
        Ok(())
    }

    /// Ends a task's present phase.
    pub fn leave(&self, task: u32) {
        self.0.leave(task);
    }

    /// Adds a span, by the code of its phase, that was measured outside.
    #[wasm_bindgen(js_name = addSpan)]
    pub fn add_span(
        &self,
        task: u32,
        phase: u8,
        start_ms: f64,
        end_ms: f64,
    ) -> Result<(), JsError> {
        let phase = phase_of(phase)?;
        self.0.add_span(
            task,
            Span {
                phase,
                start_ms,
                end_ms,
            },
        );
        Ok(())
    }

    /// Shows how much of a task's present phase is done, from 0 to 1.
    #[wasm_bindgen(js_name = showProgress)]
    pub fn show_progress(&self, task: u32, progress: f64) {
        self.0.show_progress(task, progress);
    }

    /// Lane, phase code (6 for none) and thousandths done of every task, one after another.
    pub fn board(&self) -> Vec<f64> {
        wire::board(&self.0)
    }

    /// A task in numbers: code of its end (0 stopped, 1 found, 2 out of memory), max (NaN for none), when found,
    /// lane, spans dropped, ms for which it was kept from its processor, then phase code, start and end of each span.
    pub fn record(&self, task: u32) -> Vec<f64> {
        wire::record(&self.0, task)
    }

    /// How often the run's lock went from one thread to another.
    #[wasm_bindgen(js_name = lockSwitches)]
    pub fn lock_switches(&self) -> f64 {
        self.0.lock().switches() as f64
    }

    /// How long all threads together have waited for the run's lock.
    #[wasm_bindgen(js_name = lockWaitedMs)]
    pub fn lock_waited_ms(&self) -> f64 {
        self.0.lock().waited_ms()
    }

    /// What a lane did: task, phase code, start and end of each part.
    pub fn parts(&self, lane: u32) -> Vec<f64> {
        wire::parts(&self.0, lane)
    }
}

fn phase_of(code: u8) -> Result<Phase, JsError> {
    wire::phase(code).map_err(JsError::new)
}
