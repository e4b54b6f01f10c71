//! A run in one memory: its options, its tasks' records, its lock and its stop flag, shared by all of its threads.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::now_ms;
use crate::kernel::Search;
use crate::lists::Source;
use crate::lock::SwitchLock;
use crate::options::Options;
use crate::spans::{MAX_SPANS, Phase, Recorder, Span};
use crate::stalls::Stalls;

/// What became of a task.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// The max was found, at this time.
    Found {
        /// `None` for an empty list.
        max: Option<i32>,
        /// Milliseconds since the run began.
        found_ms: f64,
    },
    /// Its list found no room.
    OutOfMemory,
}

/// What one lane did for one task, where parts of tasks move between lanes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The task that it belongs to.
    pub task: u32,
    /// What was done, and when.
    pub span: Span,
}

/// A run in one memory.
pub struct Run {
    options: Options,
    origin_ms: f64,
    records_spans: bool,
    stop: AtomicU32,
    lock: SwitchLock,
    /// When the lock was given up last. It is written and read by holders of the lock, which orders them.
    released_ms_bits: AtomicU64,
    tasks: Vec<Task>,
    lanes: Vec<Mutex<Lane>>,
}

/// The record of one task: a board that anyone may read at any time, and what its own thread writes.
struct Task {
    lane: AtomicU32,
    phase: AtomicU32,
    searched_permille: AtomicU32,
    lost_us: AtomicU32,
    recorder: Mutex<Recorder>,
    search: Mutex<Option<Search>>,
    outcome: Mutex<Option<Outcome>>,
}

/// What one lane did, where parts of tasks move between lanes.
#[derive(Default)]
struct Lane {
    parts: Vec<Part>,
    stalls: Stalls,
}

/// On the board, a task that is done.
pub const NO_PHASE: u32 = Phase::ALL.len() as u32;

impl Run {
    /// A run that began at `origin_ms` on the clock of [`now_ms`].
    pub fn new(options: Options, origin_ms: f64) -> Self {
        let span_limit = MAX_SPANS / options.tasks as usize;
        Self {
            origin_ms,
            records_spans: true,
            stop: AtomicU32::new(0),
            released_ms_bits: AtomicU64::new(0),
            lock: SwitchLock::new(Duration::from_secs_f64(options.switch_interval_ms / 1000.0)),
            tasks: (0..options.tasks).map(|_| Task::new(span_limit)).collect(),
            lanes: (0..options.workers).map(|_| Mutex::default()).collect(),
            options,
        }
    }

    /// The same run without a record of what its tasks do when: whoever compares the two learns what recording costs.
    pub fn without_spans(mut self) -> Self {
        self.records_spans = false;
        self
    }

    /// Its options.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Its lock; strategies without one leave it alone.
    pub fn lock(&self) -> &SwitchLock {
        &self.lock
    }

    /// Milliseconds since it began.
    pub fn now_ms(&self) -> f64 {
        now_ms() - self.origin_ms
    }

    /// The time of a span's begin or end: the clock is read only where spans are recorded.
    pub fn span_ms(&self) -> f64 {
        if self.records_spans {
            self.now_ms()
        } else {
            0.0
        }
    }

    /// The time of a span's end, or the time now where spans have no times.
    pub fn at_or_now_ms(&self, span_ms: f64) -> f64 {
        if self.records_spans {
            span_ms
        } else {
            self.now_ms()
        }
    }

    /// The flag that ends it: not 0 once somebody wants it to stop.
    pub fn stop_flag(&self) -> &AtomicU32 {
        &self.stop
    }

    /// Whether somebody wants it to stop.
    pub fn stopped(&self) -> bool {
        self.stop.load(Relaxed) != 0
    }

    /// The list of one task.
    pub fn source(&self, task: u32) -> Source {
        Source::new(self.options.workload, self.options.seed, task)
    }

    /// The lane on which a task runs.
    pub fn set_lane(&self, task: u32, lane: u32) {
        self.task(task).lane.store(lane, Relaxed);
    }

    /// Ends a task's present phase and begins `phase`.
    pub fn enter(&self, task: u32, phase: Phase) {
        self.enter_at(task, phase, self.span_ms());
    }

    /// As [`Run::enter`], at a time that is known. A wait for the lock leaves on the board what was done before it.
    pub fn enter_at(&self, task: u32, phase: Phase, at_ms: f64) {
        let record = self.task(task);
        if self.records_spans {
            locked(&record.recorder).enter(phase, at_ms);
        }
        let before = record.phase.swap(phase as u32, Relaxed);
        let goes_on = before == phase as u32 || before == Phase::Lock as u32;
        if phase != Phase::Lock && !goes_on {
            record.searched_permille.store(0, Relaxed);
        }
    }

    /// Shows on the board that those who come up are up: tasks that have not begun are only waiting for their turn.
    pub fn show_ready(&self) {
        for record in &self.tasks {
            let [start, queue] = [Phase::Start as u32, Phase::Queue as u32];
            // A task that has begun meanwhile stays what it is.
            _ = record
                .phase
                .compare_exchange(start, queue, Relaxed, Relaxed);
        }
    }

