//! One task of a run: its row of the board, and its record.

use crate::kernel::Search;
use crate::run::board::Board;
use crate::spans::{Phase, Recorder, Span};
use crate::sync::{AtomicU32, Mutex, MutexGuard, Relaxed, locked};

/// How a task ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// The max was found.
    Found {
        /// The max, or `None` for an empty list.
        max: Option<i32>,
        /// When it was known, in milliseconds since the run began.
        found_ms: f64,
    },
    /// The memory did not hold the task's list.
    OutOfMemory,
}

/// One task of a run, shared by the thread that carries it out and by those that watch.
pub struct Task {
    board: Board,
    lost_us: AtomicU32,
    /// `None` where no spans are recorded.
    recorder: Option<Mutex<Recorder>>,
    search: Mutex<Option<Search>>,
    outcome: Mutex<Option<Outcome>>,
}

impl Task {
    /// A task that has not begun. It keeps the first `span_limit` spans, or none.
    pub(super) fn new(span_limit: Option<usize>) -> Self {
        Self {
            board: Board::new(),
            lost_us: AtomicU32::new(0),
            recorder: span_limit.map(|limit| Mutex::new(Recorder::new(limit))),
            search: Mutex::default(),
            outcome: Mutex::default(),
        }
    }

    /// Returns the task's row of the board.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// Ends the present phase and begins `phase`.
    pub fn enter(&self, phase: Phase, at_ms: f64) {
        if let Some(recorder) = &self.recorder {
            locked(recorder).enter(phase, at_ms);
        }
        self.board.show_phase(phase);
    }

    /// Ends the present phase, and with it the task unless another phase is entered.
    pub fn leave(&self, at_ms: f64) {
        if let Some(recorder) = &self.recorder {
            locked(recorder).leave(at_ms);
        }
        self.board.show_done();
    }

    /// Adds a span that was measured elsewhere, such as the start of a worker.
    pub fn add_span(&self, span: Span) {
        if let Some(recorder) = &self.recorder {
            locked(recorder).add(span);
        }
    }

    /// Returns the spans so far, without the one that is still open.
    pub fn spans(&self) -> Vec<Span> {
        let recorder = self.recorder.as_ref().map(locked);
        recorder.map_or_else(Vec::new, |recorder| recorder.spans().to_vec())
    }

    /// Returns how many spans came after those that are kept.
    pub fn dropped_spans(&self) -> u32 {
        let recorder = self.recorder.as_ref().map(locked);
        recorder.map_or(0, |recorder| recorder.dropped())
    }

    /// Keeps how the task ended.
    pub fn finish(&self, outcome: Outcome) {
        *locked(&self.outcome) = Some(outcome);
    }

    /// Returns how the task ended, or `None` while it has not ended, and after a stop.
    pub fn outcome(&self) -> Option<Outcome> {
        *locked(&self.outcome)
    }

    /// Returns for how long the task was kept from its processor while it scanned, as far as that shows.
    pub fn lost_ms(&self) -> f64 {
        f64::from(self.lost_us.load(Relaxed)) / 1000.0
    }

    /// Adds to [`lost_ms`](Self::lost_ms).
    pub fn lose(&self, ms: f64) {
        let lost_us = (ms * 1000.0) as u32;
        self.lost_us.fetch_add(lost_us, Relaxed);
    }

    /// Locks the task's search, which is kept between the steps of an event loop. It is empty before the first step and
    /// after the last.
    pub(crate) fn search(&self) -> MutexGuard<'_, Option<Search>> {
        locked(&self.search)
    }
}
