//! The thin layer between the browser's workers (`www/workers/`) and the core.

use std::sync::Arc;

use wasm_bindgen::prelude::*;

use crate::options::{Options, RawOptions, Strategy};
use crate::reference::Reference;
use crate::run::{NO_PHASE, Outcome, Run};
use crate::spans::{Phase, Span};
use crate::stats::{Summary, summarise};
use crate::strategies::{locked, shared, stepped};
use crate::verdict::{self, Setup};

#[wasm_bindgen]
extern "C" {
    /// The options of `www/options.js`, complete.
    #[wasm_bindgen(js_name = Options)]
    pub type JsOptions;
    #[wasm_bindgen(method, getter)]
    fn workload(this: &JsOptions) -> String;
    #[wasm_bindgen(method, getter)]
    fn strategy(this: &JsOptions) -> String;
    #[wasm_bindgen(method, getter)]
    fn list(this: &JsOptions) -> String;
    #[wasm_bindgen(method, getter)]
    fn executor(this: &JsOptions) -> String;
    #[wasm_bindgen(method, getter)]
    fn tasks(this: &JsOptions) -> f64;
    #[wasm_bindgen(method, getter)]
    fn size(this: &JsOptions) -> f64;
    #[wasm_bindgen(method, getter)]
    fn wait(this: &JsOptions) -> f64;
    #[wasm_bindgen(method, getter)]
    fn workers(this: &JsOptions) -> f64;
    #[wasm_bindgen(method, getter, js_name = switchInterval)]
    fn switch_interval(this: &JsOptions) -> f64;
    #[wasm_bindgen(method, getter)]
    fn seed(this: &JsOptions) -> f64;

    /// Keeps a panic's message where `www/workers/` finds it: to JavaScript, the panic is only `unreachable`.
    #[wasm_bindgen(js_namespace = globalThis, js_name = racelanePanicked)]
    fn racelane_panicked(message: &str);

    /// Tells the owner of the worker that runs this thread that a task has ended.
    #[wasm_bindgen(js_namespace = globalThis, js_name = racelaneTaskEnded)]
    fn racelane_task_ended(task: u32);
}

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        racelane_panicked(&info.to_string());
    }));
}

/// A run in this memory. Its threads attach to it by its address.
#[wasm_bindgen(js_name = Run)]
pub struct WasmRun(Arc<Run>);

#[wasm_bindgen(js_class = Run)]
impl WasmRun {
    /// A run with these options that began at `origin_ms` since the Unix epoch.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsOptions, origin_ms: f64) -> Result<WasmRun, JsError> {
        Ok(Self(Arc::new(Run::new(checked(options)?, origin_ms))))
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

    /// Lane, phase code and thousandths done of every task, one after another.
    pub fn board(&self) -> Vec<u32> {
        (0..self.0.options().tasks)
            .flat_map(|task| self.0.board(task))
            .collect()
    }

    /// A task in numbers: code of its end (0 stopped, 1 found, 2 out of memory), max (NaN for none), when found,
    /// lane, spans dropped, then phase code, start and end of each span.
    pub fn record(&self, task: u32) -> Vec<f64> {
        let (end, max, found_ms) = match self.0.outcome(task) {
            None => (0.0, None, f64::NAN),
            Some(Outcome::Found { max, found_ms }) => (1.0, max, found_ms),
            Some(Outcome::OutOfMemory) => (2.0, None, f64::NAN),
        };
        let (spans, dropped) = self.0.spans(task);
        let max = max.map_or(f64::NAN, f64::from);
        let head = [
            end,
            max,
            found_ms,
            f64::from(self.0.lane(task)),
            f64::from(dropped),
        ];
        head.into_iter()
            .chain(spans.iter().flat_map(flat))
            .collect()
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
        let parts = self.0.parts(lane);
        parts
            .iter()
            .flat_map(|part| [f64::from(part.task)].into_iter().chain(flat(&part.span)))
            .collect()
    }
}

/// The code on the board of a task that is in no phase.
#[wasm_bindgen(js_name = noPhase)]
pub fn no_phase() -> u32 {
    NO_PHASE
}

/// The plain loop that every max is checked against.
#[wasm_bindgen(js_name = Reference)]
pub struct WasmReference(Reference);

#[wasm_bindgen(js_class = Reference)]
impl WasmReference {
    /// The list of one task.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsOptions, task: u32) -> Result<WasmReference, JsError> {
        let options = checked(options)?;
        Ok(Self(Reference::new(
            options.workload,
            options.seed,
            task,
            options.size,
        )))
    }

    /// Looks at the next `count` numbers; true when none are left.
    pub fn advance(&mut self, count: u32) -> bool {
        self.0.advance(u64::from(count))
    }

    /// The greatest number; undefined where there was none.
    pub fn max(&self) -> Option<i32> {
        self.0.max()
    }
}

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

fn flat(span: &Span) -> [f64; 3] {
    [f64::from(span.phase as u8), span.start_ms, span.end_ms]
}

fn phase_of(code: u8) -> Result<Phase, JsError> {
    Phase::from_code(code).ok_or_else(|| JsError::new("a phase's code is from 0 to 5"))
}

fn checked(options: &JsOptions) -> Result<Options, JsError> {
    Options::check(&RawOptions {
        workload: &options.workload(),
        strategy: &options.strategy(),
        list: &options.list(),
        executor: &options.executor(),
        tasks: options.tasks(),
        size: options.size(),
        wait_ms: options.wait(),
        workers: options.workers(),
        switch_interval_ms: options.switch_interval(),
        seed: options.seed(),
    })
    .map_err(|error| JsError::new(&error.to_string()))
}