    /// Notes that the lock was given up at `at_ms`.
    pub fn note_release(&self, at_ms: f64) {
        self.released_ms_bits.store(at_ms.to_bits(), Relaxed);
    }

    /// The time now, but never before the lock was given up last: two threads' clocks may differ by a step,
    /// and nobody can compute under the lock while another still does.
    pub fn now_under_lock_ms(&self) -> f64 {
        let released_ms = f64::from_bits(self.released_ms_bits.load(Relaxed));
        self.span_ms().max(released_ms)
    }

    /// Ends a task's present phase, and with it the task unless another is entered.
    pub fn leave(&self, task: u32) {
        self.leave_at(task, self.span_ms());
    }

    /// As [`Run::leave`], at a time that is known.
    pub fn leave_at(&self, task: u32, at_ms: f64) {
        let record = self.task(task);
        if self.records_spans {
            locked(&record.recorder).leave(at_ms);
        }
        record.phase.store(NO_PHASE, Relaxed);
    }

    /// Adds a span that was measured outside, such as the start of a worker.
    pub fn add_span(&self, task: u32, span: Span) {
        if self.records_spans {
            locked(&self.task(task).recorder).add(span);
        }
    }

    /// Shows on the board how much of the present phase is done, from 0 to 1.
    pub fn show_progress(&self, task: u32, progress: f64) {
        self.task(task)
            .searched_permille
            .store((progress * 1000.0) as u32, Relaxed);
    }

    /// Keeps what became of a task.
    pub fn finish(&self, task: u32, outcome: Outcome) {
        *locked(&self.task(task).outcome) = Some(outcome);
    }

    /// What became of a task, or `None` as long as that is open.
    pub fn outcome(&self, task: u32) -> Option<Outcome> {
        *locked(&self.task(task).outcome)
    }

    /// A task's spans so far, and how many more there were than are kept.
    pub fn spans(&self, task: u32) -> (Vec<Span>, u32) {
        let recorder = locked(&self.task(task).recorder);
        (recorder.spans().to_vec(), recorder.dropped())
    }

    /// A task's lane, the code of its phase (or [`NO_PHASE`]) and how much of that is done, in thousandths.
    pub fn board(&self, task: u32) -> [u32; 3] {
        let record = self.task(task);
        [&record.lane, &record.phase, &record.searched_permille].map(|cell| cell.load(Relaxed))
    }

    /// A task's lane.
    pub fn lane(&self, task: u32) -> u32 {
        self.task(task).lane.load(Relaxed)
    }

    /// A task's search, kept between the steps of an event loop. It is empty before the first and after the last.
    pub fn search(&self, task: u32) -> MutexGuard<'_, Option<Search>> {
        locked(&self.task(task).search)
    }

    /// Adds what a lane did for a task; a part that goes on where the lane's last one ended is joined to it.
    pub fn add_part(&self, lane: u32, part: Part) {
        if !self.records_spans {
            return;
        }
        let parts = &mut locked(&self.lanes[lane as usize]).parts;
        match parts.last_mut() {
            Some(last) if last.goes_on_as(&part) => last.span.end_ms = part.span.end_ms,
            _ => parts.push(part),
        }
    }

    /// What a lane did, in order. Empty for strategies whose tasks stay on their lanes.
    pub fn parts(&self, lane: u32) -> Vec<Part> {
        locked(&self.lanes[lane as usize]).parts.clone()
    }

    /// Notes how long a lane took for a whole part of a scan, as all of them are.
    pub fn note_part(&self, lane: u32, task: u32, part_ms: f64) {
        let lost_ms = locked(&self.lanes[lane as usize]).stalls.note(part_ms);
        self.lose(task, lost_ms);
    }

    /// Adds to how long a task was kept from its processor.
    pub fn lose(&self, task: u32, ms: f64) {
        let lost_us = (ms * 1000.0) as u32;
        self.task(task).lost_us.fetch_add(lost_us, Relaxed);
    }

    /// How long a task was kept from its processor while it scanned, as far as that shows.
    pub fn lost_ms(&self, task: u32) -> f64 {
        f64::from(self.task(task).lost_us.load(Relaxed)) / 1000.0
    }

    fn task(&self, task: u32) -> &Task {
        &self.tasks[task as usize]
    }
}

impl Task {
    fn new(span_limit: usize) -> Self {
        Self {
            lane: AtomicU32::new(0),
            phase: AtomicU32::new(Phase::Start as u32),
            searched_permille: AtomicU32::new(0),
            lost_us: AtomicU32::new(0),
            recorder: Mutex::new(Recorder::new(span_limit)),
            search: Mutex::default(),
            outcome: Mutex::default(),
        }
    }
}

impl Part {
    /// Whether `next` is more of the same, begun at once. A block takes some 0.1 ms; the gap is far below.
    fn goes_on_as(&self, next: &Self) -> bool {
        self.task == next.task
            && self.span.phase == next.span.phase
            && next.span.start_ms - self.span.end_ms < 0.02
    }
}

/// A panic ends the whole run, so what it was writing is not read again: poison carries no news.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
